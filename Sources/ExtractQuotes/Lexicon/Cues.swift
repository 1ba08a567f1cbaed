internal import ExtractCore
internal import ExtractMatching

/// How a form of a reporting verb is used.
struct CueFlags: OptionSet {
  let rawValue: UInt32

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
  /// In the past tense; not named in the list's cell, but told by its tense.
  static let past = Self(rawValue: 1 << 14)
  /// Takes somebody for its object, and what is said of them behind `of`: `accused him of lying`.
  static let accusation = Self(rawValue: 1 << 15)

  /// Has the one spoken to for its object, or is a passive: `told the court`, `the court, told of it`.
  static let transitive = Self(rawValue: 1 << 16)

  /// A noun that takes what its owner says: `the army's claim that …`.
  static let nominal = Self(rawValue: 1 << 17)

  /// Takes an infinitive for what is said, but no noun: `claimed to have left`.
  static let infinitive = Self(rawValue: 1 << 18)

  private static let named: [(ImmortalText, Self)] = [
    ("indirect", .indirect), ("direct", .direct), ("gerund", .gerund), ("base", .base), ("clause", .clause),
    ("weak", .weak), ("noun", .noun), ("object", .object), ("addressee", .addressee), ("bare", .bare),
    ("participle", .participle), ("quoted", .quoted), ("preposition", .preposition), ("adjunct", .adjunct),
    ("of", .accusation), ("transitive", .transitive), ("nominal", .nominal), ("infinitive", .infinitive),
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The flags of a comma-separated cell.
  init(cell: ImmortalText) {
    var flags: Self = []
    cell.forEachItem { flag in
      if let known = Self.named.first(where: { $0.0 == flag }) { flags.formUnion(known.1) }
    }
    self = flags
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

/// A cue in the text.
struct CueHit {
  private let first: Int32
  private let last: Int32
  private var that = Int32.max
  /// The row of the form.
  let row: UInt32
  let flags: CueFlags
  /// Whether it is a verb where it stands, and active: not `the report`, `was told`, `United States`.
  var isVerbal = false
  /// Whether a statement may follow it, or stand beside it.
  var mayReport = false

  init(start: Int, end: Int, row: UInt32, flags: CueFlags) {
    first = Int32(truncatingIfNeeded: start)
    last = Int32(truncatingIfNeeded: end)
    self.row = row
    self.flags = flags
  }

  var start: Int { Int(first) }
  /// The index just after the last token.
  var end: Int { Int(last) }
  /// The first word behind the cue that can be the complementizer of a clause; past the text if there is none.
  var complementizer: Int {
    get { Int(that) }
    set { that = Int32(truncatingIfNeeded: newValue) }
  }
}
