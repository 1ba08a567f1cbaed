internal import ExtractCore
internal import ExtractMatching

/// Statements that their reporting clause interrupts: `The road, police said, was closed`, `On Friday, said Ines Falk, the
/// road will open`, `The road, according to her, was closed`.
extension IndirectSpeech {
  /// The longest stretch between the cue and the mark that closes its clause: `he told reporters in Lubero on Friday`.
  private static let longestRest = 10

  /// A statement in two pieces, and the clause between them.
  struct InterruptedStatement {
    var first: TokenRange
    var second: TokenRange
    var clause: ReportingClause
  }

  /// The statement that the clause of a cue interrupts; `nil` if there is none.
  @inline(__always) func interruptedStatement(by cue: CueHit, _ sentence: TokenRange) -> InterruptedStatement? {
    cue.start > sentence.start + 1 && mayInterrupt(cue) ? statement(interruptedBy: cue, sentence) : nil
  }

  /// Whether the clause of a cue may interrupt a statement, by the cue and ``pause`` alone.
  @inline(__always) private func mayInterrupt(_ cue: CueHit) -> Bool {
    let flags = cue.flags
    return cue.start > pause && flags.isDisjoint(with: [.weak, .gerund])
      && (flags.contains(.preposition) || cue.isVerbal && flags.isSuperset(of: [.direct, .indirect]))
  }

  @inline(never) private func statement(interruptedBy cue: CueHit, _ sentence: TokenRange) -> InterruptedStatement? {
    guard let (speaker, start) = subjectBetweenMarks(of: cue, sentence) else { return nil }
    let first = TokenRange(startBehindColon(text.startBehindDateline(sentence), start), start)
    guard !first.isEmpty, let close = closingMark(of: cue, from: max(cue.end, speaker.end), sentence),
      text.mark(close) == text.mark(start)
    else { return nil }
    let second = TokenRange(close + 1, contentEnd(from: close + 1, to: sentence.end))
    guard second.count >= 1, !text.hasQuotation(first), goesOn(first, second) else { return nil }
    var clause = ReportingClause(speaker: speaker, cue: cue, rule: .interrupted, end: close + 1)
    if cue.flags.contains(.addressee), cue.end < close,
      let addressee = text.nounPhrase(startingAt: cue.end, before: close)
    {
      clause.addressee = text.addressed(addressee)
    }
    return InterruptedStatement(first: first, second: second, clause: clause)
  }

  /// The subject of a cue, right before or behind it, and the mark before both.
  private func subjectBetweenMarks(of cue: CueHit, _ sentence: TokenRange) -> (NounPhrase, Int)? {
    if text.isCommaOrDash(cue.start - 1), !cue.flags.contains(.transitive) {
      let isPreposition = cue.flags.contains(.preposition)
      guard let speaker = text.speaker(namedBy: cue, before: sentence.end),
        isPreposition || text.isSpeakerLike(speaker.head)
      else { return nil }
      return (speaker, cue.start - 1)
    }
    guard cue.isVerbal, cue.start > sentence.start + 2, closingMark(of: cue, from: cue.end, sentence) != nil,
      let speaker = text.subject(before: cue.start, notBefore: sentence.start), speaker.start > sentence.start + 1,
      text.isCommaOrDash(speaker.start - 1), text.skipAdverbials(from: speaker.end, to: cue.start) == cue.start,
      cue.flags.contains(.bare) || text.isSpeakerLike(speaker.head),
      text.classes(speaker.start).isDisjoint(with: .relative)
    else { return nil }
    return (speaker, speaker.start - 1)
  }

