internal import ExtractCore
internal import ExtractMatching

/// Where what follows a verb ends before its sentence does: with the relative or dependent clause that the verb is in, with
/// an object, or with quoted words.
extension IndirectSpeech {
  /// The furthest that a subject stands behind the word with which a dependent clause opens its sentence.
  private static let longestOpening = 3

  /// What follows a cue, no further than the clause that the cue is in.
  func withinClause(
    _ content: TokenRange, of cue: CueHit, by rule: QuoteRule, _ speaker: NounPhrase, _ sentence: TokenRange
  ) -> TokenRange {
    var content = content
    if speaker.start > content.start, speaker.start < content.end {
      // `Calling the raid "barbaric", Ines Falk left.`
      let isComma = text.mark(speaker.start - 1) == Mark.comma
      content = TokenRange(content.start, isComma ? speaker.start - 1 : speaker.start)
    }
    if let comma = commaBeforeName(in: content) { content = TokenRange(content.start, comma) }
    if rule == .complement { content = TokenRange(content.start, endOfObject(content, of: cue)) }
    if text.form(cue).class == .call || rule == .fragment && endsWithMarks(cue), let end = endOfMarks(content) {
      content = TokenRange(content.start, end)
    }
    if isInRelativeClause(speaker, cue, sentence) || opensSentence(speaker, sentence),
      let comma = firstComma(in: content)
    {
      // `which Moscow said was Ukrainian`
      let isOfSubject = cue.end < content.start && !text.classes(cue.end).isDisjoint(with: .auxiliary)
      content = TokenRange(isOfSubject ? cue.end : content.start, comma)
    }
    return content
  }

  /// Where an object of a cue ends before a clause of its own, `denied the charge, but …`, or with the relative clause that
  /// the cue is in: `the union, which condemned the raid, has left`.
  @inline(never) private func endOfObject(_ content: TokenRange, of cue: CueHit) -> Int {
    guard !text.hasQuotation(content) else { return content.end }
    let isRelative = text.mark(cue.start - 2) == Mark.comma && text.classes(cue.start - 1).contains(.relative)
    let isAccusation = cue.flags.contains(.accusation)
    return (content.start..<max(content.start, content.end - 1)).first {
      // `accused him of theft and called the police`
      isAccusation && text.view.word($0) == text.lexicon.and && text.isPastForm($0 + 1)
        || text.shape($0).mark == Mark.comma
          && (isRelative || !text.uses($0 + 1).isDisjoint(with: [.opposing, .dependent]))
    } ?? content.end
  }

  /// The comma behind which a noun names what was said, and a clause tells more of it: `accused him of theft, a charge he
  /// denies`, `said the vote was fair, something the army disputes`.
  private func commaBeforeName(in content: TokenRange) -> Int? {
    (content.start..<max(content.start, min(content.end - 3, content.start + Self.longestStatement))).first {
      text.shape($0).mark == Mark.comma && !text.isQuoted($0 + 1) && isNamed(behind: $0)
    }
  }

  private func isNamed(behind comma: Int) -> Bool {
    let isNoun = text.classes(comma + 1).contains(.determiner) && text.uses(comma + 2).contains(.content)
    guard isNoun || text.uses(comma + 1).contains(.summary) else { return false }
    let next = comma + (isNoun ? 3 : 2)
    return text.isCapitalized(next) || text.isPastForm(next)
      || !text.classes(next).isDisjoint(with: [.subject, .determiner, .possessive, .relative, .complementizer])
  }

  /// Whether a verb only introduces the words in marks right behind it: `men chanting "Free Ali" blocked the bridge`.
  private func endsWithMarks(_ cue: CueHit) -> Bool {
    cue.start > 0 && cue.flags.contains(.gerund) && text.mark(cue.start - 1) == 0 && text.isNominal(cue.start - 1)
  }

  /// Where the quotation ends in which something is called a name, with those that `and` or a comma joins to it: `called the
  /// ruling "absurd", resigned`.
  private func endOfMarks(_ content: TokenRange) -> Int? {
    var quotation = text.firstQuotation(endingAfter: content.start)
    guard quotation < quotations.count, quotations[quotation].open < content.end else { return nil }
    while quotation + 1 < quotations.count, quotations[quotation + 1].open <= quotations[quotation].end + 2 {
      quotation += 1
    }
    let end = quotations[quotation].end
    // `called the ruling "absurd," and he left`
    let isClosed = text.mark(quotations[quotation].innerEnd - 1) == Mark.comma
    return end >= content.end || isClosed || endsClause(end, content.end) ? min(content.end, end) : nil
  }

  /// Whether nothing of what is called so follows its name, but a comma, a verb or `by`: not `hailed the "historic" deal`,
  /// `called the plan "a fraud" and its author "a liar"`.
  private func endsClause(_ token: Int, _ end: Int) -> Bool {
    if text.isCommaOrDash(token) || text.isTerminal(token) || text.view.word(token) == text.lexicon.by { return true }
    let isJoined = text.view.word(token) == text.lexicon.and && token + 1 < end
    let verb = isJoined ? token + 1 : token
    return text.isPastForm(verb) || !text.classes(verb).isDisjoint(with: .auxiliary)
      || text.classes(token).contains(.preposition) && !isJoined
  }

  /// Whether the clause of a cue is a relative one behind a comma: `The drone, which Moscow said was Ukrainian, hit a school`,
  /// `Peter Lang, who has said he is innocent, was jailed`.
  private func isInRelativeClause(_ speaker: NounPhrase, _ cue: CueHit, _ sentence: TokenRange) -> Bool {
    guard cue.start > pause else { return false }
    var index = cue.start - 1
    if speaker.start < cue.start, speaker.start > sentence.start, isRelative(speaker.start - 1) {
      index = speaker.start - 1
    } else {
      while index > sentence.start, !text.classes(index).isDisjoint(with: .adverbial), !isRelative(index) { index -= 1 }
    }
    return index > sentence.start && isRelative(index) && text.mark(index - 1) == Mark.comma
  }

  func isRelative(_ token: Int) -> Bool {
    !text.classes(token).isDisjoint(with: [.relative, .question])
  }

  /// Whether a sentence opens with a dependent clause that has the speaker for its subject: `After he denied the claim, …`.
  private func opensSentence(_ speaker: NounPhrase, _ sentence: TokenRange) -> Bool {
    guard speaker.start > sentence.start, speaker.start <= sentence.start + Self.longestOpening else { return false }
    let word = speaker.start - 1
    return text.uses(word).contains(.dependent) || text.classes(word).contains(.subordinator)
  }

  /// The first comma of some tokens outside of marks.
  private func firstComma(in content: TokenRange) -> Int? {
    (content.start..<content.end).first { text.mark($0) == Mark.comma && !text.isQuoted($0) }
  }
}
