import ExtractCore

/// Marks of ASCII that are a token of one character wherever no other mark follows, with what a lexicon has of them.
final class SimpleMarks {
  /// The token of each mark; one without a shape where the mark needs a closer look.
  let tokens: UnsafeMutablePointer<PackedToken>

  init(_ lexicon: Lexicon) {
    tokens = .allocate(capacity: 256)
    tokens.initialize(repeating: PackedToken(length: 1, shape: [], word: 0, classSet: 0), count: 256)
    for mark in UInt8(0)..<0x80 where ByteClass.table[Int(mark)] & ByteClass.mark != 0 {
      switch mark {
      case Mark.doubleQuote, Mark.singleQuote, UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "@"): continue
      default: break
      }
      let shape = Self.shape(of: mark)
      let word = lexicon.marks[Int(mark)]
      tokens[Int(mark)] = PackedToken(
        length: 1, shape: shape.union(word.shapeFlags(shape)), word: LexiconID(mark), classSet: word.classSet)
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

  /// The inner loop: words of ASCII letters, single spaces and simple marks, up to the first thing that is neither.
  ///
  /// Whatever it takes, the other functions would cut in the same way; it only cuts it faster.
  mutating func scanPlainText(from start: Int) -> Int {
    guard let base = text.baseAddress, count > Self.lookAhead else { return start }
    let limit = count - Self.lookAhead
    let classes = classes
    let marks = simpleMarks
    var builder = builder
    var gap = gap
    var index = start
    defer {
      self.builder = builder
      self.gap = gap
    }
    while index < limit {
      let byte = base[index]
      let byteClass = classes[Int(byte)]
      if byteClass & ByteClass.letter != 0 {
        let first = builder.count
        let beginsLine = gap.contains(.lineStart)
        let end = scanPlainWords(from: index, to: limit, base, &gap, &builder)
        guard end > index else { return index }
        if beginsLine { builder.addLandmark(first) }
        index = end
      } else if byteClass & ByteClass.space != 0 {
        gap.formUnion(.spaceBefore)
        index &+= 1
      } else if byteClass & ByteClass.newline != 0 {
        gap.formUnion(gap.contains(.lineStart) ? [.spaceBefore, .paragraphStart] : [.spaceBefore, .lineStart])
        index &+= 1
      } else if byteClass & ByteClass.mark != 0, classes[Int(base[index &+ 1])] & ByteClass.mark == 0 {
        guard marks[Int(byte)].shape.rawValue != 0 else { return index }
        builder.append(marks[Int(byte)], at: index, with: gap)
        gap = []
        index &+= 1
      } else {
        return index
      }
    }
    return index
  }

  /// Words with a single space between them, the first of which begins at `start`: the end of those that are taken.
  @inline(__always) private func scanPlainWords(
    from start: Int, to limit: Int, _ base: UnsafePointer<UInt8>, _ gap: inout TokenShape,
    _ builder: inout TokenTable.Builder
  ) -> Int {
    let bits = UnsafeRawPointer(wordBits)
    let classes = classes
    let cache = cache
    var index = start
    while index < limit {
      let word = bits.loadUnaligned(fromByteOffset: index >> 3, as: UInt64.self).littleEndian
      let length = (~(word &>> UInt64(truncatingIfNeeded: index & 7))).trailingZeroBitCount
      guard length <= 16 else { return index }
      let end = index &+ length
      let next = base[end]
      guard next == 0x20 || endsPlainly(base, index, end, next) else { return index }
      let spelling = FoldedKey.Halves(base + index, count: length)
      let entry = cache + WordCache.place(spelling)
      if entry.pointee.spelling != spelling { learn(index, end, asciiShape(base, index, end), spelling, entry) }
      builder.appendWord(entry.pointee.token, at: index, with: gap)
      guard next == 0x20 else {
        gap = []
        return end
      }
      gap = .spaceBefore
      index = end &+ 1
      guard classes[Int(base[index])] & ByteClass.letter != 0 else { return index }
    }
    return index
  }

  /// Whether a word of letters and digits ends where they do, whatever follows.
  @inline(__always) private func endsPlainly(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ next: UInt8
  ) -> Bool {
    switch classes[Int(next)] & (ByteClass.mark | ByteClass.high) {
    case 0: return true
    case ByteClass.high: return false
    default: break
    }
    switch next {
    case Mark.comma: return true
    case Mark.period: return classes[Int(base[end &+ 1])] & ByteClass.alphanumeric == 0
    case Mark.singleQuote: return classes[Int(base[end &+ 1])] & (ByteClass.letter | ByteClass.high) == 0
    case Mark.hyphen: return start < noEmailBefore
    case Mark.colon: return base[end &+ 1] != Mark.slash
    case UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"): return false
    default: return true
    }
  }

  private func asciiShape(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> TokenShape {
    var rest: UInt8 = 0
    for index in start + 1..<end { rest |= classes[Int(base[index])] }
    return wordShape(classes[Int(base[start])], rest)
  }
}
