internal import ExtractCore
internal import ExtractMatching

/// What the stage knows of a word: closed classes, nouns for those who speak, cues.
struct WordClasses: OptionSet {
  let rawValue: UInt32

  static let determiner = Self(rawValue: 1 << 0)
  static let possessive = Self(rawValue: 1 << 1)
  static let preposition = Self(rawValue: 1 << 2)
  static let subject = Self(rawValue: 1 << 3)
  static let object = Self(rawValue: 1 << 4)
  static let relative = Self(rawValue: 1 << 5)
  static let complementizer = Self(rawValue: 1 << 6)
  static let question = Self(rawValue: 1 << 7)
  static let conjunction = Self(rawValue: 1 << 8)
  static let subordinator = Self(rawValue: 1 << 9)
  static let be = Self(rawValue: 1 << 10)
  static let have = Self(rawValue: 1 << 11)
  static let `do` = Self(rawValue: 1 << 12)
  static let modal = Self(rawValue: 1 << 13)
  static let negation = Self(rawValue: 1 << 14)
  static let adverb = Self(rawValue: 1 << 15)
  /// A noun for a person, a body or a text that speaks.
  static let personNoun = Self(rawValue: 1 << 16)
  static let pluralNoun = Self(rawValue: 1 << 17)
  static let title = Self(rawValue: 1 << 18)
  /// A title that a period belongs to: `Mr.`
  static let abbreviation = Self(rawValue: 1 << 19)
  static let calendar = Self(rawValue: 1 << 20)
  static let cue = Self(rawValue: 1 << 21)
  static let startsCuePhrase = Self(rawValue: 1 << 22)
  /// A cue that is as often a noun.
  static let nounCue = Self(rawValue: 1 << 23)
  static let male = Self(rawValue: 1 << 24)
  static let female = Self(rawValue: 1 << 25)
  static let plural = Self(rawValue: 1 << 26)
  static let thing = Self(rawValue: 1 << 27)
  /// A pronoun of the first or second person.
  static let participant = Self(rawValue: 1 << 28)

  static let auxiliary: Self = [.be, .have, .do, .modal]
  /// Words that can stand between a subject and its verb.
  static let adverbial: Self = [.be, .have, .do, .modal, .negation, .adverb]
  /// Words that are no part of a noun phrase after its determiner.
  static let functional: Self = [
    .determiner, .possessive, .preposition, .subject, .object, .relative, .complementizer, .question, .conjunction,
    .subordinator, .be, .have, .do, .modal, .negation, .adverb,
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The class that a row of the list of clause words names.
  init?(clauseWord name: String) {
    let byName: [String: Self] = [
      "determiner": .determiner, "possessive": .possessive, "preposition": .preposition, "subject": .subject,
      "object": .object, "relative": .relative, "complementizer": .complementizer, "question": .question,
      "conjunction": .conjunction, "subordinator": .subordinator, "be": .be, "have": .have, "do": .do,
      "modal": .modal, "negation": .negation, "adverb": .adverb, "male": .male, "female": .female, "plural": .plural,
      "thing": .thing, "participant": .participant,
    ]
    guard let found = byName[name] else { return nil }
    self = found
  }
}

/// How a form of a reporting verb is used.
struct CueFlags: OptionSet {
  let rawValue: UInt16

  static let direct = Self(rawValue: 1 << 0)
  static let indirect = Self(rawValue: 1 << 1)
  /// Only beside a quotation: `smiled`.
  static let weak = Self(rawValue: 1 << 2)
  static let base = Self(rawValue: 1 << 3)
  static let gerund = Self(rawValue: 1 << 4)
  static let participle = Self(rawValue: 1 << 5)
  /// `according to`
  static let preposition = Self(rawValue: 1 << 6)
  /// Follows a passive: `quoted as saying`.
  static let quoted = Self(rawValue: 1 << 7)
  static let noun = Self(rawValue: 1 << 8)
  /// Takes the one spoken to as object: `told reporters`.
  static let addressee = Self(rawValue: 1 << 9)

  /// Takes a clause without `that`.
  static let clause = Self(rawValue: 1 << 10)
  /// Takes a noun or an infinitive for what is said: `denied the charge`, `vowed to stay`.
  static let object = Self(rawValue: 1 << 11)
  /// Takes a clause without `that` most often: what follows a `clause` verb must look more like one.
  static let bare = Self(rawValue: 1 << 12)
  /// A phrase beside another cue, no cue of its own: `in a statement`.
  static let adjunct = Self(rawValue: 1 << 13)

