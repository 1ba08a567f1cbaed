import ExtractCore
import ExtractMatching

/// What the place of a token says about its capital letter.
struct TokenPosition: OptionSet {
  let rawValue: UInt8

  static let sentenceStart = TokenPosition(rawValue: 1)
  /// In a headline whose words are all capitalised.
  static let titleCase = TokenPosition(rawValue: 2)
  /// In a line of capital letters.
  static let allCapitals = TokenPosition(rawValue: 4)

  static let headline: TokenPosition = [.titleCase, .allCapitals]
}

/// Where a capital letter proves nothing: at the beginning of sentences and in headlines.
extension NameFinder {
  /// Fills ``NameScratch/nameWords`` with all tokens that have a capital letter. All else of the stage looks at these,
  /// and at what stands around them.
  func markCapitals() { view.note(names.capitals, in: &scratch.nameWords) }

  /// Takes the tokens with a capital letter that are no part of a name out of ``NameScratch/nameWords``.
  func dropFunctionWords() {
    for piece in scratch.nameWords.indices {
      var bits = scratch.nameWords[piece]
      var dropped: UInt64 = 0
      while bits != 0 {
        let bit = UInt64(truncatingIfNeeded: bits.trailingZeroBitCount)
        let index = piece << 6 | Int(bit)
        let isFunctionWord: UInt64 = classes(index).contains(.functionWord) ? 1 : 0
        if isPlainWord(index, isFunctionWord) {
          dropped |= isFunctionWord &<< bit
        } else if !looksLikeNameWord(index) {
          dropped |= 1 &<< bit
        }
        bits &= bits &- 1
      }
      scratch.nameWords[piece] ^= dropped
    }
  }

  /// Whether a token with a capital letter is a word of two letters or more, and no function word in capitals: of the
  /// others it takes another look whether they may be part of a name.
  @inline(__always) private func isPlainWord(_ index: Int, _ isFunctionWord: UInt64) -> Bool {
    let shape = view.shape(index)
    return shape.isCapitalisedWord && view.length(index) > 1
      && isFunctionWord & (shape.contains(.allUpper) ? 1 : 0) == 0
  }

  /// The first word that may be part of a name at a token or after it.
  @inline(__always) func firstNameWord(from token: Int) -> Int? {
    guard token < view.count else { return nil }
    var piece = token >> 6
    var bits = scratch.nameWords[piece] & (.max << UInt64(token & 63))
    while bits == 0 {
      piece += 1
      guard piece < scratch.nameWords.count else { return nil }
      bits = scratch.nameWords[piece]
    }
    return piece << 6 + bits.trailingZeroBitCount
  }

  /// Whether a name may go on with a word: space stands before it, and it begins no sentence, item or cell.
  @inline(__always) private func mayFollow(_ index: Int) -> Bool {
    let shape = view.shape(index)
    let isApart = (shape.contains(.spaceBefore) ? 1 : 0) & (shape.contains(.paragraphStart) ? 0 : 1)
    return isApart & (scratch.positions[index].contains(.sentenceStart) ? 0 : 1) != 0 && view.goesOn(at: index)
  }

  /// The end of the words in a row with which a name may go on, from a token on and at most up to `limit`.
  @inline(__always) func endOfWords(from token: Int, upTo limit: Int) -> Int {
    var end = token
    while end < limit, isNameWord(end), mayFollow(end) { end += 1 }
    return end
  }

  /// Whether a token may be a word of a name by its form.
  @inline(__always) func isNameWord(_ index: Int) -> Bool {
    index >= 0 && index < view.count && scratch.nameWords[index >> 6] >> UInt64(index & 63) & 1 != 0
  }

  /// How many tokens with a capital letter there are from a token up to another one after it.
  @inline(__always) private func capitals(_ start: Int, _ end: Int) -> Int {
    let last = (end - 1) >> 6
    var piece = start >> 6
    var bits = scratch.nameWords[piece] & (.max << UInt64(start & 63))
    var count = 0
    while piece < last {
      count += bits.nonzeroBitCount
      piece += 1
      bits = scratch.nameWords[piece]
    }
    return count + (bits & (.max >> UInt64(63 - (end - 1) & 63))).nonzeroBitCount
  }

  /// Fills ``NameScratch/positions``. Without sentences each line is one.
  func markPositions(_ sentences: [Sentence]) {
    scratch.positions.fill(view.count, with: [])
    if sentences.isEmpty {
      var start = 0
      while start < view.count {
        var end = start + 1
        while end < view.count, !view.shape(end).contains(.lineStart) { end += 1 }
        markSentence(start, end)
        start = end
      }
    } else {
      for sentence in sentences {
        markSentence(max(0, sentence.tokens.start), min(view.count, sentence.tokens.end))
      }
    }
  }

  private func markSentence(_ start: Int, _ end: Int) {
    guard start < end else { return }
    scratch.positions[start].insert(.sentenceStart)
    let capitals = capitals(start, end)
    // Fewer make no headline.
    guard capitals >= 3 else { return }
    let endsInStop = view.mark(end - 1) == Mark.period || view.mark(end - 1) == Mark.comma
    // With more other words than this it is none, even if all words with capitals are long ones.
    guard !hasOthers(start, end, endsInStop: endsInStop, moreThan: capitals * 3 / 7) else { return }
    let headline = headline(start, end, endsInStop: endsInStop)
    guard !headline.isEmpty else { return }
    for index in start..<end { scratch.positions[index].formUnion(headline) }
  }

