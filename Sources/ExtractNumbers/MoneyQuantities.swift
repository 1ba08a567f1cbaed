import ExtractCore
import ExtractMatching
import ExtractNumerals

extension QuantityScanner {
  /// Adds the amount of money whose currency stands before the number: `$5`, `US$3.6 billion`, `EUR 20-30`.
  ///
  /// - Returns: the index after it.
  func readMoney(_ numeral: Numeral, prefix: CurrencyPrefix) -> Int {
    var end = numeral.tokens.end
    var code = prefix.code
    let tail = rangeTail(after: end, from: numeral, unit: nil)
    if let tail { end = tail.upper.tokens.end }
    // `$5 million USD`: the code says which dollars.
    if let unit = unit(at: end, after: tail?.upper ?? numeral, isHyphenated: false), unit.kind == .money, !unit.isMinor
    {
      if unit.code != code { code = unit.code }
      end = unit.end
    }
    return addMoney(
      numeral, upper: tail?.upper, currency: UnitMatch(kind: .money, code: code, end: end), from: prefix.start, to: end,
      rule: QuantityRules.moneyBefore)
  }

  /// Adds an amount of money, with the hundredths that stand after it: `20 dollars and 43 cents`.
  ///
  /// - Returns: the index after it.
  func addMoney(
    _ numeral: Numeral, upper: Numeral?, currency: UnitMatch, from start: Int, to end: Int,
    rule: RuleID = QuantityRules.moneyAfter
  ) -> Int {
    var end = end
    var value = numeral.value
    if currency.isMinor {
      value = value.flatMap { $0 * Self.hundredth }
    } else if upper == nil, let minor = minorAmount(after: end), let whole = value, let sum = whole + minor.value {
      value = sum
      end = minor.end
    }
    let around = surroundings(before: start, after: end)
    add(.money, numeral, from: start, to: end, rule: rule) {
      $0.value = value
      $0.currency = currency.code
      $0.modifier = around.modifier
      $0.change = around.change
      if currency.isMinor, let upper, let high = upper.value {
        ($0.minimum, $0.maximum, $0.value) = (value, high * Self.hundredth, nil)
      } else {
        Self.bound(&$0, by: upper, lower: numeral)
      }
    }
    return end
  }

  private static let hundredth = ExactDecimal(1, exponent: -2)

  /// The hundredths after an amount: with their unit, or as two digits that nothing else claims, `13 dollars forty-five`.
  private func minorAmount(after index: Int) -> (value: ExactDecimal, end: Int)? {
    let isJoined = particle(index).contains(.pair) || view.mark(index) == Mark.comma
    let at = isJoined ? index + 1 : index
    guard continues(at), let numeral = vocabulary.numerals.parse(at: at, in: view), let value = numeral.value,
      numeral.kind == .cardinal, value < ExactDecimal(100), value >= .zero, let amount = value * Self.hundredth
    else { return nil }
    let end = numeral.tokens.end
    if let unit = unit(at: end, after: numeral, isHyphenated: false) {
      return unit.kind == .money && unit.isMinor ? (amount, unit.end) : nil
    }
    guard !isJoined, value >= ExactDecimal(10), numeral.integer != nil, end == view.count || view.mark(end) != 0,
      !isDash(end), view.mark(end) != Mark.percent
    else { return nil }
    return (amount, end)
  }
}
