import ExtractCore
import ExtractNumerals

/// Results of games, which look like ranges.
extension QuantityScanner {
  /// Whether two numbers are the result of a set beside another one that goes down: `6-4, 3-6`.
  func isScore(_ lower: Numeral, _ upper: Numeral) -> Bool {
    let (start, end) = (lower.tokens.start, upper.tokens.end)
    guard end - start == 3, isDash(start + 1) else { return false }
    return goesDown(from: start - 4) || goesDown(from: end + 1)
  }

  /// Whether two small numbers with a dash stand at a token, the first of them the greater, and a comma beside them.
  private func goesDown(from start: Int) -> Bool {
    guard isNumber(start), isDash(start + 1), isNumber(start + 2), view.length(start) <= 2, view.length(start + 2) <= 2,
      view.mark(start - 1) == Mark.comma || view.mark(start + 3) == Mark.comma
    else { return false }
    let (first, second) = (view.bytes(start), view.bytes(start + 2))
    return first.count == second.count ? second.lexicographicallyPrecedes(first) : first.count > second.count
  }
}
