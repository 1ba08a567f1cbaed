import ExtractCore
import ExtractMatching
import ExtractNumerals

/// A unit of measure or a currency after a number.
struct UnitMatch {
  enum Kind {
    case percent, measure, money
  }

  var kind: Kind
  var code: ImmortalText
  /// A hundredth of the currency.
  var isMinor = false
  var end: Int
}

/// A currency before a number.
struct CurrencyPrefix {
  var code: ImmortalText
  var start: Int
}

extension QuantityScanner {
  /// The longest unit or currency at token `index`, just after a numeral or the hyphen that follows it.
  func unit(at index: Int, after numeral: Numeral, isHyphenated: Bool) -> UnitMatch? {
    guard continues(index), view.goesOn(at: index) else { return nil }
    let isGlued = view.isGlued(index)
    let isSpelled = numeral.spelling == .words
    var unit: (entry: UnitEntry, end: Int)?
    var currency: (entry: CurrencyEntry, end: Int)?
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.measures) { match in
      if let entry = vocabulary.units[match] {
        if entry.isSymbol, isSpelled || isHyphenated && view.length(index) < 2 || !isClear(index, match.end) { return }
        if entry.isWeak, !isGlued { return }
        unit = (entry, match.end)
      } else if let entry = vocabulary.currencies[match] {
        if entry.isSymbol, isNumber(match.end), view.isGlued(match.end) { return }
        if entry.isSymbol, isSpelled, view.shape(index).isKind(.word) { return }
        currency = (entry, match.end)
      }
    }
    if let unit, unit.end > currency?.end ?? 0 || unit.end == currency?.end && !prefersMoney(unit.entry, numeral) {
      return UnitMatch(kind: unit.entry.isRatio ? .percent : .measure, code: unit.entry.code, end: unit.end)
    }
    guard let currency else { return nil }
    return UnitMatch(
      kind: .money, code: currency.entry.code, isMinor: currency.entry.isMinor, end: currency.end)
  }

  /// Whether a symbol that is also a small word stands for a unit: `in` must touch the number or end the clause.
  private func isClear(_ index: Int, _ end: Int) -> Bool {
    if view.isGlued(index) || !particle(index).contains(.stop) && !particle(index).contains(.in) { return true }
    return !continues(end) || view.mark(end) != 0 && view.mark(end) != Mark.hyphen
  }

  /// Pounds are money in millions, otherwise a weight.
  private func prefersMoney(_ entry: UnitEntry, _ numeral: Numeral) -> Bool {
    guard entry.isMoney else { return true }
    return (numeral.scale ?? .zero) >= ExactDecimal(1_000_000)
  }

  /// The currency whose symbol or code ends just before token `index`.
  func currency(endingAt index: Int) -> CurrencyPrefix? {
    guard index > 0, canEnd(vocabulary.currencyEdges, before: index), view.shape(index).isDisjoint(with: .lineStart)
    else { return nil }
    var prefix: CurrencyPrefix?
    for start in (max(0, index - 3)..<index).reversed()
    where canBegin(vocabulary.currencyEdges, start) {
      vocabulary.lexicon.forEachPhrase(at: start, in: view, lists: vocabulary.currencies.set) { match in
        let isDotted = match.end == index - 1 && view.mark(match.end) == Mark.period && view.isGlued(match.end)
        guard match.end == index || isDotted && view.length(start) <= 3, let entry = vocabulary.currencies[match],
          !entry.isMinor
        else { return }
        guard entry.isSymbol || entry.isCode else { return }
        if entry.isWeak, !view.isGlued(index), entry.isCode || view.length(start) < 2 { return }
        prefix = CurrencyPrefix(code: entry.code, start: start)
      }
    }
    return prefix
  }

  /// The currency whose symbol or code begins at token `index` and stands before a number.
  func endOfCurrency(at index: Int) -> Int {
    var end = index
    guard canBegin(vocabulary.currencyEdges, index) else { return end }
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.currencies.set) { match in
      if let entry = vocabulary.currencies[match], entry.isSymbol || entry.isCode { end = match.end }
    }
    return end
  }
}
