import ExtractCore

/// UTF-8 that was taken for windows-1252 or Latin-1 and encoded once more: `â€™` for `’`.
enum TwiceEncodedText {
  /// Fewer sequences are no evidence.
  private static let fewest = 5

  /// Whether all that is not ASCII in valid UTF-8 was encoded twice.
  ///
  /// One character that is not part of such a sequence speaks against it: text in any language has one soon.
  ///
  /// - Complexity: O(*n*); ends at the first character that speaks against it.
  static func fills(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var count = 0
    var index = 0
    while let start = beyondASCII(text, from: index) {
      guard let sequence = sequence(at: start, in: text) else { return false }
      count += 1
      index = sequence.end
    }
    return count >= fewest
  }

  /// Where the next byte that is not ASCII stands.
  static func beyondASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index + 16 <= text.count {
      if let lane = (raw.block(at: index) .>= ByteBlock(repeating: 0x80)).first { return index + lane }
      index += 16
    }
    return text[index...].firstIndex { $0 >= 0x80 }
  }

  /// The character that was encoded twice at `start`, and where its sequence ends.
  static func sequence(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> (scalar: UInt32, end: Int)? {
    var index = start
    func next() -> UInt32? {
      guard index < text.count, text[index] >= 0x80 else { return nil }
      let (value, length) = UTF8Decoding.scalar(at: index, in: text)
      index += length
      return byte(of: value)
    }
    guard let first = next() else { return nil }
    let count = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0
    guard count > 0 else { return nil }
    var scalar = first & (0x3F >> UInt32(count))
    for _ in 0..<count {
      guard let byte = next(), byte < 0xC0 else { return nil }
      scalar = scalar << 6 | byte & 0x3F
    }
    let least: UInt32 = count == 1 ? 0x80 : count == 2 ? 0x800 : 0x10000
    guard scalar >= least, let valid = Unicode.Scalar(scalar) else { return nil }
    return (valid.value, index)
  }

  /// The byte from 0x80 on that a character was taken for.
  private static func byte(of scalar: UInt32) -> UInt32? {
    if scalar >= 0x80, scalar <= 0xFF { return scalar }
    return marks.firstIndex(of: scalar).map { 0x80 + UInt32($0) }
  }

  /// What the bytes from 0x80 to 0x9F mean in windows-1252.
  private static let marks: [UInt32] = SingleByteEncoding.windows1252.upperHalf.prefix(0x20).map { packed in
    withUnsafeBytes(of: (packed >> 8).littleEndian) {
      UTF8Decoding.scalar(at: 0, in: $0.assumingMemoryBound(to: UInt8.self)).value
    }
  }
}
