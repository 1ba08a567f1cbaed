internal import ExtractCore

/// Finds the quotations that are direct speech, with their reporting clauses.
struct DirectSpeech {
  /// The longest stretch between the pieces of a split quotation, in tokens.
  private static let longestInterruption = 30
  /// The shortest statement that its comma alone makes direct speech, in words.
  private static let shortestSpeech = 3

  private let text: ReportingText

  init(_ text: ReportingText) { self.text = text }

  private var quotations: FlatArray<Quotation> { text.quotations }

  /// Fills ``QuoteScratch/drafts``, ``QuoteScratch/clauses``, ``QuoteScratch/undecided`` and ``QuoteScratch/taken``.
  func find() {
    var index = 0
    while index < quotations.count {
      var last = index
      while quotations[last].continues, last + 1 < quotations.count { last += 1 }
      index = add(first: index, last: last) + 1
    }
    noteTaken()
  }

  private func noteTaken() {
    for index in quotations.indices {
      text.scratch.taken.insert(TokenRange(quotations[index].open, quotations[index].end))
    }
    let clauses = text.scratch.clauses
    for index in clauses.indices { if let cue = clauses[index].cue { text.scratch.taken.insert(cue.start) } }
  }

  /// Adds the quotation from piece `first` to piece `last` and the pieces that follow an interrupting clause.
  ///
  /// - Returns: the last quotation that was used.
  private func add(first: Int, last: Int) -> Int {
    let opening = quotations[first]
    let lower = lowerBound(first)
    let firstPiece = text.scratch.pieces.count
    for index in first...last { addPiece(index) }
    var end = last
    let profile = QuotationProfile(opening, in: text)
    let isLong = last > first
    let after = clauseAfter(last)
    let before = lower < opening.open ? text.clause(before: opening.open, notBefore: lower) : nil
    if let before, isLong || isDirect(before, profile, opening), after == nil || prefersBefore(before, last) {
      append(firstPiece, before, first, end)
      return end
    }
    let isWithin = lower < opening.open && (!isSeparatedBefore(opening.open) || goesOn(opening, from: lower))
    if let after, !isWithin || !hasOtherStatement(after) {
      let leads = isWithin && before == nil && !isCompared(after)
      while let next = continuation(of: end, after: after) {
        end = next
        addPiece(next)
      }
      if leads, !profile.startsUpper || !text.isTerminal(opening.open - 1) {
        text.scratch.pieces[firstPiece] = TokenRange(lower, text.scratch.pieces[firstPiece].end)
        append(firstPiece, after, first, end, kind: .mixed)
      } else {
        append(firstPiece, after, first, end)
      }
      return end
    }
    if let clause = Headlines(text).clause(behind: quotations[last]), profile.isSentenceLike, !profile.isTitleCase {
      append(firstPiece, clause, first, end)
      return end
    }
    let standsAlone =
      lower == opening.open && (profile.endsTerminal || profile.hasWords(2))
      && (endsSentence(last) || profile.startsUpper && profile.isSentenceLike && !isFollowedByWord(last))
    // `The answer is clear: "We stay."`
    let isBehindColon =
      text.mark(opening.open - 1) == Mark.colon && profile.startsUpper && profile.endsTerminal && profile.hasWords(2)
      && !profile.isTitleCase
    if standsAlone || isBehindColon || isLong {
      append(firstPiece, nil, first, end)
    } else if isLikeSpeech(profile, opening, isFirst: lower == opening.open) {
      append(firstPiece, nil, first, end, hasUnreadClause: true)
    } else {
      for quotation in first...last { text.scratch.undecided.append(Int32(truncatingIfNeeded: quotation)) }
    }
    return end
  }

  /// Whether a sentence in marks has the comma of a reporting clause behind it or before it, which none of the patterns
  /// reads.
  private func isLikeSpeech(_ profile: QuotationProfile, _ quotation: Quotation, isFirst: Bool) -> Bool {
    let hasComma =
      isFirst ? profile.endsOpen : profile.endsTerminal && text.mark(quotation.open - 1) == Mark.comma
    return hasComma && profile.startsUpper && profile.hasWords(Self.shortestSpeech) && !profile.isTitleCase
  }

