/// Writes values as bytes, small numbers in few.
public struct ByteWriter {
  public private(set) var bytes: [UInt8] = []

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

  public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  public mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes += content
  }

  public mutating func write(_ string: String) { write(Array(string.utf8)) }

  public mutating func write(_ string: String?) {
    write(string != nil)
    if let string { write(string) }
  }

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
    public init() {}
  }

  /// A reader of memory that outlives it.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  public mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw Malformed() }
    position += 1
    return bytes[position - 1]
  }

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

  public mutating func flag() throws(Malformed) -> Bool { try byte() != 0 }

  public mutating func content() throws(Malformed) -> [UInt8] {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw Malformed() }
    position += count
    return Array(bytes[position - count..<position])
  }

  public mutating func string() throws(Malformed) -> String { String(decoding: try content(), as: UTF8.self) }

  public mutating func optionalString() throws(Malformed) -> String? { try flag() ? try string() : nil }

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
