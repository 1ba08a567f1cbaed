internal import ExtractCore
internal import ExtractMatching

/// Finds reported speech without quotation marks, or with marks around some words of it.
struct IndirectSpeech: ~Copyable {
  static let shortestContent = 2
  /// The longest tail after a clause at the end: `…, he said in a statement on Friday`.
  static let longestTail = 14

  let text: ReportingText
  /// The number of drafts that are no earlier statements of the sentence at hand: those of direct speech, and one that the
  /// clause at hand is part of.
  var passedDrafts: Int
  /// The number of reporting clauses of direct speech before the cue that was asked for an earlier speaker last.
  var used = 0
  private var paragraph = 0
  private var isWithinStatement = false
  /// The position of the cue behind the one at hand.
  private(set) var following = 0
  /// The first comma or dash of the sentence at hand; its last report if there is none before that.
  private(set) var pause = 0

  init(_ text: ReportingText) {
    self.text = text
    passedDrafts = text.scratch.drafts.count
  }

  var quotations: FlatArray<Quotation> { text.quotations }
  /// The reporting clauses of direct speech, in the order of their cues.
  var usedClauses: FlatArray<ReportingClause> { text.scratch.clauses }

  /// Adds to ``QuoteScratch/drafts``.
  mutating func find() {
    let (cues, sentences) = (text.cues, text.sentences)
    var sentence = 0
    var position = 0
    while true {
      while position < cues.count, !cues[position].mayReport { position += 1 }
      guard position < cues.count else { return }
      let start = cues[position].start
      while sentence < sentences.count, sentences[sentence].tokens.end <= start { sentence += 1 }
      guard sentence < sentences.count else { return }
      let tokens = sentences[sentence].tokens
      let first = position
      position += 1
      guard tokens.start <= start else { continue }
      while position < cues.count, cues[position].start < tokens.end { position += 1 }
      search(tokens, first, position)
    }
  }

  /// The last cue that may report of some: `…, the ministry said in a post`, `…, according to officials with a plan`; the last
  /// of all if there is none.
  private func lastReport(_ first: Int, _ last: Int) -> Int {
    var position = last - 1
    while position > first, !text.cues[position].mayReport || text.isPassive(text.cues[position]) { position -= 1 }
    let cue = text.cues[position]
    return cue.isVerbal || cue.flags.contains(.preposition) ? position : last - 1
  }

  /// Whether the reporting clause of the first cue of a sentence, or of its last, interrupts a statement.
  private func isInterrupted(_ sentence: TokenRange, from first: Int, to last: CueHit) -> Bool {
    if interruptedStatement(by: last, sentence) != nil { return true }
    let cue = text.cues[first]
    return cue.start < last.start && cue.mayReport && isFree(cue) && interruptedStatement(by: cue, sentence) != nil
  }

  private mutating func search(_ sentence: TokenRange, _ first: Int, _ last: Int) {
    let end = text.cues[lastReport(first, last)]
    pause = text.firstPause(in: sentence, before: end.start)
    if mayTrail(end, sentence), isFree(end), !isInterrupted(sentence, from: first, to: end),
      addStatement(before: end, sentence)
    {
      searchStatement(first, last)
      return
    }
    addStatements(sentence, first, last)
  }

  /// Searches a statement that was found last for what others said in it: `The army believes the town fell, an aide said.` What
  /// is found there is searched no further, so that no word is looked at more than twice.
  private mutating func searchStatement(_ first: Int, _ last: Int) {
    let drafts = text.scratch.drafts
    let content = drafts[drafts.count - 1].tokens
    let (passed, isWithin) = (passedDrafts, isWithinStatement)
    (passedDrafts, isWithinStatement) = (drafts.count, true)
    var end = first
    while end < last, text.cues[end].end < content.end { end += 1 }
    if end > first { addStatements(content, first, end) }
    (passedDrafts, isWithinStatement) = (passed, isWithin)
  }

  /// Adds the statements of some cues of a sentence, from its beginning on.
  private mutating func addStatements(_ sentence: TokenRange, _ first: Int, _ last: Int) {
    var lower = sentence.start
    for position in first..<last {
      let cue = text.cues[position]
      guard cue.start >= lower, cue.mayReport, isFree(cue), !isWithinStatement || !isNounToo(cue) else { continue }
      following = position + 1
      if !cue.isVerbal, !cue.flags.contains(.preposition) {
        if let end = addPassive(cue, sentence) ?? addNominal(cue, sentence) { lower = end }
        continue
      }
      if lower == sentence.start, let statement = interruptedStatement(by: cue, sentence) {
        add(statement, sentence)
        lower = statement.second.end
        continue
      }
      if lower == sentence.start, cue.flags.contains(.direct), mayTrail(cue, TokenRange(sentence.start, cue.end)),
        let end = endOfInvertedClause(cue, sentence) ?? dependentClause(behind: cue, sentence),
        addStatement(before: cue, TokenRange(sentence.start, end))
      {
        lower = end
        continue
      }
      // `…, according to the agency, which says …`
      if lower == sentence.start, cue.flags.contains(.preposition), cue.start > 1,
        text.mark(cue.start - 1) == Mark.comma, mayTrail(cue, sentence), addStatement(before: cue, sentence)
      {
        lower = cue.end
        continue
      }
      if let end = addStatement(after: cue, sentence, lower) {
        lower = end
        if !isWithinStatement { searchStatement(position + 1, last) }
      }
    }
  }

