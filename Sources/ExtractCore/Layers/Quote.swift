/// Something said, with who said it and the words that say so.
public struct Quote: Hashable, Sendable {
  /// How something is quoted; the raw value stands in the record.
  public enum Kind: String, CaseIterable, Sendable {
    /// `“We are ready,” she said.`
    case direct
    /// `She said that they were ready.`
    case indirect
    /// `She said they were “more than ready”.`
    case mixed
    /// Words in quotation marks that no one is reported to say: `their “experts”`.
    case scare
    /// The title of a work in quotation marks.
    case title
  }

  /// How it is quoted.
  public var kind: Kind
  /// The quotation with its marks; of a split quotation, from the first piece to the last.
  public var range: TextRange
  /// The pieces of a split quotation ("…," he said, "…"), empty if it is in one piece.
  public var parts: [TextRange]
  /// Who says it; `nil` if that was not found, and for kinds that nobody says.
  public var speaker: Speaker?
  /// The words that report it; `nil` without a reporting clause.
  public var cue: Cue?
  /// Who it is said to, `reporters` in `told reporters`; `nil` if the text does not say.
  public var addressee: Speaker?
  /// Why ``speaker`` is `nil`, in a few words.
  public var unattributed: ImmortalText?
  /// The rule that found the quotation or, for one without a reporting clause, its speaker.
  public var rule: RuleID

  /// A quotation; a speaker's indices refer to ``Document/mentions`` and ``Document/entities``.
  public init(
    kind: Kind, range: TextRange, parts: [TextRange] = [], speaker: Speaker? = nil, cue: Cue? = nil,
    addressee: Speaker? = nil, unattributed: ImmortalText? = nil, rule: RuleID
  ) {
    self.kind = kind
    self.range = range
    self.parts = parts
    self.speaker = speaker
    self.cue = cue
    self.addressee = addressee
    self.unattributed = unattributed
    self.rule = rule
  }
}

/// The one who speaks, or is spoken to, as the text names them at that place.
public struct Speaker: Hashable, Sendable {
  /// The whole noun phrase: `the town's mayor, Amara Diallo`, `she`; in bytes.
  public var range: TextRange
  /// The index in ``Document/mentions`` of the mention that names the speaker.
  public var mention: Int?
  /// The index in ``Document/entities`` of who it is.
  public var entity: Int?
  /// The head noun or the name within ``range``, where it is shorter.
  public var head: TextRange?
  /// The rule that found the speaker, where it is not the quotation's.
  public var rule: RuleID?

  /// A speaker; without `mention` and `entity` one that the text does not name, such as `a witness`.
  public init(range: TextRange, mention: Int? = nil, entity: Int? = nil, head: TextRange? = nil, rule: RuleID? = nil) {
    self.range = range
    self.mention = mention
    self.entity = entity
    self.head = head
    self.rule = rule
  }
}

/// The word or phrase that reports the speech: `said`, `according to`.
public struct Cue: Hashable, Sendable {
  /// What is done by saying it; from the list `cues`. The raw value stands in the record.
  public enum Class: String, CaseIterable, Sendable {
    case say, ask, demand, accuse, believe, write, promise, deny, warn, announce, call, other
  }
  /// Whether the speaker affirms what is said: `denied` and `accused` are negative.
  public enum Polarity: String, CaseIterable, Sendable { case positive, negative }
  /// When it is said, by the form of the verb; with a modal verb before it, in the future.
  public enum Tense: String, CaseIterable, Sendable { case past, present, future }

  /// The place of the word or phrase, in bytes.
  public var range: TextRange
  /// The base form from the list `cues`: `say` for `said`; `nil` if it is not known.
  public var lemma: ImmortalText?
  /// `nil` if it is not known.
  public var `class`: Class?
  /// `nil` if it is not known.
  public var polarity: Polarity?
  /// `nil` if it is not known.
  public var tense: Tense?

  /// A cue; the quotes stage fills all of it, fixtures may leave the rest out.
  public init(
    range: TextRange, lemma: ImmortalText? = nil, class: Class? = nil, polarity: Polarity? = nil, tense: Tense? = nil
  ) {
    self.range = range
    self.lemma = lemma
    self.class = `class`
    self.polarity = polarity
    self.tense = tense
  }
}