  /// The mark at which a reporting clause ends whose verb, or whose subject behind the verb, ends before `start`. Those
  /// spoken to, a place and a time may stand before it, and no other object: `he wrote a trio, …`.
  private func closingMark(of cue: CueHit, from start: Int, _ sentence: TokenRange) -> Int? {
    let rest = text.skipAdverbials(from: start, to: sentence.end)
    let limit = min(sentence.end - 1, start + Self.longestRest)
    guard rest < limit,
      text.isCommaOrDash(rest) || text.classes(rest).contains(.preposition) || cue.flags.contains(.addressee)
    else { return nil }
    for index in rest..<limit {
      if text.isCommaOrDash(index) { return endOfRole(behind: index, sentence) ?? index }
      guard text.mark(index) == 0,
        text.classes(index).isDisjoint(with: [.subject, .complementizer, .question, .relative, .conjunction]),
        text.classes(index).isDisjoint(with: .auxiliary)
      else { return nil }
    }
    return nil
  }

  /// Whether two pieces make one clause: the subject and its verb, or what stands before a clause and the clause.
  private func goesOn(_ first: TokenRange, _ second: TokenRange) -> Bool {
    let start = text.skipAdverbials(from: second.start, to: second.end)
    // `The council would, she said, vote on Monday.`
    if !text.classes(first.end - 1).isDisjoint(with: .auxiliary), !text.isCapitalized(first.end - 1) { return true }
    if text.classes(second.start).contains(.conjunction) { return isJoined(first, second) }
    let isBut = text.classes(first.start).contains(.conjunction) && first.count > 1
    let opening = text.classes(isBut ? first.start + 1 : first.start)
    // `What the market needs, she said, is calm.`
    if opening.contains(.question), !text.uses(first.start).contains(.dependent), text.hasFiniteVerb(first) {
      return second.start < second.end && !text.classes(second.start).isDisjoint(with: .auxiliary)
    }
    // `The bridge was destroyed, the army said, by a drone.`
    if text.uses(second.start).contains(.agentive), text.hasFiniteVerb(first) {
      return !text.hasFiniteVerb(second) && !text.uses(first.start).contains(.dependent)
    }
    let isTime = !text.classes(first.end - 1).isDisjoint(with: [.timeUnit, .calendar])
    if opening.contains(.preposition) && !text.hasFiniteVerb(first) || opening.contains(.adverb) && first.count == 1
      || isTime && !text.hasFiniteVerb(first)
      || text.uses(first.start).contains(.dependent)
    {
      // `Among them, police said, was a boy.`
      return text.hasFiniteVerb(second) && text.sentenceSubject(from: start, to: second.end) != nil
        || start > second.start && !text.classes(second.start).isDisjoint(with: .auxiliary)
    }
    guard text.sentenceSubject(from: first.start, to: first.end) != nil, start < second.end else { return false }
    // `The larger landers, he said, could carry tools`: a plural that is spelled like a verb is none before an auxiliary.
    if !text.classes(second.start).isDisjoint(with: .auxiliary) { return true }
    guard !text.hasFiniteVerb(first) else { return false }
    // `The plan, she said, "is a disaster".`
    let isMarked = text.shape(start).isKind(.quote) && start + 1 < second.end
    if isMarked, text.isPastForm(start + 1) || !text.classes(start + 1).isDisjoint(with: .auxiliary) { return true }
    return text.isPastForm(start) || text.isPresentForm(start)
      || (second.start..<start).contains { !text.classes($0).isDisjoint(with: .auxiliary) }
  }

  /// Whether two pieces are two clauses of what somebody said: `The plant will close, the company said, and 300 jobs will go.`
  private func isJoined(_ first: TokenRange, _ second: TokenRange) -> Bool {
    let start = second.start + 1
    guard text.hasFiniteVerb(first), text.hasFiniteVerb(second), !text.uses(first.start).contains(.dependent),
      start < second.end, !text.isPastForm(start), text.classes(start).isDisjoint(with: .auxiliary),
      text.sentenceSubject(from: start, to: second.end).map({ text.classes($0.head).isDisjoint(with: .subject) })
        == true
    else { return false }
    let next = text.firstCue(startingAtOrAfter: start)
    return next >= text.cues.count || text.cues[next].start >= second.end || !text.cues[next].mayReport
  }
}
