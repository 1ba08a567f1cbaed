import ExtractCore
import ExtractNumerals

/// Ordinals that are parts, or stand before parts.
extension QuantityScanner {
  /// `rose a third in May`, `fell by almost a fifth to 30`: a part by which something changed.
  func readPart(_ numeral: Numeral) -> Int? {
    let article = numeral.tokens.start - 1
    let end = numeral.tokens.end
    guard numeral.spelling == .words, numeral.tokens.count == 1, let divisor = numeral.integer,
      (3...20).contains(divisor),
      particle(article).contains(.determiner), view.length(article) == 1, !isWord(end) || !particle(end).isEmpty
    else { return nil }
    let around = surroundings(before: article, after: end)
    guard let change = around.change else { return nil }
    add(.fraction, numeral, from: article, to: end, rule: QuantityRules.fraction) {
      $0.value = Numeral.quotient(ExactDecimal(1), divisor)
      $0.modifier = around.modifier
      $0.change = change
    }
    return end
  }

  /// The numeral at a token, if the line goes on there.
  func nextNumeral(at index: Int) -> Numeral? {
    guard continues(index), vocabulary.numerals.isNumberOrNumberWord(view, index) else { return nil }
    return vocabulary.numerals.parse(at: index, in: view)
  }

  /// Whether a fraction of one word stands at a token: `half`.
  func isHalf(_ index: Int) -> Bool {
    guard let part = nextNumeral(at: index) else { return false }
    return part.kind == .fraction && part.tokens.count == 1 && part.spelling == .words
  }
}
