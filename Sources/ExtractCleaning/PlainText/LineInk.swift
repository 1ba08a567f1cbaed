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
    /// Whether the line can be copied as it stands: ink with single spaces between.
    var isPlain = true
    /// Whether a byte of it could be a mark of markdown.
    var hasMark = false
  }

  /// Looks at all bytes of a line.
  ///
  /// - Complexity: O(*n*), sixteen bytes a step.
  static func summary(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Summary {
    let end = range.upperBound
    // A block may reach over both edges of the line, but not over those of the text.
    guard range.lowerBound > 0, end >= 17, end + 2 <= bytes.count else { return slowSummary(bytes, range) }
    let raw = UnsafeRawBufferPointer(bytes)
    let space = ByteBlock(repeating: 0x20)
    var counts = ByteBlock()
    var words = bytes[range.lowerBound - 1] > 0x20 ? 1 : 0
    var stops = ByteBlock.none
    var marks = ByteBlock.none
    var wide = ByteBlock.none
    var index = range.lowerBound
    var blocks = 0
    while index < end {
      let left = end - index
      let start = left >= 16 ? index : end - 16
      let block = raw.block(at: start)
      let before = raw.block(at: start - 1)
      let isLine = left >= 16 ? ByteBlock.all : ByteBlock.lanes .>= ByteBlock(repeating: UInt8(16 - left))
      let starts = (block .> space) .& (before .<= space) .& isLine
      counts &-= unsafeBitCast(starts, to: ByteBlock.self)
      let beyond = (block .>= ByteBlock(repeating: 0x80)) .& isLine
      stops .|= (((block &- space) .> ByteBlock(repeating: 0x5E)) .& isLine .& .!beyond)
      stops .|= ((block .== space) .& (before .== space) .& isLine)
      marks .|= (((block &- ByteBlock(repeating: UInt8(ascii: "["))) .<= ByteBlock(repeating: 5)) .& isLine)
        .| ((block .== ByteBlock(repeating: UInt8(ascii: "*"))) .& isLine)
      if beyond.hasAny {
        stops .|= (rareLeads(block, raw.block(at: start + 1), raw.block(at: start + 2)) .& isLine)
        wide .|= ((block .>= ByteBlock(repeating: 0xE3) .| (block .== ByteBlock(repeating: 0xC2))) .& isLine)
      }
      index += 16
      blocks += 1
      if blocks == 128 {
        words += counts.sum
        counts = ByteBlock()
        blocks = 0
      }
    }
    words += counts.sum
    if wide.hasAny { words = slowWordCount(bytes, range, afterSpace: true) }
    return Summary(words: words, isPlain: !stops.hasAny, hasMark: marks.hasAny)
  }

  /// Lead bytes of scalars that may be white space or nothing; quotation marks, dashes and the ellipsis are told apart.
  @inline(__always) private static func rareLeads(
    _ block: ByteBlock, _ next: ByteBlock, _ third: ByteBlock
  ) -> ByteBlock.Mask {
    let lead = block .== ByteBlock(repeating: 0xE2)
    let punctuation =
      (next .== ByteBlock(repeating: 0x80))
      .& ((third &- ByteBlock(repeating: 0x90)) .<= ByteBlock(repeating: 0x17))
    return (block .== ByteBlock(repeating: 0xC2)) .| (block .== ByteBlock(repeating: 0xE1))
      .| (block .== ByteBlock(repeating: 0xE3)) .| (block .== ByteBlock(repeating: 0xEF)) .| (lead .& .!punctuation)
  }

  private static func slowSummary(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Summary {
    Summary(
      words: slowWordCount(bytes, range, afterSpace: true),
      isPlain: Spacing.endOfPlain(bytes, from: range.lowerBound, to: range.upperBound) == range.upperBound,
      hasMark: bytes[range].contains { InlineMarkup.isMark($0) })
  }

  private static func slowWordCount(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, afterSpace: Bool
  ) -> Int {
    var words = 0
    var isInWord = !afterSpace
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      index += 1
      if byte <= 0x20 || byte == 0xC2 && index < range.upperBound && bytes[index] == 0xA0 {
        isInWord = false
        if byte == 0xC2 { index += 1 }
        continue
      }
      if !isInWord {
        isInWord = true
        words += 1
      } else if byte >= 0xE3, byte <= 0xE9 || byte == 0xEF {
        words += 1
      }
    }
    return words
  }
}
