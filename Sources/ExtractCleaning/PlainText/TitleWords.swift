internal import CByteClasses

/// The words of a page's title, to be found again in its lines.
///
/// A word is made of letters, digits and what is beyond ASCII, but for general punctuation; apostrophes belong to it
/// and are not counted.
struct TitleWords {
  private var hashes: [UInt64] = []
  /// A bit for each of these words that is a long one.
  private var longWords: UInt64 = 0
  /// A bit for each pair of letters with which one of these words begins: most words of a line begin otherwise.
  private var beginnings = [UInt64](repeating: 0, count: 16)

  init(_ title: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < title.count {
      let end = Self.endOfPiece(title, from: index)
      Self.forEachWord(of: UnsafeBufferPointer(rebasing: title[index..<end])) { add($0) }
      index = end + 1
    }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>) {
    let (hash, length) = Self.hash(word)
    guard hashes.count < 64, length > 0, !hashes.contains(hash) else { return }
    if length > 3 { longWords |= 1 << UInt64(hashes.count) }
    let beginning = Self.beginning(of: word)
    beginnings[beginning >> 6] |= 1 << UInt64(beginning & 63)
    hashes.append(hash)
  }

  var count: Int { hashes.count }

  /// How many of the title's words stand in a line, and how many of them are long ones.
  ///
  /// - Parameter longAlone: whether short words need not be looked for.
  func count(in line: UnsafeBufferPointer<UInt8>, longAlone: Bool) -> (all: Int, long: Int) {
    var found: UInt64 = 0
    var wasInPiece: UInt64 = 0
    beginnings.withUnsafeBufferPointer { beginnings in
      func mayBeOfTitle(_ beginning: Int) -> Bool { beginnings[beginning >> 6] >> UInt64(beginning & 63) & 1 == 1 }
      line.forEachBlockOf64 { block, start in
        let letters = extract_alphanumeric_64(block)
        let others = extract_beyond_ascii_64(block) | extract_equal_64(block, UInt8(ascii: "'"))
        let pieces = letters | others
        var starts = pieces & ~(pieces << 1 | wasInPiece)
        wasInPiece = pieces >> 63
        if longAlone {
          // The first of four bytes; what a piece at the end goes on with is not known.
          starts &= (pieces >> 1 | .max << 63) & (pieces >> 2 | .max << 62) & (pieces >> 3 | .max << 61)
        }
        while starts != 0 {
          let offset = starts.trailingZeroBitCount
          starts &= starts &- 1
          let ends = ~pieces &>> UInt64(offset)
          let length = ends.trailingZeroBitCount
          if ends != 0, others &>> UInt64(offset) & (1 &<< UInt64(length) &- 1) == 0 {
            // One word of letters and digits, with a byte behind it in the block.
            if mayBeOfTitle(Self.beginning(block[offset], length > 1 ? block[offset + 1] : 0)) {
              find(Self.plainHash(UnsafeBufferPointer(start: block + offset, count: length)), &found)
            }
          } else {
            let index = start + offset
            let end = ends != 0 ? index + length : Self.endOfPiece(line, from: start + 64)
            Self.forEachWord(of: UnsafeBufferPointer(rebasing: line[index..<end])) { word in
              if mayBeOfTitle(Self.beginning(of: word)) { find(Self.hash(word).hash, &found) }
            }
          }
        }
      }
    }
    return (found.nonzeroBitCount, (found & longWords).nonzeroBitCount)
  }

  @inline(__always) private func find(_ word: UInt64, _ found: inout UInt64) {
    if let index = hashes.firstIndex(of: word) { found |= 1 << UInt64(index) }
  }

  // MARK: Words

  /// Where a stretch ends of letters, digits, apostrophes and what is beyond ASCII.
  private static func endOfPiece(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, WordSequenceHash.isWordByte(text[end]) || text[end] == UInt8(ascii: "'") { end += 1 }
    return end
  }

  /// Calls `body` with the parts of a piece between general punctuation; some may be empty or apostrophes alone.
  @inline(__always) private static func forEachWord(
    of piece: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var start = 0
    var index = 0
    while index < piece.count {
      guard piece[index] == 0xE2, isGeneralPunctuation(piece, index) else {
        index += 1
        continue
      }
      if piece[index + 2] != curlyApostrophe {
        body(UnsafeBufferPointer(rebasing: piece[start..<index]))
        start = index + 3
      }
      index += 3
    }
    body(UnsafeBufferPointer(rebasing: piece[start...]))
  }

  private static func isGeneralPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
  }

  /// The last byte of the apostrophe that is curly; the others are those of general punctuation.
  private static let curlyApostrophe: UInt8 = 0x99

  /// The first two bytes of a word, case ignored, in ten bits; 0 stands for a byte that it does not have.
  @inline(__always) private static func beginning(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first & 0x1F) << 5 | Int(second & 0x1F)
  }

  private static func beginning(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var index = nextByte(of: word, from: 0)
    guard index < word.count else { return 0 }
    let first = word[index]
    index = nextByte(of: word, from: index + 1)
    return beginning(first, index < word.count ? word[index] : 0)
  }

  /// Where the next byte of a word stands that belongs to no apostrophe.
  @inline(__always) private static func nextByte(of word: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < word.count {
      if word[index] == UInt8(ascii: "'") {
        index += 1
      } else if isGeneralPunctuation(word, index) {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  /// The hash of a word of letters and digits.
  @inline(__always) private static func plainHash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = WordSequenceHash()
    for byte in word { hash.add(byte) }
    return hash.value
  }

  /// The hash of a word without its apostrophes, and how many bytes it has.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> (hash: UInt64, length: Int) {
    var hash = WordSequenceHash()
    var length = 0
    var index = nextByte(of: word, from: 0)
    while index < word.count {
      hash.add(word[index])
      length += 1
      index = nextByte(of: word, from: index + 1)
    }
    return (hash.value, length)
  }
}
