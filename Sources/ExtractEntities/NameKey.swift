import ExtractCore

/// Hashes of names by their folded words, by which equal names of a document find each other.
enum NameKey {
  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The key of a name with one more word.
  static func extend(_ key: UInt64, _ token: UInt64) -> UInt64 {
    var mixed = (key ^ token) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    return mixed &* 0x94D0_49BB_1331_11EB
  }

  /// A number for some bytes: FNV-1a.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash | 1 << 63
  }

  /// The key of two keys together.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { extend(extend(seed, first), second) }
}

extension TokenView {
  /// A number for the folded word of a token, also of one that no list has.
  func tokenKey(_ index: Int) -> UInt64 {
    let word = word(index)
    if word != 0 { return UInt64(word) }
    return bytesKey(range(index, index + 1), isFolded: true)
  }

  /// A number for the words of a name, whatever their case and the marks between them.
  func nameKey(_ start: Int, _ end: Int) -> UInt64 {
    var key = NameKey.seed
    for index in start..<end where shape(index).mark == 0 { key = NameKey.extend(key, tokenKey(index)) }
    return key
  }

  /// A number for the spelling of some text: FNV-1a over its bytes, ASCII letters in lower case if `isFolded`.
  func bytesKey(_ range: TextRange, isFolded: Bool) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range.lowerBound..<range.upperBound {
      let byte = text[index]
      let folded = isFolded && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
    }
    return hash | 1 << 63
  }

  /// The first word of a name.
  func firstWord(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index + 1 < end, shape(index).mark != 0 { index += 1 }
    return index
  }

  /// The number of words of a name, marks left out.
  func wordCount(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<end where shape(index).mark == 0 { count += 1 }
    return count
  }
}
