internal import ExtractCore
internal import ExtractMatching

/// Passives that name the speaker behind `by` and quote some words: `was condemned by the union as "unfair"`.
extension IndirectSpeech {
  /// Whether a cue is a participle with `by` behind it.
  func isPassive(_ cue: CueHit) -> Bool {
    !cue.isVerbal && cue.flags.isSuperset(of: [.past, .indirect]) && cue.end + 2 < text.view.count
      && text.view.word(cue.end) == text.lexicon.by
  }

  /// Adds the quotation behind the speaker.
  ///
  /// - Returns: its end; `nil` if there is none.
  mutating func addPassive(_ cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard isPassive(cue), let speaker = text.nounPhrase(startingAt: cue.end + 1, before: sentence.end),
      speaker.end + 1 < sentence.end
    else {
      return nil
    }
    let open = text.view.word(speaker.end) == text.lexicon.as ? speaker.end + 1 : speaker.end
    guard text.shape(open).isKind(.quote), text.shape(open).contains(.opening) else { return nil }
    let index = text.firstQuotation(endingAfter: open)
    guard index < quotations.count, quotations[index].open == open else { return nil }
    let content = TokenRange(open, quotations[index].end)
    add(content, ReportingClause(speaker: speaker, cue: cue, rule: .fragment, end: open), hasMarks: true, sentence)
    return content.end
  }
}
