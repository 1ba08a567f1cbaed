import ExtractCore

/// Splits text at any of several separators, by bytes.
enum ByteSplitting {
  /// The pieces of `text` in order, empty ones too; at each place the first separator that fits counts.
  static func split(_ text: String, at separators: [ImmortalText]) -> [String] {
    var text = text
    var ends: [(end: Int, next: Int)] = []
    // A bit for each pair of bytes with which a separator begins.
    let pairs = separators.reduce(into: UInt64(0)) { $0 |= Self.bit($1.bytes[0], $1.bytes[1]) }
    text.withUTF8 { bytes in
      var index = 0
      while index + 1 < bytes.count {
        // Every separator has a space in it, as its first or second byte.
        if bytes[index] == 0x20 || bytes[index + 1] == 0x20, pairs & Self.bit(bytes[index], bytes[index + 1]) != 0,
          let mark = separators.first(where: { isAt(index, $0, bytes) })
        {
          ends.append((index, index + mark.bytes.count))
          index += mark.bytes.count
        } else {
          index += 1
        }
      }
    }
    guard !ends.isEmpty else { return [text] }
    return text.withUTF8 { bytes in
      var start = 0
      var parts: [String] = []
      for (end, next) in ends + [(bytes.count, bytes.count)] {
        parts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self))
        start = next
      }
      return parts
    }
  }

  /// One of 64 bits for a pair of bytes.
  @inline(__always) private static func bit(_ first: UInt8, _ second: UInt8) -> UInt64 {
    1 &<< UInt64(first &* 5 ^ second)
  }

  /// Whether a separator stands at `index`.
  @inline(__always) static func isAt(
    _ index: Int, _ separator: ImmortalText, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let end = index + separator.bytes.count
    return end <= bytes.count && bytes[index] == separator.bytes[0]
      && separator.isSpelled(UnsafeBufferPointer(rebasing: bytes[index..<end]))
  }
}
