internal import CByteClasses

/// The words of a page's title, to be found again in its lines.
struct TitleWords {
  private var hashes: [UInt64] = []
  /// A bit for each of these words that is a long one.
  private var longWords: UInt64 = 0
  /// A bit for each pair of letters with which one of these words begins: most words of a line begin otherwise.
  private var beginnings = [UInt64](repeating: 0, count: 16)

  init(_ title: UnsafeBufferPointer<UInt8>) {
    Self.forEachWord(of: title) { hash, beginning, length in
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
    Self.forEachWord(of: UnsafeBufferPointer(rebasing: line[start..<end])) { hash, beginning, _ in
      guard canBegin(beginning), let index = hashes.firstIndex(of: hash) else { return }
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

  @inline(__always) private static func forEachWord(
    of text: UnsafeBufferPointer<UInt8>, _ body: (_ hash: UInt64, _ beginning: Int, _ length: Int) -> Void
  ) {
    var hash = WordSequenceHash()
    var first: UInt8 = 0
    var second: UInt8 = 0
    var length = 0
    func add(_ byte: UInt8) {
      hash.add(byte)
      if length == 0 { first = byte } else if length == 1 { second = byte }
      length += 1
    }
    func end() {
      guard length > 0 else { return }
      body(hash.value, beginning(first, second), length)
      hash = WordSequenceHash()
      second = 0
      length = 0
    }
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0xE2, index + 1 < text.count, text[index] == 0x80 {
        // General punctuation; the apostrophe belongs to its word.
        if text[index + 1] != 0x99 { end() }
        index += 2
      } else if WordSequenceHash.isWordByte(byte) {
        add(byte)
      } else if byte != UInt8(ascii: "'") {
        end()
      }
    }
    end()
  }
}
