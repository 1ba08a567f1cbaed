import ExtractCore
import ExtractMatching

/// Words that tell whether a number or name beside them is a time.
struct ContextWords: Sendable {
  struct Kinds: OptionSet, BitwiseCopyable {
    let rawValue: UInt32
    /// Before a date: in, since, until.
    static let preposition = Kinds(rawValue: 1)
    /// Joins two dates, or stands before many other things too: of, and, to.
    static let connector = Kinds(rawValue: 2)
    static let article = Kinds(rawValue: 4)
    static let of = Kinds(rawValue: 8)
    /// After a duration: later, ago.
    static let after = Kinds(rawValue: 16)
    /// A word that is no noun: is, the, when.
    static let function = Kinds(rawValue: 32)
    /// Says that something is to come: will, scheduled.
    static let future = Kinds(rawValue: 64)
    /// After a clock time: a.m., hours.
    static let clock = Kinds(rawValue: 128)
    /// Says that something was said, by when it was: said, announced.
    static let reported = Kinds(rawValue: 256)
    /// After an amount that is one for each of something: five per cent.
    static let rate = Kinds(rawValue: 512)
    /// Compares with all of a stretch of time: the worst in ten years.
    static let superlative = Kinds(rawValue: 1024)
    /// Before a length of time that something stays below: within.
    static let within = Kinds(rawValue: 2048)
    /// Before the time at which something ends at the latest: by.
    static let deadline = Kinds(rawValue: 4096)
    /// Behind what is later or earlier: six years later than planned.
    static let than = Kinds(rawValue: 8192)
    /// Before "to", what is to come: is, are.
    static let copula = Kinds(rawValue: 16384)
    static let to = Kinds(rawValue: 32768)
    /// Before an infinitive: could, not.
    static let modal = Kinds(rawValue: 65536)
    /// Says so of the time of writing: will.
    static let present = Kinds(rawValue: 131072)
    /// A verb that says what is on a timetable, where it has no object: begins.
    static let scheduled = Kinds(rawValue: 524288)
    /// What a quarter of a business year has: profit.
    static let business = Kinds(rawValue: 1_048_576)
    /// Before "at" and a number that is no time: toll, stood.
    static let level = Kinds(rawValue: 2_097_152)
    /// A verb for a promise, of which a time beside it tells when it was made: pledged.
    static let promise = Kinds(rawValue: 4_194_304)
    /// Says that something may come, in small letters: may, likely.
    static let possible = Kinds(rawValue: 8_388_608)
    /// Behind a length of time, before what it is counted from: after.
    static let counted = Kinds(rawValue: 1 << 24)
    /// What something has been going on from, so that it lies in the past: since.
    static let since = Kinds(rawValue: 1 << 25)
    /// A verb that says what is on a timetable together with the word after it: takes effect.
    static let scheduledWithObject = Kinds(rawValue: 1 << 26)
    /// Says that something may come, or that it was possible: could.
    static let ability = Kinds(rawValue: 1 << 27)
    /// What was possible behind "could": hear, seen.
    static let perceived = Kinds(rawValue: 1 << 28)
    /// Before "to" and the time to which something is put off: postponed.
    static let deferral = Kinds(rawValue: 1 << 29)
    /// Between "as" and "as" before the earliest time at which something may come: soon.
    static let soonest = Kinds(rawValue: 1 << 30)
    /// Whose something is: his.
    static let possessive = Kinds(rawValue: 262144)
  }

  /// The length of the names of units that may stand behind four digits, and are no nouns that a year is before.
  static let longestUnit = 4

  private static let kindsByClass: [String: Kinds] = [
    "in": .preposition, "since": [.preposition, .since], "by": [.preposition, .deadline], "until": .preposition,
    "from": .preposition,
    "during": .preposition, "before": [.preposition, .counted], "after": [.preposition, .counted],
    "early": .preposition,
    "late": .preposition, "mid": .preposition, "around": .preposition, "yearunit": .preposition,
    "between": .preposition,
    "through": .preposition, "of": [.connector, .of], "and": .connector, "to": [.connector, .to], "or": .connector,
    "the": .article, "a": .article, "later": .after, "ago": .after, "earlier": .after, "function": .function,
    "future": .future, "am": .clock, "pm": .clock, "hundred": .clock,
    "reported": [.reported, .function], "per": .rate, "than": [.than, .function], "within": .within,
    "level": [.level, .function], "promise": .promise,
    "possible": .possible,
    "superlative": [.superlative, .function], "copula": [.copula, .function],
    "modal": [.modal, .function], "count": [.superlative, .function],
    "timetable": [.scheduled, .function], "business": .business, "whose": [.possessive, .function],
    "future_present": [.future, .present],
    "conditional": [.modal, .function], "timetable_noun": .scheduled,
    "timetable_phrase": [.scheduledWithObject, .function],
    "ability": [.ability, .modal, .function], "perceived": [.perceived, .function],
    "deferral": [.deferral, .function], "soonest": .soonest,
  ]

  /// Classes whose words may be nouns that a number counts.
  private static let nounClasses: Set<String> = ["timetable_object", "timetable_noun", "soonest"]

  private let kinds: WordArray<Kinds>
  /// Words that say that something went up or down.
  private let changes: WordBits
  /// Plurals that no ending tells.
  private let plurals: WordBits
  private let pluralEndings: WordEndings

  init(lexicon: Lexicon) {
    changes = WordBits(lexicon.entries(of: "change_words").map(\.word))
    plurals = WordBits(lexicon.entries(of: "quantity_particles").filter { $0[1].string == "plural" }.map(\.word))
    pluralEndings = WordEndings(lexicon, ["plural"])
    var kinds: [LexiconID: Kinds] = [:]
    for entry in lexicon.entries(of: "time_words") {
      guard let id = lexicon.id(of: entry[0].bytes) else { continue }
      let isNoun = Self.nounClasses.contains(entry[1].string)
      kinds[id, default: isNoun ? [] : .function].formUnion(Self.kindsByClass[entry[1].string] ?? [])
    }
    self.kinds = WordArray(kinds, none: [])
  }

  func isChange(_ view: TokenView, _ token: Int) -> Bool {
    token >= 0 && token < view.count && changes.contains(view.word(token))
  }

  /// Whether a token is a plural in small letters.
  func isPlural(_ view: TokenView, _ token: Int) -> Bool {
    guard token >= 0, token < view.count, view.shape(token).isKind(.word),
      view.shape(token).isDisjoint(with: [.initialUpper, .lineStart])
    else { return false }
    return plurals.contains(view.word(token)) || pluralEndings.end(view.bytes(token))
  }

  func kinds(_ view: TokenView, _ token: Int) -> Kinds {
    guard token >= 0, token < view.count else { return [] }
    return kinds[view.word(token)]
  }
}