  /// Whether a sentence has too many longer words that are not spelled as in a headline.
  @inline(__always) private func hasOthers(_ start: Int, _ end: Int, endsInStop: Bool, moreThan most: Int) -> Bool {
    // With a full stop only a line of capital letters is one.
    let wanted: TokenShape = endsInStop ? .allUpper : .initialUpper
    var others = 0
    for index in start..<end {
      let isOther = view.shape(index).isWordOrInitialism(without: wanted)
      others &+= (view.length(index) > 3 ? 1 : 0) & (isOther ? 1 : 0)
      if others > most { return true }
    }
    return false
  }

  /// A sentence counts as a headline if its longer words are capitalised and no full stop ends it.
  private func headline(_ start: Int, _ end: Int, endsInStop: Bool) -> TokenPosition {
    var words = 0
    var upper = 0
    var allUpper = 0
    for index in start..<end {
      let shape = view.shape(index)
      let isLongWord = (view.length(index) > 3 ? 1 : 0) & (shape.isWordOrInitialism ? 1 : 0)
      words &+= isLongWord
      upper &+= isLongWord & (shape.contains(.initialUpper) ? 1 : 0)
      allUpper &+= isLongWord & (shape.contains(.allUpper) ? 1 : 0)
    }
    if words >= 3, allUpper * 10 >= words * 7 { return .allCapitals }
    if words >= 4, upper * 100 >= words * 80, !endsInStop, !isCredit(start, end) { return .titleCase }
    return []
  }

  /// A line that says whose work the text is: "(Reporting by Ines Falk; Editing by Tomas Reyl)".
  private func isCredit(_ start: Int, _ end: Int) -> Bool {
    let first = view.mark(start) == Mark.openParenthesis ? start + 1 : start
    return first + 1 < end && isSmallWord(first + 1, names.by)
  }

  /// Whether the capital letter of a word proves nothing where it stands.
  func provesNothing(_ index: Int) -> Bool {
    !scratch.positions[index].isDisjoint(with: .headline) || isInitial(index)
  }

  /// Whether a word is the first of a sentence, a quotation, a list item or a bracket, so that its capital letter proves
  /// nothing.
  @inline(__always) func isInitial(_ index: Int) -> Bool {
    if scratch.positions[index].contains(.sentenceStart) { return true }
    // Before most words stands a word.
    return index > 0 && !view.shape(index - 1).isWordLike && isInitial(behindMark: index)
  }

  @inline(never) private func isInitial(behindMark index: Int) -> Bool {
    var first = index
    while first > 0, !scratch.positions[first].contains(.sentenceStart), !view.shape(first - 1).isWordLike {
      first -= 1
    }
    var expects = scratch.positions[first].contains(.sentenceStart)
    for mark in first..<index { expects = beginsAnew(after: mark, wasExpecting: expects) }
    return expects
  }

  /// Whether the word after a mark may be capitalised without being a name.
  private func beginsAnew(after index: Int, wasExpecting: Bool) -> Bool {
    let shape = view.shape(index)
    switch shape.mark {
    case Mark.colon, Mark.bullet, Mark.question, Mark.exclamation, Mark.semicolon, Mark.ellipsis: return true
    case Mark.openParenthesis, Mark.openBracket, Mark.doubleQuote, Mark.singleQuote:
      return wasExpecting || shape.contains(.opening) || !shape.contains(.closing)
    case Mark.period:
      let isSecond = index > 0 && scratch.positions[index - 1].contains(.sentenceStart)
      return !view.isGlued(index) || isSecond || scratch.positions[index].contains(.sentenceStart)
    case Mark.hyphen, Mark.enDash, Mark.emDash: return wasExpecting || endsDateline(index)
    default: return wasExpecting
    }
  }

  /// So many tokens a dateline has: "BAMAKO, Mali (Sahel Wire), 3 March 2024 -".
  private static let longestDateline = 16

  /// Whether a dash ends the dateline of a paragraph: space is around it, and no word in lower case before it.
  private func endsDateline(_ dash: Int) -> Bool {
    guard !view.isGlued(dash), dash + 1 < view.count, !view.isGlued(dash + 1) else { return false }
    var start = dash
    while start > 0, dash - start < Self.longestDateline, !view.shape(start).contains(.paragraphStart) {
      start -= 1
      guard !view.shape(start).isKind(.word) || view.shape(start).contains(.initialUpper) else { return false }
    }
    return view.shape(start).contains(.paragraphStart)
  }
}

extension TokenShape {
  var isWordOrInitialism: Bool { (rawValue >> 8) & 15 <= Kind.initialism.rawValue }

  /// A word or an initialism; of the shapes of some tokens together, whether all are.
  var areWordsOrInitialisms: Bool { rawValue & (0xFFF ^ Kind.initialism.rawValue << 8) == 0 }

  /// A word that begins with no capital letter.
  var isLowercaseWord: Bool { rawValue & (0xFFF | TokenShape.initialUpper.rawValue) == 0 }

  /// A word or an initialism that begins with a capital letter.
  var isCapitalisedWord: Bool {
    let upper = TokenShape.initialUpper.rawValue
    return rawValue & (14 << 8 | upper) == upper
  }

  fileprivate func isWordOrInitialism(without flag: TokenShape) -> Bool {
    rawValue & (15 << 8 | flag.rawValue) <= Kind.initialism.rawValue << 8
  }
}
