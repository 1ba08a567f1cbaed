/// Where the next byte of a record goes, in memory that has room for all that follows.
///
/// ``OutputBuffer/appendPieces(atMost:_:)`` hands it out. As a local value it stays in a register, which makes the many
/// short pieces of a record cheap.
struct OutputCursor {
  var next: UnsafeMutableRawPointer

  /// The most bytes that a number takes.
  static let longestNumber = 20

  @inline(__always) mutating func append(_ literal: StaticString) {
    copy(literal.utf8Start, literal.utf8CodeUnitCount)
  }

  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    copy(start, bytes.count)
  }

  /// Copies eight bytes at a time where there are so many; most of what a record is made of is short.
  @inline(__always) mutating func copy(_ start: UnsafePointer<UInt8>, _ length: Int) {
    let source = UnsafeRawPointer(start)
    if length > 32 {
      next.copyMemory(from: source, byteCount: length)
    } else if length >= 8 {
      var position = 0
      while position + 8 < length {
        move(source, position, UInt64.self)
        position += 8
      }
      move(source, length - 8, UInt64.self)
    } else if length >= 4 {
      move(source, 0, UInt32.self)
      move(source, length - 4, UInt32.self)
    } else {
      for position in 0..<length { move(source, position, UInt8.self) }
    }
    next += length
  }

  @inline(__always) private func move<Word: BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ offset: Int, _ type: Word.Type
  ) {
    next.storeBytes(of: source.loadUnaligned(fromByteOffset: offset, as: type), toByteOffset: offset, as: type)
  }

  /// Appends a number in decimal digits.
  @inline(__always) mutating func append(_ number: Int) {
    if number >= 0, number < 10_000 { appendShort(UInt32(truncatingIfNeeded: number)) } else { appendLong(number) }
  }

  /// Appends a number of at most four digits: two pairs of digits in a word, without the leading zeros.
  @inline(__always) private mutating func appendShort(_ number: UInt32) {
    let pairs = UnsafeRawPointer(Self.digitPairs.utf8Start)
    let high = number / 100
    let low = number - high * 100
    let first = UInt32(pairs.loadUnaligned(fromByteOffset: Int(high) * 2, as: UInt16.self).littleEndian)
    let second = UInt32(pairs.loadUnaligned(fromByteOffset: Int(low) * 2, as: UInt16.self).littleEndian)
    let leadingZeros = (number < 1000 ? 1 : 0) + (number < 100 ? 1 : 0) + (number < 10 ? 1 : 0)
    let digits = (first | second << 16) >> UInt32(leadingZeros * 8)
    next.storeBytes(of: digits.littleEndian, as: UInt32.self)
    next += 4 - leadingZeros
  }

  @inline(never) private mutating func appendLong(_ number: Int) {
    if number < 0 { append("-") }
    var rest = number.magnitude
    let length = Self.digitCount(rest)
    for position in (0..<length).reversed() {
      next.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: position, as: UInt8.self)
      rest /= 10
    }
    next += length
  }

  private static func digitCount(_ number: UInt) -> Int {
    var count = 1
    var rest = number / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  private static let digitPairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
}
