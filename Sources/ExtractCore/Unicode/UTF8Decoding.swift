internal import CByteClasses

/// Decoding of UTF-8 from raw memory, one scalar at a time.
public enum UTF8Decoding {
  /// The scalar at `index`, and its length in bytes.
  ///
  /// Bytes that are not UTF-8 decode as U+FFFD of one byte, so that any bytes can be walked.
  @inlinable public static func scalar(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let available = bytes.count - index
    if first >= 0xC2, first < 0xE0, available >= 2, bytes[index + 1] & 0xC0 == 0x80 {
      return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xE0, first < 0xF0, available >= 3, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 {
      let value = (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      if value >= 0x800, value < 0xD800 || value > 0xDFFF { return (value, 3) }
    }
    if first >= 0xF0, first < 0xF5, available >= 4, bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80,
      bytes[index + 3] & 0xC0 == 0x80
    {
      let high = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
      let value = high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
      if value >= 0x10000, value <= 0x10FFFF { return (value, 4) }
    }
    return (0xFFFD, 1)
  }

  /// Whether all of `bytes` is well-formed UTF-8.
  ///
  /// - Complexity: O(*n*), 64 bytes a step where they are ASCII.
  public static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while index < bytes.count {
      if index + 64 <= bytes.count {
        let beyond = extract_beyond_ascii_64(base + index)
        index += beyond.trailingZeroBitCount
        if beyond == 0 { continue }
      }
      repeat {
        let (value, length) = scalar(at: index, in: bytes)
        if value == 0xFFFD, length == 1 { return false }
        index += length
      } while index < bytes.count && bytes[index] >= 0x80
    }
    return true
  }

  /// Appends the UTF-8 form of a scalar value; surrogates and values beyond Unicode become U+FFFD.
  @inlinable public static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    switch value {
    case ..<0x80:
      bytes.append(UInt8(value))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    case 0xD800...0xDFFF, 0x110000...:
      append(0xFFFD, to: &bytes)
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | value >> 18))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }
}
