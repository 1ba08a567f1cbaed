import ExtractCore
import ExtractMatching

/// What a phrase of the lists `boilerplate` and `page_lines` belongs to.
enum BoilerplateClass: UInt8, Sendable {
  case navigation, callToAction, share, legal, newsletter, related, comments, credit, byline, dateline
  /// A label of the kind of document: `PRESS RELEASE`.
  case label
  /// The name of a section of a site; only beside other evidence is such a line no heading.
  case section
  /// The number of a figure or a table: `Figure`.
  case figureLabel
  /// The words above the name at the end of a letter: `Kind regards`.
  case closing

  /// The names of the lists' classes by their first eight bytes.
  private static let names: [(key: UInt64, value: BoilerplateClass)] = [
    ("nav", .navigation), ("cta", .callToAction), ("share", .share), ("legal", .legal), ("newsletter", .newsletter),
    ("related", .related), ("comments", .comments), ("credit", .credit), ("byline", .byline),
    ("dateline", .dateline), ("label", .label), ("section", .section),
    ("figure", .figureLabel), ("closing", .closing),
  ].map { (name: ImmortalText, value: BoilerplateClass) in (key(name.bytes), value) }

  private static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    for byte in name.prefix(8) { key = key << 8 | UInt64(byte) }
    return key
  }

  init?(_ name: ImmortalText) {
    let key = Self.key(name.bytes)
    guard let known = Self.names.first(where: { $0.key == key }) else { return nil }
    self = known.value
  }
}

/// Lists of boilerplate phrases in the form in which lines are looked up.
struct BoilerplateTable: Sendable {
  private var lines = PhraseTable<BoilerplateClass>([])
  private var starts = PhraseTable<BoilerplateClass>([])
  /// The ends of lines of credit, in lower case.
  private var endings: [[UInt8]] = []
  private var longest = 0
  /// A bit for each of the letters with which a phrase begins, in five bits.
  private var firstLetters: UInt32 = 0
  /// A bit for each of the first three letters with which a phrase begins.
  private var initials = [UInt64](repeating: 0, count: Self.initialBits / 64)
  /// A bit for each of the hashes that beginnings of phrases have, in whole words.
  private var beginnings = [UInt64](repeating: 0, count: Self.beginningBits / 64)

  private static let beginningBits = 65536

  /// A row of a list.
  struct Phrase {
    let value: BoilerplateClass
    let isWholeLine: Bool
    let hasSeveralWords: Bool

    /// Whether the phrase alone tells what a line of a page is, with no other lines beside it.
    var isSureOnPages: Bool {
      switch value {
      case .share, .newsletter, .comments, .related, .legal: isWholeLine || hasSeveralWords
      case .callToAction: isWholeLine
      default: false
      }
    }
  }

  /// - Parameters:
  ///   - list: the name of a list with the columns form, class and where.
  ///   - isTaken: whether a row of the list is taken.
  init(lexicon: Lexicon, list: String, isTaken: (Phrase) -> Bool = { _ in true }) {
    insert(list, of: lexicon, isTaken)
  }

  /// The table with the rows of one more list that are taken; what both have is what it is in this table.
  func adding(_ list: String, of lexicon: Lexicon, where isTaken: (Phrase) -> Bool) -> Self {
    var table = self
    table.insert(list, of: lexicon, isTaken)
    return table
  }

  private mutating func insert(_ list: String, of lexicon: Lexicon, _ isTaken: (Phrase) -> Bool) {
    var lines: [(form: ImmortalText, value: BoilerplateClass)] = []
    var starts: [(form: ImmortalText, value: BoilerplateClass)] = []
    let wholeLine: ImmortalText = "line"
    let ending: ImmortalText = "end"
    for entry in lexicon.entries(of: list) {
      let form = entry[0]
      let place = entry[2]
      guard let value = BoilerplateClass(entry[1]),
        isTaken(
          Phrase(value: value, isWholeLine: place == wholeLine, hasSeveralWords: form.bytes.contains(0x20)))
      else { continue }
      if place == ending {
        endings.append(Array(form.bytes))
        continue
      }
      if place == wholeLine { lines.append((form, value)) } else { starts.append((form, value)) }
      let letters = Self.initials(of: form.bytes)
      initials[letters >> 6] |= 1 << UInt64(letters & 63)
      if let first = form.bytes.first(where: WordSequenceHash.isWordByte) { firstLetters |= 1 << UInt32(first & 31) }
      WordReader.forEachBeginning(of: form.bytes) { hash in
        let bit = Self.bit(of: hash)
        beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    self.lines.insert(lines)
    self.starts.insert(starts)
    longest = max(self.lines.longest, self.starts.longest)
  }

  private static func bit(of hash: WordSequenceHash) -> Int {
    Int(truncatingIfNeeded: hash.value >> 24) & (beginningBits - 1)
  }

  private static let initialBits = 32768

  /// The first three letters in five bits each; what is no letter of ASCII ends them, and what may belong to a word
  /// although it is none is told by 31.
  @inline(__always) private static func initials(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var key = 0
    for index in 0..<min(3, bytes.count) {
      let letter = bytes[index] | 0x20
      guard letter &- 0x61 < 26 else {
        return letter >= 0x80 || letter == UInt8(ascii: "'") ? 31 : key
      }
      key = key << 5 | Int(letter & 0x1F)
    }
    return key
  }

  /// Whether a phrase may begin with the first letter of this text: a first question to a table of few phrases.
  @inline(__always) func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return true }
    return firstLetters >> UInt32(first & 31) & 1 == 1
  }

