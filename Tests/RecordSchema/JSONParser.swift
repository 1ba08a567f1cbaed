package import Foundation

/// Why bytes are not one JSON text (RFC 8259).
package struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
  /// Offset of the offending byte.
  package let offset: Int
  package let reason: String

  package var description: String { "byte \(offset): \(reason)" }
}

extension JSONValue {
  /// Reads one JSON text, without any leniency: a repeated member name, a lone surrogate or a byte order mark is an
  /// error, because no record may hold one. Linear in the bytes.
  package init(parsing data: Data) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: [UInt8](data))
    self = try parser.document()
  }
}

private struct JSONParser {
  /// Nesting allowed; deeper input is refused before it can exhaust the stack.
  static let depthLimit = 256

  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    let value = try self.value()
    skipWhitespace()
    guard position == bytes.count else { throw failure("text after the value") }
    return value
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipWhitespace()
    switch peek {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONSyntaxError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONSyntaxError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case nil: throw failure("the text ends where a value is expected")
    case let byte? where byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte: return try number()
    default: throw failure("no value starts here")
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONSyntaxError) -> JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure("nested more than \(Self.depthLimit) deep") }
    return try body(&self)
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONValue {
    var object = JSONObject()
    position += 1
    if skip("}") { return .object(object) }
    repeat {
      skipWhitespace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw failure("a member name is expected") }
      let name = try string()
      guard skip(":") else { throw failure("':' is expected") }
      guard object.append(name, try value()) else {
        throw JSONSyntaxError(offset: start, reason: "the member \"\(name)\" is repeated")
      }
    } while skip(",")
    guard skip("}") else { throw failure("',' or '}' is expected") }
    return .object(object)
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONValue {
    var elements: [JSONValue] = []
    position += 1
    if skip("]") { return .array(elements) }
    repeat { elements.append(try value()) } while skip(",")
    guard skip("]") else { throw failure("',' or ']' is expected") }
    return .array(elements)
  }

  private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw failure("no value starts here") }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> JSONValue {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
    let integerEnd = position
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    if position == integerEnd, let integer = Int(written) { return .integer(integer) }
    guard let number = Double(written), number.isFinite else {
      throw JSONSyntaxError(offset: start, reason: "the number is out of range")
    }
    return .number(number)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = position
    while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
    guard position > start else { throw failure("a digit is expected") }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let start = position
    var unescaped: [UInt8] = []
    position += 1
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        let string = String(decoding: unescaped, as: UTF8.self)
        guard string.utf8.elementsEqual(unescaped) else {
          throw JSONSyntaxError(offset: start, reason: "the string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        unescaped.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20:
        throw failure("a control character stands unescaped in a string")
      default:
        unescaped.append(byte)
        position += 1
      }
    }
    throw failure("the text ends inside a string")
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    position += 1
    guard let byte = peek else { throw failure("the text ends inside a string") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw failure("no such escape")
    }
  }

  private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = position - 2
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      position += 2
      let second = try hexadecimal()
      if 0xDC00...0xDFFF ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONSyntaxError(offset: start, reason: "a surrogate stands alone")
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek, let number = Character(Unicode.Scalar(digit)).hexDigitValue else {
        throw failure("four hexadecimal digits are expected")
      }
      value = value << 4 | UInt32(number)
      position += 1
    }
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipWhitespace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func skip(_ punctuation: Unicode.Scalar) -> Bool {
    skipWhitespace()
    guard peek == UInt8(ascii: punctuation) else { return false }
    position += 1
    return true
  }

  private func failure(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, reason: reason)
  }
}
