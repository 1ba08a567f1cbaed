/// Something said, with who said it and the words that say so.
public struct Quote: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case direct, indirect, mixed, scare, title
  }

  public var kind: Kind
  /// The quotation with its marks; of a split quotation, from the first piece to the last.
  public var range: TextRange
  /// The pieces of a split quotation ("…," he said, "…"), empty if it is in one piece.
  public var parts: [TextRange]
  public var speaker: Speaker?
  public var cue: Cue?
  public var addressee: Speaker?
  /// Why ``speaker`` is `nil`, in a few words.
  public var unattributed: ImmortalText?
  public var rule: RuleID

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
  public var range: TextRange
  /// The index in ``Document/mentions`` of the mention that names the speaker.
  public var mention: Int?
  /// The index in ``Document/entities`` of who it is.
  public var entity: Int?
  /// The head noun or the name within ``range``, where it is shorter.
  public var head: TextRange?
  /// The rule that found the speaker, where it is not the quotation's.
  public var rule: RuleID?

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
  public enum Class: String, CaseIterable, Sendable {
    case say, ask, demand, accuse, believe, write, promise, deny, warn, announce, call, other
  }
  public enum Polarity: String, CaseIterable, Sendable { case positive, negative }
  public enum Tense: String, CaseIterable, Sendable { case past, present, future }

  public var range: TextRange
  public var lemma: ImmortalText?
  public var `class`: Class?
  public var polarity: Polarity?
  public var tense: Tense?

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
