internal import ExtractCore
internal import ExtractMatching

/// Whether a word that may report does so where it stands.
extension ReportingText {
  /// So many words stand between an article and a noun that is a verb form, too: `a regular press briefing`.
  private static let longestPhrase = 3

  /// What ``CueHit/isVerbal`` says, by the words around a cue.
  func isVerbal(_ cue: CueHit) -> Bool {
    let flags = cue.flags
    guard !flags.contains(.preposition), cue.start > 0, !flags.isDisjoint(with: [.direct, .indirect, .weak]) else {
      return false
    }
    let before = cue.start - 1
    let previous = classes(before)
    // But `the other said`.
    if previous.contains(.beforeNoun), !isExpected(cue), !joins(before - 1),
      before == 0 || !isDefiniteArticle(before - 1)
    {
      return false
    }
    // `Ines State said`, `In Lubero, State Department spokesman Ali Musa said`, `"Alien," Marvel Studios`
    if isCapitalized(cue.start), sentenceTokens(around: cue.start).start < cue.start,
      shape(before).isWordLike || flags.contains(.noun) || mention(at: cue.start) != nil
    {
      return false
    }
    if flags.contains(.gerund) {
      return !flags.contains(.noun) || previous.contains(.be) || canPrecedeVerb(before) && !endsIndefinite(cue)
    }
    if flags.contains(.past) { return isActivePast(cue, after: previous) }
    let isNounToo = flags.contains(.noun) || classes(cue.start).contains(.nounCue)
    // `Texas state senator Ann Lee said`
    if isNounToo, flags.contains(.base), cue.end < view.count, isCapitalized(before), isNominal(cue.end),
      hasVerbalCue(behind: cue)
    {
      return false
    }
    // `issued a press release`: one does something with another form.
    return !isNounToo || canPrecedeVerb(before) && !(flags.contains(.base) && endsIndefinite(cue))
  }

  /// Whether an infinitive tells what somebody is to say: `is expected to announce that`, `was forced to admit that`.
  @inline(never) private func isExpected(_ cue: CueHit) -> Bool {
    guard cue.flags.isSuperset(of: [.base, .indirect]), cue.start > 3, view.word(cue.start - 1) == lexicon.to,
      form(cue).class != .believe, isAdverb(cue.start - 2) || classes(cue.start - 2).isDisjoint(with: .functional)
    else { return false }
    return classes(cue.start - 3).contains(.be)
  }

  /// So far behind a noun that may be a verb the verb is looked for.
  private static let reachOfVerb = 8

  /// Whether a form that is no noun reports in the same clause behind a cue.
  private func hasVerbalCue(behind cue: CueHit) -> Bool {
    let end = min(view.count, cue.end + Self.reachOfVerb)
    for token in cue.end..<end {
      if mark(token) == Mark.comma || isTerminal(token) && !isCapitalized(token - 1) { return false }
      if classes(token).contains(.verbCue), !isCapitalized(token) { return true }
    }
    return false
  }

  /// Whether a form that is a noun, too, ends a phrase with an indefinite article: `told a press briefing`.
  private func endsIndefinite(_ cue: CueHit) -> Bool {
    var index = cue.start - 1
    while index > 0, cue.start - index <= Self.longestPhrase, isNominal(index) { index -= 1 }
    return classes(index).contains(.determiner) && view.length(index) <= 2
  }

  /// Whether a form in the past tense is no passive and no participle that stands beside its noun.
  private func isActivePast(_ cue: CueHit, after previous: WordClasses) -> Bool {
    if cue.flags.contains(.quoted) { return true }
    var (index, classes) = (cue.start - 1, previous)
    while index > 0, classes.isEmpty ? isAdverb(index) : classes.isSubset(of: [.adverb, .negation]) {
      index -= 1
      classes = self.classes(index)
    }
    if classes.contains(.be) { return false }
    if cue.flags.contains(.participle), !classes.contains(.have) { return false }
    // `Mayor "lied", inquiry told`
    if cue.flags.contains(.transitive), endsClause(cue.end) { return false }
    return cue.end + 1 >= view.count || view.word(cue.end) != lexicon.by || uses(cue.end + 1).contains(.medium)
  }

  /// Whether nothing of a clause stands at a token.
  private func endsClause(_ token: Int) -> Bool {
    token >= view.count || isCommaOrDash(token) || isTerminal(token) || shape(token).contains(.paragraphStart)
  }

  /// Whether a form that is as often a noun can be a verb after a token: a name, a pronoun, a noun for a speaker.
  private func canPrecedeVerb(_ token: Int) -> Bool {
    let classes = classes(token)
    if !classes.isDisjoint(with: [.subject, .relative, .adverb, .modal, .do, .personNoun, .title]) { return true }
    return mark(token) == Mark.comma || mark(token) == Mark.closeParenthesis || shape(token).isKind(.quote)
      || view.word(token) == lexicon.and || isCapitalized(token) && isNominal(token)
  }
}
