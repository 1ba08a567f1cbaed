import ExtractCore
import ExtractMatching
import ExtractNumerals

/// The second number of a range.
struct RangeTail {
  var upper: Numeral
}

extension QuantityScanner {
  /// What follows the lower bound, or the unit after it, if it makes a range: `-7`, `to 7`, `and 7` after `between`,
  /// `or 7` after 6.
  @inline(__always) func rangeTail(after end: Int, from lower: Numeral, unit: UnitMatch?) -> RangeTail? {
    isDash(end) || !particle(end).isDisjoint(with: [.range, .either, .pair])
      ? joinedRangeTail(after: end, from: lower, unit: unit) : nil
  }

  private func joinedRangeTail(after end: Int, from lower: Numeral, unit: UnitMatch?) -> RangeTail? {
    guard lower.kind == .cardinal || lower.kind == .fraction, let low = lower.value, continues(end),
      view.shape(end).isDisjoint(with: .lineStart)
    else { return nil }
    // `8- to 16-metre`
    let isSuspended =
      view.mark(end) == Mark.hyphen && view.isGlued(end) && end + 1 < view.count && !view.isGlued(end + 1)
      && particle(end + 1).contains(.range)
    let connector = isSuspended ? end + 1 : end
    let role = particle(connector)
    let isEither = role.contains(.either)
    if isDash(connector) {
      guard end + 1 < view.count, view.isGlued(end) == view.isGlued(end + 1) else { return nil }
    } else {
      guard role.contains(.range) || isEither || role.contains(.pair) && isAfterBetween(lower.tokens.start) else {
        return nil
      }
    }
    var at = connector + 1
    guard continues(at) else { return nil }
    at = endOfModifier(at: at)
    let afterCurrency = endOfCurrency(at: at)
    let suffixes: NumeralSuffixes = afterCurrency > at ? .money : .plain
    guard let upper = vocabulary.numerals.parse(at: afterCurrency, in: view, suffixes: suffixes),
      upper.kind == .cardinal || upper.kind == .fraction, let high = upper.value,
      Self.scaled(low, lower, upper) < high
    else { return nil }
    if isEither, low + ExactDecimal(1) != high { return nil }
    // "Rose from 982 to 1,400": two amounts.
    if role.contains(.range), changesFrom(lower.tokens.start) { return nil }
    // "Rose $2 to $85" says by how much, and to where.
    if role.contains(.range), unit != nil || afterCurrency > at, isChange(at: lower.tokens.start) { return nil }
    // "Rose by 12 to 62."
    let next = upper.tokens.end
    if role.contains(.range), unit == nil, particle(lower.tokens.start - 1).contains(.by),
      isChange(at: lower.tokens.start),
      next >= view.count || !view.shape(next).isWordLike && unitAfter(upper) == nil
    {
      return nil
    }
    return RangeTail(upper: upper)
  }

  /// Whether the words before an amount, whose number begins at token `start`, say that something changed by it.
  private func isChange(at start: Int) -> Bool {
    surroundings(before: currency(endingAt: start)?.start ?? start, after: start).change != nil
  }

  /// So many words stand between a verb of change and "from": `rose sharply last month from`.
  private static let reachOfChange = 4

  /// Whether the number that begins at a token is that from which something went up or down.
  private func changesFrom(_ start: Int) -> Bool {
    let from = (currency(endingAt: start)?.start ?? start) - 1
    guard particle(from).contains(.from) else { return false }
    return (1...Self.reachOfChange).contains { distance in
      let word = from - distance
      return word >= 0 && view.shape(word).isKind(.word) && vocabulary.change(view.word(word)) != nil
    }
  }

  private func isAfterBetween(_ start: Int) -> Bool {
    (1...4).contains { particle(start - $0).contains(.between) }
  }

  private func endOfModifier(at index: Int) -> Int {
    var end = index
    guard canBegin(vocabulary.modifierEdges, index) else { return end }
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.modifiers.set) { match in
      if let entry = vocabulary.modifiers[match], entry.isBefore { end = match.end }
    }
    return end
  }

  /// The lower bound in the scale of the upper one: `5 to 10 million`.
  private static func scaled(_ low: ExactDecimal, _ lower: Numeral, _ upper: Numeral) -> ExactDecimal {
    guard lower.scale == nil, let scale = upper.scale, let high = upper.value, let product = low * scale, product < high
    else { return low }
    return product
  }

  /// Turns the quantity of a lower bound into a range.
  static func bound(_ quantity: inout Quantity, by upper: Numeral?, lower: Numeral? = nil) {
    guard let upper, let low = quantity.value else { return }
    quantity.minimum = lower.map { scaled(low, $0, upper) } ?? low
    quantity.maximum = upper.value
    quantity.value = nil
  }
}
