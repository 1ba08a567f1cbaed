internal import ExtractCore

/// What single rules of the stage know of a word, beside its classes.
struct WordUses: OptionSet {
  let rawValue: UInt32

  /// Conjunctions that join a second verb to the same subject.
  static let contrast = Self(rawValue: 1 << 0)
  /// Prepositions that can belong to a noun for a speaker: `a spokesman for the bank`.
  static let attaching = Self(rawValue: 1 << 1)
  /// Words with which a clause begins that depends on another: `because`, `when`.
  static let dependent = Self(rawValue: 1 << 2)
  /// Words that begin a clause which opposes one before it: `while`.
  static let opposing = Self(rawValue: 1 << 3)
  /// Adjectives that describe somebody by what stands behind them: `familiar with the matter`.
  static let describing = Self(rawValue: 1 << 4)
  /// Means of speaking that stand behind `by`: `said by phone`.
  static let medium = Self(rawValue: 1 << 5)
  /// Verbs of not telling: `gave no details`.
  static let withholding = Self(rawValue: 1 << 6)
  /// Prepositions that go on with what was done: `destroyed, the army said, by a drone`.
  static let agentive = Self(rawValue: 1 << 7)
  /// Prepositions and conjunctions with which a statement can begin behind its verb: `said despite the truce …`.
  static let opening = Self(rawValue: 1 << 8)
  /// Words that make another post of a post: `vice`, `former`.
  static let rank = Self(rawValue: 1 << 9)
  /// Words that place a unit of time by the time of speaking: `last week`.
  static let deictic = Self(rawValue: 1 << 10)
  /// Nouns that take a clause for what they say: "the assumption that …".
  static let content = Self(rawValue: 1 << 11)
  /// What somebody is said or thought to be, in one word: `feared dead`.
  static let fate = Self(rawValue: 1 << 12)
  /// Adverbs that are adjectives, too: `first`.
  static let sequence = Self(rawValue: 1 << 13)
  /// Those who decide on a motion, and what they decide on: `the court dismissed the appeal`.
  static let court = Self(rawValue: 1 << 14)
  static let motion = Self(rawValue: 1 << 15)
  /// Pronouns by which speakers name themselves: `I`.
  static let firstPerson = Self(rawValue: 1 << 16)
  /// Labels of questions and of answers in a transcript: `Q`, `A`.
  static let asker = Self(rawValue: 1 << 17)
  static let answerer = Self(rawValue: 1 << 18)
  /// Words for an interview, in which one person answers.
  static let interview = Self(rawValue: 1 << 19)
  /// Past forms of irregular verbs: `rose`.
  static let past = Self(rawValue: 1 << 20)
  /// Words that begin with an apostrophe when they are shortened: `'em`, `'til`.
  static let elision = Self(rawValue: 1 << 21)
  /// Words that can stand before a number at the beginning of a clause: `nearly`, `more`.
  static let approximate = Self(rawValue: 1 << 22)

  /// Nouns that make a noun of the verb before them: `think tank`.
  static let compound = Self(rawValue: 1 << 27)
  /// Prepositions with which it is told what is talked of: `about`.
  static let topic = Self(rawValue: 1 << 26)
  /// Pronouns by which speakers name those they speak to: `you`.
  static let secondPerson = Self(rawValue: 1 << 25)
  /// Pronouns that name what was said as a whole: `…, something he denies`.
  static let summary = Self(rawValue: 1 << 24)
  /// Relatives that stand for no person: `which`.
  static let impersonal = Self(rawValue: 1 << 23)

  private static let named: [(ImmortalText, Self)] = [
    ("past", .past), ("content", .content), ("motion", .motion), ("rank", .rank), ("approximate", .approximate),
    ("dependent", .dependent), ("describing", .describing), ("elision", .elision), ("court", .court), ("fate", .fate),
    ("deictic", .deictic), ("medium", .medium), ("withholding", .withholding), ("opening", .opening),
    ("attaching", .attaching), ("interview", .interview), ("agentive", .agentive), ("opposing", .opposing),
    ("contrast", .contrast), ("first_person", .firstPerson), ("asker", .asker), ("answerer", .answerer),
    ("sequence", .sequence), ("compound", .compound), ("impersonal", .impersonal), ("summary", .summary),
    ("second_person", .secondPerson), ("regarding", .topic),
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The use that a cell of the list of clause words names; none for an empty cell or another name.
  init(clauseWord name: ImmortalText) {
    self = name.isEmpty ? [] : Self.named.first { $0.0 == name }?.1 ?? []
  }
}

/// What the stage knows of a word.
struct ReportingWord {
  var classes: WordClasses = []
  var uses: WordUses = []
}