  /// Whether a form is as often a noun, so that only its own clause tells that it is a verb: `issued a press release that …`.
  private func isNounToo(_ cue: CueHit) -> Bool { cue.isVerbal && cue.flags.isSuperset(of: [.noun, .base]) }

  /// The comma behind a cue at which a clause begins that says more of what was said or of the saying: `…, the mayor said
  /// on Friday, as the water rose`; or the semicolon with which something else begins.
  @inline(never) private func dependentClause(behind cue: CueHit, _ sentence: TokenRange) -> Int? {
    let limit = min(sentence.end - 1, cue.end + Self.longestTail)
    return (cue.end..<max(cue.end, limit)).first {
      let mark = text.shape($0).mark
      return mark == Mark.semicolon
        || mark == Mark.comma
          && (beginsDependent($0 + 1, sentence) || beginsReport($0 + 1, sentence)
            || text.classes($0 + 1).contains(.relative))
    }
  }

  /// Whether a clause that `and` or `but` joins has the next verb that may report: `…, the operator said, and engineers warned
  /// of …`.
  private func beginsReport(_ token: Int, _ sentence: TokenRange) -> Bool {
    guard text.classes(token).contains(.conjunction), following < text.cues.count else { return false }
    return text.cues[following].start < sentence.end && text.cues[following].mayReport
  }

  /// The comma behind a subject that follows its verb, and that more is said of: `…, said Ines Falk, a spokeswoman for …`.
  private func endOfInvertedClause(_ cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard cue.isVerbal, text.mark(cue.start - 1) == Mark.comma,
      let subject = text.nounPhrase(startingAt: cue.end, before: sentence.end), text.isSpeakerLike(subject.head),
      text.mark(subject.end) == Mark.comma
    else { return nil }
    return subject.end
  }

  /// Whether a verb without a subject begins at a token: `…, the company said, citing weak demand`.
  private func isParticiple(_ token: Int) -> Bool {
    text.shape(token).isKind(.word) && !text.isCapitalized(token)
      && (text.cue(at: token).map { $0.flags.contains(.gerund) }
        ?? text.lexicon.gerundEndings.end(text.view.bytes(token)))
  }

  /// So many words measure how far apart two events are: `less than two days after`.
  private static let longestMeasure = 5

  /// Whether a dependent clause begins at a token, with or without a measure of time before its first word.
  @inline(never) private func beginsDependent(_ token: Int, _ sentence: TokenRange) -> Bool {
    if text.uses(token).contains(.dependent) || isParticiple(token) { return true }
    let limit = min(sentence.end - 1, token + Self.longestMeasure)
    let unit = (token..<max(token, limit)).first { text.classes($0).contains(.timeUnit) }
    return unit.map { text.uses($0 + 1).contains(.dependent) } == true
  }

  mutating func add(_ content: TokenRange, _ clause: ReportingClause, hasMarks: Bool, _ sentence: TokenRange) {
    let paragraphs = text.scratch.paragraphs
    while paragraph + 1 < paragraphs.count, Int(paragraphs[paragraph + 1]) <= sentence.start { paragraph += 1 }
    text.scratch.drafts.append(
      QuoteDraft(
        kind: hasMarks ? .mixed : .indirect, tokens: content, clause: clause, rule: clause.rule, paragraph: paragraph,
        lastParagraph: paragraph))
  }

  private mutating func add(_ statement: InterruptedStatement, _ sentence: TokenRange) {
    let content = TokenRange(statement.first.start, statement.second.end)
    let pieces = text.scratch.pieces.count
    text.scratch.pieces.append(statement.first)
    text.scratch.pieces.append(statement.second)
    add(content, statement.clause, hasMarks: text.hasQuotation(statement.second), sentence)
    text.scratch.drafts[text.scratch.drafts.count - 1].pieces = TokenRange(pieces, pieces + 2)
  }

