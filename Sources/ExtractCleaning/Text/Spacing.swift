import ExtractCore

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

  /// The end of what can be copied as it stands from `start` on: ink with single spaces between.
  ///
  /// - Complexity: O(*n*), eight bytes a step where they are ASCII.
  static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let high: UInt64 = 0x8080_8080_8080_8080
    guard start < end, bytes[start] != 0x20 else { return start }
    var index = start + plainBlocks(raw, from: start, to: end)
    if index > start {
      // The last byte of the blocks may be a space, or the beginning of a scalar.
      index -= 1
      while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
      if index > start, bytes[index - 1] == 0x20 { index -= 1 }
    }
    // The high bit of the lowest byte: whether the byte before is a space, as it is not to be at the start.
    var before: UInt64 = index > start ? 0 : 0x80
    scan: while index < end {
      if index + 8 <= end {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        let low = word & ~high
        // The high bit of each byte: ink is from 0x21 to 0x7E, a space is 0x20.
        let ink = (low &+ 0x5F5F_5F5F_5F5F_5F5F) & ~(low &+ 0x0101_0101_0101_0101) & ~word & high
        let spaces = (low &+ 0x6060_6060_6060_6060) & ~(low &+ 0x5F5F_5F5F_5F5F_5F5F) & ~word & high
        let after = spaces << 8 | before
        let stops = ~(ink | spaces & ~after) & high
        if stops == 0 {
          before = spaces >> 56
          index += 8
          continue
        }
        let offset = stops.trailingZeroBitCount >> 3
        if offset > 0 {
          index += offset
          before = spaces >> UInt64(offset * 8 - 8) & 0x80
        }
      }
      let byte = bytes[index]
      switch role(ofByte: byte) {
      case .ink:
        index += 1
        before = 0
      case .space:
        guard byte == 0x20, before == 0 else { break scan }
        index += 1
        before = 0x80
      case .lead:
        // Quotation marks, dashes and the ellipsis are by far the most frequent of these.
        let isPunctuation =
          byte == 0xE2 && index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] >= 0x90
          && bytes[index + 2] <= 0xA7
        if !isPunctuation, role(of: UTF8Decoding.scalar(at: index, in: bytes).value) != .ink { break scan }
        index += isPunctuation ? 3 : UTF8Decoding.scalar(at: index, in: bytes).length
        before = 0
      }
    }
    index = min(index, end)
    return before != 0 && index > start ? index - 1 : index
  }

  /// The bytes from `start` on, in blocks of sixteen, that are ink with single spaces between.
  @inline(__always) private static func plainBlocks(_ raw: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int
  {
    let space = ByteBlock(repeating: 0x20)
    let printable = ByteBlock(repeating: 0x5E)
    let high = ByteBlock(repeating: 0x80)
    var index = start
    while index + 18 <= end {
      let block = raw.block(at: index)
      let next = raw.block(at: index + 1)
      var stops = ((block &- space) .> printable) .& (block .< high)
      stops .|= ((block .== space) .& (next .== space))
      if stops.hasAny { break }
      let beyond = block .>= high
      if beyond.hasAny {
        let lead = ByteBlock(repeating: 0xE2)
        let third = raw.block(at: index + 2) &- ByteBlock(repeating: 0x90)
        let punctuation = (block .== lead) .& (next .== high) .& (third .<= ByteBlock(repeating: 0x17))
        let rare =
          (block .== ByteBlock(repeating: 0xC2)) .| (block .== ByteBlock(repeating: 0xE1)) .| (block .== lead)
          .| (block .== ByteBlock(repeating: 0xE3)) .| (block .== ByteBlock(repeating: 0xEF))
        if (rare .& .!punctuation).hasAny { break }
      }
      index += 16
    }
    return index - start
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
