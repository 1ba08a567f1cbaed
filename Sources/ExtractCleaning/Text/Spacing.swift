/// What is white space, and what is nothing at all.
enum Spacing {
  enum Role: UInt8 { case ink, space, nothing }

  /// What a byte is by itself.
  enum ByteRole: UInt8 {
    case ink, space
    /// The first byte of scalars some of which are white space or nothing.
    case lead
  }

  @inline(__always) static func role(ofByte byte: UInt8) -> ByteRole {
    if byte &- 0x21 < 0x5E { return .ink }
    if byte <= 0x20 || byte == 0x7F { return .space }
    switch byte {
    case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: return .lead
    default: return .ink
    }
  }

  /// Whether the eight bytes at `index` are ASCII ink with at most single spaces between, and neither the first nor the
  /// last is a space.
  @inline(__always) static func isPlain(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    let high: UInt64 = 0x8080_8080_8080_8080
    guard word & high == 0 else { return false }
    // The high bit of each byte: at least 0x20, at least 0x21, at least 0x7F.
    let visible = word &+ 0x6060_6060_6060_6060
    let ink = word &+ 0x5F5F_5F5F_5F5F_5F5F
    let deleted = word &+ 0x0101_0101_0101_0101
    let spaces = ~ink & high
    return visible & high == high && deleted & high == 0 && spaces & (spaces << 8) == 0
      && spaces & 0x8000_0000_0000_0080 == 0
  }

  /// The white space of Unicode is space; soft hyphens and marks of zero width that only say where a line may end, or
  /// that mark the byte order, are nothing. Joiners are ink: words of some scripts need them.
  static func role(of scalar: UInt32) -> Role {
    switch scalar {
    case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
    case 0xAD, 0x200B, 0x2060, 0xFEFF: .nothing
    default: .ink
    }
  }
}
