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

  /// Somewhat less than a token and the space before it take in running text.
  private static let bytesPerToken = 5

  let lexicon: Lexicon
  let scratch = FoldScratch()
  private(set) var cache: WordCache?
  private(set) var simpleMarks: SimpleMarks
  private(set) var possessives: PossessiveEndings
  /// What the cache and the marks know of what stages wait for.
  private(set) var watches: TokenCriteria

  /// - Parameter remembersWords: whether words are kept for the next time. Not worth it for the forms of a list: each
  ///   word would be the first to touch a page of memory, which takes longer than to look it up a few times.
  public init(lexicon: Lexicon, remembersWords: Bool = true) {
    self.lexicon = lexicon
    cache = remembersWords ? WordCache() : nil
    watches = lexicon.watches.criteria
    simpleMarks = SimpleMarks(lexicon, watches)
    possessives = PossessiveEndings(lexicon, watches)
  }

  /// Replaces the tokens of `table` by those of `text`, which is UTF-8.
  public mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>, into table: inout TokenTable) {
    let lexiconWatches = lexicon.watches
    if lexiconWatches.count != watches.count { learn(lexiconWatches.criteria) }
    table.build(expecting: text.count / Self.bytesPerToken) { builder in
      var scanner = TokenScanner(text: text, tokenizer: self, builder: builder)
      scanner.scan()
      builder = scanner.builder
    }
    table.noteWatched(watches.count, of: ObjectIdentifier(lexiconWatches))
  }

  /// Learns of stages that were made after the tokenizer.
  private mutating func learn(_ watches: TokenCriteria) {
    self.watches = watches
    if cache != nil { cache = WordCache() }
    simpleMarks = SimpleMarks(lexicon, watches)
    possessives = PossessiveEndings(lexicon, watches)
  }
}

/// The state of one pass over a text.
struct TokenScanner {
  let words: WordReader
  let count: Int
  let continuations = ByteClass.continuations
  let masks = FoldedKey.Halves.masks
  let lexicon: Lexicon
  var builder: TokenTable.Builder
  let scratch: FoldScratch
  /// The words of late; `nil` where words are not remembered.
  let cache: UnsafeMutablePointer<WordCache.Entry>?
  let simpleMarks: UnsafePointer<PackedToken>
  let countsBeforeSpace: UnsafePointer<UInt8>
  let possessives: PossessiveEndings
  let watches: TokenCriteria
  /// Space and line flags of the token that starts next.
  var gap: TokenShape = [.spaceBefore, .lineStart, .paragraphStart]
  /// No e-mail address begins before this offset.
  var noEmailBefore = 0

  init(text: UnsafeBufferPointer<UInt8>, tokenizer: Tokenizer, builder: TokenTable.Builder) {
    words = WordReader(text: text)
    count = text.count
    lexicon = tokenizer.lexicon
    self.builder = builder
    scratch = tokenizer.scratch
    cache = tokenizer.cache?.entries
    simpleMarks = UnsafePointer(tokenizer.simpleMarks.tokens)
    countsBeforeSpace = UnsafePointer(tokenizer.simpleMarks.countsBeforeSpace)
    possessives = tokenizer.possessives
    watches = tokenizer.watches
  }

  var text: UnsafeBufferPointer<UInt8> { words.text }
  var classes: UnsafePointer<UInt8> { words.classes }
  var scalarClasses: ScalarClassTable { words.scalarClasses }

  @inline(__always) func byteClass(_ index: Int) -> UInt8 { words.byteClass(index) }

  @inline(__always) func byte(_ index: Int) -> UInt8 { words.byte(index) }

  mutating func scan() {
    var index = 0
    while index < count {
      index = scanPlainText(from: index)
      guard index < count else { break }
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
    case .punctuation: appendWord(start, end, [TokenShape(.punctuation), .nonASCII])
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
  mutating func append(_ start: Int, _ end: Int, _ shape: TokenShape) {
    append(start, end, shape, lexicon.marks[Int(shape.mark)])
  }

  /// Adds a token and looks its folded form up.
  mutating func appendWord(_ start: Int, _ end: Int, _ shape: TokenShape) {
    if !appendKnownWord(start, end) { appendNewWord(start, end, shape) }
  }

  /// Adds a word if the cache has it, which knows its shape, too.
  @inline(__always) mutating func appendKnownWord(_ start: Int, _ end: Int) -> Bool {
    guard let cache, end - start <= 16 else { return false }
    let spelling = FoldedKey.Halves(text, from: start, count: end - start, masks: masks)
    let entry = cache + WordCache.place(spelling)
    guard entry.pointee.spelling == spelling || WordCache.recall(spelling, at: entry) else { return false }
    builder.append(entry.pointee.token, at: start, with: gap)
    gap = []
    return true
  }

  /// Adds a word that the cache does not have and looks its folded form up.
  @inline(never) mutating func appendNewWord(_ start: Int, _ end: Int, _ shape: TokenShape) {
    let word = UnsafeBufferPointer(rebasing: text[start..<end])
    guard word.count <= 16 else { return append(start, end, shape, lexicon.lookup(word, shape, scratch)) }
    let spelling = FoldedKey.Halves(text, from: start, count: word.count, masks: masks)
    let isPlain = shape.isDisjoint(with: .nonASCII) && !shape.isKind(.initialism)
    let found =
      isPlain ? lexicon.find(asciiSpelling: spelling, count: word.count) : lexicon.lookup(word, shape, scratch)
    let token = found.token(shape, length: word.count, first: word[0], watches)
    if let cache {
      WordCache.learn(WordCache.Entry(spelling: spelling, token: token), at: cache + WordCache.place(spelling))
    }
    builder.append(token, at: start, with: gap)
    gap = []
  }

  private mutating func append(_ start: Int, _ end: Int, _ shape: TokenShape, _ word: Lexicon.Found) {
    let last = end - start > TokenTable.longestToken ? appendPieces(of: start, end, shape, word) : start
    builder.append(word.token(shape, length: end - last, first: text[start], watches), at: last, with: gap)
    gap = []
  }

  /// Adds pieces of a token that is too long, and yields where its last one starts.
  @inline(never) private mutating func appendPieces(
    of start: Int, _ end: Int, _ shape: TokenShape, _ word: Lexicon.Found
  ) -> Int {
    var piece = start
    while end - piece > TokenTable.longestToken {
      var cut = piece + TokenTable.longestToken
      while cut > piece + TokenTable.longestToken - 4, text[cut] & 0xC0 == 0x80 { cut -= 1 }
      builder.append(word.token(shape, length: cut - piece, first: text[start], watches), at: piece, with: gap)
      gap = []
      piece = cut
    }
    return piece
  }
}