  static let names: [(String, Self)] = [
    ("direct", .direct), ("indirect", .indirect), ("weak", .weak), ("base", .base), ("gerund", .gerund),
    ("participle", .participle), ("preposition", .preposition), ("quoted", .quoted), ("noun", .noun),
    ("addressee", .addressee), ("clause", .clause), ("object", .object), ("bare", .bare), ("adjunct", .adjunct),
  ]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The flags of a comma-separated cell.
  init(cell: String) {
    self = []
    for flag in cell.split(separator: ",") {
      if let known = Self.names.first(where: { $0.0 == flag }) { formUnion(known.1) }
    }
  }
}

/// A row of the list of cues.
struct CueForm {
  var lemma: ImmortalText
  var `class`: Cue.Class
  var tense: Cue.Tense
  var polarity: Cue.Polarity
  var flags: CueFlags
}

/// A cue in the text: the tokens from `start` up to, but not including, `end`.
struct CueHit {
  var start: Int
  var end: Int
  /// The index of the form among the rows of the list.
  var form: Int
}

/// The lists that the stage works with, by word.
struct ReportingLexicon: Sendable {
  private let lexicon: Lexicon
  private let cueList: Int
  private let firstCueRow: UInt32
  private var classesByWord: [WordClasses] = []
  private var cueByWord: [LexiconID: Int] = [:]
  private(set) var cueForms: [CueForm] = []
  /// Single words that rules name.
  let by: LexiconID
  let to: LexiconID
  let of: LexiconID
  let and: LexiconID
  /// Conjunctions that join a second verb to the same subject.
  let contrasts: Set<LexiconID>
  /// Prepositions that can belong to a noun for a speaker: `a spokesman for the bank`.
  let attaching: Set<LexiconID>
  /// Words that begin with an apostrophe when they are shortened: `'em`, `'til`.
  let elisions: Set<LexiconID>

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    cueList = lexicon.listNumber("cues")
    let cues = lexicon.entries(of: "cues")
    firstCueRow = cues.first?.row ?? 0
    by = lexicon.id(of: "by") ?? 0
    to = lexicon.id(of: "to") ?? 0
    of = lexicon.id(of: "of") ?? 0
    and = lexicon.id(of: "and") ?? 0
    contrasts = Set(["but", "then"].compactMap { lexicon.id(of: $0) })
    attaching = Set(["of", "for", "at", "with", "from"].compactMap { lexicon.id(of: $0) })
    elisions = Set(
      ["em", "tis", "twas", "til", "cause", "bout", "n", "s", "t", "d", "ll", "re", "ve"].compactMap {
        lexicon.id(of: $0)
      })
    classesByWord = [WordClasses](repeating: [], count: 256)
    for entry in cues { addCue(entry) }
    for entry in lexicon.entries(of: "clause_words") {
      var classes = WordClasses(clauseWord: entry[1].string) ?? []
      if let feature = WordClasses(clauseWord: entry[2].string) { classes.formUnion(feature) }
      add(classes, to: entry[0].string)
    }
    for entry in lexicon.entries(of: "person_nouns") {
      add(entry[2].string == "plural" ? [.personNoun, .pluralNoun] : .personNoun, to: entry[0].string)
    }
    for entry in lexicon.entries(of: "person_titles") {
      add(entry[3].string.hasPrefix("abbrev") ? [.title, .abbreviation] : .title, to: entry[0].string)
    }
    for list in ["weekdays", "months"] {
      for entry in lexicon.entries(of: list) { add(.calendar, to: entry[0].string) }
    }
  }

  private mutating func add(_ classes: WordClasses, to form: String) {
    guard !form.utf8.contains(UInt8(ascii: " ")) else { return }
    let word = form.utf8.last == UInt8(ascii: ".") ? String(form.dropLast()) : form
    guard let id = lexicon.id(of: word) else { return }
    insert(classes, at: id)
  }

  private mutating func insert(_ classes: WordClasses, at id: LexiconID) {
    while classesByWord.count <= Int(id) { classesByWord.append([]) }
    classesByWord[Int(id)].formUnion(classes)
  }

  private mutating func addCue(_ entry: LexiconEntry) {
    let flags = CueFlags(cell: entry[5].string)
    let form = entry[0].string
    let index = cueForms.count
    cueForms.append(
      CueForm(
        lemma: entry[1], class: Cue.Class(rawValue: entry[2].string) ?? .other,
        tense: Cue.Tense(rawValue: entry[3].string) ?? .past,
        polarity: Cue.Polarity(rawValue: entry[4].string) ?? .positive, flags: flags))
    guard let firstWord = form.split(separator: " ").first, let id = lexicon.id(of: String(firstWord)) else { return }
    if firstWord.utf8.count < form.utf8.count {
      insert(.startsCuePhrase, at: id)
    } else {
      insert(flags.contains(.noun) ? [.cue, .nounCue] : .cue, at: id)
      if let known = cueByWord[id] { cueForms[known].flags.formUnion(flags) } else { cueByWord[id] = index }
    }
  }

  @inline(__always) func classes(_ word: LexiconID) -> WordClasses {
    Int(word) < classesByWord.count ? classesByWord[Int(word)] : []
  }

  /// The cue that begins at a token; multiword cues win.
  func cue(at token: Int, in view: TokenView) -> CueHit? {
    let classes = classes(view.word(token))
    if classes.contains(.startsCuePhrase),
      let phrase = lexicon.longestPhrase(at: token, in: view, list: cueList), phrase.end > token + 1
    {
      return CueHit(start: token, end: phrase.end, form: Int(phrase.entry.row - firstCueRow))
    }
    guard classes.contains(.cue), let form = cueByWord[view.word(token)] else { return nil }
    return CueHit(start: token, end: token + 1, form: form)
  }
}
