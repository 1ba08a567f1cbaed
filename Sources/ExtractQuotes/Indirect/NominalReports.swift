internal import ExtractCore
internal import ExtractMatching

/// Statements that a noun reports: `the army's claim that it holds the town`, `a warning by the union that jobs will go`, `his
/// promise to resign`.
extension IndirectSpeech {
  /// The furthest that the main verb stands behind a statement within the subject, in tokens.
  private static let reachOfMainVerb = 40

  /// - Returns: the end of the statement; `nil` if there is none.
  mutating func addNominal(_ cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard cue.flags.contains(.nominal) else { return nil }
    let isOwnerBehind = text.view.word(cue.end) == text.lexicon.by
    let found = isOwnerBehind ? text.nounPhrase(startingAt: cue.end + 1, before: sentence.end) : text.owner(of: cue)
    guard let owner = found, owner.start >= sentence.start, isOwner(owner), !isNegated(cue) else { return nil }
    let start = isOwnerBehind ? owner.end : cue.end
    guard let rule = rule(ofStatementAt: start, of: cue, sentence.end) else { return nil }
    let first = isOwnerBehind ? text.nounGroupStart(cue.start, sentence.start) : owner.start
    let isSubject = text.startOfSubject(from: text.startBehindDateline(sentence), to: cue.end) == first
    let end = isSubject ? mainVerb(behind: start + 1, sentence.end) : contentEnd(from: start, to: sentence.end)
    guard let end, end - start > Self.shortestContent else { return nil }
    let content = TokenRange(start, end)
    let clause = ReportingClause(speaker: owner, cue: cue, rule: rule, end: start)
    add(content, clause, hasMarks: text.hasQuotation(content), sentence)
    return end
  }

  private func isOwner(_ owner: NounPhrase) -> Bool {
    text.isSpeakerLike(owner.head) || owner.tokens.count == 1 && text.classes(owner.head).contains(.possessive)
  }

  /// `that` and a clause with a subject of its own, or behind a promise an infinitive.
  private func rule(ofStatementAt start: Int, of cue: CueHit, _ end: Int) -> QuoteRule? {
    guard start + 2 < end else { return nil }
    if text.classes(start).contains(.complementizer) {
      // `the claim that was made`, `his claim that shocked the town`
      let isRelative = !text.classes(start + 1).isDisjoint(with: .auxiliary) || text.isPastForm(start + 1)
      return !isRelative && text.hasFiniteVerb(TokenRange(start + 1, end)) ? .nominal : nil
    }
    return text.form(cue).class == .promise && isInfinitive(start, end) ? .nominal : nil
  }

  /// The verb of a sentence whose subject holds a statement that begins at a token: `the claim that he lied [was] rejected`. Of
  /// the verbs behind, the first is the statement's own.
  private func mainVerb(behind start: Int, _ end: Int) -> Int? {
    var hasVerb = text.view.word(start - 1) == text.lexicon.to
    var index = start
    while index < min(end, start + Self.reachOfMainVerb) {
      if text.isCommaOrDash(index) || text.mark(index) == Mark.semicolon { return nil }
      let isVerb =
        !text.classes(index).isDisjoint(with: .auxiliary) || text.isPastForm(index)
        || !hasVerb && text.isPresentForm(index) && isBehindSubject(index)
      if isVerb {
        if hasVerb, !text.isQuoted(index), beginsVerb(index) { return index }
        hasVerb = true
        if !text.classes(index).isDisjoint(with: .auxiliary) { index = endOfVerbGroup(index, end) }
      }
      index += 1
    }
    return nil
  }

  /// Whether a pronoun or a name stands before a form that may be a noun in the plural: `it controls`.
  private func isBehindSubject(_ token: Int) -> Bool {
    let previous = text.classes(token - 1)
    return previous.contains(.subject) && previous.isDisjoint(with: .determiner)
      || text.isCapitalized(token - 1) && text.isNominal(token - 1)
  }

  /// The last word of the verb that begins with an auxiliary: `has been repeatedly [denied]`.
  private func endOfVerbGroup(_ start: Int, _ end: Int) -> Int {
    let next = text.skipAdverbials(from: start, to: end)
    return next < end && text.isPastForm(next) ? next : next - 1
  }

  /// Whether a verb can be that of the sentence: none that a conjunction, a relative or a subject right before it takes.
  private func beginsVerb(_ token: Int) -> Bool {
    let previous = text.classes(token - 1)
    guard previous.isDisjoint(with: [.conjunction, .relative, .subject, .complementizer, .question, .preposition]),
      text.view.word(token - 1) != text.lexicon.and
    else { return false }
    return !text.classes(token).isDisjoint(with: .auxiliary) || text.uses(token).contains(.past)
  }
}

extension ReportingText {
  /// So many words may stand between whose and a noun: `his repeated claim`.
  private static let mostAdjectives = 2

  /// Whether a noun may report what its owner says, by the word behind it.
  @inline(never) func mayReport(nominal cue: CueHit) -> Bool {
    guard cue.end + 2 < view.count else { return false }
    return classes(cue.end).contains(.complementizer) || view.word(cue.end) == lexicon.by
      || view.word(cue.end) == lexicon.to
  }

  /// Whose claim it is that a noun names: `[the army]'s claim`, `[his] claim`.
  func owner(of cue: CueHit) -> NounPhrase? {
    var index = cue.start - 1
    let limit = max(0, index - Self.mostAdjectives)
    while index > limit, isNominal(index) || isPastForm(index), !isGenitive(index), !isCapitalized(index) { index -= 1 }
    guard index >= 0 else { return nil }
    if isGenitive(index), index > 0 {
      let lower = sentenceTokens(around: index).start
      if let phrase = nounPhrase(endingAt: index, notBefore: lower), isSpeakerLike(phrase.head) { return phrase }
      // `it came of the mayor's claim`
      return NounPhrase(start: nounGroupStart(index - 1, lower), end: index, head: index - 1)
    }
    guard classes(index).contains(.possessive), view.word(index) != lexicon.whose else { return nil }
    return NounPhrase(start: index, end: index + 1, head: index)
  }
}
