/// The words of a text that stand between spaces, punctuation at their ends aside; what has other signs within, as
/// addresses, dates and initialisms have, is no word. An apostrophe parts two words.
struct SpacedWords {
  enum Word {
    /// Letters and digits of ASCII, so few that they fit in a key.
    case short(ShortWordTable.Key)
    /// Letters and digits of ASCII, more than any word of the list has.
    case unlisted
    case other(WordSequenceHash)
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let longestPlain: Int
  private var index = 0

  /// - Parameter longestPlain: the length of the longest word of ASCII that the caller knows.
  init(_ text: UnsafeBufferPointer<UInt8>, longestPlain: Int) {
    self.text = text
    self.longestPlain = longestPlain
  }

  /// Reads on up to an offset, and calls `body` with each word.
  @inline(__always) mutating func read(to end: Int, _ body: (Word) -> Void) {
    let end = min(end, text.count)
    while index < end {
      if text[index] <= 0x20 {
        index += 1
      } else if let (word, end) = plainWord() {
        body(word)
        index = end
      } else {
        readPiece { body(.other($0)) }
      }
    }
  }

  /// The word of ASCII with one mark behind it at most that stands up to the next space, as most words do; `nil` if
  /// something else stands there, or if the word needs a closer look.
  @inline(__always) private func plainWord() -> (word: Word, end: Int)? {
    guard index + 17 <= text.count else { return nil }
    let raw = UnsafeRawBufferPointer(text)
    let block = raw.block(at: index)
    let letters = (block | ByteBlock(repeating: 0x20)).isBetween(UInt8(ascii: "a"), UInt8(ascii: "z"))
    let digits = block.isBetween(UInt8(ascii: "0"), UInt8(ascii: "9"))
    guard let length = (.!(letters .| digits)).first, length > 0 else { return nil }
    let mark = text[index + length]
    let end = index + length + (mark > 0x20 ? 1 : 0)
    guard mark < 0x80, text[end] <= 0x20, length > 1 || mark != UInt8(ascii: ".") else { return nil }
    guard length <= ShortWordTable.Key.longest else { return length > longestPlain ? (.unlisted, end) : nil }
    let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
    return (.short(ShortWordTable.Key(bytes, length: length)), end)
  }

  /// Reads what stands up to the next space.
  private mutating func readPiece(_ body: (WordSequenceHash) -> Void) {
    if let end = readPlainWord(body) {
      index = end
      return
    }
    var end = index
    while end < text.count, text[end] > 0x20 { end += 1 }
    defer { index = end }
    let (first, last) = trimmed(index, end)
    guard first < last, !isInitial(first, last) else { return }
    for position in first..<last {
      guard WordSequenceHash.isWordByte(text[position]) || isJoint(text[position]) else { return }
    }
    var hash = WordSequenceHash()
    for position in first..<last {
      if text[position] != UInt8(ascii: "'") {
        hash.add(text[position])
      } else {
        hash.endWord()
        body(hash)
        hash = WordSequenceHash()
      }
    }
    hash.endWord()
    body(hash)
  }

  /// Reads a word of ASCII with one mark behind it at most, and returns its end; `nil` if something else stands there.
  private func readPlainWord(_ body: (WordSequenceHash) -> Void) -> Int? {
    var hash = WordSequenceHash()
    var end = index
    while end < text.count, WordSequenceHash.isLetterOrDigit(text[end]) {
      hash.add(text[end])
      end += 1
    }
    guard end > index, !isInitial(index, end) else { return nil }
    if end < text.count, text[end] > 0x20, text[end] < 0x80 { end += 1 }
    guard end == text.count || text[end] <= 0x20 else { return nil }
    hash.endWord()
    body(hash)
    return end
  }

  private func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") }

  /// The part without punctuation at its ends.
  private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
    var (first, last) = (start, end)
    while first < last {
      if isGeneralPunctuation(first) {
        first += 3
      } else if !WordSequenceHash.isWordByte(text[first]) {
        first += 1
      } else {
        break
      }
    }
    while first < last {
      if last - first >= 3, isGeneralPunctuation(last - 3) {
        last -= 3
      } else if !WordSequenceHash.isWordByte(text[last - 1]) {
        last -= 1
      } else {
        break
      }
    }
    return (min(first, last), last)
  }

  /// Whether one of the scalars from U+2000 to U+203F, quotation marks and dashes among them, stands at an offset.
  private func isGeneralPunctuation(_ offset: Int) -> Bool {
    offset + 2 < text.count && text[offset] == 0xE2 && text[offset + 1] == 0x80
  }

  /// Whether it is a letter with a period: `J.`
  private func isInitial(_ first: Int, _ last: Int) -> Bool {
    last - first == 1 && last < text.count && text[last] == UInt8(ascii: ".")
  }
}
