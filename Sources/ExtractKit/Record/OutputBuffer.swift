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

  /// Copies eight bytes at a time where there are so many; most of what a record is made of is short.
  @inline(__always) private mutating func copy(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    let target = UnsafeMutableRawPointer(base + count)
    let source = UnsafeRawPointer(start)
    count += length
    if length > 32 {
      target.copyMemory(from: source, byteCount: length)
    } else if length >= 8 {
      var position = 0
      while position + 8 < length {
        target.storeBytes(
          of: source.loadUnaligned(fromByteOffset: position, as: UInt64.self), toByteOffset: position, as: UInt64.self)
        position += 8
      }
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self), toByteOffset: length - 8,
        as: UInt64.self)
    } else {
      for index in 0..<length {
        target.storeBytes(of: start[index], toByteOffset: index, as: UInt8.self)
      }
    }
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

  /// Appends a number in decimal digits.
  mutating func append(_ number: Int) {
    reserve(20)
    if number < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    var rest = number.magnitude
    let length = Self.digitCount(rest)
    var position = count + length
    count = position
    while rest >= 100 {
      let pair = Int(rest % 100) * 2
      rest /= 100
      position -= 2
      base[position] = Self.digitPairs.utf8Start[pair]
      base[position + 1] = Self.digitPairs.utf8Start[pair + 1]
    }
    if rest >= 10 {
      base[position - 2] = Self.digitPairs.utf8Start[Int(rest) * 2]
      base[position - 1] = Self.digitPairs.utf8Start[Int(rest) * 2 + 1]
    } else {
      base[position - 1] = UInt8(ascii: "0") + UInt8(rest)
    }
  }

  private static func digitCount(_ number: UInt) -> Int {
    var count = 1
    var limit: UInt = 10
    while number >= limit {
      count += 1
      if count == 20 { break }
      limit *= 10
    }
    return count
  }

  private static let digitPairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
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

  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    // Room for the worst case of a stretch without escapes; an escape reserves its own.
    reserve(text.count + 16)
    var index = 0
    var copied = 0
    let raw = UnsafeRawPointer(start)
    while index < text.count {
      if index + 8 <= text.count, !Self.needsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index += 8
        continue
      }
      let byte = text[index]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        index += 1
        continue
      }
      append(UnsafeBufferPointer(rebasing: text[copied..<index]))
      appendEscape(of: byte)
      index += 1
      copied = index
    }
    append(UnsafeBufferPointer(rebasing: text[copied..<index]))
  }

  /// Whether one of eight bytes is a control character, a quotation mark or a backslash.
  ///
  /// The zero-byte test is Mycroft's: `(x − 0x01…) & ~x & 0x80…`.
  @inline(__always) private static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    let quotes = (quote &- ones) & ~quote
    let backslashes = (backslash &- ones) & ~backslash
    return (controls | quotes | backslashes) & highs != 0
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
