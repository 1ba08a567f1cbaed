internal import CByteClasses

/// Text as JSON strings.
extension OutputCursor {
  /// The most bytes that a text of a number of bytes takes as a string, with escapes, which are six bytes long.
  static func roomForJSON(_ count: Int) -> Int { count &* 6 &+ 2 &* blockSize &+ 2 }

  private static let blockSize = 16

  /// The bytes that ``appendShort(_:_:)`` copies, however long the text.
  static let shortText = 2 * blockSize

  /// Appends a text of at most ``shortText`` bytes, of which so many can be read in any case, if nothing in it needs an
  /// escape.
  ///
  /// - Returns: whether it was appended.
  @inline(__always) mutating func appendShort(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let escapes = UInt64(extract_copy_json_32(start, next)) & (1 &<< UInt64(count) &- 1)
    guard escapes == 0 else { return false }
    next += count
    return true
  }

  /// Appends text with the escapes that JSON demands; in blocks, then those bytes that are left.
  ///
  /// - Parameter readable: how many bytes can be read from the beginning of the text, at least its own.
  @inline(__always) mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, readable: Int) {
    guard let start = text.baseAddress else { return }
    var from = start
    let end = start + text.count
    let lastBlock = start + (readable - 2 * Self.blockSize)
    while from <= lastBlock, from < end {
      let plain = min(extract_copy_json_32(from, next).trailingZeroBitCount, end - from)
      from += plain
      next += plain
      guard plain < 2 * Self.blockSize else { continue }
      // Escapes come in pairs, such as line ends between paragraphs.
      while from < end, Self.hasEscape(from.pointee) {
        appendEscape(of: from.pointee)
        from += 1
      }
    }
    while end - from >= Self.blockSize {
      move(from, 0, SIMD16<UInt8>.self)
      let plain = Int(extract_json_plain_16(from))
      from += plain
      next += plain
      if plain < Self.blockSize {
        appendEscape(of: from.pointee)
        from += 1
      }
    }
    if from < end { appendRest(from, end - from) }
  }

  /// Appends fewer than sixteen bytes: by two words that may overlap if they need no escape, which is the rule.
  @inline(__always) private mutating func appendRest(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let source = UnsafeRawPointer(start)
    if count >= 8 {
      let escapes = Self.escapes(move(source, 0, UInt64.self)) | Self.escapes(move(source, count - 8, UInt64.self))
      if escapes == 0 {
        next += count
        return
      }
    } else if count >= 4 {
      let low = UInt64(move(source, 0, UInt32.self))
      let high = UInt64(move(source, count - 4, UInt32.self))
      if Self.escapes(high << 32 | low) == 0 {
        next += count
        return
      }
    }
    for place in 0..<count { append(character: start[place]) }
  }

  /// Appends a byte of text, or its escape.
  @inline(__always) mutating func append(character byte: UInt8) {
    if Self.hasEscape(byte) {
      appendEscape(of: byte)
    } else {
      next.storeBytes(of: byte, as: UInt8.self)
      next += 1
    }
  }

  @inline(__always) private static func hasEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// 0 if no byte of a word is a control character, a quotation mark or a backslash.
  ///
  /// The test for a zero byte is Mycroft's: `(x − 0x01…) & ~x & 0x80…`.
  @inline(__always) private static func escapes(_ word: UInt64) -> UInt64 {
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
      append(byte < 0x10 ? "0" : "1")
      append(digit: byte & 15)
    }
  }

  private mutating func append(digit: UInt8) {
    next.storeBytes(of: digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"), as: UInt8.self)
    next += 1
  }
}
