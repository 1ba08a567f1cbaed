internal import CByteClasses

/// The words of a page's title, to be found again in its lines.
struct TitleWords {
  private var hashes: [UInt64] = []
  /// A bit for each of these words that is a long one.
  private var longWords: UInt64 = 0
  /// A bit for each pair of letters with which one of these words begins: most words of a line begin otherwise.
  private var beginnings = [UInt64](repeating: 0, count: 16)

  init(_ title: UnsafeBufferPointer<UInt8>) {
    Self.forEachWord(of: title) { word, beginning in
      let (hash, length) = Self.hash(word)
      guard hashes.count < 64, !hashes.contains(hash) else { return }
      if length > 3 { longWords |= 1 << UInt64(hashes.count) }
      beginnings[beginning >> 6] |= 1 << UInt64(beginning & 63)
      hashes.append(hash)
    }
  }

  /// How many of the title's words stand in a line, and how many of them are long ones.
  func count(in line: UnsafeBufferPointer<UInt8>) -> (all: Int, long: Int) {
    var found: UInt64 = 0
    var wasInPiece: UInt64 = 0
    line.forEachBlockOf64 { block, start in
      let letters = extract_alphanumeric_64(block)
      let others = extract_beyond_ascii_64(block) | extract_equal_64(block, UInt8(ascii: "'"))
      let pieces = letters | others
      var starts = pieces & ~(pieces << 1 | wasInPiece)
      wasInPiece = pieces >> 63
      while starts != 0 {
        let offset = UInt64(starts.trailingZeroBitCount)
        starts &= starts &- 1
        let index = start + Int(offset)
        let ends = ~pieces >> offset
        let length = ends.trailingZeroBitCount
        if ends != 0, others >> offset & (1 << UInt64(length) &- 1) == 0 {
          // One word of letters and digits.
          let beginning = Self.beginning(line[index], length > 1 ? line[index + 1] : 0)
          guard canBegin(beginning) else { continue }
        }
        note(line, from: index, &found)
      }
    }
    return (found.nonzeroBitCount, (found & longWords).nonzeroBitCount)
  }

  /// Notes the words of a piece: of a stretch of letters, digits, apostrophes and what is beyond ASCII.
  private func note(_ line: UnsafeBufferPointer<UInt8>, from start: Int, _ found: inout UInt64) {
    var end = start
    while end < line.count, WordSequenceHash.isWordByte(line[end]) || line[end] == UInt8(ascii: "'") { end += 1 }
    Self.forEachWord(of: UnsafeBufferPointer(rebasing: line[start..<end])) { word, beginning in
      guard canBegin(beginning), let index = hashes.firstIndex(of: Self.hash(word).hash) else { return }
      found |= 1 << UInt64(index)
    }
  }

  /// Whether a word of the title begins with these two bytes.
  @inline(__always) private func canBegin(_ beginning: Int) -> Bool {
    beginnings[beginning >> 6] >> UInt64(beginning & 63) & 1 == 1
  }

  /// The first two bytes of a word, case ignored, in ten bits; 0 stands for a byte that it does not have.
  @inline(__always) private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  /// The hash of a word without its apostrophes, and how many bytes it has.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> (hash: UInt64, length: Int) {
    var hash = WordSequenceHash()
    var length = 0
    var index = 0
    while index < word.count {
      if generalPunctuation(word, index) != nil {
        index += 3
        continue
      }
      if word[index] != UInt8(ascii: "'") {
        hash.add(word[index])
        length += 1
      }
      index += 1
    }
    return (hash.value, length)
  }

  /// Calls `body` with each word of a text, and with its first two bytes; an apostrophe belongs to its word.
  @inline(__always) private static func forEachWord(
    of text: UnsafeBufferPointer<UInt8>, _ body: (_ word: UnsafeBufferPointer<UInt8>, _ beginning: Int) -> Void
  ) {
    var start = 0
    var first: UInt8 = 0
    var second: UInt8 = 0
    var length = 0
    var index = 0
    while index <= text.count {
      let byte = index < text.count ? text[index] : 0x20
      let punctuation = generalPunctuation(text, index)
      if punctuation == nil, WordSequenceHash.isWordByte(byte) {
        if length == 0 {
          start = index
          first = byte
        } else if length == 1 {
          second = byte
        }
        length += 1
      } else if length > 0, byte != UInt8(ascii: "'"), punctuation != curlyApostrophe {
        body(UnsafeBufferPointer(rebasing: text[start..<index]), beginning(first, second))
        second = 0
        length = 0
      }
      index += punctuation == nil ? 1 : 3
    }
  }

  /// The last byte of an apostrophe that is curly.
  private static let curlyApostrophe: UInt8 = 0x99

  /// The last byte of a scalar from U+2000 to U+203F.
  @inline(__always) private static func generalPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8? {
    guard index + 2 < text.count, text[index] == 0xE2, text[index + 1] == 0x80 else { return nil }
    return text[index + 2]
  }
}
