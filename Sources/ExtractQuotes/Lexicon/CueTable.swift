internal import ExtractCore
internal import ExtractMatching

/// What a word or mark tells the scan for cues.
struct CueStart {
  /// The first row of a cue of this one word; ``CueTable/noRow`` if it is none.
  var row = CueTable.noRow
  /// The flags of all rows of that word.
  var flags: CueFlags = []
  /// What else the word may mean to the scan; nothing for most cues.
  var parts: CueParts = []
}

/// What a word may be beside a cue of one word.
struct CueParts: OptionSet {
  let rawValue: UInt8

  /// Cues of several words begin with the word.
  static let beginsPhrase = Self(rawValue: 1 << 0)
  /// Cues of several words may begin one word before it, or two; see ``CueAnchors``.
  static let secondWord = Self(rawValue: 1 << 1)
  static let thirdWord = Self(rawValue: 1 << 2)
  /// A clause can begin with the word: `that`.
  static let complementizer = Self(rawValue: 1 << 3)
  /// It is no word.
  static let quotationMark = Self(rawValue: 1 << 4)
  /// A conjunction behind which it may be told what was not said: `but`.
  static let contrast = Self(rawValue: 1 << 5)
  /// It is no word, and may end the label of a turn.
  static let colon = Self(rawValue: 1 << 6)

  /// The word at a position of a phrase is its anchor.
  static func anchor(at position: Int) -> Self { position == 1 ? .secondWord : .thirdWord }
}

/// The list of cues, decoded once for a stage; its memory is never freed.
struct CueTable {
  static let noRow = UInt32.max

  private let forms: UnsafeMutablePointer<CueForm>
  private let firstRow: UInt32
  private(set) var starts = WordArray(none: CueStart())
  /// The words and marks of ``starts``.
  private(set) var words = WordBits()
  /// A bit for the first word of each cue of several words with the second one, or with its anchor, at a place that other
  /// words may share.
  private let pairs: UnsafeMutablePointer<UInt64>

  private static let pairPieces = 128
  private static let classes = Cue.Class.allCases.map { (ImmortalText(copying: $0.rawValue), $0) }

  /// - Parameters:
  ///   - contrasts: the conjunctions that join a second verb to the same subject.
  ///   - closedClass: the words of the closed classes.
  init(_ lexicon: Lexicon, complementizers: [LexiconID], contrasts: [LexiconID], closedClass: Set<LexiconID>) {
    let rows = lexicon.rows(of: "cues")
    firstRow = rows.lowerBound
    forms = .allocate(capacity: max(1, rows.count))
    pairs = .allocate(capacity: Self.pairPieces)
    pairs.initialize(repeating: 0, count: Self.pairPieces)
    var (phrases, adjuncts): ([[LexiconID]], [[LexiconID]]) = ([], [])
    var cues: Set<LexiconID> = []
    for row in rows {
      let entry = lexicon.entry(row)
      let word = entry.word
      let flags = add(entry, word)
      if word != 0 {
        cues.insert(word)
      } else {
        let words = entry[0].string.split(separator: " ").map { lexicon.id(of: String($0)) ?? 0 }
        if words.count > 1, flags.contains(.adjunct) { adjuncts.append(words) } else { phrases.append(words) }
      }
    }
    add(phrases.filter { $0.count > 1 }, cues, closedClass)
    // An adjunct is no cue, and matters only where it hides one: a word, or a shorter phrase, with which it begins.
    for words in adjuncts where cues.contains(words[0]) || mayBeginPhrase(words[0], words[1]) {
      noteStart(words[0], words[1])
    }
    for word in complementizers { note(word) { $0.parts.insert(.complementizer) } }
    for word in contrasts { note(word) { $0.parts.insert(.contrast) } }
    for mark in [Mark.doubleQuote, Mark.singleQuote] { note(LexiconID(mark)) { $0.parts = .quotationMark } }
    note(LexiconID(Mark.colon)) { $0.parts = .colon }
  }

  func form(_ row: UInt32) -> CueForm { forms[Int(row - firstRow)] }

  /// Whether a cue begins with two words, or with one and has the other for its anchor; rarely also where none does.
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

  private mutating func noteStart(_ first: LexiconID, _ second: LexiconID) {
    note(first) { $0.parts.insert(.beginsPhrase) }
    notePair(first, second)
  }

  private func notePair(_ first: LexiconID, _ other: LexiconID) {
    let (piece, bit) = Self.place(first, other)
    pairs[piece] |= bit
  }

  /// Adds a row with its word and yields its own flags. Rows that share a word share its first row, with the flags of all.
  private mutating func add(_ entry: LexiconEntry, _ word: LexiconID) -> CueFlags {
    var form = CueForm(
      lemma: entry[1], class: Self.classes.first { $0.0 == entry[2] }?.1 ?? .other,
      tense: entry[3] == "present" ? .present : entry[3] == "future" ? .future : .past,
      polarity: entry[4] == "negative" ? .negative : .positive, flags: CueFlags(cell: entry[5]))
    let ownFlags = form.flags
    if form.tense == .past { form.flags.insert(.past) }
    (forms + Int(entry.row - firstRow)).initialize(to: form)
    guard word != 0 else { return ownFlags }
    let (forms, firstRow) = (forms, firstRow)
    note(word) { start in
      if start.row == Self.noRow { start.row = entry.row }
      let first = forms + Int(start.row - firstRow)
      first.pointee.flags.formUnion(ownFlags)
      start.flags = first.pointee.flags
    }
    return ownFlags
  }

  private mutating func add(_ phrases: [[LexiconID]], _ cues: Set<LexiconID>, _ closedClass: Set<LexiconID>) {
    let anchors = CueAnchors(phrases: phrases, cues: cues, closedClass: closedClass)
    for words in phrases {
      let position = anchors.position(in: words)
      if position == 0 {
        noteStart(words[0], words[1])
      } else {
        note(words[position]) { $0.parts.insert(.anchor(at: position)) }
        notePair(words[0], words[position])
      }
    }
  }
}
