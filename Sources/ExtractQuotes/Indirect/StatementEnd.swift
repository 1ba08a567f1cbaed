internal import ExtractCore
internal import ExtractMatching

/// Where reported statements end.
extension IndirectSpeech {
  /// So many tokens of a statement are searched for where it begins or ends; no sentence is as long.
  static let longestStatement = 1024

  /// The end of the statement of the cue at hand: that of its sentence, that of a quotation that goes on after the
  /// sentence, or the beginning of another reporting clause.
  ///
  /// - Complexity: O(1), as the search for the end is bounded, and O(log *quotations*).
  func contentEnd(from start: Int, to limit: Int) -> Int {
    var quotation = text.firstQuotation(endingAfter: start)
    // A statement that begins within a quotation takes no notice of marks.
    let firstIgnored = quotation < quotations.count && quotations[quotation].open < start ? quotation : quotations.count
    let reach = min(limit, start + Self.longestStatement)
    var position = following
    while position < text.cues.count, text.cues[position].start < reach {
      let joint =
        joint(before: text.cues[position], from: start, to: limit)
        ?? opposition(before: text.cues[position], from: start)
      position += 1
      guard let joint else { continue }
      while quotation < firstIgnored, quotations[quotation].end <= joint { quotation += 1 }
      if quotation >= firstIgnored || quotations[quotation].open > joint { return joint }
    }
    let last = max(quotation, text.firstQuotation(endingAfter: limit - 1))
    if last < firstIgnored, quotations[last].open < limit { return quotations[last].end }
    var end = withheld(from: start, to: reach) ?? limit
    while end > start, text.isTerminal(end - 1) { end -= 1 }
    return end
  }

  /// Where it is told what was not said: `the attack was foiled but gave no details`, `…, but did not elaborate`.
  private func withheld(from start: Int, to limit: Int) -> Int? {
    let withheld = text.scratch.withheld
    var position = firstIndex(below: withheld.count, reaching: start + 1) { Int(withheld[$0]) }
    while position < withheld.count, Int(withheld[position]) + 2 < limit {
      let but = Int(withheld[position])
      if !text.isQuoted(but) { return text.mark(but - 1) == Mark.comma ? but - 1 : but }
      position += 1
    }
    return nil
  }

  /// How far before a cue with a subject of its own the word that opposes it to the statement is looked for.
  private static let reachOfOpposition = 24

  /// The comma before a clause that opposes what another one said, or in which another one who is named says something:
  /// `…, while the union said`, `…, and Ines Falk said`.
  private func opposition(before cue: CueHit, from start: Int) -> Int? {
    guard cue.isVerbal, cue.flags.contains(.indirect), cue.flags.isDisjoint(with: [.gerund, .preposition]),
      !cue.flags.contains(.base) || isPresent(cue)
    else { return nil }
    var index = cue.start - 2
    let limit = max(start, cue.start - Self.reachOfOpposition)
    while index > limit {
      let isAdverbial = text.classes(index + 2).contains(.preposition)
      let isJoined = text.view.word(index + 1) == text.lexicon.and && text.classes(index + 2).isDisjoint(with: .subject)
      if text.mark(index) == Mark.semicolon {
        return text.subject(before: cue.start, notBefore: index + 1).map { text.isSpeakerLike($0.head) } == true
          ? index : nil
      }
      if text.mark(index) == Mark.comma, isJoined || text.uses(index + 1).contains(.opposing) {
        let subject = text.subject(before: cue.start, notBefore: index + 2)
        // `…, and in Lima, Ines Falk said`
        return subject.map {
          text.isSpeakerLike($0.head)
            && (!isJoined || $0.start == index + 2 || isAdverbial && text.mark($0.start - 1) == Mark.comma)
        } == true ? index : nil
      }
      index -= 1
    }
    return nil
  }

  /// Whether a form that is an infinitive, too, has a subject right before it: `supporters say`, but not `to say`, `may say`.
  private func isPresent(_ cue: CueHit) -> Bool {
    let index = text.tokenBeforeAdverbs(of: cue, notBefore: 0)
    return text.isNominal(index) || !text.classes(index).isDisjoint(with: .subject)
  }

  /// Whether a verb behind `and` tells something, or what was not told: `and threatened to leave`, `and warned of rain`,
  /// `and praised the crew`, but not `and told the guards`.
  private func reports(_ cue: CueHit, to limit: Int) -> Bool {
    guard cue.end < limit else { return true }
    return text.form(cue).polarity == .negative || text.form(cue).class == .call || text.mark(cue.end) != 0
      || !text.classes(cue.end - 1).union(text.classes(cue.end)).isDisjoint(with: .preposition)
      || complement(of: cue, limit) != nil
  }

  /// The comma, `and` or `but` that a cue follows which shares the subject of the statement, or `according to`.
  private func joint(before cue: CueHit, from start: Int, to limit: Int) -> Int? {
    let flags = cue.flags
    let isPreposition = flags.contains(.preposition)
    guard isPreposition ? !flags.contains(.weak) : flags.contains(.indirect) && cue.isVerbal else { return nil }
    guard !text.classes(cue.start).contains(.adverb) else { return nil }
    let joint = text.tokenBeforeAdverbs(of: cue, notBefore: start)
    guard joint > start else { return nil }
    if text.mark(joint) == Mark.comma {
      guard isPreposition || flags.contains(.gerund) else { return nil }
      // `…, said the raid was wrong and, citing papers, accused …`
      return text.view.word(joint - 1) == text.lexicon.and && joint - 1 > start ? joint - 1 : joint
    }
    let isContrast =
      text.uses(joint).contains(.contrast) && flags.contains(.past)
      // `said it would pay, but declined to give details`, `said it would pay but warned that …`
      && (flags.contains(.direct) || text.form(cue).polarity == .negative)
    let isAddition =
      text.view.word(joint) == text.lexicon.and && (isPreposition || flags.isDisjoint(with: [.gerund, .base]))
    guard isContrast || isAddition && (isPreposition || reports(cue, to: limit)) else { return nil }
    return text.mark(joint - 1) == Mark.comma && joint - 1 > start ? joint - 1 : joint
  }
}
