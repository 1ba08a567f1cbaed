import ExtractCore
import ExtractMatching

/// What a phrase of the list `boilerplate` belongs to.
enum BoilerplateClass: String, Sendable {
  case navigation = "nav"
  case callToAction = "cta"
  case share, legal, newsletter, related, comments, credit, byline, dateline
  /// A label of the kind of document: `PRESS RELEASE`.
  case label
  /// The number of a figure or a table: `Figure`.
  case figureLabel = "figure"
}

/// The list `boilerplate` in the form in which lines are looked up.
struct BoilerplateTable: Sendable {
  private let lines: PhraseTable<BoilerplateClass>
  private let starts: PhraseTable<BoilerplateClass>
  /// The ends of lines of credit, in lower case.
  private let endings: [[UInt8]]
  private let longest: Int
  /// A bit for each letter with which a phrase of credit begins.
  private let creditInitials: UInt32

  init(lexicon: Lexicon) {
    let entries = lexicon.entries(of: "boilerplate").compactMap { entry in
      BoilerplateClass(rawValue: entry["class"].string).map { (entry[0], $0, entry["where"].string) }
    }
    lines = PhraseTable(entries.filter { $0.2 == "line" }.map { ($0.0, $0.1) })
    starts = PhraseTable(entries.filter { $0.2 == "start" }.map { ($0.0, $0.1) })
    endings = entries.filter { $0.2 == "end" }.map { Array($0.0.bytes) }
    creditInitials = entries.filter { $0.1 == .credit }.reduce(0) { mask, entry in
      entry.0.bytes.first.map { mask | 1 << UInt32($0 & 0x1F) } ?? mask
    }
    longest = max(lines.longest, starts.longest)
  }

  /// Whether a phrase of credit can begin with this letter.
  @inline(__always) func canBeginCredit(_ byte: UInt8) -> Bool { creditInitials >> UInt32(byte & 0x1F) & 1 == 1 }

  /// Whether a line ends like a line of credit: `Ina Sorell contributed to this report.`
  func endsAsCredit(_ line: String) -> Bool {
    var bytes = line.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    while let last = bytes.last, !WordSequenceHash.isWordByte(last) { bytes.removeLast() }
    return endings.contains { bytes.count > $0.count && bytes[(bytes.count - $0.count)...].elementsEqual($0) }
  }

  struct Match {
    /// What the whole line is.
    var line: BoilerplateClass?
    /// What the longest phrase at the start of the line is.
    var start: BoilerplateClass?
    /// How many words that phrase has.
    var startWordCount = 0
    /// The hash of all words, or of the first ones of a line that is longer than any phrase.
    var hash: UInt64 = 0

    /// What the line is as a whole, or else by its start.
    var either: BoilerplateClass? { line ?? start }
  }

  /// Looks up a line that is given in pieces.
  func match(pieces: (_ read: (UnsafeBufferPointer<UInt8>) -> Void) -> Void) -> Match {
    var reader = WordReader()
    var match = Match()
    var words = 0
    var last = WordSequenceHash()
    func end(_ hash: WordSequenceHash) {
      words += 1
      last = hash
      if words <= longest, let found = starts.value(of: hash) {
        match.start = found
        match.startWordCount = words
      }
    }
    pieces { bytes in
      reader.read(bytes) { hash in
        end(hash)
        return words <= longest
      }
    }
    reader.finish(end)
    if words <= longest { match.line = lines.value(of: last) }
    match.hash = last.value
    return match
  }

  func match(_ line: UnsafeBufferPointer<UInt8>) -> Match { match { $0(line) } }
}
