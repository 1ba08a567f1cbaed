import ExtractCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds out the encoding of a document: byte order mark, declaration, form of the bytes.
enum EncodingDetection {
  struct Finding {
    var encoding: TextEncoding
    /// The length of the byte order mark.
    var markLength = 0
    /// A declared encoding that is not known.
    var unknownLabel: String?
    /// Whether the bytes were found to be valid UTF-8.
    var isValidUTF8 = false
  }

  /// How far into a document its declaration is looked for, in bytes.
  static let declarationWindow = 4096

  /// The encoding of `raw`.
  ///
  /// - Parameter hint: the label that the caller gave for the document, if any.
  /// - Complexity: O(*n*): bytes that declare nothing are checked for valid UTF-8.
  static func find(_ raw: UnsafeBufferPointer<UInt8>, hint: String?) -> Finding {
    if raw.count >= 3, raw[0] == 0xEF, raw[1] == 0xBB, raw[2] == 0xBF { return Finding(encoding: .utf8, markLength: 3) }
    if raw.count >= 2, raw[0] == 0xFF, raw[1] == 0xFE { return Finding(encoding: .utf16LittleEndian, markLength: 2) }
    if raw.count >= 2, raw[0] == 0xFE, raw[1] == 0xFF { return Finding(encoding: .utf16BigEndian, markLength: 2) }
    var unknown: String?
    if let hint {
      switch TextEncoding(label: hint.utf8) {
      case .utf8?: break
      case let encoding?: return Finding(encoding: encoding)
      case nil: unknown = hint
      }
    }
    if let encoding = utf16WithoutMark(raw) { return Finding(encoding: encoding) }
    // Pages that were saved again keep the declaration of their first encoding: bytes that are UTF-8 are UTF-8.
    if UTF8Decoding.isValid(raw) { return Finding(encoding: .utf8, unknownLabel: unknown, isValidUTF8: true) }
    if let label = declaredLabel(raw) {
      // A declaration that can be read as ASCII is not UTF-16, whatever it says.
      switch TextEncoding(label: label) {
      case .singleByte(let encoding)?: return Finding(encoding: .singleByte(encoding), unknownLabel: unknown)
      case .multiByte(let encoding)?: return Finding(encoding: .multiByte(encoding), unknownLabel: unknown)
      case .utf8?, .utf16LittleEndian?, .utf16BigEndian?: return Finding(encoding: .utf8, unknownLabel: unknown)
      case nil: unknown = String(decoding: label, as: UTF8.self)
      }
    }
    if isDamagedUTF8(raw) { return Finding(encoding: .utf8, unknownLabel: unknown) }
    return Finding(encoding: EncodingGuess.encoding(of: raw) ?? .windows1252, unknownLabel: unknown)
  }

  /// UTF-16 shows by zero bytes in every other place.
  private static func utf16WithoutMark(_ raw: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let window = min(raw.count, 512) & ~1
    guard window >= 4, let base = raw.baseAddress, memchr(base, 0, window) != nil else { return nil }
    var zeros = (even: 0, odd: 0)
    for index in stride(from: 0, to: window, by: 2) {
      if raw[index] == 0 { zeros.even += 1 }
      if raw[index + 1] == 0 { zeros.odd += 1 }
    }
    let pairs = window / 2
    if zeros.odd * 10 >= pairs * 7, zeros.even * 10 <= pairs { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 7, zeros.odd * 10 <= pairs { return .utf16BigEndian }
    return nil
  }

  /// The value of the first `charset=` or XML `encoding=` within the window.
  private static func declaredLabel(_ raw: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>.SubSequence? {
    let window = raw.prefix(declarationWindow)
    for keyword in [StaticString("charset"), StaticString("encoding")] {
      let length = keyword.utf8CodeUnitCount
      var index = window.startIndex
      while index + length < window.endIndex {
        defer { index += 1 }
        guard matches(keyword, window, at: index) else { continue }
        var start = index + length
        while start < window.endIndex, window[start] <= 0x20 { start += 1 }
        guard start < window.endIndex, window[start] == UInt8(ascii: "=") else { continue }
        start += 1
        while start < window.endIndex, window[start] <= 0x20 || isQuote(window[start]) { start += 1 }
        var end = start
        while end < window.endIndex, window[end] > 0x20, !isQuote(window[end]), window[end] != UInt8(ascii: ">"),
          window[end] != UInt8(ascii: ";"), window[end] != UInt8(ascii: "/")
        {
          end += 1
        }
        if end > start { return window[start..<end] }
      }
    }
    return nil
  }

  private static func matches(
    _ keyword: StaticString, _ bytes: UnsafeBufferPointer<UInt8>.SubSequence, at start: Int
  ) -> Bool {
    for offset in 0..<keyword.utf8CodeUnitCount where bytes[start + offset] | 0x20 != keyword.utf8Start[offset] {
      return false
    }
    return true
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  /// Whether most bytes beyond ASCII are well-formed UTF-8 all the same.
  private static func isDamagedUTF8(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    var sound = 0
    var broken = 0
    var index = 0
    while index < raw.count {
      if raw[index] < 0x80 {
        index += 1
        continue
      }
      let (value, length) = UTF8Decoding.scalar(at: index, in: raw)
      if value == 0xFFFD, length == 1 { broken += 1 } else { sound += 1 }
      index += length
    }
    return sound > broken
  }
}
