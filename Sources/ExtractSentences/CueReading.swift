import ExtractCore
import ExtractMatching

/// Reads the cues around a stop and asks the rules.
extension BoundaryScanner {
  private typealias Bit = SentenceVocabulary.Bit

  /// The longest phrase that can open a sentence before a time, in tokens.
  private static let longestFronted = 12
  /// The longest remark in brackets that stands by itself and is kept whole, in tokens.
  private static let longestRemark = 16
  private static let fullStopAndOmission = 4

  /// Decides whether the stop at token `index` ends the sentence; yields the index of the token to go on with.
  mutating func decide(stopAt index: Int) -> Int {
    if marker != nil, view.mark(index) == Mark.period, index > start, view.isGlued(index), endsBeforeItem(at: index - 1)
    {
      return index + 1
    }
    // A text or paragraph that ends here ends its sentence anyway.
    guard index + 1 < view.count, !view.shape(index + 1).contains(.paragraphStart) else { return index + 1 }
    if isPlainEnd(index) {
      assert(readsAsPlainEnd(index))
      end(at: index + 1, boundaries.period)
      return index + 1
    }
    let cluster = cluster(at: index)
    if let rule = rule(for: cluster, at: index) { end(at: cluster.end, rule) }
    return cluster.end
  }

  /// The rule by which a stop ends the sentence; `nil` where it goes on, and where the text or a paragraph ends.
  private func rule(for cluster: StopCluster, at index: Int) -> RuleID? {
    let next = cluster.end
    guard next < view.count else { return nil }
    let following = view.shape(next)
    if following.contains(.paragraphStart) { return nil }
    var cues = cluster.cues.union(leftCues(of: index, cluster))
    cues.formUnion(rightCues(at: next, after: cues))
    if !view.isGlued(next) { cues.remove(.glued) }
    if let marker, marker.end == next, marker.start == start { cues.formUnion(.marker) }
    if following.contains(.lineStart), isLineEnd(before: next), layout?.width == 0 || !cues.contains(.lower) {
      cues.formUnion(.lineEnd)
    }
    if cues.contains(.upper), cues.contains(.closedQuote), hasSpeechTag(at: next) { cues.formUnion(.speechTag) }
    return vocabulary.decisions[cues.index].first { $0.matches(cues) }?.ends
  }

  /// Whether the cues lead to the rule that ``isPlainEnd(_:)`` takes for granted.
  private mutating func readsAsPlainEnd(_ index: Int) -> Bool {
    let open = (isQuoteOpen, isSingleQuoteOpen)
    defer { (isQuoteOpen, isSingleQuoteOpen) = open }
    let cluster = cluster(at: index)
    return cluster.end == index + 1 && rule(for: cluster, at: index) == boundaries.period
  }

  /// Whether token `index` is a period on which the first of the rules decides, that of the everyday case, told by a
  /// few tests that nearly always come out the same way; `false` wherever all cues must be read. Another token follows
  /// it.
  @inline(__always) private func isPlainEnd(_ index: Int) -> Bool {
    let next = index + 1
    guard index - 1 > start, index >= bracketEnd, index > singleQuoteEnd else { return false }
    guard marker == nil, !keepsQuotations else { return false }
    let isPlain =
      view.shape(index).rawValue & PlainEnd.mask == PlainEnd.period
      && view.shape(index - 1).rawValue & PlainEnd.kind == PlainEnd.word
      && view.shape(next).rawValue & PlainEnd.mask == PlainEnd.capitalised
    guard isPlain, view.length(index - 1) > 1, view.length(next) > 1 else { return false }
    if view.length(index - 1) < 4, view.mark(index - 2) == Mark.period { return false }
    return vocabulary.filter.bits(view, index - 1) & Bit.abbreviation == 0
  }

  /// Shapes of a plain period, the word before it and the word after it.
  private enum PlainEnd {
    static let kind: UInt32 = 0xFFF
    static let mask =
      kind | TokenShape([.initialUpper, .spaceBefore, .lineStart, .repeated]).rawValue
    static let word = TokenShape(.word).rawValue
    static let period = TokenShape(.punctuation, mark: Mark.period).rawValue
    static let capitalised = TokenShape([TokenShape(.word), .initialUpper, .spaceBefore]).rawValue
  }