  /// Whether a phrase can begin like this text; most text is told apart from all phrases by three letters.
  @inline(__always) func canBegin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    initials.withUnsafeBufferPointer { initials in
      let letters = Self.initials(of: bytes)
      return letters == 31 || initials[letters >> 6] >> UInt64(letters & 63) & 1 == 1
    }
  }

  /// Whether a line ends like a line of credit: `Ina Sorell contributed to this report.`
  func endsAsCredit(_ line: String) -> Bool {
    var line = line
    return line.withUTF8 { bytes in
      guard let end = bytes.lastIndex(where: WordSequenceHash.isWordByte).map({ $0 + 1 }) else { return false }
      return endings.contains { ending in
        end > ending.count
          && bytes[(end - ending.count)..<end].elementsEqual(ending) { WordSequenceHash.folded($0) == $1 }
      }
    }
  }

  struct Match {
    /// What the whole line is.
    var line: BoilerplateClass?
    /// What the longest phrase at the start of the line is.
    var start: BoilerplateClass?
    /// How many words that phrase has.
    var startWordCount: UInt8 = 0
    /// The hash of all words, or of the first ones of a line that is longer than any phrase.
    var hash: UInt64 = 0

    /// What the line is as a whole, or else by its start.
    var either: BoilerplateClass? { line ?? start }
  }

  /// Looks up a line that is given in pieces.
  ///
  /// - Parameter hashesAll: whether the words of a line are hashed that no phrase begins like; else the match has no
  ///   hash that can be relied on.
  func match(
    hashesAll: Bool = false, pieces: (_ read: (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) -> Match {
    var reader = WordReader()
    var found = Found()
    var isKnown = true
    func take(_ hash: WordSequenceHash) {
      isKnown = isKnown && canGoOn(hash)
      if isKnown { note(hash, &found) } else { found.skip(hash) }
    }
    pieces { bytes in
      guard isKnown || hashesAll else { return }
      reader.read(bytes) { hash in
        take(hash)
        return (isKnown || hashesAll) && found.words <= longest
      }
    }
    reader.finish(take)
    return isKnown ? finish(found) : found.matchOfStart
  }

  /// Looks up a line; it is read no further than a phrase can go on. The match has no hash.
  @inline(__always) func match(_ line: UnsafeBufferPointer<UInt8>) -> Match {
    canBegin(line) ? matchPhrases(line) : Match()
  }

  private func matchPhrases(_ line: UnsafeBufferPointer<UInt8>) -> Match {
    var reader = WordReader()
    var found = Found()
    var isKnown = true
    reader.read(line) { hash in
      isKnown = canGoOn(hash)
      if isKnown { note(hash, &found) }
      return isKnown
    }
    guard isKnown else { return found.match }
    reader.finish { note($0, &found) }
    return finish(found)
  }

  private struct Found {
    var match = Match()
    var words = 0
    var last = WordSequenceHash()

    /// Notes a word behind all that phrases can begin with.
    mutating func skip(_ hash: WordSequenceHash) {
      words += 1
      last = hash
    }

    /// What is found of a line that goes on otherwise than all phrases.
    var matchOfStart: Match {
      var match = match
      match.hash = last.value
      return match
    }
  }

  @inline(__always) private func note(_ hash: WordSequenceHash, _ found: inout Found) {
    found.words += 1
    found.last = hash
    if found.words <= longest, let start = starts.value(of: hash) {
      found.match.start = start
      found.match.startWordCount = UInt8(clamping: found.words)
    }
  }

  private func finish(_ found: Found) -> Match {
    var match = found.match
    if found.words <= longest { match.line = lines.value(of: found.last) }
    match.hash = found.last.value
    return match
  }

  /// Whether a phrase can begin with these words.
  @inline(__always) private func canGoOn(_ hash: WordSequenceHash) -> Bool {
    beginnings.withUnsafeBufferPointer { beginnings in
      let bit = Self.bit(of: hash)
      return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
  }
}
