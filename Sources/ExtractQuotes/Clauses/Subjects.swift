internal import ExtractCore
internal import ExtractMatching

/// Subjects of reporting verbs.
extension ReportingText {
  private static let longestClause = 40
  private static let mostCommas = 5
  /// The furthest that the noun of a post stands from its beginning: `Special Representative of …`.
  private static let longestRank = 3

  /// The subject on the left of the verb group that ends with the token before `verb`.
  ///
  /// - `[Ines Falk] has repeatedly said`
  /// - `[Ines Falk], a farmer from Lubero, said`
  /// - `[Ines Falk] on Tuesday said`
  /// - `[a woman] who saw the fire said`
  /// - `[a woman hurt in the fire] said`
  /// - `[a letter] that strongly criticised`
  /// - `[Ines Falk] closed the door and said`
  ///
  /// A sentence is asked for the subject of its last verb twice: it may end the statement, or begin one.
  func subject(before verb: Int, notBefore lower: Int) -> NounPhrase? {
    let last = scratch.lastSubject
    if last.verb == verb, last.lower == lower { return last.phrase }
    let phrase = findSubject(before: verb, notBefore: lower)
    scratch.lastSubject = FoundSubject(verb: verb, lower: lower, phrase: phrase)
    return phrase
  }

  private func findSubject(before verb: Int, notBefore lower: Int) -> NounPhrase? {
    var index = skipAdverbials(before: verb, lower)
    let date = skipDate(before: index, lower)
    if date < index { index = skipAdverbials(before: date, lower) }
    guard index > lower else { return nil }
    let previous = index - 1
    if mark(previous) == Mark.comma || isDash(previous) {
      return subject(acrossCommasBefore: previous, notBefore: lower)
    }
    // `Jean Bo, nicknamed "Ox," said`
    if shape(previous).isKind(.quote), previous > lower + 1, mark(previous - 1) == Mark.comma {
      return subject(acrossCommasBefore: previous - 1, notBefore: lower)
    }
    if view.word(previous) == lexicon.and || uses(previous).contains(.contrast) {
      return sentenceSubject(from: lower, to: previous)
    }
    if classes(previous).contains(.complementizer) { return nounPhrase(endingAt: previous, notBefore: lower) }
    guard let phrase = nounPhrase(endingAt: index, notBefore: lower) else { return nil }
    return antecedent(of: phrase, lower) ?? enumeration(endingWith: phrase, lower)
      ?? described(before: phrase, notBefore: lower) ?? phrase
  }

  /// So many names stand in a row: `the leaders of Brazil, Paraguay and Uruguay`.
  private static let mostNames = 8

  /// The noun phrase of which two names joined by `and` are the end, or a name and others, where more names with commas stand
  /// before them.
  private func enumeration(endingWith phrase: NounPhrase, _ lower: Int) -> NounPhrase? {
    guard phrase.tokens.count >= 3, isCapitalized(phrase.start), isCapitalized(phrase.end - 1) || isTitle(phrase.head),
      (phrase.start + 1..<phrase.end - 1).contains(where: { view.word($0) == lexicon.and })
    else { return nil }
    var start = phrase.start
    for _ in 0..<Self.mostNames where start - 2 >= lower && mark(start - 1) == Mark.comma && isCapitalized(start - 2) {
      let names = nounGroupStart(start - 2, lower)
      guard isCapitalized(names) else { break }
      start = names
    }
    guard start < phrase.start, let comma = (start..<phrase.start).first(where: { mark($0) == Mark.comma }),
      let first = nounPhrase(endingAt: comma, notBefore: lower),
      first.start == lower || classes(first.start - 1).isDisjoint(with: [.preposition, .subordinator])
    else { return nil }
    return NounPhrase(start: first.start, end: phrase.end, head: first.head < start ? first.head : phrase.head)
  }

  private func skipAdverbials(before end: Int, _ lower: Int) -> Int {
    var index = end
    while index > lower {
      let classes = classes(index - 1)
      let isAdverbial = !classes.isDisjoint(with: .adverbial) && classes.isDisjoint(with: .subject)
      // `Reuters first reported`
      let isSequence = index - 1 > lower && uses(index - 1).contains(.sequence) && isCapitalized(index - 2)
      guard isAdverbial || isSequence || isAdverb(index - 1) || isAuxiliaryClitic(index - 1) else { break }
      index -= 1
    }
    return index
  }

  /// Whether a comma ends an apposition, whose words stand between it and another comma behind a noun phrase.
  func isBehindApposition(_ comma: Int, _ lower: Int) -> Bool {
    guard mark(comma) == Mark.comma, let inner = nounPhrase(endingAt: comma, notBefore: lower),
      inner.start > lower + 1, mark(inner.start - 1) == Mark.comma,
      let outer = nounPhrase(endingAt: inner.start - 1, notBefore: lower)
    else { return false }
    return isSpeakerLike(outer.head) && isSpeakerLike(inner.head)
  }