  private func leftCues(of stop: Int, _ cluster: StopCluster) -> BoundaryCues {
    let marks = cluster.cues
    var cues: BoundaryCues = []
    if stop < bracketEnd, cluster.end <= bracketEnd,
      bracketStart > start || bracketEnd - bracketStart <= Self.longestRemark
    {
      cues.formUnion(.inBracket)
    }
    if isQuoteOpen {
      if view.length(stop) != Self.fullStopAndOmission { cues.formUnion(.inQuote) }
      if keepsQuotations { cues.formUnion(.inWholeQuote) }
    }
    if cluster.end <= singleQuoteEnd { cues.formUnion(.inWholeQuote) }
    let isInitialism = marks.contains(.initialism)
    let word = isInitialism ? stop : stop - 1
    guard word >= start else { return cues.union([.first, .bare]) }
    if view.shape(word).contains(.opening) { cues.formUnion(.bare) }
    if word == start { cues.formUnion(.first) }
    let opening = view.shape(start)
    if opening.isWordLike, opening.contains(.hasLower), opening.isDisjoint(with: [.initialUpper, .mixedCase]) {
      cues.formUnion(.lowerStart)
    }
    if !view.isGlued(stop) { cues.formUnion(.pause) }
    if cluster.isDoubled { return cues }
    if isInitialism || marks.contains(.period) || marks.contains(.exclamation) { readWord(word, stop, &cues) }
    return cues
  }

  /// The cues of the word before a period, or of the initialism.
  private func readWord(_ word: Int, _ stop: Int, _ cues: inout BoundaryCues) {
    let shape = view.shape(word)
    let bits = vocabulary.filter.bits(view, word)
    if bits & Bit.abbreviation != 0, !isNumberSuffix(word) {
      cues.formUnion(vocabulary.abbreviation(view, word))
      if cues.contains(.unit), !followsNumber(word) { cues.remove(.unit) }
      if cues.isSuperset(of: [.place, .street]), !followsNameOfStreet(word) { cues.remove(.street) }
      if cues.contains(.time), isFronted(until: word) { cues.formUnion(.fronted) }
    }
    switch shape.kind {
    case .number:
      cues.formUnion(.number)
      if isMarker(word, stop) { cues.formUnion(.marker) }
    case .symbol: cues.formUnion(.symbol)
    case .word: readLetters(word, stop, shape, &cues)
    default: break
    }
    if bits & Bit.common != 0, view.length(word) > 2, cues.isDisjoint(with: .anyAbbreviation) {
      cues.formUnion(.frequent)
    }
  }

  /// Whether a number stands before a unit, or another unit with its period: "6 fl. oz."
  private func followsNumber(_ word: Int) -> Bool {
    word > start && (view.shape(word - 1).contains(.hasDigit) || view.mark(word - 1) == Mark.period)
  }

  /// Whether a name or a number stands before an abbreviation: "Elm St.", "5th St.", but not "in St. Ives".
  private func followsNameOfStreet(_ word: Int) -> Bool {
    word > start && !view.shape(word - 1).isDisjoint(with: [.initialUpper, .hasDigit])
  }

  private func readLetters(_ word: Int, _ stop: Int, _ shape: TokenShape, _ cues: inout BoundaryCues) {
    let length = view.length(word)
    if word > start, view.mark(word - 1) == Mark.period, view.isGlued(word), view.isGlued(word - 1), length <= 3,
      word - 2 >= start, view.shape(word - 2).isKind(.word), view.length(word - 2) <= 4
    {
      cues.formUnion(.dotted)
    }
    if word == start, stop == word + 1, length > 1, ListMarker.isRoman(view.bytes(word)) { cues.formUnion(.marker) }
    guard length > 1 || isNumberSuffix(word) else { return readSingleLetter(word, shape, &cues) }
    if length == 1 { cues.formUnion(.number) } else if !shape.contains(.initialUpper) { cues.formUnion(.plainWord) }
    if length > 4 { cues.formUnion(.frequent) }
  }

  /// Whether a letter is part of the number before it: "1970s", "11.5M".
  private func isNumberSuffix(_ word: Int) -> Bool {
    guard view.length(word) == 1, word > start, view.isGlued(word) else { return false }
    let before = view.shape(word - 1)
    return before.isKind(.number) || before.mark == Mark.singleQuote
  }

