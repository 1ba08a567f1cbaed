import ExtractCore

/// A document's bytes as UTF-8, and where they came from.
struct DecodedBytes {
  var bytes: [UInt8] = []
  /// From `bytes` to the raw bytes; `nil` where they are the same.
  var alignment: Alignment?
  var encoding = TextEncoding.utf8
  /// Where the first byte that is not valid in the encoding stands in the raw bytes.
  var firstRepair: Int?
  var repairCount = 0
  /// Where the first character that was encoded twice stands in the raw bytes.
  var firstTwiceEncoded: Int?

  /// Decodes `raw`; whatever is not valid becomes U+FFFD.
  ///
  /// - Complexity: O(*n*); nothing is copied if the bytes are valid UTF-8.
  init(_ raw: [UInt8], as finding: EncodingDetection.Finding) {
    encoding = finding.encoding
    raw.withUnsafeBufferPointer { source in
      switch finding.encoding {
      case .utf8:
        let isValid = finding.isValidUTF8 || UTF8Decoding.isValid(source)
        if isValid, TwiceEncodedText.fills(UnsafeBufferPointer(rebasing: source[finding.markLength...])) {
          decodeTwice(source, from: finding.markLength)
        } else if isValid, finding.markLength == 0 {
          bytes = raw
        } else {
          decodeUTF8(source, from: finding.markLength)
        }
      case .utf16LittleEndian: decodeUTF16(source, from: finding.markLength, low: 0, high: 1)
      case .utf16BigEndian: decodeUTF16(source, from: finding.markLength, low: 1, high: 0)
      case .singleByte(let encoding): decode(source, by: encoding)
      case .multiByte(let encoding): decode(source, by: encoding)
      }
    }
  }

  /// The raw bytes of a range of decoded ones; `nil` for an empty range.
  func source(of range: Range<Int>) -> SourceRange? {
    guard !range.isEmpty else { return nil }
    guard let alignment else { return SourceRange(range.lowerBound, range.upperBound) }
    return alignment.source(of: TextRange(range.lowerBound, range.upperBound))
  }

  private mutating func noteRepair(at position: Int) {
    if firstRepair == nil { firstRepair = position }
    repairCount += 1
  }

  private mutating func decodeUTF8(_ source: UnsafeBufferPointer<UInt8>, from start: Int) {
    var runs = Alignment()
    bytes.reserveCapacity(source.count)
    var index = start
    var copied = start
    func flush(_ runs: inout Alignment, _ bytes: inout [UInt8]) {
      guard index > copied else { return }
      runs.append(source: copied, text: bytes.count, count: index - copied, sourceStep: 1, textStep: 1)
      bytes.append(contentsOf: source[copied..<index])
    }
    while index < source.count {
      if source[index] < 0x80 {
        index += 1
        continue
      }
      let (value, length) = UTF8Decoding.scalar(at: index, in: source)
      guard value == 0xFFFD, length == 1 else {
        index += length
        continue
      }
      flush(&runs, &bytes)
      let broken = Self.brokenLength(source, at: index)
      noteRepair(at: index)
      runs.append(source: index, text: bytes.count, count: 1, sourceStep: broken, textStep: 3)
      UTF8Decoding.append(0xFFFD, to: &bytes)
      index += broken
      copied = index
    }
    flush(&runs, &bytes)
    alignment = runs
  }

  /// Decodes text in which all that is not ASCII was encoded twice.
  private mutating func decodeTwice(_ source: UnsafeBufferPointer<UInt8>, from start: Int) {
    var runs = Alignment()
    bytes.reserveCapacity(source.count)
    var index = start
    while index < source.count {
      copyASCII(of: source, from: &index, &runs)
      guard index < source.count, let (scalar, end) = TwiceEncodedText.sequence(at: index, in: source) else { break }
      if firstTwiceEncoded == nil { firstTwiceEncoded = index }
      let text = bytes.count
      UTF8Decoding.append(scalar, to: &bytes)
      runs.append(source: index, text: text, count: 1, sourceStep: end - index, textStep: bytes.count - text)
      index = end
    }
    alignment = runs
  }