  /// Passes over a date on the left: `on Tuesday`, `last March`, `this week`, `in the past year`.
  private func skipDate(before end: Int, _ lower: Int) -> Int {
    guard end > lower, mayEndDate(end - 1) else { return end }
    if end - 2 > lower, classes(end - 1).contains(.timeUnit), uses(end - 2).contains(.deictic) {
      var index = end - 2
      if classes(index - 1).contains(.determiner) { index -= 1 }
      if index > lower, classes(index - 1).contains(.preposition) { index -= 1 }
      return index
    }
    var index = end
    var isDate = false
    while index > lower,
      classes(index - 1).contains(.calendar) || isDate && shape(index - 1).isKind(.number)
        || shape(index - 1).isKind(.number) && index - 2 >= lower && classes(index - 2).contains(.calendar)
    {
      isDate = true
      index -= 1
    }
    if isDate, index > lower, classes(index - 1).contains(.preposition) { index -= 1 }
    return index
  }

  @inline(__always) private func mayEndDate(_ token: Int) -> Bool {
    shape(token).isKind(.number) || !classes(token).isDisjoint(with: [.calendar, .timeUnit])
  }

  /// The one whom a relative clause with `who` is about, if the phrase stands at the end of that clause.
  private func antecedent(of phrase: NounPhrase, _ lower: Int) -> NounPhrase? {
    guard classes(phrase.head).isDisjoint(with: .subject) else { return nil }
    // `a woman whose house burned`
    if phrase.start > lower, view.word(phrase.start) == lexicon.whose {
      return nounPhrase(endingAt: phrase.start, notBefore: lower)
    }
    var index = phrase.start - 1
    // `a man who prosecutors say`: the subject of the relative clause.
    if index > lower, classes(index).contains(.relative) { return nil }
    while index > lower, index > phrase.start - 14 {
      if mark(index) != 0, mark(index) != Mark.hyphen { return nil }
      if classes(index).contains(.relative) || view.word(index) == lexicon.whose {
        return nounPhrase(endingAt: index, notBefore: lower)
      }
      index -= 1
    }
    return nil
  }

  /// The subject before an apposition or a parenthesis that ends with the mark at `comma`.
  private func subject(acrossCommasBefore comma: Int, notBefore lower: Int) -> NounPhrase? {
    var segment = TokenRange(segmentStart(before: comma, lower), comma)
    /// The noun phrase at the end of the segment, where it has been looked for.
    var phrase: NounPhrase?
    for _ in 0..<Self.mostCommas {
      let before = segment.start - 1
      let hasPrevious = before > lower && isCommaOrDash(before)
      let previous = TokenRange(hasPrevious ? segmentStart(before: before, lower) : before, before)
      let described = hasPrevious ? nounPhrase(endingAt: before, notBefore: previous.start) : nil
      guard hasPrevious, isApposition(segment, to: described, behind: previous.start) else {
        return phrase ?? nounPhrase(endingAt: segment.end, notBefore: segment.start)
      }
      (segment, phrase) = (previous, described)
    }
    return nil
  }

  /// `R-Texas`: the letter of a party, a hyphen and a state.
  private func isParty(_ tokens: TokenRange) -> Bool {
    guard (3...6).contains(tokens.count), view.length(tokens.start) == 1, mark(tokens.start + 1) == Mark.hyphen,
      let mention = mention(at: tokens.start + 2)
    else { return false }
    return mentions[mention].label == .geopolitical
  }

  /// Whether letters behind a person's name stand for a service or degree: `Ali Musa, IPS, said`, `Ana Ruiz,
  /// Ph.D., said`.
  private func isService(_ tokens: TokenRange, of person: NounPhrase) -> Bool {
    let isLetters = (tokens.start..<tokens.end).allSatisfy {
      mark($0) == Mark.period || isCapitalized($0) && view.length($0) <= 3
    }
    let isOne = tokens.count == 1 && shape(tokens.start).contains(.allUpper)
    guard isOne || isLetters && tokens.count <= 4 && tokens.count > 1, let mention = mention(at: person.head) else {
      return false
    }
    return mentions[mention].label == lexicon.person && mentions[mention].tokens.end == person.end
  }

  /// Whether a name in the genitive opens some tokens.
  private func opensWithGenitive(_ tokens: TokenRange) -> Bool {
    guard isCapitalized(tokens.start) else { return false }
    var index = tokens.start + 1
    while index < tokens.end, isCapitalized(index) { index += 1 }
    return index < tokens.end && shape(index).isKind(.clitic)
  }

