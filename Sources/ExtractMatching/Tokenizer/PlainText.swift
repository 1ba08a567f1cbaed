internal import CByteClasses
import ExtractCore

/// Marks of ASCII that are a token of one character wherever no other mark follows, with what a lexicon has of them.
final class SimpleMarks {
  /// The token of each mark; one without a shape where the mark needs a closer look, and for other bytes.
  let tokens: UnsafeMutablePointer<PackedToken>
  /// For each byte how many tokens it is between a word and white space: 1 for a mark that ends the word, 0 where that
  /// is not certain.
  let countsBeforeSpace: UnsafeMutablePointer<UInt8>

  init(_ lexicon: Lexicon, _ watches: TokenCriteria) {
    tokens = .allocate(capacity: 256)
    tokens.initialize(repeating: PackedToken(length: 1, shape: [], word: 0, classSet: 0), count: 256)
    countsBeforeSpace = .allocate(capacity: 256)
    countsBeforeSpace.initialize(repeating: 0, count: 256)
    for mark in UInt8(0)..<0x80 where ByteClass.table[Int(mark)] & ByteClass.mark != 0 {
      switch mark {
      case Mark.doubleQuote, Mark.singleQuote, UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "@"): continue
      default: break
      }
      let shape = Self.shape(of: mark)
      tokens[Int(mark)] = lexicon.marks[Int(mark)].token(shape, length: 1, first: mark, watches)
      let mayGoOn = ByteClass.continuations[Int(mark)] & (ByteClass.space | ByteClass.newline) != 0
      countsBeforeSpace[Int(mark)] = mayGoOn ? 0 : 1
    }
  }

  deinit {
    tokens.deallocate()
    countsBeforeSpace.deallocate()
  }

  /// The shape of a mark that stands alone.
  static func shape(of mark: UInt8) -> TokenShape {
    switch mark {
    case Mark.openParenthesis, Mark.openBracket, UInt8(ascii: "{"): [TokenShape(.bracket, mark: mark), .opening]
    case Mark.closeParenthesis, Mark.closeBracket, UInt8(ascii: "}"): [TokenShape(.bracket, mark: mark), .closing]
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"),
      UInt8(ascii: "|"):
      TokenShape(.symbol, mark: mark)
    default: TokenShape(.punctuation, mark: mark)
    }
  }
}

/// The ending of possessives as a token of its own, which stands behind many a word.
struct PossessiveEndings {
  /// With a straight apostrophe, two bytes long.
  let straight: PackedToken
  /// With a typographic one, four bytes long.
  let typographic: PackedToken

  init(_ lexicon: Lexicon, _ watches: TokenCriteria) {
    func token(_ spelling: StaticString, _ shape: TokenShape) -> PackedToken {
      let bytes = UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount)
      return lexicon.lookup(bytes, shape, FoldScratch()).token(shape, length: bytes.count, first: bytes[0], watches)
    }
    straight = token("'s", TokenShape(.clitic))
    typographic = token("\u{2019}s", [TokenShape(.clitic), .nonASCII])
  }
}

extension TokenScanner {
  /// How many bytes the inner loop reads behind the one where it stands.
  private static let lookAhead = 20
  /// How many tokens there is memory for at least when the inner loop begins.
  private static let leastRoom = 64

  /// Words of ASCII letters, plain numbers, spaces and simple marks, up to the first thing that is none of these or
  /// that the cache does not have.
  ///
  /// Whatever it takes, the other functions would cut in the same way; it only cuts it faster. There is no call in it,
  /// so that what it needs stays in registers, and the length of a word is no branch.
  mutating func scanPlainText(from start: Int) -> Int {
    guard let cache, let base = text.baseAddress, start < count - Self.lookAhead else { return start }
    let classes = classes
    var writer = builder.writer(for: Self.leastRoom)
    // No token is shorter than a byte, and a turn of the loop takes two at most.
    let limit = min(count - Self.lookAhead, start &+ writer.room &- 1)
    var index = start
    var gap = gap
    while index < limit {
      var (known, length): (UnsafeMutablePointer<WordCache.Entry>?, Int) = (nil, 0)
      if gap == .spaceBefore {
        (known, length) = writeSpacedWords(base, from: &index, to: limit, cache, &gap, &writer)
        guard index < limit else { break }
      }
      if known == nil {
        length = Int(extract_alphanumeric_length_16(base + index))
        if length > 0 {
          known = knownWord(base + index, length, cache)
          guard known != nil else { break }
        }
      }
      let end = index &+ length
      let next = base[end]
      if let known {
        let ending =
          next == UInt8(ascii: " ") || endsPlainly(base, index, end, next) ? 0 : possessiveLength(base, end, next)
        guard let ending else { break }
        writer.append(known.pointee.token, at: index, with: gap)
        gap = []
        index = end &+ ending
        if ending > 0 {
          writer.append(ending == 2 ? possessives.straight : possessives.typographic, at: end, with: gap)
          continue
        }
      }
      if next == UInt8(ascii: " ") {
        gap.formUnion(.spaceBefore)
        index = end &+ 1
        continue
      }
      let nextClass = classes[Int(next)]
      if nextClass & ByteClass.newline != 0 {
        gap.formUnion(gap.contains(.lineStart) ? [.spaceBefore, .paragraphStart] : [.spaceBefore, .lineStart])
        index = end &+ 1
      } else if nextClass & ByteClass.mark != 0, classes[Int(base[end &+ 1])] & ByteClass.mark == 0 {
        let mark = simpleMarks[Int(next)]
        guard mark.shape.rawValue != 0 else { break }
        writer.append(mark, at: end, with: gap)
        let isBeforeSpace = base[end &+ 1] == UInt8(ascii: " ")
        gap = isBeforeSpace ? .spaceBefore : []
        index = end &+ (isBeforeSpace ? 2 : 1)
      } else if nextClass & ByteClass.space != 0 {
        gap.formUnion(.spaceBefore)
        index = end &+ 1
      } else {
        break
      }
    }
    builder.take(writer)
    self.gap = gap
    return index
  }

