/// The layer of an item, as its identifier begins.
struct ItemLetter {
  static let mention = Self(byte: UInt8(ascii: "m"))
  static let entity = Self(byte: UInt8(ascii: "e"))
  static let quote = Self(byte: UInt8(ascii: "q"))
  static let quantity = Self(byte: UInt8(ascii: "n"))
  static let time = Self(byte: UInt8(ascii: "t"))

  let byte: UInt8
}

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

  /// Copies a word, and leaves the cursor where it is.
  @inline(__always) @discardableResult func move<Word: BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ offset: Int, _ type: Word.Type
  ) -> Word {
    let word = source.loadUnaligned(fromByteOffset: offset, as: type)
    next.storeBytes(of: word, toByteOffset: offset, as: type)
    return word
  }

  @inline(__always) mutating func append(_ piece: ReadyPiece) {
    var position = 0
    repeat {
      move(piece.start, position, SIMD16<UInt8>.self)
      position += ReadyPiece.blockSize
    } while position < piece.count
    next += piece.count
  }

  /// Appends the identifier of an item: `"m1"` for the mention of index 0.
  @inline(__always) mutating func appendID(_ letter: ItemLetter, _ index: Int) {
    append("\"")
    next.storeBytes(of: letter.byte, as: UInt8.self)
    next += 1
    append(index + 1)
    append("\"")
  }

  /// The most bytes that an identifier takes.
  static let longestID = longestNumber + 3

  /// Appends a number in decimal digits.
  @inline(__always) mutating func append(_ number: Int) {
    if number >= 0, number < 10_000 { appendShort(UInt32(truncatingIfNeeded: number)) } else { appendLong(number) }
  }

  /// Appends a number of at most four digits.
  @inline(__always) private mutating func appendShort(_ number: UInt32) {
    appendGroup(number, leadingZeros: (number < 1000 ? 1 : 0) + (number < 100 ? 1 : 0) + (number < 10 ? 1 : 0))
  }

  /// Appends a number of four digits without some of the zeros before it: two pairs of digits in a word.
  @inline(__always) private mutating func appendGroup(_ number: UInt32, leadingZeros: Int) {
    let pairs = UnsafeRawPointer(Self.digitPairs.utf8Start)
    let high = number / 100
    let low = number - high * 100
    let first = UInt32(pairs.loadUnaligned(fromByteOffset: Int(high) * 2, as: UInt16.self).littleEndian)
    let second = UInt32(pairs.loadUnaligned(fromByteOffset: Int(low) * 2, as: UInt16.self).littleEndian)
    let digits = (first | second << 16) >> UInt32(leadingZeros * 8)
    next.storeBytes(of: digits.littleEndian, as: UInt32.self)
    next += 4 - leadingZeros
  }

  @inline(never) private mutating func appendLong(_ number: Int) {
    if number < 0 { append("-") }
    appendGroups(number.magnitude)
  }

  /// Appends a number of any length in groups of four digits.
  private mutating func appendGroups(_ number: UInt) {
    guard number >= 10_000 else { return appendShort(UInt32(truncatingIfNeeded: number)) }
    let rest = number / 10_000
    appendGroups(rest)
    appendGroup(UInt32(truncatingIfNeeded: number - rest * 10_000), leadingZeros: 0)
  }

  private static let digitPairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
}
