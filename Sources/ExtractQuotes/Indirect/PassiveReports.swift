internal import ExtractCore
internal import ExtractMatching

/// Passives that name the speaker behind `by`, and quote some words or report a clause: `was condemned by the union as
/// "unfair"`, `were told by police that the road was closed`.
extension IndirectSpeech {
  /// The furthest that `by` stands behind a participle, in tokens: `was denounced as "a trap" by the union`.
  private static let reachOfAgent = 16

  /// Adds the quotation behind the speaker, or before `by` and the speaker; or the clause or infinitive behind the speaker.
  ///
  /// - Returns: its end; `nil` if there is none.
  mutating func addPassive(_ cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard text.isPassive(cue) else { return nil }
    return addClause(behindAgentOf: cue, sentence) ?? addQuotation(besideAgentOf: cue, sentence)
  }

  /// `[Drivers] were told by police that the road was closed`, `were urged by police to turn back`
  private mutating func addClause(behindAgentOf cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard cue.start > 0, text.view.word(cue.end) == text.lexicon.by, text.classes(cue.start - 1).contains(.be),
      let speaker = text.nounPhrase(startingAt: cue.end + 1, before: sentence.end), text.isSpeakerLike(speaker.head),
      speaker.end + 2 < sentence.end
    else { return nil }
    let start = speaker.end
    let isClause = text.classes(start).contains(.complementizer) && text.classes(start + 1).isDisjoint(with: .auxiliary)
    guard isClause || cue.flags.contains(.addressee) && isInfinitive(start, sentence.end) else { return nil }
    let content = TokenRange(start, contentEnd(from: start, to: sentence.end))
    guard content.count >= Self.shortestContent else { return nil }
    var clause = ReportingClause(speaker: speaker, cue: cue, rule: isClause ? .that : .infinitive, end: start)
    if cue.flags.contains(.addressee) { clause.addressee = text.subject(before: cue.start, notBefore: sentence.start) }
    add(content, clause, hasMarks: text.hasQuotation(content), sentence)
    return content.end
  }

  private mutating func addQuotation(besideAgentOf cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard text.hasQuotation(TokenRange(cue.end, sentence.end)) else { return nil }
    let isAgentFirst = text.view.word(cue.end) == text.lexicon.by
    var open = cue.end
    var speaker = isAgentFirst ? text.nounPhrase(startingAt: open + 1, before: sentence.end) : nil
    if isAgentFirst {
      guard let end = speaker?.end else { return nil }
      open = end
    }
    if open + 1 < sentence.end, text.view.word(open) == text.lexicon.as { open += 1 }
    guard open < sentence.end, text.shape(open).isKind(.quote), text.shape(open).contains(.opening) else { return nil }
    let index = text.firstQuotation(endingAfter: open)
    guard index < quotations.count, quotations[index].open == open else { return nil }
    let content = TokenRange(open, quotations[index].end)
    if !isAgentFirst { speaker = agent(behind: content.end, sentence) }
    // `known by the nickname "Ox"`
    guard let speaker, text.isSpeakerLike(speaker.head) else { return nil }
    let end = isAgentFirst ? open : speaker.end
    add(content, ReportingClause(speaker: speaker, cue: cue, rule: .fragment, end: end), hasMarks: true, sentence)
    return max(content.end, end)
  }

  /// The one who called something a name, behind `by`: `branded "a liar" by the judge`.
  func agent(behind end: Int, _ sentence: TokenRange) -> NounPhrase? {
    guard end + 1 < min(sentence.end, end + Self.reachOfAgent), text.view.word(end) == text.lexicon.by else {
      return nil
    }
    return text.nounPhrase(startingAt: end + 1, before: sentence.end)
  }
}

extension ReportingText {
  /// The furthest that the rest of a passive stands behind its participle, in tokens.
  private static let longestAgent = 12

  /// The verb of a statement at a token: an active one, or the rest of a passive that begins there, `quoted by the agency as
  /// saying`; none without a subject.
  func finiteReport(at token: Int, before limit: Int) -> CueHit? {
    guard token < limit, let cue = cue(at: token) else { return nil }
    if cue.isVerbal { return cue.flags.contains(.gerund) ? nil : cue }
    guard cue.flags.contains(.past), token > 0, classes(token - 1).contains(.be) else { return nil }
    var position = firstCue(startingAtOrAfter: cue.end)
    while position < cues.count, cues[position].start < min(limit, cue.end + Self.longestAgent) {
      if cues[position].flags.contains(.quoted) { return cues[position] }
      position += 1
    }
    return nil
  }

  /// The participle of the passive of which a cue is the rest.
  func participle(before rest: CueHit, notBefore lower: Int) -> CueHit? {
    guard rest.flags.contains(.quoted) else { return nil }
    var position = firstCue(startingAtOrAfter: rest.start) - 1
    while position >= 0, cues[position].start > max(lower, rest.start - Self.longestAgent) {
      let cue = cues[position]
      if cue.flags.contains(.past), !cue.isVerbal { return cue }
      position -= 1
    }
    return nil
  }

  /// The active verb of quoting whose object a cue is the rest of: `[quoted] residents as saying`.
  func activeVerb(before rest: CueHit, notBefore lower: Int) -> CueHit? {
    guard rest.flags.contains(.quoted), view.word(rest.start) == lexicon.as else { return nil }
    let position = firstCue(startingAtOrAfter: rest.start) - 1
    guard position >= 0, cues[position].isVerbal, cues[position].start > max(lower, rest.start - Self.longestAgent)
    else { return nil }
    return cues[position]
  }

  /// The object between a verb and a token: a pronoun or a noun phrase.
  func objectPhrase(of verb: CueHit, before end: Int) -> NounPhrase? {
    if end - verb.end == 1, classes(verb.end).contains(.object) {
      return NounPhrase(start: verb.end, end: end, head: verb.end)
    }
    return nounPhrase(startingAt: verb.end, before: end)
  }

  /// Whether a cue is a participle with `by` behind it, or `as` and words in marks.
  func isPassive(_ cue: CueHit) -> Bool {
    guard !cue.isVerbal, cue.flags.isSuperset(of: [.past, .indirect]), cue.end + 2 < view.count else { return false }
    let next = view.word(cue.end)
    return next == lexicon.by || next == lexicon.as || shape(cue.end).isKind(.quote)
  }
}
