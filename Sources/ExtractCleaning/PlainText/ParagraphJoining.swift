import ExtractCore
import ExtractMatching

/// Decides which lines go on in the next one: hard wraps, and paragraphs that a page break cuts.
struct ParagraphJoining {
  private let lines: UnsafeBufferPointer<TextLine>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let lexicon: Lexicon
  /// The width at which the text is wrapped, in bytes; `nil` if each line is a paragraph.
  let width: Int?

  init(_ lines: UnsafeBufferPointer<TextLine>, _ bytes: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) {
    self.lines = lines
    self.bytes = bytes
    self.lexicon = lexicon
    width = Self.width(lines)
  }

  /// The width at which a text is wrapped: wrapped text has lines of like length that end in mid-sentence.
  static func width(_ lines: UnsafeBufferPointer<TextLine>) -> Int? {
    var pairs = 0
    var open = 0
    var previous = false
    for index in lines.indices {
      let isText = lines[index].role == .text
      if isText, previous {
        pairs += 1
        if !lines[index - 1].endsSentence { open += 1 }
      }
      previous = isText
    }
    guard open >= 2, open * 100 >= pairs * 45 else { return nil }
    var lengths: [Int] = []
    lengths.reserveCapacity(open)
    for index in lines.indices.dropLast()
    where lines[index].role == .text && lines[index + 1].role == .text && !lines[index].endsSentence {
      lengths.append(lines[index].count)
    }
    lengths.sort()
    let widest = lengths[lengths.count * 9 / 10]
    let middle = lengths[lengths.count / 2]
    guard widest >= 30, widest <= 140, middle * 10 >= widest * 7 else { return nil }
    return widest
  }

  /// How a line goes on in a later one.
  enum Join: Equatable {
    /// At a space.
    case space
    /// At a hyphen that stays.
    case hyphen
    /// At a hyphen that only parted a word.
    case parted
  }

  /// Whether the paragraph of line `index` goes on in line `next`; the lines between are blank or rule lines.
  @inline(__always) func join(_ index: Int, _ next: Int) -> Join? {
    // Where lines are paragraphs, one that ends a sentence goes on nowhere.
    width == nil && lines[index].endsSentence ? nil : joinOpen(index, next)
  }

  private func joinOpen(_ index: Int, _ next: Int) -> Join? {
    let line = lines[index]
    let following = lines[next]
    if line.role == .title { return following.role == .title && next == index + 1 ? .space : nil }
    guard following.role == .text || following.role == .other, following.form != .bullet else { return nil }
    switch line.role {
    case .text, .listItem, .caption, .quotation, .other: break
    default: return nil
    }
    if next == index + 1 {
      guard let width else { return goesOn(line, following) && line.count >= 40 ? atEdge(line, following) : nil }
      guard line.role == .text || following.indent > 0 || following.startsLower else { return nil }
      // A line is full if the first word of the next one would not have fitted.
      let isFull = line.count + 1 + firstWordLength(following) > width * 9 / 10
      let isBroken = !line.endsSentence && (following.startsLower || line.count * 10 >= width * 6)
      guard isFull || isBroken, following.indent <= line.indent + 3 || following.startsLower else { return nil }
      return atEdge(line, following)
    }
    // Over a page break, or blank lines.
    guard goesOn(line, following), line.count >= 20, next - index <= 8 else { return nil }
    return atEdge(line, following)
  }

  private func goesOn(_ line: TextLine, _ following: TextLine) -> Bool {
    guard !line.endsSentence, following.startsLower, line.end > line.start else { return false }
    let last = bytes[line.end - 1]
    return last != UInt8(ascii: ":") && last != UInt8(ascii: ";")
  }

  private func firstWordLength(_ line: TextLine) -> Int {
    (bytes[line.range].firstIndex(of: 0x20) ?? line.end) - line.start
  }

  /// A hyphen at the end of a line goes if a list knows the word without it, or no list knows what stands behind it:
  /// the second part of a compound is a word.
  private func atEdge(_ line: TextLine, _ following: TextLine) -> Join {
    guard line.count >= 3, bytes[line.end - 1] == UInt8(ascii: "-"), following.startsLower,
      bytes[line.end - 2] | 0x20 >= 0x61, bytes[line.end - 2] | 0x20 <= 0x7A
    else { return .space }
    var start = line.end - 1
    while start > line.start, WordSequenceHash.isWordByte(bytes[start - 1]) { start -= 1 }
    var end = following.start
    while end < following.end, WordSequenceHash.isWordByte(bytes[end]) { end += 1 }
    let rest = String(decoding: bytes[following.start..<end], as: UTF8.self)
    let word = String(decoding: bytes[start..<line.end - 1], as: UTF8.self) + rest
    return lexicon.id(of: word) != nil || lexicon.id(of: rest) == nil ? .parted : .hyphen
  }
}
