/// A value of JSON-LD.
enum JSONValue {
  case null
  case boolean(Bool)
  /// A number as it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in order; a name may occur twice.
  case object([(name: String, value: JSONValue)])

  subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

/// Reads JSON as pages have it: line ends inside strings, trailing commas and comments around it are forgiven.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0

  /// Reading stops at deeper values.
  private static let greatestDepth = 64

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first value in `bytes`; `nil` if there is none.
  ///
  /// - Complexity: O(*n*).
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    var reader = JSONReader(bytes)
    while reader.index < bytes.count, bytes[reader.index] != UInt8(ascii: "{"), bytes[reader.index] != UInt8(ascii: "[")
    {
      reader.index += 1
    }
    return reader.value(depth: 0)
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") { index += 1 }
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    switch current {
    case nil: return nil
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return .string(string())
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    guard depth < Self.greatestDepth else { return abandon() }
    index += 1
    var members: [(name: String, value: JSONValue)] = []
    while true {
      skipSpace()
      guard let byte = current else { break }
      if byte == UInt8(ascii: "}") {
        index += 1
        break
      }
      guard byte == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      let name = string()
      guard let value = value(depth: depth + 1) else { break }
      members.append((name, value))
    }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue? {
    guard depth < Self.greatestDepth else { return abandon() }
    index += 1
    var items: [JSONValue] = []
    while true {
      skipSpace()
      guard let byte = current else { break }
      if byte == UInt8(ascii: "]") {
        index += 1
        break
      }
      if byte == UInt8(ascii: "}") { break }
      guard let item = value(depth: depth + 1) else { break }
      items.append(item)
    }
    return .array(items)
  }

  /// Stops reading: what is left of the text is not read.
  private mutating func abandon() -> JSONValue {
    index = bytes.count
    return .null
  }

  private mutating func word() -> JSONValue {
    let start = index
    while let byte = current, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"),
      byte != UInt8(ascii: "]")
    {
      index += 1
    }
    if index == start { index += 1 }
    switch String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self) {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    case let number: return .number(number)
    }
  }

  private mutating func string() -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      index += 1
      guard byte == UInt8(ascii: "\\"), let escaped = current else {
        text.append(byte)
        continue
      }
      index += 1
      switch escaped {
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): text.append(0x20)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): break
      case UInt8(ascii: "u"): appendEscape(to: &text)
      default: text.append(escaped)
      }
    }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func appendEscape(to text: inout [UInt8]) {
    guard var scalar = hexadecimal() else { return }
    if scalar >= 0xD800, scalar < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      let low = hexadecimal() ?? 0
      scalar = low >= 0xDC00 && low < 0xE000 ? 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
    }
    text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  private mutating func hexadecimal() -> UInt32? {
    guard index + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return value
  }
}
