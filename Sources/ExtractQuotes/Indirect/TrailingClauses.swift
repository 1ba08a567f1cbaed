internal import ExtractCore
internal import ExtractMatching

/// Statements with their reporting clause behind them: `The bridge is closed, the mayor said on Friday.`
extension IndirectSpeech {
  /// Whether a cue may end a sentence whose beginning is the statement, by the cue and ``pause`` alone: a comma or dash cuts
  /// off the clause of a verb.
  @inline(__always) func mayTrail(_ cue: CueHit, _ sentence: TokenRange) -> Bool {
    let flags = cue.flags
    guard flags.contains(.indirect), !flags.contains(.weak), cue.start > sentence.start + 2 else { return false }
    return flags.contains(.preposition)
      || cue.isVerbal && !flags.isDisjoint(with: [.direct, .clause]) && !flags.contains(.gerund) && cue.start > pause
        && sentence.end - cue.end <= Self.longestTail
  }

  /// `The bridge is closed, the mayor said on Friday.` · `The bridge is closed, according to the mayor.`
  ///
  /// - Returns: whether there is such a statement.
  mutating func addStatement(before cue: CueHit, _ sentence: TokenRange) -> Bool {
    let flags = cue.flags
    let end = sentence.end
    if flags.contains(.preposition) {
      // `We learned that, according to the mayor, …`
      let before = text.classes(text.mark(cue.start - 1) == Mark.comma ? cue.start - 2 : cue.start - 1)
      guard before.isDisjoint(with: [.relative, .complementizer, .conjunction, .question]),
        let speaker = text.speaker(namedBy: cue, before: end)
      else { return false }
      let last = text.mark(cue.start - 1) == Mark.comma ? cue.start - 1 : cue.start
      let clause = ReportingClause(speaker: speaker, cue: cue, rule: .trailingAccordingTo, end: speaker.end)
      return addStatement(to: last, clause, sentence)
    }
    guard isTail(cue.end, end) else { return false }
    // `…, who promised to leave`
    if isRelative(text.tokenBeforeAdverbs(of: cue, notBefore: sentence.start)) { return false }
    // `…, the mayor, Ali Dogo, warned Reuters`: the one spoken to.
    let isBehindPerson =
      flags.contains(.transitive)
      || flags.contains(.addressee) && text.isBehindApposition(cue.start - 1, sentence.start)
    if text.mark(cue.start - 1) == Mark.comma, !isBehindPerson,
      let speaker = text.nounPhrase(startingAt: cue.end, before: end),
      text.isSpeakerLike(speaker.head), !beginsClause(speaker, end), !isInfinitive(speaker.end, end)
    {
      let clause = ReportingClause(speaker: speaker, cue: cue, rule: .trailing, end: speaker.end)
      return addStatement(to: cue.start - 1, clause, sentence)
    }
    // Most cues end no clause that a comma or dash cuts off, which is told sooner than their subject is found.
    guard hasCommaOrDash(from: sentence.start + 2, to: cue.start),
      let speaker = text.subject(before: cue.start, notBefore: sentence.start), speaker.start > sentence.start + 2,
      text.isCommaOrDash(speaker.start - 1), flags.contains(.bare) || text.isSpeakerLike(speaker.head),
      !hasObject(cue, end), !hasStatement(behind: cue, end)
    else { return false }
    let clause = ReportingClause(speaker: speaker, cue: cue, rule: .trailing, end: cue.end)
    return addStatement(to: startWithPost(of: speaker, before: cue, sentence) - 1, clause, sentence)
  }

  /// Whether a noun phrase behind a verb is the subject of what was said: `The agency, which has observers there, said the
  /// vote had been fair`, `said the vote "was fair"`.
  func beginsClause(_ phrase: NounPhrase, _ end: Int) -> Bool {
    guard phrase.end < end else { return false }
    let next = text.classes(phrase.end)
    if !next.isDisjoint(with: .auxiliary) || text.shape(phrase.end).isKind(.quote) { return true }
    // `Omar Diallo, who fled, said the soldiers burned the town`
    if text.isPastForm(phrase.end), beginsObject(phrase.end + 1, end) { return true }
    // `The company, which is fighting the ban, denies it.`
    if !text.classes(phrase.head).isDisjoint(with: [.thing, .object]), phrase.tokens.count == 1 { return true }
    // `Ines Falk, who left last week, told the agency she would run`
    if !next.isDisjoint(with: [.subject, .complementizer, .determiner]) { return true }
    // `said she hid`
    let head = text.classes(phrase.head)
    return phrase.tokens.count == 1 && head.contains(.subject) && head.isDisjoint(with: .object)
      && text.shape(phrase.end).isKind(.word) && text.classes(phrase.end).isEmpty
  }

