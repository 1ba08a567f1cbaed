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
  /// How many tokens there is memory for at least when the inner loop begins.
  private static let leastRoom = 64

  /// Why the inner loop ends.
  private enum Stop {
    /// No letter or digit follows, or there is no more room.
    case end
    /// A word or number follows that the cache does not have.
    case unknown
    /// Something follows that needs a closer look.
    case unplain
  }

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
        switch takeWords(from: &index, to: limit, base) {
        case .end: break
        case .unknown: if !learnWord(at: index, base) { return index }
        case .unplain: return index
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
        gap = []
        index &+= 1
      } else {
        return index
      }
    }
    return index
  }

  /// The inner loop: words and numbers that the cache has, with a single space after each, or a mark and a space. There
  /// is no call in it, so that what it needs stays in registers.
  @inline(__always) private mutating func takeWords(
    from index: inout Int, to limit: Int, _ base: UnsafePointer<UInt8>
  ) -> Stop {
    skipRuns(to: index, limit, base)
    guard Int(nextRun.pointee.start) == index else { return .unplain }
    var writer = builder.writer(for: Self.leastRoom)
    // No token is shorter than a byte.
    let limit = min(limit, index &+ writer.room)
    var run = nextRun
    var gap = gap
    var stop = Stop.end
    while index < limit, Int(run.pointee.start) == index {
      let (entry, end) = (run.pointee.entry, Int(run.pointee.end))
      let next = base[end]
      guard entry.pointee.spelling == run.pointee.spelling else {
        stop = next == 0x20 || endsPlainly(base, index, end, next) ? .unknown : .unplain
        break
      }
      if next == 0x20 {
        writer.append(entry.pointee.token, at: index, with: gap)
        gap = .spaceBefore
        index = end &+ 1
        run += 1
        continue
      }
      guard endsPlainly(base, index, end, next) else {
        stop = .unplain
        break
      }
      writer.append(entry.pointee.token, at: index, with: gap)
      gap = []
      index = end
      run += 1
      let mark = simpleMarks[Int(next)]
      guard mark.shape.rawValue != 0, base[end &+ 1] == 0x20 else { break }
      writer.append(mark, at: end, with: [])
      gap = .spaceBefore
      index = end &+ 2
    }
    builder.take(writer)
    nextRun = run
    self.gap = gap
    return stop
  }

  /// Brings the next run into the cache.
  ///
  /// - Returns: whether it is one token.
  @inline(never) private mutating func learnWord(at index: Int, _ base: UnsafePointer<UInt8>) -> Bool {
    let run = nextRun.pointee
    let end = Int(run.end)
    guard isWordOrNumber(base, index, end) else { return false }
    learn(index, end, asciiShape(base, index, end), run.spelling, run.entry)
    return true
  }

  /// Whether a word or number of letters and digits ends where they do, as far as two bytes tell.
  @inline(__always) private func endsPlainly(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ next: UInt8
  ) -> Bool {
    if classes[Int(base[end &+ 1])] & continuations[Int(next)] == 0 { return true }
    return next == Mark.hyphen && start < noEmailBefore
  }

  /// Whether letters and digits begin with a letter or are digits alone, which go on in letters as a token of its own.
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
