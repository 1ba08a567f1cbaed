/// Bytes on their way out: a growing buffer that is filled without a check per byte.
public struct OutputBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes have been written.
  public private(set) var count = 0

  public init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// The bytes written so far, valid until the next change.
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Forgets what was written, from `length` on, and keeps the memory.
  public mutating func truncate(to length: Int = 0) { count = length }

  @inline(__always) mutating func reserve(_ additional: Int) {
    if count + additional > capacity { grow(additional) }
  }

  @inline(never) private mutating func grow(_ additional: Int) {
    capacity = max(capacity * 2, count + additional)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always) mutating func append(_ literal: StaticString) {
    copy(literal.utf8Start, literal.utf8CodeUnitCount)
  }

  @inline(__always) private mutating func copy(_ start: UnsafePointer<UInt8>, _ length: Int) {
    appendPieces(atMost: length) { $0.copy(start, length) }
  }

  @inline(__always) mutating func append(byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    copy(start, bytes.count)
  }

  mutating func append(string: String) {
    var string = string
    string.withUTF8 { append($0) }
  }

  /// Appends what `body` writes, at most `maximum` bytes, with one check for all of it.
  @inline(__always) mutating func appendPieces(atMost maximum: Int, _ body: (inout OutputCursor) -> Void) {
    reserve(maximum)
    var cursor = OutputCursor(next: UnsafeMutableRawPointer(base + count))
    body(&cursor)
    count = cursor.next - UnsafeMutableRawPointer(base)
    assert(count <= capacity)
  }

  /// Appends a number in decimal digits.
  @inline(__always) mutating func append(_ number: Int) {
    appendPieces(atMost: OutputCursor.longestNumber) { $0.append(number) }
  }
}

extension OutputBuffer {
  /// Appends UTF-8 text as a JSON string with its quotation marks.
  mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>) {
    append(byte: UInt8(ascii: "\""))
    appendEscaped(text)
    append(byte: UInt8(ascii: "\""))
  }

  mutating func appendJSON(_ string: String) {
    var string = string
    string.withUTF8 { appendJSON($0) }
  }

  /// Copies sixteen or eight bytes at a time, and goes back to the first of them that needs an escape.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    let source = UnsafeRawPointer(start)
    let length = text.count
    var index = 0
    reserve(length + 8)
    while index < length {
      copyClean(source, &index, length)
      guard index < length else { return }
      let taken = min(8, length - index)
      let word = taken == 8 ? Self.load(source + index) : Self.lastWord(of: source, length, taken)
      UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
      let escapes = Self.escapeBits(of: word)
      if escapes == 0 {
        index += taken
        count += taken
      } else {
        let clean = escapes.trailingZeroBitCount / 8
        count += clean
        appendEscape(of: text[index + clean])
        index += clean + 1
        reserve(length - index + 8)
      }
    }
  }

  /// Copies pieces of sixteen bytes up to the first that needs an escape.
  @inline(__always) private mutating func copyClean(_ source: UnsafeRawPointer, _ index: inout Int, _ length: Int) {
    var from = source + index
    let last = source + length - 16
    guard from <= last else { return }
    var target = UnsafeMutableRawPointer(base + count)
    while from <= last {
      let low = Self.load(from)
      let high = Self.load(from + 8)
      target.storeBytes(of: low.littleEndian, as: UInt64.self)
      target.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
      if Self.escapeBits(of: low) | Self.escapeBits(of: high) != 0 { break }
      from += 16
      target += 16
    }
    count = target - UnsafeMutableRawPointer(base)
    index = from - source
  }

  @inline(__always) private static func load(_ source: UnsafeRawPointer) -> UInt64 {
    source.loadUnaligned(as: UInt64.self).littleEndian
  }

  /// The last `count` bytes of a text, fewer than eight, and spaces after them.
  @inline(__always) private static func lastWord(of source: UnsafeRawPointer, _ length: Int, _ count: Int) -> UInt64 {
    let padding: UInt64 = 0x2020_2020_2020_2020 << UInt64(count * 8)
    if length >= 8 { return load(source + length - 8) >> UInt64((8 - count) * 8) | padding }
    func half(_ offset: Int) -> UInt64 {
      UInt64(source.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
    }
    var word: UInt64 = 0
    if length >= 4 {
      word = half(0) | half(length - 4) << UInt64((length - 4) * 8)
    } else {
      for index in 0..<length {
        word |= UInt64(source.load(fromByteOffset: index, as: UInt8.self)) << UInt64(index * 8)
      }
    }
    return word >> UInt64((length - count) * 8) | padding
  }

  /// A word whose lowest set bit is the high bit of the first byte that is a control character, a quotation mark or a
  /// backslash; 0 if there is none.
  ///
  /// The test for a zero byte is Mycroft's: `(x − 0x01…) & ~x & 0x80…`. A borrow can mark bytes after the first in vain.
  @inline(__always) private static func escapeBits(of word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    let quotes = (quote &- ones) & ~quote
    let backslashes = (backslash &- ones) & ~backslash
    return (controls | quotes | backslashes) & highs
  }

  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      append(byte: byte >> 4 + UInt8(ascii: "0"))
      append(byte: byte & 15 < 10 ? byte & 15 + UInt8(ascii: "0") : byte & 15 - 10 + UInt8(ascii: "a"))
    }
  }
}
