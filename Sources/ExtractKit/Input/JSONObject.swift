internal import CByteClasses
import ExtractCore

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The members of one JSON object (RFC 8259), found without building values: keys, and where each value stands.
struct JSONObject {
  struct Member {
    let key: String
    /// Where the value stands, without white space around it.
    let value: Range<Int>
  }

  struct SyntaxError: Error, Equatable {
    let message: String
    /// The offset in bytes of the place that does not fit.
    let offset: Int
  }

  private(set) var members: [Member] = []

  /// Reads an object that fills `bytes`.
  ///
  /// - Complexity: O(*n*); values may be nested 256 deep.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
    var scanner = Scanner(bytes: bytes)
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "{"), "expected an object")
    scanner.skipSpace()
    if !scanner.accept(UInt8(ascii: "}")) {
      repeat {
        scanner.skipSpace()
        let keyStart = scanner.index
        try scanner.skipString()
        let key = JSONText.unescaped(UnsafeBufferPointer(rebasing: bytes[keyStart + 1..<scanner.index - 1]))
        scanner.skipSpace()
        try scanner.expect(UInt8(ascii: ":"), "expected ':' after a key")
        scanner.skipSpace()
        let start = scanner.index
        try scanner.skipValue(depth: 0)
        members.append(Member(key: String(decoding: key.bytes, as: UTF8.self), value: start..<scanner.index))
        scanner.skipSpace()
      } while scanner.accept(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"), "expected ',' or '}'")
    }
    scanner.skipSpace()
    guard scanner.index == bytes.count else { throw scanner.error("text after the object") }
  }

  /// The last member of that name, which wins as in other readers.
  subscript(_ key: String) -> Range<Int>? { members.last { $0.key == key }?.value }
}

extension JSONObject {
  /// Where the elements of an array stand; `nil` if the value is none.
  static func elements(ofArray bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var scanner = Scanner(bytes: bytes)
    var elements: [Range<Int>] = []
    guard scanner.accept(UInt8(ascii: "[")) else { return nil }
    scanner.skipSpace()
    if scanner.accept(UInt8(ascii: "]")) { return [] }
    repeat {
      scanner.skipSpace()
      let start = scanner.index
      guard (try? scanner.skipValue(depth: 0)) != nil else { return nil }
      elements.append(start..<scanner.index)
      scanner.skipSpace()
    } while scanner.accept(UInt8(ascii: ","))
    return scanner.accept(UInt8(ascii: "]")) ? elements : nil
  }

  private struct Scanner {
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

    mutating func expect(_ expected: UInt8, _ message: String) throws(SyntaxError) {
      guard accept(expected) else { throw error(message) }
    }

    mutating func skipString() throws(SyntaxError) {
      try expect(UInt8(ascii: "\""), "expected a string")
      while true {
        skipPlain()
        guard index < bytes.count else { throw error("a string without an end") }
        switch bytes[index] {
        case UInt8(ascii: "\""):
          index += 1
          return
        case UInt8(ascii: "\\"):
          try skipEscape()
        case ..<0x20:
          throw error("a control character in a string must be escaped")
        default:
          index += 1
        }
      }
    }

    /// Goes to the next byte of a string that does not stand for itself, as far as whole blocks reach.
    private mutating func skipPlain() {
      guard let start = bytes.baseAddress else { return }
      while index + 16 <= bytes.count {
        let plain = Int(extract_json_plain_16(start + index))
        index += plain
        if plain < 16 { return }
      }
    }

    private mutating func skipEscape() throws(SyntaxError) {
      index += 1
      switch byte {
      case UInt8(ascii: "u"):
        index += 1
        for _ in 0..<4 {
          guard JSONText.hexValue(byte) != nil else { throw error("four hexadecimal digits go after \\u") }
          index += 1
        }
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        index += 1
      default:
        throw error("no such escape")
      }
    }

