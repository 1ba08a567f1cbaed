import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Units and currencies that a number has from another one beside it, and currencies that the text has named in full.
extension QuantityScanner {
  /// So many tokens stand between an amount and the one that it is compared with: `1.3 billion euros, compared with 1.6`.
  private static let longestComparison = 4

  /// Gives bare numbers the unit of the amount that they are compared with.
  ///
  /// - Complexity: linear in the quantities.
  func shareUnits() {
    nameCurrencies()
    for index in progress.quantities.indices where isBare(progress.quantities[index]) {
      let quantity = progress.quantities[index]
      if index + 1 < progress.quantities.count, changes(from: quantity, to: progress.quantities[index + 1]) {
        takeUnit(of: index + 1, index, isCounting: true)
      } else if index > 0, isCompared(quantity, with: progress.quantities[index - 1]) {
        takeUnit(of: index - 1, index, isCounting: false)
      }
    }
  }

  /// Whether a quantity is a number alone.
  private func isBare(_ quantity: Quantity) -> Bool {
    quantity.kind == .cardinal && quantity.counted == nil && quantity.unit == nil
  }

  private func takeUnit(of other: Int, _ index: Int, isCounting: Bool) {
    let other = progress.quantities[other]
    switch other.kind {
    case .money, .percent, .measure:
      progress.quantities[index].kind = other.kind
      progress.quantities[index].unit = other.unit
      progress.quantities[index].currency = other.currency
      if isCounting, let value = progress.quantities[index].value, let scaled = scaled(value, like: other) {
        progress.quantities[index].value = scaled
      }
    case .cardinal where isCounting: progress.quantities[index].counted = other.counted
    default: break
    }
  }

  /// `from 20 to 15 million euros`: a small number in the scale of the other one, if that has one.
  private func scaled(_ value: ExactDecimal, like other: Quantity) -> ExactDecimal? {
    guard value < ExactDecimal(1000) else { return nil }
    for token in other.tokens.start + 1..<max(other.tokens.start + 1, other.tokens.end) {
      if let scale = vocabulary.numerals.scale(at: token, in: view), scale.factor >= ExactDecimal(1_000_000) {
        return value * scale.factor
      }
    }
    return nil
  }

  /// `from 12.3 to 9.8 per cent`
  private func changes(from quantity: Quantity, to next: Quantity) -> Bool {
    let (start, end) = (quantity.tokens.start, quantity.tokens.end)
    guard next.tokens.start == end + 1 else { return false }
    // `1.3 and 1.5 per cent`
    if particle(end).contains(.pair), next.unit != nil || next.kind == .percent || next.kind == .money {
      return !view.shape(next.tokens.start).isKind(.symbol)
    }
    return particle(start - 1).contains(.from) && particle(end).contains(.range)
  }

  /// `2.1 percent from 2.8`, `$3 billion, compared with 2.4 billion`
  private func isCompared(_ quantity: Quantity, with last: Quantity) -> Bool {
    let between = last.tokens.end..<max(last.tokens.end, quantity.tokens.start)
    guard !between.isEmpty, between.count <= Self.longestComparison, last.value != nil,
      between.allSatisfy({ continues($0) && (view.mark($0) == 0 || view.mark($0) == Mark.comma) })
    else { return false }
    // `from €410 million to 655 million`
    if between.count == 1, particle(between.lowerBound).contains(.range),
      particle(last.tokens.start - 1).contains(.from)
    {
      return true
    }
    // `rose 20% from 300`: what changed by so much.
    if last.kind == .percent, last.change != nil || (quantity.value ?? .zero) > ExactDecimal(100) { return false }
    let isMoneyOfMillions = last.kind == .money && (quantity.value ?? .zero) >= ExactDecimal(1000)
    return between.contains { particle($0).contains(.comparing) }
      || isMoneyOfMillions && particle(between.upperBound - 1).contains(.from)
      || last.kind == .percent && particle(between.upperBound - 1).contains(.from)
  }

  /// Gives amounts in `crowns` the currency of `Norwegian crowns` before them in the text.
  private func nameCurrencies() {
    var named: [(noun: LexiconID, currency: ImmortalText, index: Int)] = []
    for (index, quantity) in progress.quantities.enumerated() where quantity.kind == .money {
      guard let currency = quantity.currency, let noun = noun(of: quantity), isNamed(quantity) else { continue }
      if let known = named.firstIndex(where: { $0.noun == noun }) {
        // Crowns of two states: each means what it says.
        if named[known].currency != currency { return }
      } else {
        named.append((noun, currency, index))
      }
    }
    guard !named.isEmpty else { return }
    for index in progress.quantities.indices where progress.quantities[index].kind == .money {
      let quantity = progress.quantities[index]
      guard !isNamed(quantity), let noun = noun(of: quantity), let known = named.first(where: { $0.noun == noun })
      else { continue }
      progress.quantities[index].currency = known.currency
    }
  }

  /// The noun in small letters that an amount ends with; in the plural, as the lists write it.
  private func noun(of quantity: Quantity) -> LexiconID? {
    let last = quantity.tokens.end - 1
    guard view.shape(last).isKind(.word), !view.shape(last).contains(.initialUpper) else { return nil }
    return view.word(last)
  }

  /// Whether a state is named before the noun of a currency.
  private func isNamed(_ quantity: Quantity) -> Bool {
    let before = quantity.tokens.end - 2
    return before > quantity.tokens.start && view.shape(before).isKind(.word)
      && view.shape(before).contains(.initialUpper)
  }
}