  private func segmentStart(before end: Int, _ lower: Int) -> Int {
    var index = end
    while index > lower, index > end - Self.longestClause, !isCommaOrDash(index - 1) {
      // `Ann Hill (R., Texas) said`
      let isClosing = mark(index - 1) == Mark.closeParenthesis
      index = isClosing ? openParenthesis(before: index - 1, notBefore: lower) ?? index - 1 : index - 1
    }
    return index
  }

  /// Whether a segment says more of the noun phrase before it, which ends the segment that begins at `previousStart`.
  private func isApposition(_ segment: TokenRange, to previous: NounPhrase?, behind previousStart: Int) -> Bool {
    guard !segment.isEmpty else { return true }
    let first = segment.start
    let classes = classes(first)
    if shape(first).isKind(.number) || isParty(segment) { return true }
    if let previous, isService(segment, of: previous) { return true }
    guard let previous else {
      // `Ali Musa, 40, a farmer, said`
      return classes.contains(.relative) || shape(previousStart).isKind(.number) && !isCapitalized(first)
    }
    let opensWithPreposition = !self.classes(previousStart).isDisjoint(with: [.preposition, .subordinator, .question])
    if classes.contains(.relative) { return true }
    let isSubject = isSpeakerLike(previous.head) && !(opensWithPreposition && previousStart != previous.start)
    if !classes.isDisjoint(with: [.preposition, .subordinator, .adverb, .possessive]) { return isSubject }
    if opensWithPreposition && previous.start != previousStart { return false }
    if classes.contains(.determiner) || !isCapitalized(first) { return isSubject }
    if let mention = mention(at: first), mentions[mention].tokens.end >= segment.end,
      mentions[mention].label == .geopolitical || mentions[mention].label == .location
    {
      return true
    }
    // `Ines Falk, the head of the union, Norway’s biggest, said`
    if isSubject, opensWithGenitive(segment) { return true }
    // A role without article: `Ines Falk, Director of the Institute, said`, `Ines Falk, Lubero district chief, said`.
    guard isSubject, isCapitalized(previous.head) else { return false }
    let isRole = (first..<min(first + Self.longestRank, segment.end)).contains {
      isCapitalized($0) && isTitle($0)
    }
    if isRole { return true }
    guard let role = nounPhrase(endingAt: segment.end, notBefore: first) else { return false }
    return role.start == first && !isCapitalized(role.head) && takesPrepositions(role.head)
  }

  /// The first noun phrase of a clause, after what stands before the subject.
  func sentenceSubject(from lower: Int, to limit: Int) -> NounPhrase? {
    startOfSubject(from: lower, to: limit).flatMap { nounPhrase(startingAt: $0, before: limit) }
  }

  /// Where the subject of a clause begins, if it has one.
  func startOfSubject(from lower: Int, to limit: Int) -> Int? {
    var index = lower
    while index < min(limit, lower + 2 * Self.longestClause) {
      let classes = classes(index)
      if !classes.isDisjoint(with: [.conjunction, .adverb]) || mark(index) == Mark.comma || shape(index).isKind(.quote)
      {
        index += 1
      } else if !classes.isDisjoint(with: [.preposition, .subordinator, .question])
        || classes.contains(.complementizer)
      {
        guard let comma = firstComma(from: index, to: limit) else { return nil }
        index = comma + 1
      } else {
        break
      }
    }
    return index < limit ? index : nil
  }

  private func firstComma(from start: Int, to limit: Int) -> Int? {
    var index = start
    while index < limit, index < start + Self.longestClause {
      if mark(index) == Mark.comma { return index }
      index += 1
    }
    return nil
  }

  // MARK: Datelines

  /// The longest dateline, in tokens.
  private static let longestDateline = 20

  /// The first token of a sentence that is not of the dateline before it: `KYIV (Reuters) – The bridge is closed, …`.
  func startBehindDateline(_ sentence: TokenRange) -> Int {
    let first = shape(sentence.start)
    return first.contains(.paragraphStart) && first.contains(.initialUpper)
      ? endOfDateline(sentence) ?? sentence.start : sentence.start
  }

  private func endOfDateline(_ sentence: TokenRange) -> Int? {
    var isMarked = shape(sentence.start).contains(.allUpper)
    var index = sentence.start + 1
    let limit = min(sentence.end, sentence.start + Self.longestDateline) - 1
    while index < limit {
      let shape = shape(index)
      if shape.isKind(.word) {
        guard shape.contains(.initialUpper) else { return nil }
      } else {
        let isApart = !view.isGlued(index) && !view.isGlued(index + 1)
        let isHyphen = shape.mark == Mark.hyphen && (shape.contains(.repeated) || isApart)
        if isHyphen || isDash(index) { return isMarked ? index + 1 : nil }
        isMarked = isMarked || shape.mark == Mark.openParenthesis
      }
      isMarked = isMarked || classes(index).contains(.calendar)
      index += 1
    }
    return nil
  }
}
