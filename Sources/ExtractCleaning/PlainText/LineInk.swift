internal import CByteClasses

/// What the ink of a line shows by its bytes alone.
enum LineInk {
  /// Whether the line ends a sentence: a full stop, or another mark of its kind, with closing quotes and brackets
  /// behind it at most.
  @inline(__always) static func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    let limit = max(range.lowerBound, end - 24)
    while end > limit {
      let byte = bytes[end - 1]
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 0x00...0x20: end -= 1
      case ..<0x80: return false
      default:
        guard end - 3 >= limit else { return false }
        switch (bytes[end - 3], bytes[end - 2], byte) {
        // An ellipsis ends a sentence, curly quotes leave it open whether one has ended.
        case (0xE2, 0x80, 0xA6): return true
        case (0xE2, 0x80, 0x98...0x9F): end -= 3
        // The full stop, exclamation and question mark, and closing corner brackets of East Asian scripts.
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
        case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x89): end -= 3
        // A danda, an Arabic question mark behind its lead byte.
        case (0xE0, 0xA5, 0xA4): return true
        case (_, 0xD8, 0x9F), (_, 0xDB, 0x94): return true
        case (_, 0xC2, 0xBB): end -= 2
        default: return false
        }
      }
    }
    return false
  }

  struct Summary {
    /// Stretches between white space; each scalar of East Asian scripts counts for one.
    var words = 0
    /// Whether the line can be copied as it stands: ink with single spaces between, and no mark of markdown.
    var isPlain = true
  }

  /// Looks at all bytes of a line that begins and ends with ink.
  ///
  /// - Complexity: O(*n*), 16 bytes a step in most lines.
  static func summary(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Summary {
    if let words = PlainLine.wordCount(bytes, range) { return Summary(words: words) }
    return closeSummary(bytes, range)
  }

  /// The summary of any line, 64 bytes a step.
  private static func closeSummary(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Summary {
    guard let base = bytes.baseAddress else { return Summary() }
    var summary = Summary()
    // The line begins with ink, as if a blank stood before it.
    var blankBefore: UInt64 = 1
    // Whether the no-break space at the end of a step goes on in the next one.
    var goesOn: UInt64 = 0
    var start = range.lowerBound
    while start < range.upperBound {
      let length = min(64, range.upperBound - start)
      let isLine: UInt64 = length == 64 ? .max : 1 << UInt64(length) &- 1
      let classes = start + 64 <= bytes.count ? LineClasses(base + start) : LineClasses(base + start, length)
      var blank = classes.blank & isLine | goesOn
      goesOn = 0
      var wide: UInt64 = 0
      var leads = classes.leads & isLine
      while leads != 0 {
        let lead = leads & (0 &- leads)
        leads ^= lead
        let index = start + lead.trailingZeroBitCount
        if isRareLead(bytes, index) { summary.isPlain = false }
        switch bytes[index] {
        case 0xC2 where index + 1 < range.upperBound && bytes[index + 1] == 0xA0:
          blank |= lead | lead << 1
          goesOn = lead >> 63
        case 0xE3...0xE9, 0xEF: wide |= lead
        default: break
        }
      }
      let afterBlank = blank << 1 | blankBefore
      summary.words += (~blank & (afterBlank | wide) & isLine).nonzeroBitCount
      if classes.unplain & isLine | blank & afterBlank != 0 { summary.isPlain = false }
      blankBefore = blank >> 63
      start += 64
    }
    return summary
  }

  /// The classes of 64 bytes, a bit for each byte.
  private struct LineClasses {
    var blank: UInt64
    var unplain: UInt64
    /// The first bytes of characters beyond ASCII.
    var leads: UInt64

    @inline(__always) init(_ bytes: UnsafePointer<UInt8>) {
      blank = extract_blank_64(bytes)
      unplain = extract_unplain_64(bytes)
      leads = extract_beyond_ascii_64(bytes)
      if leads != 0 { leads &= extract_character_starts_64(bytes) }
    }

    /// The classes of the last bytes of a text.
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
      self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { copy in
        copy.initialize(repeating: 0)
        copy.baseAddress?.update(from: bytes, count: count)
        return Self(copy.baseAddress.unsafelyUnwrapped)
      }
    }
  }

  /// Whether a byte begins a scalar that may be white space or nothing; quotation marks, dashes and the ellipsis are
  /// told apart.
  @inline(__always) private static func isRareLead(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0xC2, 0xE1, 0xE3, 0xEF: return true
    case 0xE2:
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return true }
      return !(0x90...0xA7).contains(bytes[index + 2])
    default: return false
    }
  }
}
