internal import ExtractCore
internal import ExtractMatching

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
  /// In the past tense; not named in the list's cell, but told by its tense.
  static let past = Self(rawValue: 1 << 14)

  private static let named: [(ImmortalText, Self)] = [
    ("indirect", .indirect), ("direct", .direct), ("gerund", .gerund), ("base", .base), ("clause", .clause),
    ("weak", .weak), ("noun", .noun), ("object", .object), ("addressee", .addressee), ("bare", .bare),
    ("participle", .participle), ("quoted", .quoted), ("preposition", .preposition), ("adjunct", .adjunct),
  ]

  init(rawValue: UInt16) { self.rawValue = rawValue }

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

/// What may begin with a word, as far as the scan for cues asks.
struct CueStart {
  /// The first row of a cue of this one word; ``CueTable/noRow`` if it is none.
  var row = CueTable.noRow
  /// The flags of all rows of that word.
  var flags: CueFlags = []
  /// Cues of several words begin with the word.
  var beginsPhrase = false
  /// A clause can: `that`.
  var isComplementizer = false
}

/// The list of cues, decoded once for a stage; its memory is never freed.
struct CueTable {
  static let noRow = UInt32.max

  private let forms: UnsafeMutablePointer<CueForm>
  private let firstRow: UInt32
  private(set) var starts: WordMap<CueStart>
  /// A bit for the first two words of each cue of several words, at a place that other words may share.
  private let pairs: UnsafeMutablePointer<UInt64>
  /// The words of ``starts``.
  private(set) var words = WordBits()

  private static let pairPieces = 128
  private static let classes = Cue.Class.allCases.map { (ImmortalText(copying: $0.rawValue), $0) }

  init(_ lexicon: Lexicon, complementizers: [LexiconID]) {
    let rows = lexicon.rows(of: "cues")
    firstRow = rows.lowerBound
    forms = .allocate(capacity: max(1, rows.count))
    starts = WordMap(capacity: rows.count + complementizers.count, none: CueStart())
    pairs = .allocate(capacity: Self.pairPieces)
    pairs.initialize(repeating: 0, count: Self.pairPieces)
    for row in rows { add(lexicon.entry(row), lexicon) }
    for row in rows where form(row).flags.contains(.adjunct) { addAdjunct(lexicon.entry(row), lexicon) }
    for word in complementizers { note(word) { $0.isComplementizer = true } }
  }

  func form(_ row: UInt32) -> CueForm { forms[Int(row - firstRow)] }

  /// Whether a cue begins with two words; rarely also where none does.
  @inline(__always) func mayBeginPhrase(_ first: LexiconID, _ second: LexiconID) -> Bool {
    let (piece, bit) = Self.place(first, second)
    return pairs[piece] & bit != 0
  }

  @inline(__always) private static func place(_ first: LexiconID, _ second: LexiconID) -> (piece: Int, bit: UInt64) {
    let hash = (first &* 0x85EB_CA6B ^ second) &* 0x9E37_79B9
    return (Int(hash >> 25), 1 &<< UInt64(hash >> 19))
  }

  private mutating func note(_ word: LexiconID, _ change: (inout CueStart) -> Void) {
    words.insert(word)
    starts.update(word, change)
  }

  /// Rows that share a word share its first row, with the flags of all.
  private mutating func add(_ entry: LexiconEntry, _ lexicon: Lexicon) {
    var form = CueForm(
      lemma: entry[1], class: Self.classes.first { $0.0 == entry[2] }?.1 ?? .other,
      tense: entry[3] == "present" ? .present : entry[3] == "future" ? .future : .past,
      polarity: entry[4] == "negative" ? .negative : .positive, flags: CueFlags(cell: entry[5]))
    let ownFlags = form.flags
    if form.tense == .past { form.flags.insert(.past) }
    (forms + Int(entry.row - firstRow)).initialize(to: form)
    guard entry.word != 0 else {
      guard !ownFlags.contains(.adjunct), let (first, second) = firstWords(entry, lexicon) else { return }
      addPhrase(first, second)
      return
    }
    let forms = forms
    let firstRow = firstRow
    note(entry.word) { start in
      if start.row == Self.noRow {
        start.row = entry.row
      } else {
        forms[Int(start.row - firstRow)].flags.formUnion(ownFlags)
      }
      start.flags = forms[Int(start.row - firstRow)].flags
    }
  }

  /// An adjunct is no cue, and matters only where it hides one: a word, or a shorter phrase, with which it begins.
  private mutating func addAdjunct(_ entry: LexiconEntry, _ lexicon: Lexicon) {
    guard entry.word == 0, let (first, second) = firstWords(entry, lexicon),
      starts[first].row != Self.noRow || mayBeginPhrase(first, second)
    else { return }
    addPhrase(first, second)
  }

  private mutating func addPhrase(_ first: LexiconID, _ second: LexiconID) {
    note(first) { $0.beginsPhrase = true }
    let (piece, bit) = Self.place(first, second)
    pairs[piece] |= bit
  }

  private func firstWords(_ entry: LexiconEntry, _ lexicon: Lexicon) -> (LexiconID, LexiconID)? {
    let words = entry[0].string.split(separator: " ").map { lexicon.id(of: String($0)) ?? 0 }
    return words.count > 1 ? (words[0], words[1]) : nil
  }
}
