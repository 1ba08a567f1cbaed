internal import ExtractCore
internal import ExtractMatching

/// Transcripts: paragraphs that each begin with who speaks and a colon, and have no quotation marks.
///
///     Ines Falk: The quay is unsafe.
///
///     Tomas Brandt: Who knew of it?
///
///     Ines Falk: The whole board.
struct Transcript {
  /// Whom the label of a paragraph names.
  private enum Label: Hashable {
    case person(Int)
    /// `Witness`, by its word.
    case role(LexiconID)
    case question, answer
  }

  private struct Turn {
    let label: Label
    let name: TokenRange
    let speech: TokenRange
  }

  /// A label has so many tokens at most: `Foreign Minister Ines Falk`.
  private static let longestLabel = 6
  private static let shortestSpeech = 3

  private let text: ReportingText

  init(_ text: ReportingText) { self.text = text }

  /// Adds what each one says to ``QuoteScratch/drafts``, if the labels show that the text is a transcript.
  ///
  /// - Complexity: O(*colons* × log *sentences*).
  func find() {
    var turns: [Turn] = []
    // Most texts have few colons, and most colons stand behind no label.
    let colons = text.scratch.colons
    var previous = 0
    for position in colons.indices {
      let colon = Int(colons[position])
      addTurns(to: &turns, labelEndingAt: colon, notBefore: max(previous, colon - Self.longestLabel + 1))
      previous = colon
    }
    guard turns.count > 1, isTranscript(turns) else { return }
    for turn in turns where turn.label != .question && !text.hasQuotation(turn.speech) { add(turn) }
  }

  /// Adds the turn whose label a colon ends: what stands before it from the beginning of a paragraph on.
  private func addTurns(to turns: inout [Turn], labelEndingAt colon: Int, notBefore lower: Int) {
    guard colon + 1 < text.view.count else { return }
    let sentences = text.sentences
    var index = text.sentence(of: lower - 1).map { $0 + 1 } ?? 0
    while index < sentences.count, sentences[index].tokens.start < colon {
      let beginsParagraph = index == 0 || text.shape(sentences[index].tokens.start).contains(.paragraphStart)
      if beginsParagraph, let turn = turn(beginningWith: index, colon) { turns.append(turn) }
      index += 1
    }
  }

  /// The turn that a sentence begins, with a label before a colon.
  private func turn(beginningWith index: Int, _ colon: Int) -> Turn? {
    let start = text.sentences[index].tokens.start
    guard let label = label(TokenRange(start, colon)) else { return nil }
    var last = index
    while !text.endsParagraph(last) { last += 1 }
    let speech = TokenRange(colon + 1, text.sentences[last].tokens.end)
    guard speech.count >= Self.shortestSpeech, text.isTerminal(speech.end - 1) else { return nil }
    return Turn(label: label, name: TokenRange(start, colon), speech: speech)
  }

  private func label(_ tokens: TokenRange) -> Label? {
    if tokens.count == 1, text.shape(tokens.start).contains(.initialUpper) {
      let uses = text.uses(tokens.start)
      if uses.contains(.asker) { return .question }
      if uses.contains(.answerer) { return .answer }
      if text.isTitle(tokens.start) { return .role(text.view.word(tokens.start)) }
    }
    guard let index = text.mention(at: tokens.end - 1), text.mentions[index].label == .person,
      text.mentions[index].tokens.end == tokens.end, let entity = text.mentions[index].entity
    else { return nil }
    return text.areTitles(tokens.start..<text.mentions[index].tokens.start) ? .person(entity) : nil
  }

  /// Questions and answers, or persons of whom one speaks twice.
  private func isTranscript(_ turns: [Turn]) -> Bool {
    let labels = Set(turns.map(\.label))
    return labels.count > 1 && (labels.contains(.question) || labels.count < turns.count)
  }

  private func add(_ turn: Turn) {
    let speaker = NounPhrase(start: turn.name.start, end: turn.name.end, head: turn.name.end - 1)
    let clause = ReportingClause(speaker: speaker, cue: nil, rule: .lineName, end: turn.speech.start)
    text.scratch.taken.insert(turn.speech)
    text.scratch.drafts.append(
      QuoteDraft(
        kind: .direct, tokens: turn.speech, clause: clause, rule: .lineName,
        paragraph: text.paragraph(of: turn.speech.start), lastParagraph: text.paragraph(of: turn.speech.end - 1)))
  }
}
