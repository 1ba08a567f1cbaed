import ExtractCore

/// The cells of tables: each stands for itself, so that the tab between two of them ends a sentence.
enum TableCells {
  /// The sentences, those in blocks of tables cut at their cells.
  ///
  /// - Parameter sentences: in the order of the text; none goes on from one block to the next.
  /// - Complexity: linear in the sentences, the blocks, and the tokens of tables.
  static func split(_ sentences: [Sentence], _ blocks: [Block], _ view: TokenView) -> [Sentence] {
    guard blocks.contains(where: { $0.kind == .table }) else { return sentences }
    var cells: [Sentence] = []
    cells.reserveCapacity(sentences.count)
    var block = 0
    for sentence in sentences {
      while block < blocks.count, blocks[block].range.end <= sentence.range.start { block += 1 }
      guard block < blocks.count, blocks[block].kind == .table, blocks[block].range.start < sentence.range.end else {
        cells.append(sentence)
        continue
      }
      append(sentence, view, to: &cells)
    }
    return cells
  }

  private static func append(_ sentence: Sentence, _ view: TokenView, to cells: inout [Sentence]) {
    var start = sentence.tokens.start
    for token in sentence.tokens.start..<sentence.tokens.end where token > start && view.startsCell(token) {
      cells.append(
        Sentence(
          range: view.range(start, token), tokens: TokenRange(start, token), rule: SentenceRule.cellEnd))
      start = token
    }
    cells.append(
      Sentence(
        range: view.range(start, sentence.tokens.end), tokens: TokenRange(start, sentence.tokens.end),
        rule: sentence.rule))
  }
}
