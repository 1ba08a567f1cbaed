/// Lines as most are: ink of an alphabet with single spaces between and no mark of markdown, neither very short nor
/// very long.
enum PlainLine {
  /// How far behind the first byte of a block its last character may be looked at.
  private static let reach = 18
  /// So long that the spaces are counted in bytes, one for each place in a block.
  private static let longest = 4000

  /// The number of words of such a line, that is of its spaces and one; `nil` if it is another, or needs a closer look.
  ///
  /// - Parameter range: the line, which begins with ink.
  @inline(__always) static func wordCount(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let text = UnsafeRawPointer(bytes.baseAddress), range.count >= reach, range.count <= longest,
      bytes[range.lowerBound] != 0x20
    else { return nil }
    let space = ByteBlock(repeating: 0x20)
    var spaces = ByteBlock()
    var doubled = SIMDMask<SIMD16<Int8>>(repeating: false)
    let last = range.upperBound - reach
    var index = range.lowerBound
    while index <= last {
      let isSpace = block(text + index) .== space
      doubled .|= isSpace .& (block(text + index + 1) .== space)
      spaces &-= unsafeBitCast(isSpace, to: ByteBlock.self)
      guard isPlain(text + index) else { return nil }
      index &+= 16
    }
    // The last block has bytes that were read before, and leaves two bytes to be read.
    let places = ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let isNew = places .>= ByteBlock(repeating: UInt8(truncatingIfNeeded: index - last))
    let isSpace = block(text + last) .== space
    doubled .|= isSpace .& (block(text + last + 1) .== space)
    spaces &-= unsafeBitCast(isSpace .& isNew, to: ByteBlock.self)
    let (first, second) = (bytes[last + 16], bytes[last + 17])
    guard !doubled.hasAny, isPlain(text + last), isPlain(first), isPlain(second), second != 0x20 else { return nil }
    return 1 + sum(spaces) + (first == 0x20 ? 1 : 0)
  }

  @inline(__always) private static func block(_ bytes: UnsafeRawPointer) -> ByteBlock {
    bytes.loadUnaligned(as: ByteBlock.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00..<0x20, UInt8(ascii: "*"), UInt8(ascii: "[")...UInt8(ascii: "`"), 0x7F, 0xC2, 0xE0...: false
    default: true
    }
  }

  /// Whether sixteen bytes are plain; two more behind them are looked at.
  @inline(__always) private static func isPlain(_ bytes: UnsafeRawPointer) -> Bool {
    let block = block(bytes)
    // U+007F, what is beyond ASCII and control characters are one range, from behind the tilde to before the space.
    let others = block.isBetween(0x7F, 0x1F)
    let marks = block.isBetween(UInt8(ascii: "["), UInt8(ascii: "`"))
    let special = others .| marks .| (block .== ByteBlock(repeating: UInt8(ascii: "*")))
    return !special.hasAny || !(special .& .!isOfAlphabet(bytes)).hasAny
  }

  /// Which of sixteen bytes belong to characters beyond ASCII of an alphabet, or to quotation marks, dashes and the
  /// ellipsis.
  private static func isOfAlphabet(_ bytes: UnsafeRawPointer) -> SIMDMask<SIMD16<Int8>> {
    let block = block(bytes)
    let letters = block.isBetween(0x80, 0xDF) .& (block .!= ByteBlock(repeating: 0xC2))
    let punctuation =
      (block .== ByteBlock(repeating: 0xE2)) .& (Self.block(bytes + 1) .== ByteBlock(repeating: 0x80))
      .& Self.block(bytes + 2).isBetween(0x90, 0xA7)
    return letters .| punctuation
  }

  /// The sum of sixteen numbers.
  private static func sum(_ numbers: ByteBlock) -> Int {
    let halves = unsafeBitCast(numbers, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let sums = (halves[0] & even) + (halves[0] >> 8 & even) + (halves[1] & even) + (halves[1] >> 8 & even)
    return Int(truncatingIfNeeded: (sums &* 0x0001_0001_0001_0001) >> 48)
  }
}
