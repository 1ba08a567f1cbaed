internal import CByteClasses

/// Counts of what a stretch of text is made of.
struct InkCounts {
  var ink = 0
  var words = 0
  var punctuation = 0
  var endsSentence = false

  /// - Complexity: O(*n*), 64 bytes a step where they are ASCII.
  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var wasBlank: UInt64 = 1
    // Whether the no-break space at the end of a block goes on in the next one.
    var goesOn: UInt64 = 0
    text.forEachBlockOf64 { block, start in
      var blank = extract_blank_64(block) | goesOn
      goesOn = 0
      var starts = UInt64.max
      if extract_beyond_ascii_64(block) != 0 {
        starts = extract_character_starts_64(block)
        var leads = starts & extract_beyond_ascii_64(block)
        while leads != 0 {
          let lead = leads & (0 &- leads)
          leads ^= lead
          let index = start + lead.trailingZeroBitCount
          if Self.isSpaceBeyondASCII(text, index) {
            blank |= lead | lead << 1
            goesOn = lead >> 63
          } else {
            countWide(text, index)
          }
        }
      }
      let inked = starts & ~blank
      ink += inked.nonzeroBitCount
      words += (inked & (blank << 1 | wasBlank)).nonzeroBitCount
      punctuation += Self.marks(block).nonzeroBitCount
      wasBlank = blank >> 63
    }
    endsSentence = ink > 0 && Self.endsSentence(text)
  }

  @inline(__always) private static func marks(_ block: UnsafePointer<UInt8>) -> UInt64 {
    extract_equal_64(block, UInt8(ascii: ",")) | extract_equal_64(block, UInt8(ascii: ";"))
      | extract_equal_64(block, UInt8(ascii: ".")) | extract_equal_64(block, UInt8(ascii: "!"))
      | extract_equal_64(block, UInt8(ascii: "?"))
  }

  /// The full stop and comma of East Asian scripts; a scalar counts for a word there.
  @inline(__always) private mutating func countWide(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
    switch text[index] {
    case 0xE3, 0xEF: if Self.isWideStop(text, index) { punctuation += 1 } else { words += 1 }
    case 0xE4...0xE9: words += 1
    default: break
    }
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
