internal import CByteClasses
import ExtractCore
import ExtractMatching

/// Tells the language of a text that does not declare it: by its script where one language alone is written in it, else
/// by its frequent function words.
///
/// Function words make up a third to a half of running text in most languages, so that a few sentences suffice (the
/// small-words method of Grefenstette, "Comparing two language identification schemes", 1995).
struct LanguageDetection: Sendable {
  /// The languages of the list.
  private let languages: [String]
  /// The sets of languages that share a word, a bit for each language; the first is that of words of no language.
  private let sets: [UInt64]
  /// The words of the list with the index of their set; the short ones stand in a table of their own as well.
  private let words: PhraseTable<UInt16>
  private let shortWords: ShortWordTable
  /// The length of the longest word of ASCII.
  private let longestPlainWord: Int

  /// - Parameter lexicon: one that has the list `languages`.
  init(lexicon: Lexicon) {
    var languages: [String] = []
    var masks: [String: UInt64] = [:]
    let entries = lexicon.entries(of: "languages")
    for entry in entries {
      let language = entry["language"].string
      if !languages.contains(language), languages.count < 64 { languages.append(language) }
      if let bit = languages.firstIndex(of: language) { masks[entry[0].string, default: 0] |= 1 << UInt64(bit) }
    }
    var sets: [UInt64] = [0]
    var indices: [UInt64: UInt16] = [:]
    let words = entries.compactMap { entry -> (ImmortalText, UInt16)? in
      guard let mask = masks[entry[0].string] else { return nil }
      if indices[mask] == nil {
        indices[mask] = UInt16(sets.count)
        sets.append(mask)
      }
      return indices[mask].map { (entry[0], $0) }
    }
    self.languages = languages
    self.sets = sets
    self.words = PhraseTable(words)
    shortWords = ShortWordTable(words)
    longestPlainWord = words.lazy.map(\.0.bytes).filter { $0.allSatisfy { $0 < 0x80 } }.map(\.count).max() ?? 0
  }

  /// How much must speak for a language.
  private struct Threshold {
    /// The number of its words.
    var words: Int
    /// Their share of all words, as one in so many.
    var share: Int
    /// Their weight as a multiple of that of the next language, in percent.
    var lead: Int

    /// Of a language that nothing declares.
    static let undeclared = Threshold(words: 4, share: 10, lead: 115)
    /// Of one that stands out from the first words on.
    static let early = Threshold(words: 12, share: 6, lead: 300)
    /// Of one that is to be believed against a declaration.
    static let clear = Threshold(words: 30, share: 5, lead: 200)
  }

  /// The language of `text` as a BCP 47 tag; `nil` if nothing speaks for one.
  ///
  /// - Parameter isClear: whether it must stand out so that a declaration is not to be believed against it.
  /// - Complexity: O(1): a beginning of the text is looked at, as long as it must be.
  func language(of text: UnsafeBufferPointer<UInt8>, isClear: Bool = false) -> String? {
    if let language = WritingSystems.language(of: UnsafeBufferPointer(rebasing: text.prefix(2_000))) {
      return language
    }
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: sets.count) { counts in
      counts.initialize(repeating: 0)
      var tally = Tally(counts)
      return language(of: text, isClear: isClear, &tally)
    }
  }

  private func language(of text: UnsafeBufferPointer<UInt8>, isClear: Bool, _ tally: inout Tally) -> String? {
    var reader = SpacedWords(
      UnsafeBufferPointer(rebasing: text.prefix(12_000)), longestPlain: longestPlainWord)
    for window in [400, 2_000, 12_000] {
      reader.read(to: window) { word in
        switch word {
        case .short(let key): tally.add(shortWords.number(of: key))
        case .unlisted: tally.add(0)
        case .other(let hash): tally.add(words.value(of: hash) ?? 0)
        }
      }
      let threshold: Threshold = isClear ? .clear : window < 2_000 && window < text.count ? .early : .undeclared
      if tally.isEnough(threshold), let found = leader(tally, threshold) { return languages[found] }
      if text.count <= window { break }
    }
    return nil
  }

  /// What the words so far say.
  private struct Tally {
    /// How many words each set of languages has.
    let counts: UnsafeMutableBufferPointer<UInt16>
    private var words = 0

    init(_ counts: UnsafeMutableBufferPointer<UInt16>) { self.counts = counts }

    @inline(__always) mutating func add(_ set: UInt16) {
      words += 1
      counts[Int(set)] &+= 1
    }

    func isEnough(_ threshold: Threshold) -> Bool {
      let hits = words - Int(counts[0])
      return hits >= threshold.words && hits * threshold.share >= words
    }
  }

  /// The weight of a word; one that several languages have counts for each of them in part.
  private static let wholeWord = 5040

  /// The language that leads by as much as it must.
  private func leader(_ tally: Tally, _ threshold: Threshold) -> Int? {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: languages.count) { weights in
      weights.initialize(repeating: 0)
      for set in sets.indices.dropFirst() where tally.counts[set] != 0 {
        var rest = sets[set]
        let weight = Self.wholeWord / rest.nonzeroBitCount * Int(tally.counts[set])
        while rest != 0 {
          weights[rest.trailingZeroBitCount] += weight
          rest &= rest - 1
        }
      }
      var (first, second) = (0, 0)
      var leader: Int?
      for (language, weight) in weights.enumerated() {
        if weight > first {
          (first, second, leader) = (weight, first, language)
        } else if weight > second {
          second = weight
        }
      }
      return first * 100 > second * threshold.lead ? leader : nil
    }
  }
}

