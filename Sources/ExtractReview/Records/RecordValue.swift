/// A JSON value (RFC 8259) of a record. Numbers are kept as they are written, so that none loses digits.
public indirect enum RecordValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([RecordValue])
  case object([Member])

  /// A key of an object with its value.
  public struct Member: Hashable, Sendable {
    /// The key, unescaped.
    public var key: String
    /// The value; one that is not wanted is parsed all the same.
    public var value: RecordValue
  }

  /// The value of a key; the last one wins where a key stands twice.
  public subscript(_ key: String) -> RecordValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The string, unescaped; `nil` for other values.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The number; `nil` for other values, and for numbers with a fraction or exponent or of more than 64 bits.
  public var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }

  /// The elements; `nil` for other values.
  public var array: [RecordValue]? { if case .array(let values) = self { values } else { nil } }

  /// The members in the order in which they are written; none for other values.
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }
}

extension RecordValue {
  /// What is wrong with a text that is not JSON.
  public struct SyntaxError: Error, Equatable, Sendable {
    /// What does not fit there.
    public let message: String
    /// The offset in bytes of the place that does not fit.
    public let offset: Int
  }

  /// Reads a value that fills `bytes`.
  ///
  /// - Complexity: O(*n*); values may be nested 256 deep.
  public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
    var parser = Parser(bytes: bytes)
    parser.skipSpace()
    self = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.error("text after the value") }
  }

  private struct Parser {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    func error(_ message: String) -> SyntaxError { SyntaxError(message: message, offset: index) }

    mutating func skipSpace() {
      while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    mutating func accept(_ expected: UInt8) -> Bool {
      guard byte == expected else { return false }
      index += 1
      return true
    }

    mutating func value(depth: Int) throws(SyntaxError) -> RecordValue {
      guard depth < 256 else { throw error("values are nested more than 256 deep") }
      switch byte {
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "{"): return try object(depth)
      case UInt8(ascii: "["): return try array(depth)
      case UInt8(ascii: "t"): return try word("true", .boolean(true))
      case UInt8(ascii: "f"): return try word("false", .boolean(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
      default: throw error("not a value")
      }
    }

    private mutating func object(_ depth: Int) throws(SyntaxError) -> RecordValue {
      index += 1
      skipSpace()
      if accept(UInt8(ascii: "}")) { return .object([]) }
      var members: [Member] = []
      repeat {
        skipSpace()
        guard byte == UInt8(ascii: "\"") else { throw error("expected a key") }
        let key = try string()
        skipSpace()
        guard accept(UInt8(ascii: ":")) else { throw error("expected ':' after a key") }
        skipSpace()
        members.append(Member(key: key, value: try value(depth: depth + 1)))
        skipSpace()
      } while accept(UInt8(ascii: ","))
      guard accept(UInt8(ascii: "}")) else { throw error("expected ',' or '}'") }
      return .object(members)
    }

    private mutating func array(_ depth: Int) throws(SyntaxError) -> RecordValue {
      index += 1
      skipSpace()
      if accept(UInt8(ascii: "]")) { return .array([]) }
      var values: [RecordValue] = []
      repeat {
        skipSpace()
        values.append(try value(depth: depth + 1))
        skipSpace()
      } while accept(UInt8(ascii: ","))
      guard accept(UInt8(ascii: "]")) else { throw error("expected ',' or ']'") }
      return .array(values)
    }

    private mutating func word(_ word: StaticString, _ value: RecordValue) throws(SyntaxError) -> RecordValue {
      for position in 0..<word.utf8CodeUnitCount {
        guard byte == word.utf8Start[position] else { throw error("not a value") }
        index += 1
      }
      return value
    }

    private mutating func number() -> RecordValue {
      let start = index
      while "+-.eE0123456789".utf8.contains(byte) { index += 1 }
      return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func string() throws(SyntaxError) -> String {
      index += 1
      let start = index
      while index < bytes.count, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { index += 1 }
      if byte == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: bytes[start..<index - 1], as: UTF8.self)
      }
      var text = Array(bytes[start..<index])
      while index < bytes.count {
        switch byte {
        case UInt8(ascii: "\""):
          index += 1
          return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          index += 1
          try escape(&text)
        default:
          text.append(byte)
          index += 1
        }
      }
      throw error("a string without an end")
    }

    private mutating func escape(_ text: inout [UInt8]) throws(SyntaxError) {
      let escaped = byte
      index += 1
      switch escaped {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escaped)
      case UInt8(ascii: "u"):
        var code = try codeUnit()
        if code >> 10 == 0x36, byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "u")
        {
          index += 2
          let low = try codeUnit()
          code = low >> 10 == 0x37 ? 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF) : 0xFFFD
        }
        text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      default: throw error("no such escape")
      }
    }

    private mutating func codeUnit() throws(SyntaxError) -> UInt32 {
      guard index + 4 <= bytes.count,
        let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
      else { throw error("four hexadecimal digits go after \\u") }
      index += 4
      return code
    }
  }
}