  /// Whether a cue is outside of quotations and reports none.
  private func isFree(_ cue: CueHit) -> Bool { !text.scratch.taken.contains(cue.start) }

  func usedStart(_ index: Int) -> Int { usedClauses[index].cue?.start ?? 0 }

  /// `The mayor said that the bridge is closed.`
  ///
  /// - Returns: the end of the statement; `nil` if there is none.
  private mutating func addStatement(after cue: CueHit, _ sentence: TokenRange, _ lower: Int) -> Int? {
    if cue.flags.contains(.preposition) { return addAccordingTo(cue, sentence) }
    guard cue.end < sentence.end, let (rule, start) = complement(of: cue, sentence.end), isPredicate(cue) else {
      return nil
    }
    // Words in marks within a statement are those of who made it.
    if isWithinStatement, rule == .fragment { return nil }
    let lower = max(lower, text.startBehindDateline(sentence))
    if isAsked(cue, by: rule, sentence) { return nil }
    guard let speaker = speaker(of: cue, sentence, lower), isSpeaker(speaker, of: cue, by: rule) else { return nil }
    var content = TokenRange(start, contentEnd(from: start, to: sentence.end))
    content = withinClause(content, of: cue, by: rule, speaker, sentence)
    guard content.count >= Self.shortestContent else { return nil }
    let hasMarks = text.hasQuotation(content)
    if text.form(cue).class == .call, !hasMarks || isReported(content) { return nil }
    // `The group, labelled "terrorists" by the army, left.`
    let isNamed = speaker.start > 0 && text.classes(speaker.start - 1).contains(.question)
    let agent = text.form(cue).class == .call && !isNamed ? agent(behind: content.end, sentence) : nil
    if agent == nil, rule == .fragment, isBetweenCommas(cue, content) { return nil }
    var clause = ReportingClause(speaker: agent ?? speaker, cue: cue, rule: rule, end: cue.end)
    if cue.flags.contains(.addressee), start > cue.end,
      let addressee = text.nounPhrase(startingAt: cue.end, before: start)
    {
      clause.addressee = text.addressed(addressee)
    }
    add(content, clause, hasMarks: hasMarks, sentence)
    // The subject before a description goes on behind it.
    return agent == nil ? content.end : lower
  }

  /// Whether the marks in a content are those of another verb: `an officer named John Obi said: "…"`.
  private func isReported(_ content: TokenRange) -> Bool {
    let quotation = text.firstQuotation(endingAfter: content.start)
    guard following < text.cues.count, quotation < quotations.count else { return false }
    let cue = text.cues[following]
    return cue.isVerbal && cue.flags.contains(.direct) && cue.start < quotations[quotation].open
  }

  /// The second of two commas between which it is said who somebody is: `according to Ines Falk, a spokesman for the port,
  /// …`.
  func endOfRole(behind comma: Int, _ sentence: TokenRange) -> Int? {
    guard text.mark(comma) == Mark.comma, let role = text.nounPhrase(startingAt: comma + 1, before: sentence.end),
      text.isTitle(role.head), text.mark(role.end) == Mark.comma
    else { return nil }
    return role.end
  }

  /// `According to the mayor, the bridge is closed.`
  private mutating func addAccordingTo(_ cue: CueHit, _ sentence: TokenRange) -> Int? {
    guard let speaker = text.speaker(namedBy: cue, before: sentence.end) else { return nil }
    var comma = speaker.end
    while comma < sentence.end, comma < speaker.end + 24, text.mark(comma) != Mark.comma { comma += 1 }
    let isBare =
      speaker.end < sentence.end
      && !text.classes(speaker.end).isDisjoint(with: [.determiner, .possessive, .subject])
    if isBare { comma = speaker.end - 1 }
    guard comma + Self.shortestContent < sentence.end, isBare || text.mark(comma) == Mark.comma else { return nil }
    // After an apposition the statement begins behind the second comma.
    if text.classes(comma + 1).contains(.relative) || endOfRole(behind: comma, sentence) != nil
      || text.cue(at: comma + 1).map({ $0.flags.contains(.gerund) }) == true || text.isPastForm(comma + 1)
    {
      var second = comma + 1
      while second < sentence.end, second < comma + 24, text.mark(second) != Mark.comma { second += 1 }
      if second + Self.shortestContent < sentence.end, text.mark(second) == Mark.comma { comma = second }
    }
    let content = TokenRange(comma + 1, contentEnd(from: comma + 1, to: sentence.end))
    guard content.count >= Self.shortestContent else { return nil }
    let clause = ReportingClause(speaker: speaker, cue: cue, rule: .indirectAccordingTo, end: comma)
    add(content, clause, hasMarks: text.hasQuotation(content), sentence)
    return content.end
  }
}
