import ExtractCore

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
  /// ``digitGroups``, at hand: to ask for a global each time is a call.
  let groups: UnsafePointer<UInt32>

  /// The most bytes that a number takes; three digits are written as four bytes.
  static let longestNumber = 24

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

  @inline(__always) mutating func append(_ piece: ReadyPiece?) {
    guard let piece else { return }
    for position in stride(from: 0, to: ReadyPiece.usualSize, by: ReadyPiece.blockSize) {
      move(piece.start, position, SIMD16<UInt8>.self)
    }
    var position = ReadyPiece.usualSize
    while position < piece.count {
      move(piece.start, position, SIMD16<UInt8>.self)
      position += ReadyPiece.blockSize
    }
    next += piece.count
  }

  /// Appends the text of a day or a time of one, of at most ``CalendarTime/longestText`` bytes.
  mutating func append(_ time: CalendarTime) {
    next = UnsafeMutableRawPointer(time.write(to: next.assumingMemoryBound(to: UInt8.self)))
  }

  /// Appends the identifier of an item: `"m1"` for the mention of index 0.
  @inline(__always) mutating func appendID(_ letter: ItemLetter, _ index: Int) {
    append("\"")
    next.storeBytes(of: letter.byte, as: UInt8.self)
    next += 1
    append(index &+ 1)
    append("\"")
  }

  /// The most bytes that an identifier takes.
  static let longestID = longestNumber + 3

  /// Appends a number in decimal digits, three at a time.
  @inline(__always) mutating func append(_ number: Int) {
    let number32 = UInt32(truncatingIfNeeded: number)
    if UInt(bitPattern: number) < 1000 {
      appendFirst(number32)
    } else if UInt(bitPattern: number) < 1_000_000 {
      let thousands = number32 / 1000
      appendFirst(thousands)
      appendGroup(number32 &- thousands &* 1000)
    } else {
      self = afterLong(number)
    }
  }

  /// Writes a number of any length, and returns the cursor behind it; a cursor that is changed in place would have to
  /// have a place, in memory.
  @inline(never) private func afterLong(_ number: Int) -> OutputCursor {
    var cursor = self
    if number < 0 { cursor.append("-") }
    cursor.appendGroups(number.magnitude)
    return cursor
  }

  private mutating func appendGroups(_ number: UInt) {
    guard number >= 1000 else { return appendFirst(UInt32(truncatingIfNeeded: number)) }
    let rest = number / 1000
    appendGroups(rest)
    appendGroup(UInt32(truncatingIfNeeded: number - rest * 1000))
  }

  /// Appends the first digits of a number, at most three, without the zeros before them.
  @inline(__always) private mutating func appendFirst(_ number: UInt32) {
    let digits = groups[1000 &+ Int(number)]
    next.storeBytes(of: digits.littleEndian, as: UInt32.self)
    next += Int(digits &>> 24)
  }

  /// Appends three digits.
  @inline(__always) private mutating func appendGroup(_ number: UInt32) {
    next.storeBytes(of: groups[Int(number)].littleEndian, as: UInt32.self)
    next += 3
  }

  /// For each number below 1000 its three digits, the first one in the lowest byte; then for each of them the digits
  /// without the zeros before them, and in the highest byte how many these are. Never freed.
  nonisolated(unsafe) static let digitGroups: UnsafePointer<UInt32> = {
    let groups = UnsafeMutablePointer<UInt32>.allocate(capacity: 2000)
    for number in UInt32(0)..<1000 {
      let digits = 0x30_3030 | (number / 100) | (number / 10 % 10) << 8 | (number % 10) << 16
      let count: UInt32 = number < 10 ? 1 : number < 100 ? 2 : 3
      (groups + Int(number)).initialize(to: digits)
      (groups + 1000 + Int(number)).initialize(to: digits >> (8 * (3 - count)) | count << 24)
    }
    return UnsafePointer(groups)
  }()
}