  private func addPiece(_ quotation: Int) {
    text.scratch.pieces.append(TokenRange(quotations[quotation].open, quotations[quotation].end))
  }

  private func append(
    _ firstPiece: Int, _ clause: ReportingClause?, _ first: Int, _ last: Int, kind: QuoteDraft.Kind = .direct,
    hasUnreadClause: Bool = false
  ) {
    if let clause, clause.cue != nil { text.scratch.clauses.append(clause) }
    let pieces = text.scratch.pieces
    let isSplit = pieces.count - firstPiece > 1
    var draft = QuoteDraft(
      kind: kind, tokens: TokenRange(pieces[firstPiece].start, pieces[pieces.count - 1].end),
      pieces: isSplit ? TokenRange(firstPiece, pieces.count) : TokenRange(0, 0), clause: clause,
      rule: clause?.rule ?? .unattributed, paragraph: quotations[first].paragraph,
      lastParagraph: quotations[last].paragraph)
    draft.hasUnreadClause = hasUnreadClause
    text.scratch.drafts.append(draft)
  }

  /// The first token of the sentence before a quotation that can hold its reporting clause; the opening mark itself
  /// if there is none.
  private func lowerBound(_ index: Int) -> Int {
    let open = quotations[index].open
    let floor = index > 0 ? quotations[index - 1].end : 0
    var lower = open
    if let sentence = text.sentence(of: open) {
      let tokens = text.sentences[sentence].tokens
      if tokens.contains(open), tokens.start < open {
        lower = tokens.start
      } else if open > floor, isSeparatedBefore(open), sentence > 0 || tokens.start < open {
        // `She said:` may be a sentence or a paragraph of its own.
        let previous = tokens.start < open ? sentence : sentence - 1
        lower = text.sentences[previous].tokens.start
      }
    }
    return min(max(lower, floor), open)
  }

  private func isSeparatedBefore(_ open: Int) -> Bool {
    guard open > 0 else { return false }
    let mark = text.mark(open - 1)
    return mark == Mark.comma || mark == Mark.colon || mark == Mark.semicolon || text.isDash(open - 1)
  }

  /// Whether a clause has `as` before its subject, and only the words in marks are its: `had "moved on," as Falk put it`.
  private func isCompared(_ clause: ReportingClause) -> Bool {
    clause.speaker.map { $0.start > 0 && text.view.word($0.start - 1) == text.lexicon.as } == true
  }

  /// Whether a quotation is the verb of the clause whose subject stands before a comma: `The deal, she said, "makes sense"`,
  /// `The deal, worth millions, "makes sense," she said`.
  private func goesOn(_ quotation: Quotation, from lower: Int) -> Bool {
    let first = quotation.innerStart
    guard text.mark(quotation.open - 1) == Mark.comma, text.sentenceTokens(around: quotation.open).start == lower,
      first < quotation.innerEnd
    else { return false }
    return !text.isCapitalized(first)
      && (!text.classes(first).isDisjoint(with: .auxiliary) || text.isPastForm(first) || text.isPresentForm(first))
  }

  /// Whether a clause before a quotation makes it direct speech, not a fragment within reported speech.
  private func isDirect(_ clause: ReportingClause, _ profile: QuotationProfile, _ quotation: Quotation) -> Bool {
    switch clause.joint {
    case .separated: profile.endsTerminal || profile.isSentenceLike || profile.startsUpper && profile.hasWords(1)
    case .adjacent: profile.isSentenceLike && isWhole(profile, quotation) && takesSentences(clause.cue)
    case .embedded: false
    }
  }

  /// Whether the object of a cue is a sentence, and not a name or a demand: `said "…"`, but not `called for "…"`.
  private func takesSentences(_ cue: CueHit?) -> Bool {
    guard let cue else { return true }
    // `clients want "simple products at a fair price"`
    guard cue.flags.contains(.direct) else { return false }
    return switch text.form(cue).class {
    case .demand, .accuse, .call, .deny: false
    case .say, .ask, .believe, .write, .promise, .warn, .announce, .other: true
    }
  }

  /// Whether a quotation is all that was said: it is a sentence with its end, `shouted "It is all lies!" from the gallery`,
  /// or no clause goes on behind it.
  private func isWhole(_ profile: QuotationProfile, _ quotation: Quotation) -> Bool {
    profile.startsUpper && profile.endsTerminal || !isFollowedByClause(quotation)
  }