  private func readSingleLetter(_ word: Int, _ shape: TokenShape, _ cues: inout BoundaryCues) {
    if shape.contains(.initialUpper) {
      cues.formUnion(.initial)
      if word > start {
        let before = view.shape(word - 1)
        let isName = before.contains(.initialUpper) || before.mark == Mark.period
        if isName { cues.formUnion(.afterName) }
      }
    } else {
      cues.formUnion(.lowerLetter)
      // "5 a. m.", with a space within the abbreviation
      if word >= start + 2, view.mark(word - 1) == Mark.period, view.length(word - 2) == 1,
        view.bytes(word)[0] == UInt8(ascii: "m")
      {
        cues.remove(.lowerLetter)
        cues.formUnion(.time)
      }
    }
  }

  /// Whether the number before a stop counts a heading or an item: it stands at the beginning, or after "Chapter".
  private func isMarker(_ word: Int, _ stop: Int) -> Bool {
    guard stop == word + 1, view.isGlued(stop), view.length(word) <= 3 else { return false }
    if word == start { return true }
    if word == start + 1 {
      let before = view.shape(start)
      return before.mark == Mark.bullet || before.mark == Mark.hyphen || before.mark == UInt8(ascii: "*")
        || vocabulary.filter.bits(view, start) & Bit.reference != 0 && before.contains(.initialUpper)
    }
    return false
  }

  private func isFronted(until word: Int) -> Bool {
    guard word - start <= Self.longestFronted, vocabulary.isPreposition(view.word(start)) else { return false }
    for index in start..<word where view.mark(index) == Mark.comma { return false }
    return true
  }

  private func rightCues(at next: Int, after left: BoundaryCues) -> BoundaryCues {
    var cues: BoundaryCues = view.isGlued(next) ? .glued : []
    var head = next
    // What opens before the first word.
    while head < min(view.count, next + 4) {
      let shape = view.shape(head)
      if shape.isKind(.quote) {
        cues.formUnion(.openQuote)
      } else if shape.isKind(.bracket) {
        cues.formUnion(.openBracket)
      } else if isDivider(shape) {
        return cues.union(.otherStart)
      } else if isDash(shape.mark) {
        cues.formUnion(.dash)
      } else if shape.mark == Mark.ellipsis {
        guard head == next, !view.isGlued(head) else { break }
      } else if shape.mark != UInt8(ascii: "*") && shape.mark != UInt8(ascii: "_") && shape.mark != Mark.bullet {
        break
      }
      head += 1
    }
    guard head < view.count else { return cues }
    let shape = view.shape(head)
    switch shape.kind {
    case .word where head == next && view.length(head) == 1 && isItem(at: head): cues.formUnion(.otherStart)
    case .word, .initialism:
      readHead(head, shape, &cues)
      if !left.isDisjoint(with: [.initialism, .region]), isSubject(head) { cues.formUnion(.subject) }
    case .number: cues.formUnion(.digit)
    case .punctuation: cues.formUnion(punctuation(shape.mark))
    case .url, .email, .tag, .symbol, .emoji, .ideograph, .other: cues.formUnion(.otherStart)
    case .clitic: cues.formUnion(.lower)
    case .quote, .bracket: break
    }
    return cues
  }

  /// Whether an item with a bracket begins at token `index`: `b) The harbour`.
  private func isItem(at index: Int) -> Bool {
    guard let item = ListMarker(at: index, in: view) else { return false }
    return item.style & 2 != 0
  }

  private func isDash(_ mark: UInt8) -> Bool {
    mark == Mark.hyphen || mark == Mark.enDash || mark == Mark.emDash
  }

  /// Whether a token is a row of four hyphens or more, which stands between sentences and not within one.
  private func isDivider(_ shape: TokenShape) -> Bool {
    shape.mark == Mark.hyphen && shape.contains(.repeated)
  }

  private func punctuation(_ mark: UInt8) -> BoundaryCues {
    switch mark {
    case Mark.comma, Mark.colon, Mark.semicolon, Mark.slash, Mark.percent: .comma
    case Mark.period, Mark.ellipsis, Mark.question, Mark.exclamation: .stop
    default: .otherStart
    }
  }

