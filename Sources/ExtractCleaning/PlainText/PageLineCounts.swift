internal import CByteClasses
import ExtractCore

/// Counts over the bytes of a line.
struct PageLineCounts {
  /// Words that begin with a small letter, and those of them with up to three bytes.
  var lower = 0
  var lowerShort = 0
  var commas = 0
  /// Marks that end a sentence, with a space, a closing mark or nothing behind them.
  var stops = 0
  var digits = 0
  var capitals = 0
  var letters = 0
  /// Signs of links and menus: `|`, `>`, `»`, `→`, `#`, three dots.
  var hasSign = false
  var hasAddress = false
  var hasCopyright = false
  var endsWithEllipsis = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    var words = Words()
    text.forEachBlockOf64 { block, start in
      let lowerBits = extract_between_64(block, UInt8(ascii: "a"), UInt8(ascii: "z"))
      let upperBits = extract_between_64(block, UInt8(ascii: "A"), UInt8(ascii: "Z"))
      let digitBits = extract_between_64(block, UInt8(ascii: "0"), UInt8(ascii: "9"))
      let blank = extract_blank_64(block)
      letters += (lowerBits | upperBits).nonzeroBitCount
      capitals += upperBits.nonzeroBitCount
      digits += digitBits.nonzeroBitCount
      Self.forEachBit(of: ~(lowerBits | upperBits | digitBits | blank)) { offset in
        count(text[start + offset], text, start + offset)
      }
      Self.forEachBit(of: Self.addresses(block)) { offset in
        if text[(start + offset)...].starts(with: "http".utf8) { hasAddress = true }
      }
      words.read(blank, lower: lowerBits, beyond: extract_beyond_ascii_64(block)) { offset in
        ScalarClassTable.shared[UTF8Decoding.scalar(at: start + offset, in: text).value] == .lower
      }
    }
    lower = words.lower
    lowerShort = words.lowerShort
    let end = text.count
    endsWithEllipsis =
      end >= 3
      && (text[end - 3] == UInt8(ascii: ".") && text[end - 2] == UInt8(ascii: ".") && text[end - 1] == UInt8(ascii: ".")
        || text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0xA6)
  }

  @inline(__always) private static func forEachBit(of bits: UInt64, _ body: (_ offset: Int) -> Void) {
    var bits = bits
    while bits != 0 {
      body(bits.trailingZeroBitCount)
      bits &= bits &- 1
    }
  }

  /// Where `ht` stands, with which an address may begin, or an `h` at the end.
  @inline(__always) private static func addresses(_ block: UnsafePointer<UInt8>) -> UInt64 {
    let last: UInt64 = 1 << 63
    return extract_equal_64(block, UInt8(ascii: "h")) & (extract_equal_64(block, UInt8(ascii: "t")) >> 1 | last)
  }

  /// Words between blanks that begin with a small letter, told by the bits of 64 bytes after another.
  private struct Words {
    var lower = 0
    var lowerShort = 0
    private var wasBlank: UInt64 = 1
    /// Where words begin in the 64 bytes before, and those that begin with a small letter.
    private var lastStarts: UInt64 = 0
    private var lastLower: UInt64 = 0

    @inline(__always) mutating func read(
      _ blank: UInt64, lower letters: UInt64, beyond: UInt64, isLower: (_ offset: Int) -> Bool
    ) {
      let afterBlank = blank << 1 | wasBlank
      let starts = ~blank & afterBlank
      var lowerStarts = starts & letters
      var others = starts & beyond
      while others != 0 {
        if isLower(others.trailingZeroBitCount) { lowerStarts |= others & (0 &- others) }
        others &= others &- 1
      }
      lower += lowerStarts.nonzeroBitCount
      // A short word ends up to three bytes behind its start, where no other word has begun since.
      let ends = blank & ~afterBlank
      let one = lowerStarts << 1 | lastLower >> 63
      let two = lowerStarts << 2 | lastLower >> 62
      let three = (lowerStarts << 3 | lastLower >> 61) & ~(starts << 1 | lastStarts >> 63)
      lowerShort += (ends & (one | two | three)).nonzeroBitCount
      wasBlank = blank >> 63
      lastStarts = starts
      lastLower = lowerStarts
    }
  }

  /// Counts a byte that is neither a letter or digit of ASCII nor blank.
  private mutating func count(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
    let next = index + 1 < text.count ? text[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      if next <= 0x20 || next == 0x22 || next == 0x27 || next == 0x29 || next == 0xE2 { stops += 1 }
      if byte == next, index + 2 < text.count, text[index + 2] == byte { hasSign = true }
      if byte == UInt8(ascii: "."), index >= 3, (1...3).allSatisfy({ text[index - $0] == UInt8(ascii: "w") }) {
        hasAddress = true
      }
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"): hasSign = true
    case UInt8(ascii: "@"): hasAddress = true
    case 0xC2:
      if next == 0xA9 { hasCopyright = true }
      if next == 0xA9 || next == 0xBB { hasSign = true }
    case 0xE2 where index + 2 < text.count:
      let last = text[index + 2]
      if next == 0x80, last == 0xBA || last == 0xA6 { hasSign = true }
      if next == 0x86, last == 0x90 || last == 0x92 { hasSign = true }
    case 0xE3 where index + 2 < text.count && next == 0x80:
      if text[index + 2] == 0x81 { commas += 1 } else if text[index + 2] == 0x82 { stops += 1 }
    case 0xEF where index + 2 < text.count && next == 0xBC:
      if text[index + 2] == 0x8C { commas += 1 }
      if text[index + 2] == 0x81 || text[index + 2] == 0x9F { stops += 1 }
    default: break
    }
  }
}
