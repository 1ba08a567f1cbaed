/// Counts of what a stretch of text is made of.
struct InkCounts {
  var ink = 0
  var words = 0
  var punctuation = 0
  var endsSentence = false

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080

  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(text)
    var isInWord = false
    var index = 0
    while index < text.count {
      if index + 8 <= text.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        if word & Self.high == 0 {
          add(ascii: word, &isInWord)
          index += 8
          continue
        }
      }
      let byte = text[index]
      defer { index += 1 }
      guard byte & 0xC0 != 0x80 else { continue }
      if byte <= 0x20 || Self.isSpaceBeyondASCII(text, index) {
        isInWord = false
        continue
      }
      ink += 1
      if !isInWord {
        isInWord = true
        words += 1
      }
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        punctuation += 1
      case 0xE3, 0xEF:
        // The full stop and comma of East Asian scripts; a scalar counts for a word there.
        if Self.isWideStop(text, index) { punctuation += 1 } else { words += 1 }
      case 0xE4...0xE9: words += 1
      default: break
      }
    }
    endsSentence = ink > 0 && Self.endsSentence(text)
  }

  /// Counts eight characters of ASCII at once; the high bit of each byte marks what was found.
  @inline(__always) private mutating func add(ascii word: UInt64, _ isInWord: inout Bool) {
    let inked = (word &+ 0x5F5F_5F5F_5F5F_5F5F) & Self.high
    let starts = inked & ~(inked << 8 | (isInWord ? 0x80 : 0))
    isInWord = inked >> 63 != 0
    // Comma and full stop differ by one bit, as semicolon and question mark do.
    let marks =
      Self.bytes(of: word & ~(Self.ones &* 0x02), equal: 0x2C)
      | Self.bytes(of: word & ~(Self.ones &* 0x04), equal: 0x3B)
      | Self.bytes(of: word, equal: 0x21)
    ink += Self.count(inked)
    words += Self.count(starts)
    punctuation += Self.count(marks)
  }

  @inline(__always) private static func bytes(of word: UInt64, equal byte: UInt64) -> UInt64 {
    ~((word ^ ones &* byte) &+ 0x7F7F_7F7F_7F7F_7F7F) & high
  }

  @inline(__always) private static func count(_ marks: UInt64) -> Int {
    Int(truncatingIfNeeded: ((marks >> 7) &* ones) >> 56)
  }

  /// Whether the last character that tells says that a sentence ends; closing quotes and brackets tell nothing.
  private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices.reversed() {
      let byte = text[index]
      if byte <= 0x20 || byte & 0xC0 == 0x80 || isSpaceBeyondASCII(text, index) { continue }
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): continue
      case 0xE2:
        // Curly quotes and their like leave it open; an ellipsis ends a sentence.
        guard index + 2 < text.count, text[index + 1] == 0x80 else { return false }
        if text[index + 2] == 0xA6 { return true }
        if text[index + 2] < 0x98 || text[index + 2] > 0xA6 { return false }
      case 0xE3, 0xEF: return isWideStop(text, index)
      default: return false
      }
    }
    return false
  }

  /// A no-break space is written with a lead byte of its own.
  @inline(__always) private static func isSpaceBeyondASCII(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
  }

  private static func isWideStop(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < text.count else { return false }
    let (first, second, third) = (text[index], text[index + 1], text[index + 2])
    return first == 0xE3 && second == 0x80 && third >= 0x81 && third <= 0x82
      || first == 0xEF && second == 0xBC && (third == 0x81 || third == 0x8C || third == 0x9F)
  }
}
