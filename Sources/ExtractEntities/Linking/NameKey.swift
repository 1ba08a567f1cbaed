import ExtractCore
import ExtractMatching

/// Hashes of names by their folded words, by which equal names of a document find each other.
enum NameKey {
  static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The key of a name with one more word.
  @inline(__always) static func extend(_ key: UInt64, _ token: UInt64) -> UInt64 {
    var mixed = (key ^ token) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    return mixed &* 0x94D0_49BB_1331_11EB
  }

  /// A number for some bytes, ASCII letters in lower case if `isFolded`: eight bytes at a time are mixed in.
  @inline(never) static func hash(_ bytes: UnsafeBufferPointer<UInt8>, isFolded: Bool = false) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    // The count is spread over all bits: by itself it would undo the difference of "Mr" and "Mrs".
    var hash = UInt64(bytes.count) &* seed
    var index = 0
    while index + 8 < raw.count {
      hash = extend(hash, isFolded ? lowercased(load(raw, index)) : load(raw, index))
      index += 8
    }
    let last = lastPiece(raw)
    return extend(hash, isFolded ? lowercased(last) : last) | 1 << 63
  }

  fileprivate static func load(_ raw: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// The last eight bytes; of fewer, all, some of them twice, so that no loop is needed.
  @inline(__always) private static func lastPiece(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    let count = raw.count
    if count >= 8 { return load(raw, count - 8) }
    if count >= 4 {
      let first = UInt64(raw.loadUnaligned(as: UInt32.self))
      return first << 32 | UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    }
    guard count > 0 else { return 0 }
    return UInt64(raw[0]) << 16 | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1])
  }

  /// Whether two stretches of bytes are equal, eight at a time.
  static func isEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, count: Int) -> Bool {
    let (left, right) = (
      UnsafeRawBufferPointer(start: left, count: count), UnsafeRawBufferPointer(start: right, count: count)
    )
    var index = 0
    while index + 8 < count {
      if load(left, index) != load(right, index) { return false }
      index += 8
    }
    return lastPiece(left) == lastPiece(right)
  }

  /// Eight bytes with their upper-case ASCII letters made lower case.
  private static func lowercased(_ piece: UInt64) -> UInt64 {
    let ascii = piece & 0x7F7F_7F7F_7F7F_7F7F
    let isUpper = (ascii &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(ascii &+ 0x2525_2525_2525_2525) & ~piece & 0x8080_8080_8080_8080
    return piece | isUpper >> 2
  }

  /// The key of two keys together.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { extend(extend(seed, first), second) }
}

extension TokenView {
  /// How many letters an acronym has that is told by them alone.
  private static let lettersOfAcronyms = 3...8

  /// The first letters of the capitalised words of a name, a byte each; `nil` if they are too few or too many, or not of
  /// ASCII.
  func initials(_ start: Int, _ end: Int) -> UInt64? {
    var (letters, count): (UInt64, Int) = (0, 0)
    for index in start..<end where shape(index).isWordLike && shape(index).contains(.initialUpper) {
      guard let letter = bytes(index).first, letter < 0x80 else { return nil }
      letters = letters << 8 | UInt64(letter)
      count += 1
    }
    return Self.lettersOfAcronyms.contains(count) ? letters : nil
  }

  /// The letters of an acronym in the form of ``initials(_:_:)``; `nil` if a token is none of so many capitals.
  func lettersOfAcronym(_ index: Int) -> UInt64? {
    let bytes = bytes(index)
    guard shape(index).contains(.allUpper), Self.lettersOfAcronyms.contains(bytes.count) else { return nil }
    var letters: UInt64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      letters = letters << 8 | UInt64(byte)
    }
    return letters
  }

  /// Where a name ends without its last word and the marks around that: "Halden Foods" in "Halden Foods, Inc."
  func endWithoutLastWord(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start + 1, shape(end - 1).mark != 0 { end -= 1 }
    if end > start + 1 { end -= 1 }
    while end > start + 1, shape(end - 1).mark != 0 { end -= 1 }
    return end
  }

  /// A number for the folded word of a token, also of one that no list has.
  @inline(__always) func tokenKey(_ index: Int) -> UInt64 {
    let word = word(index)
    return word != 0 ? UInt64(word) : NameKey.hash(bytes(index), isFolded: true)
  }

  /// A number for a name of one word.
  @inline(__always) func wordKey(_ index: Int) -> UInt64 { NameKey.extend(NameKey.seed, tokenKey(index)) }

  /// A number for the words of a name, whatever their case and the marks between them.
  func nameKey(_ start: Int, _ end: Int) -> UInt64 {
    var key = NameKey.seed
    for index in start..<end where shape(index).mark == 0 { key = NameKey.extend(key, tokenKey(index)) }
    return key
  }

  /// The bytes of an acronym without the "s" of its plural: "DPs".
  func singularAcronym(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let bytes = bytes(index)
    let isPlural = bytes.count > 2 && bytes[bytes.count - 1] == UInt8(ascii: "s") && shape(index).contains(.mixedCase)
    return isPlural ? UnsafeBufferPointer(rebasing: bytes.dropLast()) : bytes
  }

  /// The key of a name that is an acronym, in the singular.
  func singularAcronymKey(_ index: Int, _ lexicon: Lexicon) -> UInt64 {
    let singular = singularAcronym(index)
    if singular.count == length(index) { return wordKey(index) }
    let word = lexicon.id(of: singular).map(UInt64.init) ?? NameKey.hash(singular, isFolded: true)
    return NameKey.extend(NameKey.seed, word)
  }

  /// A number for the spelling of some text, ASCII letters in lower case if `isFolded`.
  func bytesKey(_ range: TextRange, isFolded: Bool) -> UInt64 {
    NameKey.hash(UnsafeBufferPointer(rebasing: text[range.lowerBound..<range.upperBound]), isFolded: isFolded)
  }

  /// Whether two stretches of the text are equal byte by byte.
  @inline(__always) func hasEqualText(_ left: TextRange, _ right: TextRange) -> Bool {
    guard left.count == right.count, let text = text.baseAddress else { return false }
    return left.start == right.start
      || NameKey.isEqual(text + left.lowerBound, text + right.lowerBound, count: left.count)
  }

  /// Whether a stretch of the text is these bytes.
  @inline(__always) func hasText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> Bool {
    guard bytes.count == range.count, let text = text.baseAddress, let bytes = bytes.baseAddress else { return false }
    return NameKey.isEqual(bytes, text + range.lowerBound, count: range.count)
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
