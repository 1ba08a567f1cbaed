public import ExtractCore

/// Cuts text into tokens by its spelling alone: no word lists, no language.
///
/// Tokens are words, numbers, marks and the other kinds of ``TokenShape/Kind``; between them stands white
/// space and nothing else. Each word gets its number in a lexicon by one hash lookup.
///
/// - Complexity: linear in the text, whatever its bytes.
public struct Tokenizer {
  /// The version of the token boundaries; compiled lists are bound to it.
  public static let version: UInt32 = 1

  let lexicon: Lexicon
  let scratch = FoldScratch()
  let cache = WordCache()

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Replaces the tokens of `table` by those of `text`, which is UTF-8.
  public mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>, into table: inout TokenTable) {
    table.build { builder in
      var scanner = TokenScanner(text: text, lexicon: lexicon, builder: builder, scratch: scratch, cache: cache)
      scanner.scan()
      builder = scanner.builder
    }
  }
}

/// The state of one pass over a text.
struct TokenScanner {
  let text: UnsafeBufferPointer<UInt8>
  let count: Int
  let classes = ByteClass.table
  let scalarClasses = ScalarClassTable.shared
  let lexicon: Lexicon
  var builder: TokenTable.Builder
  let scratch: FoldScratch
  let cache: UnsafeMutablePointer<WordCache.Entry>
  /// Space and line flags of the token that starts next.
  var gap: TokenShape = [.spaceBefore, .lineStart, .paragraphStart]

  init(
    text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon, builder: TokenTable.Builder, scratch: FoldScratch,
    cache: WordCache
  ) {
    self.text = text
    count = text.count
    self.lexicon = lexicon
    self.builder = builder
    self.scratch = scratch
    self.cache = cache.entries
  }

  /// The class of the byte at `index`, 0 at the end of the text.
  @inline(__always) func byteClass(_ index: Int) -> UInt8 { index < count ? classes[Int(text[index])] : 0 }

  /// The byte at `index`, 0 at the end of the text.
  @inline(__always) func byte(_ index: Int) -> UInt8 { index < count ? text[index] : 0 }

  mutating func scan() {
    var index = 0
    while index < count {
      let byteClass = classes[Int(text[index])]
      if byteClass & (ByteClass.space | ByteClass.newline) != 0 {
        index = skipSpace(index)
      } else if byteClass & ByteClass.letter != 0 {
        index = scanWord(from: index)
      } else if byteClass & ByteClass.digit != 0 {
        index = scanNumber(from: index)
      } else if byteClass & ByteClass.mark != 0 {
        index = scanMark(from: index)
      } else if byteClass & ByteClass.high != 0 {
        index = scanScalar(from: index)
      } else {
        emitOther(from: index, to: index + 1)
        index += 1
      }
    }
  }

  private mutating func skipSpace(_ start: Int) -> Int {
    var index = start
    var lines = 0
    while index < count {
      let byteClass = classes[Int(text[index])]
      if byteClass & ByteClass.newline != 0 {
        lines += 1
      } else if byteClass & ByteClass.space == 0 {
        break
      }
      index += 1
    }
    widenGap(lines: lines)
    return index
  }

  private mutating func widenGap(lines: Int) {
    gap.formUnion(.spaceBefore)
    if lines > 0 {
      if gap.contains(.lineStart) || lines > 1 { gap.formUnion(.paragraphStart) }
      gap.formUnion(.lineStart)
    }
  }

  /// A character outside ASCII at the beginning of a token.
  private mutating func scanScalar(from start: Int) -> Int {
    let (scalar, length) = UTF8Decoding.scalar(at: start, in: text)
    let end = start + length
    if let shape = TypographicMark.shape(of: scalar) {
      append(start, end, directed(shape, from: start, to: end))
      return end
    }
    switch scalarClasses[scalar] {
    case .upper, .lower, .letter: return scanWord(from: start)
    case .digit, .number:
      appendWord(start, extended(end) { $0 == .digit || $0 == .number }, [TokenShape(.number), .hasDigit, .nonASCII])
    case .ideograph: appendWord(start, extended(end) { $0 == .mark }, [TokenShape(.ideograph), .nonASCII])
    case .emoji:
      appendWord(start, endOfEmoji(end), [TokenShape(.emoji), .nonASCII])
    case .separator:
      widenGap(lines: scalar == 0x2028 ? 1 : scalar == 0x2029 ? 2 : 0)
    case .symbol: appendWord(start, extended(end) { $0 == .mark }, [TokenShape(.symbol), .nonASCII])
    case .punctuation: append(start, end, [TokenShape(.punctuation), .nonASCII])
    case .mark, .control, .unassigned: emitOther(from: start, to: extended(end) { $0 == .mark })
    }
    return max(end, builder.lastEnd)
  }

  private func extended(_ start: Int, while accepts: (ScalarClass) -> Bool) -> Int {
    var index = start
    while index < count, text[index] >= 0x80 {
      let (scalar, length) = UTF8Decoding.scalar(at: index, in: text)
      guard accepts(scalarClasses[scalar]) else { break }
      index += length
    }
    return index
  }

  /// Pictographs joined by U+200D, with variation selectors and modifiers.
  private func endOfEmoji(_ start: Int) -> Int {
    var index = start
    while index < count, text[index] >= 0x80 {
      let (scalar, length) = UTF8Decoding.scalar(at: index, in: text)
      let joins = scalar == 0x200D || scalar == 0xFE0F || (0x1F3FB...0x1F3FF).contains(scalar)
      guard joins || scalarClasses[scalar] == .mark else { break }
      index += length
      if scalar == 0x200D, index < count, text[index] >= 0x80 {
        index += UTF8Decoding.scalar(at: index, in: text).length
      }
    }
    return index
  }

  private mutating func emitOther(from start: Int, to end: Int) {
    append(start, end, TokenShape(.other))
  }

  /// Adds a token that is not looked up by its spelling: a mark, or nothing that a list could have.
  @inline(__always) mutating func append(_ start: Int, _ end: Int, _ shape: TokenShape) {
    let mark = lexicon.marks[Int(shape.mark)]
    builder.append(
      start: start, end: end, shape: shape.union(gap).union(mark.flags), word: mark.id, classSet: mark.classSet)
    gap = []
  }

  /// Adds a token and looks its folded form up.
  @inline(__always) mutating func appendWord(_ start: Int, _ end: Int, _ shape: TokenShape) {
    let word = lexicon.lookup(text, start, end, shape, scratch, cache)
    builder.append(
      start: start, end: end, shape: shape.union(gap).union(word.flags), word: word.id, classSet: word.classSet)
    gap = []
  }
}