  /// Writes the words from `index` on that stand between white space and are no landmarks, with a mark behind them
  /// where there is one, as far as the line goes and the cache has them.
  ///
  /// Most words of a text are such, and of them nothing is asked but whether the cache has what stands before the space
  /// or mark: it has no word with a mark in it that letters and digits are taken with here.
  ///
  /// - Returns: the entry and the length of the word at `index`, which becomes where another thing stands; `nil` if
  ///   that is no word, or one that is not found here.
  @inline(__always) private func writeSpacedWords(
    _ base: UnsafePointer<UInt8>, from index: inout Int, to limit: Int, _ cache: UnsafeMutablePointer<WordCache.Entry>,
    _ gap: inout TokenShape, _ writer: inout TokenTable.Writer
  ) -> (known: UnsafeMutablePointer<WordCache.Entry>?, length: Int) {
    let masks = masks
    while index < limit {
      let length = Int(extract_wordlike_length_16(base + index))
      // No bytes are no word of the cache.
      let spelling = FoldedKey.Halves(base + index, count: length, masks: masks)
      let entry = cache + WordCache.place(spelling)
      guard entry.pointee.spelling == spelling else { break }
      guard !entry.pointee.token.shape.isLandmark else { return (entry, length) }
      let end = index &+ length
      let next = base[end]
      if next == UInt8(ascii: " ") {
        writer.appendWord(entry.pointee.token, at: index, with: .spaceBefore)
        index = end &+ 1
        continue
      }
      // A mark before white space or the line end, or the line end.
      let markCount = Int(extract_inked_length_16(base + index)) &- length
      let space = classes[Int(base[end &+ markCount])]
      guard markCount <= Int(countsBeforeSpace[Int(next)]), space <= ByteClass.newline else { return (entry, length) }
      writer.appendWord(entry.pointee.token, at: index, with: .spaceBefore)
      writer.append(simpleMarks[Int(next)], at: end, count: markCount)
      index = end &+ markCount &+ 1
      if space == ByteClass.newline {
        gap = [.spaceBefore, .lineStart]
        break
      }
    }
    return (nil, 0)
  }

  /// The entry of the cache for a word of 1 to 16 bytes; `nil` if the cache does not have it.
  @inline(__always) private func knownWord(
    _ start: UnsafePointer<UInt8>, _ length: Int, _ cache: UnsafeMutablePointer<WordCache.Entry>
  ) -> UnsafeMutablePointer<WordCache.Entry>? {
    let spelling = FoldedKey.Halves(start, count: length, masks: masks)
    let entry = cache + WordCache.place(spelling)
    return entry.pointee.spelling == spelling || WordCache.recall(spelling, at: entry) ? entry : nil
  }

  /// Whether a word or number of letters and digits ends where they do, as far as two bytes tell.
  @inline(__always) private func endsPlainly(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ next: UInt8
  ) -> Bool {
    if classes[Int(base[end &+ 1])] & continuations[Int(next)] == 0 { return true }
    return next == Mark.hyphen && start < noEmailBefore
  }

  /// The length of a possessive ending in lower case behind a word that ends at `end`; `nil` if none stands there.
  @inline(__always) private func possessiveLength(_ base: UnsafePointer<UInt8>, _ end: Int, _ next: UInt8) -> Int? {
    var letter = end &+ 1
    if next != Mark.singleQuote {
      guard next == 0xE2, base[letter] == 0x80, base[letter &+ 1] == 0x99 else { return nil }
      letter = end &+ 3
    }
    let isLast = classes[Int(base[letter &+ 1])] & (ByteClass.alphanumeric | ByteClass.high) == 0
    return base[letter] == UInt8(ascii: "s") && isLast ? letter &+ 1 &- end : nil
  }
}