  private func isFollowedByClause(_ quotation: Quotation) -> Bool {
    let next = quotation.end
    guard next < text.view.count, text.sentenceTokens(around: quotation.end - 1).contains(next) else { return false }
    return text.shape(next).isWordLike
  }

  private func isFollowedByWord(_ index: Int) -> Bool {
    let next = quotations[index].end
    return next < text.view.count && text.shape(next).isWordLike
  }

  /// Of a clause on either side, the one before wins after a colon, and where the quotation ends with its sentence.
  private func prefersBefore(_ clause: ReportingClause, _ last: Int) -> Bool {
    let open = quotations[last].open
    if text.mark(open - 1) == Mark.colon { return true }
    let inner = quotations[last].innerEnd - 1
    return clause.joint == .separated && text.mark(inner) == Mark.period
  }

  private func endsSentence(_ index: Int) -> Bool { endsSentence(quotations[index]) }

  private func endsSentence(_ quotation: Quotation) -> Bool {
    let end = quotation.end
    guard end < text.view.count else { return true }
    if quotation.innerEnd > quotation.innerStart, text.isTerminal(quotation.innerEnd - 1) { return true }
    return text.isTerminal(end) || !text.sentenceTokens(around: end - 1).contains(end)
  }

  /// The reporting clause that follows a quotation.
  private func clauseAfter(_ index: Int) -> ReportingClause? {
    let quotation = quotations[index]
    guard quotation.isClosed, quotation.end < text.view.count else { return nil }
    var start = quotation.end
    if text.mark(start) == Mark.comma { start += 1 }
    guard start < text.view.count, !text.shape(start).contains(.paragraphStart) else { return nil }
    let sentence = text.sentenceTokens(around: start)
    var limit = sentence.end
    if index + 1 < quotations.count { limit = min(limit, quotations[index + 1].open) }
    guard start < limit, let clause = text.clause(after: start, before: limit) else { return nil }
    let inner = quotation.innerEnd - 1
    let isFinished = inner >= quotation.innerStart && text.isTerminal(inner)
    if isFinished, sentence.start >= quotation.end || text.isCapitalized(start) {
      // A new sentence: it reports this quotation only if it reports nothing after it.
      if text.mark(inner) == Mark.period, clause.rule != QuoteRule.dashName { return nil }
      if let cue = clause.cue, !cue.flags.contains(.direct), text.isCapitalized(start) { return nil }
      if text.mark(limit - 1) == Mark.colon { return nil }
      if index + 1 < quotations.count, limit == quotations[index + 1].open, text.mark(limit - 1) == Mark.comma,
        text.mark(inner) == Mark.period
      {
        return nil
      }
    }
    return clause
  }

  /// Whether a clause reports what stands behind it, not words in marks before it: `After a "long night", she said the
  /// road was closed.`
  private func hasOtherStatement(_ clause: ReportingClause) -> Bool {
    guard let cue = clause.cue, cue.isVerbal, let speaker = clause.speaker else { return false }
    let reported = IndirectSpeech(text)
    let end = text.sentenceTokens(around: cue.start).end
    // `The report, titled "Lost Years", said 30 people had died.`
    if speaker.start >= cue.end { return reported.beginsClause(speaker, end) }
    guard let (rule, _) = reported.complement(of: cue, end) else { return false }
    return rule != .fragment
  }

  /// The quotation that goes on after the clause that interrupts the one at `index`.
  private func continuation(of index: Int, after clause: ReportingClause) -> Int? {
    let next = index + 1
    guard next < quotations.count, let cue = clause.cue, quotations[next].paragraph == quotations[index].paragraph,
      cue.start > quotations[index].open
    else { return nil }
    let open = quotations[next].open
    let from = max(quotations[index].end, clause.end)
    guard open >= from, open - from <= Self.longestInterruption else { return nil }
    guard isSeparatedBefore(open) || open == clause.end else { return nil }
    for token in from..<open {
      if text.isTerminal(token), !text.isAbbreviationPeriod(token) { return nil }
      if let other = text.cue(at: token), other.isVerbal, !other.flags.contains(.weak) { return nil }
    }
    return next
  }
}
