import ExtractCore

/// Marks of ASCII that are a token of one character wherever no other mark follows, with what a lexicon has of them.
final class SimpleMarks {
  /// The token of each mark; one without a shape where the mark needs a closer look, and for other bytes.
  let tokens: UnsafeMutablePointer<PackedToken>

  init(_ lexicon: Lexicon, _ watches: [TokenCriterion]) {
    tokens = .allocate(capacity: 256)
    tokens.initialize(repeating: PackedToken(length: 1, shape: [], word: 0, classSet: 0), count: 256)
    for mark in UInt8(0)..<0x80 where ByteClass.table[Int(mark)] & ByteClass.mark != 0 {
      switch mark {
      case Mark.doubleQuote, Mark.singleQuote, UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "@"): continue
      default: break
      }
      let shape = Self.shape(of: mark)
      let word = lexicon.marks[Int(mark)]
      let flags = word.shapeFlags(shape).union(watches.marks(shape, LexiconID(mark), mark))
      tokens[Int(mark)] = PackedToken(
        length: 1, shape: shape.union(flags), word: LexiconID(mark), classSet: word.classSet)
    }
  }

  deinit { tokens.deallocate() }

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

extension TokenScanner {
  /// How many bytes must follow a word that the inner loop takes.
  private static let lookAhead = 32
  /// What a token has that the inner loop leaves alone: kinds other than words, and the beginning of a line.
  private static let landmark = TokenShape(rawValue: 0xFFF).union(.lineStart)

  /// Words of ASCII letters, plain numbers, spaces and simple marks, up to the first thing that is none of these.
  ///
  /// Whatever it takes, the other functions would cut in the same way; it only cuts it faster.
  mutating func scanPlainText(from start: Int) -> Int {
    guard let base = text.baseAddress, count > Self.lookAhead else { return start }
    let limit = count - Self.lookAhead
    var index = start
    while index < limit {
      let byte = base[index]
      let byteClass = classes[Int(byte)]
      if byteClass & ByteClass.alphanumeric != 0 {
        let end = takeWords(from: index, to: limit, base)
        if end > index {
          index = end
        } else {
          guard let end = takeWord(at: index, base) else { return index }
          index = end
        }
      } else if byteClass & ByteClass.space != 0 {
        gap.formUnion(.spaceBefore)
        index &+= 1
      } else if byteClass & ByteClass.newline != 0 {
        gap.formUnion(gap.contains(.lineStart) ? [.spaceBefore, .paragraphStart] : [.spaceBefore, .lineStart])
        index &+= 1
      } else if byteClass & ByteClass.mark != 0, classes[Int(base[index &+ 1])] & ByteClass.mark == 0 {
        guard simpleMarks[Int(byte)].shape.rawValue != 0 else { return index }
        builder.append(simpleMarks[Int(byte)], at: index, with: gap)
        index &+= 1
        let isSpaced = base[index] == 0x20
        gap = isSpaced ? .spaceBefore : []
        index &+= isSpaced ? 1 : 0
      } else {
        return index
      }
    }
    return index
  }

  /// The inner loop: words that the cache has, with a single space after each, and the word after them whatever mark
  /// follows it, within a line. There is no call in it, so that what it needs stays in registers.
  ///
  /// - Returns: the end of what it takes.
  @inline(__always) private mutating func takeWords(
    from start: Int, to limit: Int, _ base: UnsafePointer<UInt8>
  ) -> Int {
    let bits = UnsafeRawPointer(wordBits)
    let cache = cache
    let masks = masks
    var words = builder.words
    var gap = gap
    var index = start
    while index < limit, !words.isFull {
      let length = alphanumericLength(at: index, bits)
      guard length &- 1 < 16 as UInt else { break }
      let end = index &+ Int(bitPattern: length)
      let next = base[end]
      guard next == 0x20 || endsPlainly(base, index, end, next) else { break }
      let spelling = FoldedKey.Halves(base + index, count: Int(bitPattern: length), masks: masks)
      let entry = cache.place(spelling)
      guard entry.pointee.spelling == spelling else { break }
      let token = entry.pointee.token
      guard token.shape.union(gap).isDisjoint(with: Self.landmark) else { break }
      words.append(token, at: index, with: gap)
      guard next == 0x20 else {
        gap = []
        index = end
        break
      }
      gap = .spaceBefore
      index = end &+ 1
    }
    builder.take(words)
    self.gap = gap
    return index
  }

  /// A word or number that begins at `index`: its end, if it is at most 16 bytes long and ends plainly.
  @inline(never) private mutating func takeWord(at index: Int, _ base: UnsafePointer<UInt8>) -> Int? {
    let length = alphanumericLength(at: index, wordBits)
    guard length <= 16 else { return nil }
    let end = index &+ Int(bitPattern: length)
    guard base[end] == 0x20 || endsPlainly(base, index, end, base[end]) else { return nil }
    let spelling = FoldedKey.Halves(base + index, count: end &- index, masks: masks)
    let entry = cache.place(spelling)
    if entry.pointee.spelling != spelling {
      // Digits that go on in letters are a token of their own; the cache has only what was cut as one token before.
      guard isWordOrNumber(base, index, end) else { return nil }
      learn(index, end, asciiShape(base, index, end), spelling, entry)
    }
    builder.append(entry.pointee.token, at: index, with: gap)
    gap = []
    return end
  }

  /// How many letters and digits of ASCII follow from a byte on, if these are fewer than 57.
  @inline(__always) private func alphanumericLength(at index: Int, _ bits: UnsafeRawPointer) -> UInt {
    let piece = bits.loadUnaligned(fromByteOffset: index >> 3, as: UInt64.self).littleEndian
    return UInt(bitPattern: (~(piece &>> UInt64(truncatingIfNeeded: index & 7))).trailingZeroBitCount)
  }

  /// Whether a word or number of letters and digits ends where they do, as far as two bytes tell.
  @inline(__always) private func endsPlainly(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ next: UInt8
  ) -> Bool {
    if classes[Int(base[end &+ 1])] & continuations[Int(next)] == 0 { return true }
    return next == Mark.hyphen && start < noEmailBefore
  }

  /// Whether letters and digits begin with a letter or are digits alone.
  private func isWordOrNumber(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard classes[Int(base[start])] & ByteClass.digit != 0 else { return true }
    var index = start + 1
    while index < end, classes[Int(base[index])] & ByteClass.digit != 0 { index += 1 }
    return index == end
  }

  private func asciiShape(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> TokenShape {
    let first = classes[Int(base[start])]
    if first & ByteClass.digit != 0 { return Self.numberShape }
    var rest: UInt8 = 0
    for index in start + 1..<end { rest |= classes[Int(base[index])] }
    return wordShape(first, rest)
  }
}
