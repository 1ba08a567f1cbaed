internal import CByteClasses
import ExtractCore

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
