import ExtractCore
import ExtractMatching

/// Tells the language of a text that does not declare it: by its script where one language alone is written in it, else
/// by its frequent function words.
///
/// Function words make up a third to a half of running text in most languages, so that a few sentences suffice (the
/// small-words method of Grefenstette, "Comparing two language identification schemes", 1995).
struct LanguageDetection: Sendable {
  /// The languages of the list, and for each of its words a bit for each language that has it.
  private let languages: [String]
  private let words: PhraseTable<UInt64>

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
    self.languages = languages
    words = PhraseTable(entries.compactMap { entry in masks[entry[0].string].map { (entry[0], $0) } })
  }

  /// How much of a text is looked at, in bytes: some three hundred words, and more where these do not tell.
  private static let windows = [2_000, 12_000]

  /// The language of `text` as a BCP 47 tag; `nil` if nothing speaks for one.
  ///
  /// - Parameter isClear: whether it must stand out so that a declaration is not to be believed against it.
  /// - Complexity: O(1): a beginning of the text is looked at.
  func language(of text: UnsafeBufferPointer<UInt8>, isClear: Bool = false) -> String? {
    for window in Self.windows {
      let sample = UnsafeBufferPointer(rebasing: text.prefix(window))
      if let language = WritingSystems.language(of: sample) ?? byWords(sample, isClear) { return language }
      if text.count <= window { break }
    }
    return nil
  }

  private func byWords(_ text: UnsafeBufferPointer<UInt8>, _ isClear: Bool) -> String? {
    var scores = [Double](repeating: 0, count: languages.count)
    var count = 0
    var hits = 0
    func note(_ hash: WordSequenceHash) {
      count += 1
      guard let mask = words.value(of: hash) else { return }
      hits += 1
      let weight = 1 / Double(mask.nonzeroBitCount)
      var rest = mask
      while rest != 0 {
        scores[rest.trailingZeroBitCount] += weight
        rest &= rest - 1
      }
    }
    var hash = WordSequenceHash()
    var isInWord = false
    for byte in text {
      if WordSequenceHash.isWordByte(byte) {
        hash.add(byte)
        isInWord = true
      } else if isInWord {
        hash.endWord()
        note(hash)
        hash = WordSequenceHash()
        isInWord = false
      }
    }
    if isInWord {
      hash.endWord()
      note(hash)
    }
    guard hits >= (isClear ? 30 : 4), hits * (isClear ? 5 : 10) >= count else { return nil }
    let ranked = scores.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    guard ranked.count > 1, scores[ranked[0]] > scores[ranked[1]] * (isClear ? 2 : 1.15) else { return nil }
    return languages[ranked[0]]
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
}
