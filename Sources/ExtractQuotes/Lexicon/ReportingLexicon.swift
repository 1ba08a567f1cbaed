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
  /// A unit of time: `week`.
  static let timeUnit = Self(rawValue: 1 << 17)
  static let title = Self(rawValue: 1 << 18)
  /// A title that a period belongs to: `Mr.`
  static let abbreviation = Self(rawValue: 1 << 19)
  static let calendar = Self(rawValue: 1 << 20)
  static let cue = Self(rawValue: 1 << 21)
  /// A cue that is no noun: in lower case no part of a noun phrase.
  static let verbCue = Self(rawValue: 1 << 22)
  /// A cue that is as often a noun.
  static let nounCue = Self(rawValue: 1 << 23)
  static let male = Self(rawValue: 1 << 24)
  static let female = Self(rawValue: 1 << 25)
  static let plural = Self(rawValue: 1 << 26)
  static let thing = Self(rawValue: 1 << 27)
  /// A pronoun of the first or second person.
  static let participant = Self(rawValue: 1 << 28)
  /// A noun for a whole body, which says no more after its name than the name: `the Orvane company`.
  static let body = Self(rawValue: 1 << 29)
  /// A noun follows, and no verb: a preposition, and a determiner or possessive that is no pronoun.
  static let beforeNoun = Self(rawValue: 1 << 30)
  /// A noun for a body, a part of one, or a text: `it`.
  static let impersonal = Self(rawValue: 1 << 31)

  static let auxiliary: Self = [.be, .have, .do, .modal]
  /// Words that can stand between a subject and its verb.
  static let adverbial: Self = [.be, .have, .do, .modal, .negation, .adverb]
  /// Words that are no part of a noun phrase after its determiner.
  static let functional: Self = [
    .determiner, .possessive, .preposition, .subject, .object, .relative, .complementizer, .question, .conjunction,
    .subordinator, .be, .have, .do, .modal, .negation, .adverb, .beforeNoun,
  ]
  /// What no word of a noun phrase after its determiner has, be it in lower case …
  static let notInNounPhrases = functional.union(.verbCue)
  /// … or capitalised: a name may be spelled like a verb.
  static let notInNames = functional.union(.calendar)

  private static let named: [(ImmortalText, Self)] = [
    ("adverb", .adverb), ("preposition", .preposition), ("determiner", .determiner), ("subject", .subject),
    ("modal", .modal), ("be", .be), ("object", .object), ("subordinator", .subordinator), ("possessive", .possessive),
    ("relative", .relative), ("complementizer", .complementizer), ("question", .question),
    ("conjunction", .conjunction), ("have", .have), ("do", .do), ("negation", .negation), ("male", .male),
    ("female", .female), ("plural", .plural), ("thing", .thing), ("participant", .participant),
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Adds the classes that follow from the others.
  fileprivate mutating func insertDerived() {
    if contains(.cue), isDisjoint(with: [.nounCue, .personNoun]) { insert(.verbCue) }
    let isModifier = !isDisjoint(with: [.determiner, .possessive]) && isDisjoint(with: [.subject, .object])
    if isModifier || contains(.preposition) { insert(.beforeNoun) }
  }

  /// The class that a cell of the list of clause words names; none for an empty cell or another name.
  init(clauseWord name: ImmortalText) {
    self = name.isEmpty ? [] : Self.named.first { $0.0 == name }?.1 ?? []
  }
}

/// The lists that the stage works with, by word: a plain value with pointers to memory that is never freed.
struct ReportingLexicon: @unchecked Sendable {
  private let lexicon: Lexicon
  let cueList: Int
  private let cues: CueTable
  /// The words and marks that ``cueStarts`` know.
  let noticed: TokenWatch
  /// What is known of each word.
  private(set) var words = WordArray(none: ReportingWord())
  // Single words that rules name.
  let by: LexiconID
  let to: LexiconID
  let of: LexiconID
  let and: LexiconID
  let no: LexiconID
  let the: LexiconID
  let there: LexiconID
  let whose: LexiconID
  let `as`: LexiconID

  let person = Label.person
  let organization = Label.organization

