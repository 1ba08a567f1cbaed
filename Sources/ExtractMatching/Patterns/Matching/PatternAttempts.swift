public import ExtractCore

/// A pattern that fits some tokens, and then fails.
public struct PatternAttempt: Sendable {
  /// The index of the pattern in its set.
  public var pattern: Int
  /// The tokens that fit.
  public var tokens: TokenRange
  /// The first element that no longer fits, as it is written.
  public var element: String
  /// The token on which it fails; `nil` if the sentence is at its end.
  public var failedAt: Int?
}

extension PatternSet {
  /// The attempts of patterns that begin near some tokens, fit at least one of them, and come to nothing: for each
  /// pattern the one that comes furthest.
  ///
  /// - Complexity: linear in the text, and in the size of the patterns times the tokens of the sentences around.
  public func attempts(in document: borrowing Document, around tokens: TokenRange) -> [PatternAttempt] {
    var spans = SpanSets()
    var symbols = TokenSymbols(self)
    var closure = EpsilonClosure(instructions)
    var best: [Int: PatternAttempt] = [:]
    document.withTokens { view in
      spans.find(self, in: document, view)
      for sentence in SentenceBounds(document.sentences, view) where sentence.overlaps(tokens) {
        var sequence: [UInt32] = []
        for index in sentence.start..<sentence.end {
          var edges = index == sentence.start ? TokenSymbols.sentenceStart : 0
          if index + 1 == sentence.end { edges |= TokenSymbols.sentenceEnd }
          let set = spans.number(of: index)
          sequence.append(symbols.symbol(of: index, in: view, spans: set, sets: spans, edges: edges))
        }
        for pattern in programs.indices {
          for start in sentence.start..<min(sentence.end, tokens.end) {
            guard let attempt = attempt(pattern, start, sentence, sequence, symbols, &closure),
              attempt.tokens.overlaps(tokens)
            else { continue }
            if attempt.tokens.count > best[pattern]?.tokens.count ?? 0 { best[pattern] = attempt }
          }
        }
      }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  /// How far a pattern comes from a token; `nil` if it does not take it, or fits.
  private func attempt(
    _ pattern: Int, _ start: Int, _ sentence: TokenRange, _ sequence: [UInt32], _ symbols: borrowing TokenSymbols,
    _ closure: inout EpsilonClosure
  ) -> PatternAttempt? {
    closure.begin()
    let edges = symbols.edges[Int(sequence[start - sentence.start])]
    closure.add(starts[pattern], edges & TokenSymbols.sentenceStart, takesTokenNext: true)
    var waiting = closure.positions
    var end = start
    while end < min(sentence.end, start + Pattern.longestMatch) {
      let symbol = sequence[end - sentence.start]
      closure.begin()
      for position in waiting where symbols.holds(instructions[Int(position)].argument, symbol) {
        closure.add(
          instructions[Int(position)].next, symbols.edges[Int(symbol)] & TokenSymbols.sentenceEnd, takesTokenNext: false
        )
      }
      if !closure.accepted.isEmpty { return nil }
      if closure.positions.isEmpty { break }
      waiting = closure.positions
      end += 1
    }
    guard end > start, let failed = waiting.first else { return nil }
    let program = programs[pattern]
    let element = program.instructions[Int(failed - bases[pattern])].element
    return PatternAttempt(
      pattern: pattern, tokens: TokenRange(start, end), element: program.text(ofElement: element),
      failedAt: end < sentence.end ? end : nil)
  }
}