  /// Whether a verb that takes a noun for what is said has one: `Despite the claim that he lied, the court dismissed the case.`
  private func hasObject(_ cue: CueHit, _ end: Int) -> Bool {
    let start = text.skipAdverbials(from: cue.end, to: end)
    return cue.flags.contains(.object) && start < end
      && (text.isNominal(start) || !text.classes(start).isDisjoint(with: [.determiner, .possessive]))
  }

  /// Whether a verb has its statement behind it: `and the mayor, Ann Hill, said the road was
  /// closed`.
  private func hasStatement(behind cue: CueHit, _ end: Int) -> Bool {
    var start = text.skipAdverbials(from: cue.end, to: end)
    guard start < end else { return false }
    if cue.flags.contains(.addressee) {
      // `told the agency the leak was the worst`
      guard let addressee = text.nounPhrase(startingAt: start, before: end), addressee.end < end else { return false }
      start = addressee.end
    }
    guard let phrase = text.nounPhrase(startingAt: start, before: end), phrase.end < end else { return false }
    return beginsClause(phrase, end) || text.isPastForm(phrase.end)
  }

  /// Whether a token begins what a verb does, or ends its clause: `burned the town`, `lied.`, but not `a man named Hill`.
  private func beginsObject(_ token: Int, _ end: Int) -> Bool {
    guard token < end, !text.isTerminal(token) else { return true }
    return text.shape(token).isKind(.number)
      || !text.classes(token).isDisjoint(with: [.determiner, .possessive, .object])
  }

  /// Where a speaker begins, with the post before the name if both stand between commas: `…, the governor, Ines Falk,
  /// said`.
  private func startWithPost(of speaker: NounPhrase, before cue: CueHit, _ sentence: TokenRange) -> Int {
    let comma = speaker.start - 1
    guard text.mark(comma) == Mark.comma, text.mark(cue.start - 1) == Mark.comma, text.isCapitalized(speaker.head),
      let post = text.nounPhrase(endingAt: comma, notBefore: sentence.start), post.start > sentence.start + 2,
      text.isTitle(post.head), text.isCommaOrDash(post.start - 1)
    else { return speaker.start }
    return post.start
  }

  private func hasCommaOrDash(from start: Int, to end: Int) -> Bool {
    let first = max(start, end - Self.longestStatement)
    var index = end - 1
    while index >= first, !text.isCommaOrDash(index) { index -= 1 }
    return index >= first
  }

  private func isTail(_ start: Int, _ end: Int) -> Bool {
    if isThereIs(start, end) { return false }
    let first = text.skipAdverbials(from: start, to: end)
    guard first < end, !text.isTerminal(first) else { return true }
    if text.shape(first).isKind(.quote) { return false }
    if !text.classes(first).isDisjoint(with: [.complementizer, .question]) { return false }
    // `said late on Monday`
    if first + 2 < end, text.classes(first + 1).contains(.preposition), text.classes(first + 2).contains(.calendar) {
      return true
    }
    return text.classes(first).contains(.preposition) || text.mark(start - 1) != 0 || text.isCommaOrDash(first)
      || text.isSpeakerLike(first) || text.classes(first).contains(.determiner)
  }

  private mutating func addStatement(to end: Int, _ clause: ReportingClause, _ sentence: TokenRange) -> Bool {
    let content = TokenRange(startBehindColon(text.startBehindDateline(sentence), end), end)
    guard content.count > Self.shortestContent, text.hasFiniteVerb(content) || isHeadline(sentence, clause),
      !isSubordinate(content)
    else { return false }
    // `Asked whether he would quit, Ines Falk said no.`
    if text.cue(at: content.start).map({ $0.flags.contains(.past) }) == true { return false }
    add(content, clause, hasMarks: text.hasQuotation(content), sentence)
    return true
  }

  /// Whether a statement is a headline, which may have no finite verb: `Two dead in blaze, police say`.
  private func isHeadline(_ tokens: TokenRange, _ clause: ReportingClause) -> Bool {
    guard let cue = clause.cue, cue.isVerbal, !cue.flags.contains(.past), let sentence = text.sentence(of: tokens.start)
    else { return false }
    return text.sentences[sentence].tokens.start == tokens.start && Headlines(text).isHeadline(sentence)
  }

  /// The first token behind the last colon of some tokens: `The union was blunt: the plant, it said, …`.
  func startBehindColon(_ start: Int, _ end: Int) -> Int {
    let first = max(start, end - Self.longestStatement)
    var index = end - 1
    while index > first, text.mark(index) != Mark.colon || text.view.isGlued(index + 1) || text.isQuoted(index) {
      index -= 1
    }
    return index > first ? index + 1 : start
  }

  /// Whether some tokens are a clause that cannot stand alone: `As demand grows, the union continues`.
  private func isSubordinate(_ content: TokenRange) -> Bool {
    guard text.uses(content.start).contains(.dependent) else { return false }
    return !(content.start..<content.end).contains { text.isCommaOrDash($0) }
  }
}