  let adverbEndings: WordEndings
  let gerundEndings: WordEndings
  let pastEndings: WordEndings
  /// Of the third person of the present.
  let presentEndings: WordEndings

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    cueList = lexicon.listNumber("cues")
    func word(_ form: String) -> LexiconID { lexicon.requiredID(of: form, in: "clause_words") }
    (by, to, of, `as`) = (word("by"), word("to"), word("of"), word("as"))
    (and, no, the, there, whose) = (word("and"), word("no"), word("the"), word("there"), word("whose"))
    adverbEndings = WordEndings(lexicon, ["adverb"])
    gerundEndings = WordEndings(lexicon, ["gerund"])
    pastEndings = WordEndings(lexicon, ["past"])
    presentEndings = WordEndings(lexicon, ["third_person"])
    let listed = lexicon.rows(of: "clause_words").map(lexicon.entry)
    let complementizers = listed.filter { entry in
      WordClasses(clauseWord: entry[1]).union(WordClasses(clauseWord: entry[2])).contains(.complementizer)
    }
    let contrasts = listed.filter { $0[1] == "conjunction" && $0[2] == "contrast" }
    // The list also has nouns and adjectives, which are rarer: `point`, `view`.
    let closedClass = listed.filter { !WordClasses(clauseWord: $0[1]).isEmpty }
    cues = CueTable(
      lexicon, complementizers: complementizers.map(\.word), contrasts: contrasts.map(\.word),
      closedClass: Set(closedClass.map(\.word)))
    noticed = lexicon.watch(cues.words)
    noteClasses()
  }

  private mutating func noteClasses() {
    for row in lexicon.rows(of: "cues") {
      let isNoun = cues.form(row).flags.contains(.noun)
      words.update(lexicon.entry(row).word) { $0.classes.formUnion(isNoun ? [.cue, .nounCue] : .cue) }
    }
    for row in lexicon.rows(of: "clause_words") {
      let entry = lexicon.entry(row)
      let classes = WordClasses(clauseWord: entry[1]).union(WordClasses(clauseWord: entry[2]))
      let uses = WordUses(clauseWord: entry[1]).union(WordUses(clauseWord: entry[2]))
      words.update(entry.word) {
        $0.classes.formUnion(classes)
        $0.uses.formUnion(uses)
      }
    }
    for row in lexicon.rows(of: "person_nouns") {
      let number = lexicon.entry(row)[2]
      let kind: WordClasses =
        switch number {
        case "body": [.body, .impersonal]
        case "group", "document": .impersonal
        case "plural": .plural
        default: []
        }
      words.update(lexicon.entry(row).word) { $0.classes.formUnion(kind.union(.personNoun)) }
    }
    for row in lexicon.rows(of: "person_titles") {
      let entry = lexicon.entry(row)
      let isAbbreviation = entry[3].bytes.starts(with: "abbrev".utf8)
      // The period after a title is a token of its own.
      let isDotted = isAbbreviation && entry[0].bytes.last == Mark.period
      let word = isDotted ? lexicon.id(of: UnsafeBufferPointer(rebasing: entry[0].bytes.dropLast())) : entry.word
      if let word { words.update(word) { $0.classes.formUnion(isAbbreviation ? [.title, .abbreviation] : .title) } }
    }
    for list in ["weekdays", "months"] {
      for row in lexicon.rows(of: list) { words.update(lexicon.entry(row).word) { $0.classes.insert(.calendar) } }
    }
    for row in lexicon.rows(of: "time_units") where lexicon.entry(row)[2].isEmpty {
      words.update(lexicon.entry(row).word) { $0.classes.insert(.timeUnit) }
    }
    words.updateAll { $0.classes.insertDerived() }
  }

  func form(_ cue: CueHit) -> CueForm { cues.form(cue.row) }

  /// Begins a document, whose cues of several words are looked up.
  func begin(_ phrases: inout PhraseMemory) { phrases.begin(lexicon, lists: ListSet(list: cueList)) }

  /// Whether a cue of several words may begin at a token whose word begins some.
  @inline(__always) func mayBeginPhrase(_ token: Int, in view: TokenView) -> Bool {
    token + 1 < view.count && (view.mark(token + 1) != 0 || mayBeginPhrase(view.word(token), view.word(token + 1)))
  }

  /// Whether a cue may begin with two words, or with the first and have the second for its anchor.
  @inline(__always) func mayBeginPhrase(_ first: LexiconID, _ other: LexiconID) -> Bool {
    cues.mayBeginPhrase(first, other)
  }

  /// What words and marks tell the scan for cues.
  var cueStarts: WordArray<CueStart> { cues.starts }

  @inline(__always) func flags(of row: UInt32) -> CueFlags { cues.form(row).flags }
}