  /// The cues of the first word after a stop.
  private func readHead(_ head: Int, _ shape: TokenShape, _ cues: inout BoundaryCues) {
    let isLower = shape.contains(.hasLower) && shape.isDisjoint(with: [.initialUpper, .mixedCase])
    cues.formUnion(isLower ? .lower : .upper)
    let isSingle = view.length(head) == 1
    if isSingle, view.bytes(head)[0] == UInt8(ascii: "I") { cues.formUnion(.pronounI) }
    let isInitial = isSingle && view.mark(head + 1) == Mark.period && view.isGlued(head + 1)
    let bits = vocabulary.filter.bits(view, head)
    // "Under" is no preposition in "Under-Secretary".
    let isCompound = view.mark(head + 1) == Mark.hyphen && view.isGlued(head + 1)
    if bits & Bit.starter != 0, !isInitial, !isCompound, !shape.isKind(.initialism) { cues.formUnion(.starter) }
    if bits & Bit.starter != 0, vocabulary.isCourtesy(view.word(head)) { cues.formUnion(.courtesy) }
    if bits & Bit.date != 0, !isDaySubject(head) { cues.formUnion(.date) }
    if bits & Bit.name != 0 || bits & Bit.common == 0 { cues.formUnion(.name) }
    if shape.contains(.allUpper), !isSingle { cues.formUnion(.allUpper) }
    let isRoman = isSingle || shape.contains(.allUpper) && ListMarker.isRoman(view.bytes(head))
    if isRoman, cues.isDisjoint(with: [.starter, .openQuote]) { cues.formUnion(.roman) }
    if isLower, vocabulary.isPreposition(view.word(head)) { cues.formUnion(.preposition) }
    guard head + 1 < view.count else { return }
    let after = view.shape(head + 1)
    guard after.isKind(.word), after.contains(.hasLower), !after.contains(.initialUpper) else { return }
    if bits & Bit.common != 0, bits & Bit.title == 0 { cues.formUnion(.common) }
  }

  /// Whether a weekday or month does not go with the time before it, as in "by 5 p.m. Tuesday", but begins a sentence:
  /// "Tuesday's meeting", "Saturdays are".
  private func isDaySubject(_ word: Int) -> Bool {
    guard word + 1 < view.count else { return false }
    if view.shape(word + 1).isKind(.clitic) { return true }
    return view.bytes(word).last == UInt8(ascii: "s") && vocabulary.isVerb(view.word(word + 1))
  }

  /// Whether a word is a given name, or a frequent noun in the plural that heads no name of an organisation, and a
  /// small word follows it that may be its verb.
  private func isSubject(_ word: Int) -> Bool {
    guard word + 1 < view.count else { return false }
    let after = view.shape(word + 1)
    guard after.isKind(.word), after.contains(.hasLower), !after.contains(.initialUpper),
      !isFunctionWordButVerb(word + 1)
    else { return false }
    let bits = vocabulary.filter.bits(view, word)
    if bits & Bit.common == 0 { return bits & Bit.givenName != 0 }
    return bits & Bit.organization == 0 && vocabulary.pluralEndings.end(view.bytes(word))
  }

  private func isFunctionWordButVerb(_ word: Int) -> Bool {
    vocabulary.filter.bits(view, word) & Bit.starter != 0 && !vocabulary.isVerb(view.word(word))
  }

  /// Whether a name and a reporting verb follow a quotation: `Mary asked`, `Mr. Moss replied`.
  private func hasSpeechTag(at next: Int) -> Bool {
    let first = vocabulary.filter.bits(view, next)
    guard first & (Bit.name | Bit.title) != 0 || first & Bit.common == 0,
      first & Bit.starter == 0 || vocabulary.isCourtesy(view.word(next))
    else { return false }
    for index in next + 1..<max(next + 1, min(view.count, next + 5)) {
      let shape = view.shape(index)
      if shape.isKind(.word), !shape.contains(.initialUpper) {
        return vocabulary.filter.bits(view, index) & Bit.reporting != 0
      }
      guard shape.isWordLike || shape.mark == Mark.period, !shape.contains(.lineStart) else { return false }
    }
    return false
  }
}