  /// The length of what one U+FFFD stands for: a maximal subpart, as the Unicode Standard recommends (3.9, U+FFFD
  /// Substitution of Maximal Subparts).
  private static func brokenLength(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let first = source[index]
    guard first >= 0xC2, first < 0xF5, index + 1 < source.count else { return 1 }
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xE0: lowest = 0xA0
    case 0xED: highest = 0x9F
    case 0xF0: lowest = 0x90
    case 0xF4: highest = 0x8F
    default: break
    }
    guard source[index + 1] >= lowest, source[index + 1] <= highest else { return 1 }
    let expected = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var length = 2
    while length < expected, index + length < source.count, source[index + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }

  private mutating func decodeUTF16(_ source: UnsafeBufferPointer<UInt8>, from start: Int, low: Int, high: Int) {
    var runs = Alignment()
    bytes.reserveCapacity(source.count / 2 + 16)
    var index = start
    while index < source.count {
      guard index + 1 < source.count else {
        noteRepair(at: index)
        runs.append(source: index, text: bytes.count, count: 1, sourceStep: 1, textStep: 3)
        UTF8Decoding.append(0xFFFD, to: &bytes)
        break
      }
      var value = UInt32(source[index + low]) | UInt32(source[index + high]) << 8
      var length = 2
      if value >= 0xD800, value < 0xE000 {
        let next =
          index + 3 < source.count ? UInt32(source[index + 2 + low]) | UInt32(source[index + 2 + high]) << 8 : 0
        if value < 0xDC00, next >= 0xDC00, next < 0xE000 {
          value = 0x10000 + (value - 0xD800) << 10 + (next - 0xDC00)
          length = 4
        } else {
          noteRepair(at: index)
          value = 0xFFFD
        }
      }
      let before = bytes.count
      UTF8Decoding.append(value, to: &bytes)
      runs.append(source: index, text: before, count: 1, sourceStep: length, textStep: bytes.count - before)
      index += length
    }
    alignment = runs
  }

  /// Copies bytes up to the next that is not ASCII, which mean themselves in all encodings but UTF-16.
  private mutating func copyASCII(
    of source: UnsafeBufferPointer<UInt8>, from index: inout Int, _ runs: inout Alignment
  ) {
    let start = index
    while index < source.count, source[index] < 0x80 { index += 1 }
    guard index > start else { return }
    runs.append(source: start, text: bytes.count, count: index - start, sourceStep: 1, textStep: 1)
    bytes.append(contentsOf: source[start..<index])
  }

  private mutating func decode(_ source: UnsafeBufferPointer<UInt8>, by encoding: SingleByteEncoding) {
    var runs = Alignment()
    bytes.reserveCapacity(source.count + source.count / 8)
    var index = 0
    while index < source.count {
      copyASCII(of: source, from: &index, &runs)
      guard index < source.count else { break }
      var packed = encoding.upperHalf[Int(source[index]) - 0x80]
      let length = Int(packed & 0xFF)
      runs.append(source: index, text: bytes.count, count: 1, sourceStep: 1, textStep: length)
      for _ in 0..<length {
        packed >>= 8
        bytes.append(UInt8(truncatingIfNeeded: packed))
      }
      index += 1
    }
    alignment = runs
  }

  /// Decodes character by character, so that the place of each is known.
  ///
  /// A byte that begins no character is replaced alone; a character that is none with all its bytes beyond ASCII, so
  /// that no markup is lost.
  private mutating func decode(_ source: UnsafeBufferPointer<UInt8>, by encoding: MultiByteEncoding) {
    guard let converter = CharacterConverter(encoding) else {
      self.encoding = .windows1252
      return decode(source, by: .windows1252)
    }
    var runs = Alignment()
    bytes.reserveCapacity(source.count + source.count / 2)
    var index = 0
    while index < source.count {
      copyASCII(of: source, from: &index, &runs)
      guard index < source.count else { break }
      let text = bytes.count
      var length = encoding.length(source, at: index) ?? 1
      var count = 0
      if encoding.length(source, at: index) != nil {
        count = converter.append(UnsafeBufferPointer(rebasing: source[index..<index + length]), to: &bytes)
      } else if source[index] == 0x80, let scalar = encoding.scalarOf80 {
        UTF8Decoding.append(scalar, to: &bytes)
        count = bytes.count - text
      }
      if count == 0 {
        noteRepair(at: index)
        if length > 1, source[index + 1] < 0x80 { length = 1 }
        UTF8Decoding.append(0xFFFD, to: &bytes)
        count = 3
      }
      runs.append(source: index, text: text, count: 1, sourceStep: length, textStep: count)
      index += length
    }
    alignment = runs
  }
}
