internal import ExtractCore
internal import ExtractMatching

/// Who makes a reported statement.
extension IndirectSpeech {
  /// The speaker of a cue. A cue that is joined to an earlier one of its sentence, and has no subject between, has
  /// that one's: `She said the road was closed and added that …`, `…, but warned that …`, `"…," she said, adding that …`
  mutating func speaker(of cue: CueHit, _ sentence: TokenRange, _ lower: Int) -> NounPhrase? {
    if let (earlier, end) = earlierSpeaker(before: cue, sentence) {
      let isGerund = cue.flags.contains(.gerund)
      let index = text.tokenBeforeAdverbs(of: cue, notBefore: end)
      let isJoined =
        index >= end && text.mark(end) != Mark.semicolon
        && (text.view.word(index) == text.lexicon.and || text.uses(index).contains(.contrast)
          || text.mark(index) == Mark.comma || text.isDash(index) && index == end)
      // `…, said Ines Falk, who warned that …`
      let isRelative = index > end && text.classes(index).contains(.relative) && earlier.end == index - 1
      if isJoined || isRelative || index < end || isGerund && text.mark(cue.start - 1) != 0 { return earlier }
    }
    return text.speaker(of: cue, notBefore: lower) ?? subjectBehindMarks(of: cue, sentence, lower)
  }

  /// The subject of a participle that opens its sentence: `Calling the raid "barbaric", Ines Falk left.`
  private func subjectBehindMarks(of cue: CueHit, _ sentence: TokenRange, _ lower: Int) -> NounPhrase? {
    guard cue.flags.contains(.gerund), text.form(cue).class == .call, cue.start == lower else { return nil }
    let first = text.firstQuotation(endingAfter: cue.end)
    guard first < quotations.count, quotations[first].end + 1 < sentence.end else { return nil }
    let end = quotations[first].end
    guard text.mark(end) == Mark.comma || text.mark(quotations[first].innerEnd - 1) == Mark.comma else { return nil }
    return text.nounPhrase(startingAt: text.mark(end) == Mark.comma ? end + 1 : end, before: sentence.end)
  }

  /// The last speaker of a sentence before a cue, and the end of the statement or clause.
  private mutating func earlierSpeaker(before cue: CueHit, _ sentence: TokenRange) -> (NounPhrase, Int)? {
    while used < usedClauses.count, usedStart(used) < cue.start { used += 1 }
    var found: (NounPhrase, Int)?
    if text.scratch.drafts.count > passedDrafts, let last = text.scratch.drafts.last, let clause = last.clause,
      let speaker = clause.speaker, last.start >= sentence.start, last.rule != .fragment || speaker.start < last.end
    {
      found = (speaker, last.end)
    }
    if used > 0 {
      let clause = usedClauses[used - 1]
      if let speaker = clause.speaker, usedStart(used - 1) >= sentence.start, clause.end <= cue.start,
        clause.end > found?.1 ?? 0
      {
        found = (speaker, clause.end)
      }
    }
    return found
  }
}
