import ExtractCore

/// Where a capital letter proves nothing: at the beginning of sentences and in headlines.
extension NameFinder {
  /// Fills ``NameScratch/positions``. Without sentences each line is one.
  mutating func markPositions(_ sentences: [Sentence]) {
    scratch.positions.removeAll(keepingCapacity: true)
    scratch.positions.append(contentsOf: repeatElement([], count: view.count))
    if sentences.isEmpty {
      var start = 0
      while start < view.count {
        var end = start + 1
        while end < view.count, !view.shape(end).contains(.lineStart) { end += 1 }
        markSentence(start, end)
        start = end
      }
    } else {
      for sentence in sentences {
        markSentence(max(0, sentence.tokens.start), min(view.count, sentence.tokens.end))
      }
    }
  }

  private mutating func markSentence(_ start: Int, _ end: Int) {
    guard start < end else { return }
    scratch.positions[start].insert(.sentenceStart)
    var upper = 0
    var lower = 0
    var allUpper = 0
    var expectsInitial = true
    for index in start..<end {
      let shape = view.shape(index)
      if shape.isWordLike {
        if expectsInitial { scratch.positions[index].insert(.initial) }
        expectsInitial = false
        guard !shape.isKind(.clitic), view.length(index) > 3 else { continue }
        if shape.contains(.allUpper) { allUpper += 1 }
        if shape.contains(.initialUpper) { upper += 1 } else { lower += 1 }
      } else {
        expectsInitial = beginsAnew(after: index, from: start, wasExpecting: expectsInitial)
      }
    }
    let headline = self.headline(upper: upper, lower: lower, allUpper: allUpper, last: end - 1)
    guard !headline.isEmpty else { return }
    for index in start..<end { scratch.positions[index].formUnion(headline) }
  }

  /// Whether the word after a mark may be capitalised without being a name.
  private func beginsAnew(after index: Int, from start: Int, wasExpecting: Bool) -> Bool {
    let shape = view.shape(index)
    switch shape.mark {
    case Mark.colon, Mark.bullet, Mark.question, Mark.exclamation, Mark.semicolon, Mark.ellipsis: return true
    case Mark.openParenthesis, Mark.openBracket, Mark.doubleQuote, Mark.singleQuote:
      return wasExpecting || shape.contains(.opening) || !shape.contains(.closing)
    case Mark.period: return !view.isGlued(index) || index + 1 - start <= 2
    default: return wasExpecting
    }
  }

  /// A sentence counts as a headline if its longer words are capitalised and no full stop ends it.
  private func headline(upper: Int, lower: Int, allUpper: Int, last: Int) -> TokenPosition {
    let words = upper + lower
    if words >= 3, allUpper * 10 >= words * 7 { return .allCapitals }
    let endsInStop = view.mark(last) == Mark.period || view.mark(last) == Mark.comma
    if words >= 4, upper * 100 >= words * 80, !endsInStop { return .titleCase }
    return []
  }
}