/// The words of a text that stand between spaces, punctuation at their ends aside; what has other signs within, as
/// addresses, dates and initialisms have, is no word. An apostrophe parts two words.
private struct SpacedWords {
  enum Word {
    /// Letters and digits of ASCII, so few that they fit in a key.
    case short(ShortWordTable.Key)
    /// Letters and digits of ASCII, more than any word of the list has.
    case unlisted
    case other(WordSequenceHash)
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let longestPlain: Int
  private var index = 0

  /// - Parameter longestPlain: the length of the longest word of ASCII that the caller knows.
  init(_ text: UnsafeBufferPointer<UInt8>, longestPlain: Int) {
    self.text = text
    self.longestPlain = longestPlain
  }

  /// Reads on up to an offset, and calls `body` with each word.
  @inline(__always) mutating func read(to end: Int, _ body: (Word) -> Void) {
    let end = min(end, text.count)
    while index < end {
      if text[index] <= 0x20 {
        index += 1
      } else if let (word, end) = plainWord() {
        body(word)
        index = end
      } else {
        readPiece { body(.other($0)) }
      }
    }
  }

  /// The word of ASCII with one mark behind it at most that stands up to the next space, as most words do; `nil` if
  /// something else stands there, or if the word needs a closer look.
  @inline(__always) private func plainWord() -> (word: Word, end: Int)? {
    guard index + 17 <= text.count else { return nil }
    let raw = UnsafeRawBufferPointer(text)
    let block = raw.block(at: index)
    let letters = ((block | ByteBlock(repeating: 0x20)) &- ByteBlock(repeating: 0x61)) .< ByteBlock(repeating: 26)
    let digits = (block &- ByteBlock(repeating: 0x30)) .< ByteBlock(repeating: 10)
    guard let length = (.!(letters .| digits)).first, length > 0 else { return nil }
    let mark = text[index + length]
    let end = index + length + (mark > 0x20 ? 1 : 0)
    guard mark < 0x80, text[end] <= 0x20, length > 1 || mark != UInt8(ascii: ".") else { return nil }
    guard length <= ShortWordTable.Key.longest else { return length > longestPlain ? (.unlisted, end) : nil }
    let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    return (.short(ShortWordTable.Key(bytes, length: length)), end)
  }

  /// Reads what stands up to the next space.
  private mutating func readPiece(_ body: (WordSequenceHash) -> Void) {
    if let end = readPlainWord(body) {
      index = end
      return
    }
    var end = index
    while end < text.count, text[end] > 0x20 { end += 1 }
    defer { index = end }
    let (first, last) = trimmed(index, end)
    guard first < last, !isInitial(first, last) else { return }
    for position in first..<last {
      guard WordSequenceHash.isWordByte(text[position]) || isJoint(text[position]) else { return }
    }
    var hash = WordSequenceHash()
    for position in first..<last {
      if text[position] != UInt8(ascii: "'") {
        hash.add(text[position])
      } else {
        hash.endWord()
        body(hash)
        hash = WordSequenceHash()
      }
    }
    hash.endWord()
    body(hash)
  }

