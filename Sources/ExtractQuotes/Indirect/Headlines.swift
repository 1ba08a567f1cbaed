internal import ExtractCore
internal import ExtractMatching

/// Headlines, which name a speaker beside a colon, or report without a finite verb: `"I ran": Survivors recall quake`, `Police:
/// Two dead in blaze`, `Two dead in blaze, police say`.
struct Headlines {
  /// A label has so many tokens at most.
  private static let longestLabel = 5
  private static let shortestStatement = 4

  private let text: ReportingText

  init(_ text: ReportingText) { self.text = text }

  /// Whether a sentence is a line of its own without an end mark.
  func isHeadline(_ sentence: Int) -> Bool {
    let tokens = text.sentences[sentence].tokens
    return !tokens.isEmpty && text.endsParagraph(sentence) && !text.isTerminal(tokens.end - 1)
      && (sentence == 0 || text.shape(tokens.start).contains(.paragraphStart))
  }

  /// The one behind a quotation that opens a headline, and a colon.
  func clause(behind quotation: Quotation) -> ReportingClause? {
    let colon = quotation.end
    guard quotation.isClosed, text.mark(colon) == Mark.colon, colon + 1 < text.view.count,
      quotation.open == 0 || text.shape(quotation.open).contains(.paragraphStart),
      let sentence = text.sentence(of: colon + 1), isHeadline(sentence),
      let speaker = text.nounPhrase(startingAt: colon + 1, before: text.sentences[sentence].tokens.end),
      isNamed(speaker)
    else { return nil }
    return ReportingClause(speaker: speaker, rule: .headline, end: speaker.end)
  }

  /// Adds what somebody says by the label at the beginning of the document, if nothing else was found there.
  func findStatement() {
    guard text.scratch.colons.count > 0, !text.sentences.isEmpty, isHeadline(0) else { return }
    let (colon, sentence) = (Int(text.scratch.colons[0]), text.sentences[0].tokens)
    let statement = TokenRange(colon + 1, max(colon + 1, sentence.end))
    guard colon - sentence.start <= Self.longestLabel, statement.count >= Self.shortestStatement,
      !text.hasQuotation(sentence), !hasStatement(before: sentence.end),
      let speaker = text.nounPhrase(startingAt: sentence.start, before: colon), speaker.end == colon, isNamed(speaker),
      text.classes(colon + 1).isDisjoint(with: [.question, .preposition]), isStatement(statement, of: speaker)
    else { return }
    let clause = ReportingClause(speaker: speaker, rule: .headline, end: colon + 1)
    text.scratch.drafts.append(QuoteDraft(kind: .indirect, tokens: statement, clause: clause, rule: .headline))
  }

  private func hasStatement(before end: Int) -> Bool {
    let drafts = text.scratch.drafts
    return drafts.indices.contains { drafts[$0].start < end }
  }

  /// Bodies and several persons are no field of a form, as in `Editor: Ines Falk`; what others say has a verb.
  private func isStatement(_ statement: TokenRange, of speaker: NounPhrase) -> Bool {
    !text.classes(speaker.head).isDisjoint(with: [.plural, .impersonal])
      || text.hasFiniteVerb(statement)
  }

  private func isNamed(_ speaker: NounPhrase) -> Bool {
    text.isTitle(speaker.head) || text.speakerMention(at: speaker.head) != nil
  }
}