    mutating func skipValue(depth: Int) throws(SyntaxError) {
      guard depth < 256 else { throw error("values are nested more than 256 deep") }
      switch byte {
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "{"): try skipContainer(UInt8(ascii: "}"), hasKeys: true, depth)
      case UInt8(ascii: "["): try skipContainer(UInt8(ascii: "]"), hasKeys: false, depth)
      case UInt8(ascii: "t"): try skipWord("true")
      case UInt8(ascii: "f"): try skipWord("false")
      case UInt8(ascii: "n"): try skipWord("null")
      default: try skipNumber()
      }
    }

    private mutating func skipContainer(_ end: UInt8, hasKeys: Bool, _ depth: Int) throws(SyntaxError) {
      index += 1
      skipSpace()
      if accept(end) { return }
      repeat {
        skipSpace()
        if hasKeys {
          try skipString()
          skipSpace()
          try expect(UInt8(ascii: ":"), "expected ':' after a key")
          skipSpace()
        }
        try skipValue(depth: depth + 1)
        skipSpace()
      } while accept(UInt8(ascii: ","))
      try expect(end, "expected ',' or the end of the value")
    }

    private mutating func skipWord(_ word: StaticString) throws(SyntaxError) {
      for position in 0..<word.utf8CodeUnitCount {
        guard byte == word.utf8Start[position] else { throw error("not a value") }
        index += 1
      }
    }

    private mutating func skipDigits() throws(SyntaxError) {
      guard byte >= 0x30, byte <= 0x39 else { throw error("not a value") }
      while byte >= 0x30, byte <= 0x39 { index += 1 }
    }

    private mutating func skipNumber() throws(SyntaxError) {
      _ = accept(UInt8(ascii: "-"))
      let leadsWithZero = byte == UInt8(ascii: "0")
      let start = index
      try skipDigits()
      if leadsWithZero, index > start + 1 { throw error("a number must not begin with 0") }
      if accept(UInt8(ascii: ".")) { try skipDigits() }
      if byte | 0x20 == UInt8(ascii: "e") {
        index += 1
        if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
        try skipDigits()
      }
    }
  }
}

/// The content of JSON strings.
enum JSONText {
  /// What stands between the quotation marks of a valid JSON string, without escapes.
  ///
  /// `repaired` tells that a lone surrogate or malformed UTF-8 became U+FFFD.
  ///
  /// - Parameter keepsMalformed: whether bytes that are not UTF-8 stay as they are.
  static func unescaped(
    _ bytes: UnsafeBufferPointer<UInt8>, keepsMalformed: Bool = false
  ) -> (bytes: [UInt8], repaired: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var repaired = false
    var index = 0
    while let backslash = firstBackslash(bytes, index) {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<backslash]))
      index = backslash + 2
      switch bytes[index - 1] {
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"):
        let (scalar, length) = unicodeEscape(bytes, index)
        index += length
        if (0xD800...0xDFFF).contains(scalar) { repaired = true }
        UTF8Decoding.append(scalar, to: &output)
      case let other: output.append(other)
      }
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index...]))
    let isValid = output.withUnsafeBufferPointer { UTF8Decoding.isValid($0) }
    if !isValid, !keepsMalformed {
      output = Array(String(decoding: output, as: UTF8.self).utf8)
      repaired = true
    }
    return (output, repaired)
  }

  /// Where the first escape from an index on begins, which is more than a backslash.
  private static func firstBackslash(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index + 1 < bytes.count, let base = UnsafeRawPointer(bytes.baseAddress),
      let found = memchr(base + index, 0x5C, bytes.count - 1 - index)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The scalar of the digits after `\u` at `index`, with its low surrogate where one follows, and their length.
  private static func unicodeEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = unit(bytes, index)
    guard (0xD800...0xDBFF).contains(first), index + 10 <= bytes.count, bytes[index + 4] == UInt8(ascii: "\\"),
      bytes[index + 5] == UInt8(ascii: "u")
    else { return (first, 4) }
    let second = unit(bytes, index + 6)
    guard (0xDC00...0xDFFF).contains(second) else { return (first, 4) }
    return (0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), 10)
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
    (0..<4).reduce(0) { value, offset in
      value << 4 | (index + offset < bytes.count ? hexValue(bytes[index + offset]) ?? 0 : 0)
    }
  }

  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