  /// Reads a word of ASCII with one mark behind it at most, and returns its end; `nil` if something else stands there.
  private func readPlainWord(_ body: (WordSequenceHash) -> Void) -> Int? {
    var hash = WordSequenceHash()
    var end = index
    while end < text.count, WordSequenceHash.isLetterOrDigit(text[end]) {
      hash.add(text[end])
      end += 1
    }
    guard end > index, !isInitial(index, end) else { return nil }
    if end < text.count, text[end] > 0x20, text[end] < 0x80 { end += 1 }
    guard end == text.count || text[end] <= 0x20 else { return nil }
    hash.endWord()
    body(hash)
    return end
  }

  private func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") }

  /// The part without punctuation at its ends.
  private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    while first < last {
      if isGeneralPunctuation(first) {
        first += 3
      } else if !WordSequenceHash.isWordByte(text[first]) {
        first += 1
      } else {
        break
      }
    }
    while first < last {
      if last - first >= 3, isGeneralPunctuation(last - 3) {
        last -= 3
      } else if !WordSequenceHash.isWordByte(text[last - 1]) {
        last -= 1
      } else {
        break
      }
    }
    return (min(first, last), last)
  }

  /// Whether one of the scalars from U+2000 to U+203F, quotation marks and dashes among them, stands at an offset.
  private func isGeneralPunctuation(_ offset: Int) -> Bool {
    offset + 2 < text.count && text[offset] == 0xE2 && text[offset + 1] == 0x80
  }

  /// Whether it is a letter with a period: `J.`
  private func isInitial(_ first: Int, _ last: Int) -> Bool {
    last - first == 1 && last < text.count && text[last] == UInt8(ascii: ".")
  }
}

/// Scripts that tell the language of a text.
enum WritingSystems {
  /// Ranges of scalars of scripts in which one language is written before all others.
  private static let scripts: [(range: ClosedRange<UInt32>, language: String)] = [
    (0x0370...0x03FF, "el"), (0x0531...0x058F, "hy"), (0x0590...0x05FF, "he"), (0x0900...0x097F, "hi"),
    (0x0980...0x09FF, "bn"), (0x0A00...0x0A7F, "pa"), (0x0A80...0x0AFF, "gu"), (0x0B00...0x0B7F, "or"),
    (0x0B80...0x0BFF, "ta"), (0x0C00...0x0C7F, "te"), (0x0C80...0x0CFF, "kn"), (0x0D00...0x0D7F, "ml"),
    (0x0D80...0x0DFF, "si"), (0x0E00...0x0E7F, "th"), (0x0E80...0x0EFF, "lo"), (0x0F00...0x0FFF, "bo"),
    (0x1000...0x109F, "my"), (0x10A0...0x10FF, "ka"), (0x1200...0x139F, "am"), (0x1780...0x17FF, "km"),
    (0x3040...0x30FF, "ja"), (0x3400...0x9FFF, "zh"), (0xAC00...0xD7AF, "ko"),
  ]

  /// The language of a text most of which is in one of these scripts.
  static func language(of text: UnsafeBufferPointer<UInt8>) -> String? {
    guard mayBeOther(text) else { return nil }
    var counts = [Int](repeating: 0, count: scripts.count)
    var others = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0xCD {
        // ASCII letters, and what is written with a lead byte of Latin script.
        if (byte | 0x20) &- 0x61 < 26 || byte >= 0xC3 { others += 1 }
        index += 1
        continue
      }
      let (value, length) = UTF8Decoding.scalar(at: index, in: text)
      index += max(1, length)
      if let script = scripts.firstIndex(where: { $0.range.contains(value) }) {
        counts[script] += 1
      } else if value < 0x2000 || value > 0x303F {
        others += 1
      }
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] >= 8 else { return nil }
    let all = counts.reduce(others, +)
    // Japanese is written with Chinese characters too, and with kana among them.
    let kana = scripts.firstIndex { $0.language == "ja" }
    if let kana, scripts[most].language == "zh" || scripts[most].language == "ja" {
      let han = scripts.firstIndex { $0.language == "zh" }.map { counts[$0] } ?? 0
      guard (counts[kana] + han) * 2 > all else { return nil }
      return counts[kana] * 12 > counts[kana] + han ? "ja" : "zh"
    }
    return counts[most] * 2 > all ? scripts[most].language : nil
  }

  /// Whether so many bytes are no ASCII that half of the letters may be of another script.
  private static func mayBeOther(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    var others = 0
    var index = 0
    while index + 64 <= text.count {
      let beyond = extract_beyond_ascii_64(base + index)
      if beyond != 0 { others += beyond.nonzeroBitCount }
      index += 64
    }
    while index < text.count {
      others += Int(text[index] >> 7)
      index += 1
    }
    return others * 8 > text.count
  }
}
