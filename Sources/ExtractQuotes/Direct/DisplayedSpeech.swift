internal import ExtractCore

/// Blocks that are set off as quotations, without marks of their own: `Ines Falk said:` and a block of her words.
struct DisplayedSpeech {
  private let text: ReportingText

  init(_ text: ReportingText) { self.text = text }

  /// Adds to ``QuoteScratch/drafts`` and puts ``QuoteScratch/clauses`` in order.
  func find() {
    var index = 0
    let blocks = text.scratch.displayed
    while index < blocks.count {
      var tokens = blocks[index]
      index += 1
      while index < blocks.count, blocks[index].start == tokens.end {
        tokens = TokenRange(tokens.start, blocks[index].end)
        index += 1
      }
      add(tokens)
    }
    // They nearly are in order: a clause may only stand before its quotation or after it.
    var clauses = UnsafeMutableBufferPointer(start: text.scratch.clauses.pointer, count: text.scratch.clauses.count)
    clauses.sort { $0.cue?.start ?? 0 < $1.cue?.start ?? 0 }
  }

  /// Adds a block of which a reporting clause and a colon stand before it.
  private func add(_ tokens: TokenRange) {
    let opening = tokens.start - 1
    guard tokens.count > 1, opening > 0, text.mark(opening) == Mark.colon, !text.hasQuotation(tokens),
      let sentence = text.sentence(of: opening),
      let clause = text.clause(before: tokens.start, notBefore: text.sentences[sentence].tokens.start)
    else { return }
    if let cue = clause.cue {
      text.scratch.clauses.append(clause)
      text.scratch.taken.insert(cue.start)
    }
    text.scratch.taken.insert(tokens)
    text.scratch.drafts.append(
      QuoteDraft(
        kind: .direct, tokens: tokens, clause: clause, rule: clause.rule, paragraph: text.paragraph(of: tokens.start),
        lastParagraph: text.paragraph(of: tokens.end - 1)))
  }
}
