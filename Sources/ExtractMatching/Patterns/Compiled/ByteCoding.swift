/// Writes values as bytes, small numbers in few.
public struct ByteWriter {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// A number from 0, seven bits a byte (LEB128).
  public mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A flag, in a byte.
  public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Bytes, after their number.
  public mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes += content
  }

  /// A string in UTF-8, after its number of bytes.
  public mutating func write(_ string: String) { write(Array(string.utf8)) }

  /// A string or none, after a flag that tells which.
  public mutating func write(_ string: String?) {
    write(string != nil)
    if let string { write(string) }
  }

  /// The elements as `body` writes them, after their number.
  public mutating func write<Element>(_ elements: [Element], _ body: (inout ByteWriter, Element) -> Void) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }
}

/// Reads what a ``ByteWriter`` wrote.
public struct ByteReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// The bytes do not hold what is read.
  public struct Malformed: Error {
    /// An error that says no more.
    public init() {}
  }

  /// A reader of memory that outlives it.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte, as it is.
  public mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw Malformed() }
    position += 1
    return bytes[position - 1]
  }

  /// A number from 0 (LEB128).
  public mutating func number() throws(Malformed) -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while shift < 64 {
      let byte = try byte()
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
    throw Malformed()
  }

  /// A flag; every byte but 0 is true.
  public mutating func flag() throws(Malformed) -> Bool { try byte() != 0 }

  /// A copy of bytes that were written with their number.
  public mutating func content() throws(Malformed) -> [UInt8] {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Malformed() }
    position += count
    return Array(bytes[position - count..<position])
  }

  /// A string; bytes that are no UTF-8 become U+FFFD.
  public mutating func string() throws(Malformed) -> String { String(decoding: try content(), as: UTF8.self) }

  /// A string, or `nil` where none was written.
  public mutating func optionalString() throws(Malformed) -> String? { try flag() ? try string() : nil }

  /// The elements, each read by `body`. No more memory is set aside than the bytes left can fill.
  public mutating func array<Element>(
    _ body: (inout ByteReader) throws(Malformed) -> Element
  ) throws(Malformed) -> [Element] {
    let count = try number()
    // Every element takes a byte at least.
    guard count >= 0, count <= bytes.count - position else { throw Malformed() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }
}
