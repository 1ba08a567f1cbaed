import ExtractCore
import ExtractMatching
import ExtractNumerals

extension QuantityScanner {
  /// Adds the quantity of a number without a currency before it.
  ///
  /// - Returns: the index after it.
  func readPlain(_ numeral: Numeral) -> Int {
    let end = numeral.tokens.end
    if let unit = unitAfter(numeral) {
      if let millions = inMillions(numeral, unit) { return readPlain(millions) }
      return readMeasure(numeral, unit: unit)
    }
    if numeral.kind == .multiplier { return readMultiplier(numeral) }
    if numeral.kind == .ordinal { return readPart(numeral) ?? readOrdinal(numeral) }
    // `tens of billions of dollars`
    if numeral.kind == .vague, particle(end).contains(.of), continues(end + 1),
      let currency = unit(at: end + 1, after: numeral, isHyphenated: false), currency.kind == .money
    {
      return addMoney(numeral, upper: nil, currency: currency, from: numeral.tokens.start, to: currency.end)
    }
    if let tail = rangeTail(after: end, from: numeral, unit: nil) {
      return isScore(numeral, tail.upper) ? tail.upper.tokens.end : readRange(numeral, tail.upper)
    }
    if let end = readRatio(numeral) { return end }
    if let end = readTimes(numeral) { return end }
    guard isQuantity(numeral) else { return end }
    let kind: Quantity.Kind = numeral.kind == .fraction ? .fraction : .cardinal
    let rule =
      numeral.kind == .vague ? QuantityRules.vague : kind == .fraction ? QuantityRules.fraction : QuantityRules.cardinal
    addCounted(kind, numeral, upper: nil, to: end, rule: rule)
    return end
  }

  /// `4m people`, `9.3m tonnes`: digits and a letter that stands for metres by itself, and for millions before what can be
  /// counted or measured; but not `3m waves`.
  private func inMillions(_ numeral: Numeral, _ unit: UnitMatch) -> Numeral? {
    let end = numeral.tokens.end
    guard numeral.spelling == .digits, unit.end == end + 1, view.length(end) == 1, view.isGlued(end),
      view.bytes(end)[0] == UInt8(ascii: "m"), continues(unit.end), view.shape(unit.end).isKind(.word),
      let millions = vocabulary.numerals.parse(at: numeral.tokens.start, in: view, suffixes: .money),
      millions.tokens.end == unit.end
    else { return nil }
    if self.unit(at: unit.end, after: millions, isHyphenated: false) != nil { return millions }
    let isThing = (unit.end..<min(view.count, unit.end + 3)).contains { particle($0).contains(.dimensional) }
    return !isThing && countedNoun(after: unit.end) != nil ? millions : nil
  }

  /// The unit after a number, a hyphen, or what joins a fraction to its whole: `half a mile`, `a tenth of a gallon`.
  func unitAfter(_ numeral: Numeral) -> UnitMatch? {
    let end = numeral.tokens.end
    let at = afterHyphen(end)
    if let unit = unit(at: at, after: numeral, isHyphenated: at > end) { return unit }
    guard numeral.kind == .fraction || numeral.kind == .ordinal && numeral.spelling == .words else { return nil }
    var next = end
    if particle(next).contains(.of) { next += 1 }
    if particle(next).contains(.determiner) { next += 1 }
    return next > end && continues(next) ? unit(at: next, after: numeral, isHyphenated: false) : nil
  }

  // MARK: Measures, percentages and money with the currency after it

  private func readMeasure(_ numeral: Numeral, unit first: UnitMatch) -> Int {
    if numeral.kind == .ordinal { return readOrdinal(numeral) }
    if numeral.kind == .multiplier { return readMultiplier(numeral) }
    let start = numeral.tokens.start
    // `3 km to 5 km`
    if let tail = rangeTail(after: first.end, from: numeral, unit: first),
      let second = unitAfter(tail.upper), second.code == first.code
    {
      addMeasure(numeral, upper: tail.upper, unit: second, from: start, to: second.end)
      return second.end
    }
    if first.kind == .money {
      if namesYear(numeral, of: first) { return numeral.tokens.end }
      return addMoney(numeral, upper: nil, currency: first, from: start, to: first.end)
    }
    if first.kind == .measure, let end = readCompound(numeral, unit: first) { return end }
    addMeasure(numeral, upper: nil, unit: first, from: start, to: first.end)
    return progress.quantities.last?.tokens.end ?? first.end
  }

  /// Whether a number is the year of what a currency only describes: `the 2035 dollar bond`, but not `a 2000 dollar fine`.
  private func namesYear(_ numeral: Numeral, of currency: UnitMatch) -> Bool {
    let (start, next) = (numeral.tokens.start, currency.end)
    guard numeral.tokens.end == start + 1, currency.end == start + 2, start > 0, view.length(start - 1) > 1,
      let year = year(at: start), 1900..<2100 ~= year, next < view.count
    else { return false }
    let isPlural = view.bytes(start + 1).last == UInt8(ascii: "s")
    return !isPlural && view.shape(next).isKind(.word) && particle(next).isEmpty
      && !view.shape(next).contains(.initialUpper)
  }

  private func addMeasure(_ numeral: Numeral, upper: Numeral?, unit: UnitMatch, from start: Int, to end: Int) {
    if unit.kind == .money {
      _ = addMoney(numeral, upper: upper, currency: unit, from: start, to: end)
      return
    }
    if unit.kind == .measure, isBelowZero(end), let value = numeral.value {
      add(.measure, numeral, from: start, to: end + 2, rule: QuantityRules.measure) {
        $0.value = .zero - value
        $0.unit = unit.code
      }
      return
    }
    let around = surroundings(before: start, after: end)
    let isPercent = unit.kind == .percent
    // `40 tons of rice`, `5% of the vote`; but `200 yards of the house` is how far away it was.
    let isMeasured = particle(end).contains(.of) && (isPercent || !particle(end + 1).contains(.determiner))
    let counted = isMeasured ? countedNoun(after: end, isSingular: true) : nil
    add(
      isPercent ? .percent : .measure, numeral, from: start, to: end,
      rule: isPercent ? QuantityRules.percent : QuantityRules.measure
    ) {
      $0.unit = unit.code
      $0.modifier = around.modifier
      $0.change = around.change
      $0.counted = counted
      Self.bound(&$0, by: upper, lower: numeral)
    }
  }

  /// `20 degrees below zero`
  private func isBelowZero(_ index: Int) -> Bool {
    guard particle(index).contains(.below), continues(index + 1),
      let zero = vocabulary.numerals.parse(at: index + 1, in: view)
    else { return false }
    return zero.integer == 0
  }

  /// `5 feet 10 inches`: adds the parts in the smallest unit.
  private func readCompound(_ numeral: Numeral, unit first: UnitMatch) -> Int? {
    guard var value = numeral.value else { return nil }
    var unit = first
    for _ in 0..<3 {
      var at = unit.end
      if view.mark(at) == Mark.comma { at += 1 }
      if particle(at).contains(.pair) { at += 1 }
      guard continues(at), let part = vocabulary.numerals.parse(at: at, in: view),
        part.kind == .cardinal || part.kind == .fraction,
        let partValue = part.value, let small = unitAfter(part), small.kind == .measure,
        let factor = vocabulary.conversions.factor(of: unit.code, in: small.code), let scaled = value * factor,
        let sum = scaled + partValue
      else { break }
      value = sum
      unit = small
    }
    guard unit.end > first.end else { return nil }
    let start = numeral.tokens.start
    let modifier = modifier(before: start, after: unit.end)
    add(.measure, numeral, from: start, to: unit.end, rule: QuantityRules.compoundMeasure) {
      $0.value = value
      $0.unit = unit.code
      $0.modifier = modifier
    }
    return unit.end
  }

  // MARK: Ranges, ratios, multipliers

  private func readRange(_ lower: Numeral, _ upper: Numeral) -> Int {
    let start = lower.tokens.start
    if let unit = unitAfter(upper) {
      addMeasure(lower, upper: upper, unit: unit, from: start, to: unit.end)
      return unit.end
    }
    addCounted(.range, lower, upper: upper, to: upper.tokens.end, rule: QuantityRules.range)
    return upper.tokens.end
  }

  /// `one in five`, `3 out of 10`, `2:1`.
  private func readRatio(_ part: Numeral) -> Int? {
    let end = part.tokens.end
    guard part.kind == .cardinal, view.mark(end) == Mark.colon || !particle(end).isDisjoint(with: [.in, .out]),
      let low = part.value, low > .zero
    else { return nil }
    var at = end
    var isColon = false
    if particle(at).contains(.out), particle(at + 1).contains(.of) {
      at += 2
    } else if particle(at).contains(.in) {
      at += 1
    } else if view.mark(at) == Mark.colon, part.plainDigits > 0, at + 1 < view.count, view.isGlued(at),
      view.isGlued(at + 1)
    {
      at += 1
      isColon = true
    } else {
      return nil
    }
    if !isColon, particle(at).contains(.determiner), !isWord(at + 1) { return nil }
    guard continues(at), let whole = vocabulary.numerals.parse(at: at, in: view), whole.kind == .cardinal,
      let high = whole.value, isColon || low < high, whole.plainDigits != 4, let divisor = high.integer, divisor > 0,
      unitAfter(whole) == nil, !isTimeUnit(afterHyphen(whole.tokens.end))
    else { return nil }
    let quotient = Numeral.quotient(low, divisor)
    add(.ratio, part, from: part.tokens.start, to: whole.tokens.end, rule: QuantityRules.ratio) { $0.value = quotient }
    let counted = countedNoun(after: whole.tokens.end, isWhole: false)
    let modifier = modifier(before: part.tokens.start, after: whole.tokens.end)
    progress.quantities[progress.quantities.count - 1].counted = counted
    progress.quantities[progress.quantities.count - 1].modifier = modifier
    return whole.tokens.end
  }

  func isTimeUnit(_ index: Int) -> Bool {
    guard continues(index), canBegin(vocabulary.timeUnitEdges, index), view.shape(index).isWordLike else {
      return false
    }
    var found = false
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.timeUnits.set) { match in
      if vocabulary.timeUnits[match]?.isSymbol == false { found = true }
    }
    return found
  }

  /// `three times as many`, `ten-fold`, `3x`. Plain `three times` counts how often.
  private func readTimes(_ numeral: Numeral) -> Int? {
    let end = numeral.tokens.end
    let at = afterHyphen(end)
    let isFold = particle(at).contains(.fold)
    let isTimes = particle(at).contains(.times) && !particle(at + 1).isDisjoint(with: .comparison)
    let isCross = isX(at) && view.isGlued(at) && !(isNumber(at + 1) && view.isGlued(at + 1))
    guard isFold || isTimes || isCross else { return nil }
    // "777X" is a design.
    if isCross, numeral.plainDigits > 2, view.bytes(at)[0] == UInt8(ascii: "X") { return nil }
    addCounted(.multiplier, numeral, upper: nil, to: at + 1, rule: QuantityRules.multiplier, isCounting: false)
    return at + 1
  }

  private func readMultiplier(_ numeral: Numeral) -> Int {
    let end = numeral.tokens.end
    let start = numeral.tokens.start
    // `twice a week`, `twice daily` are recurring times.
    if particle(end).contains(.determiner), isTimeUnit(end + 1) { return end }
    if particle(start).contains(.multiple), particle(end).isDisjoint(with: .determiner),
      modifier(before: start, after: end) == nil,
      !isWholeText(numeral)
    {
      return end
    }
    addCounted(.multiplier, numeral, upper: nil, to: end, rule: QuantityRules.multiplier, isCounting: false)
    return end
  }

  private func readOrdinal(_ numeral: Numeral) -> Int {
    let start = numeral.tokens.start
    let end = numeral.tokens.end
    if !isWholeText(numeral) {
      // `First Lady`: part of a name.
      let isCapitalised = view.shape(start).contains(.initialUpper)
      if isCapitalised, isWord(end), view.shape(end).contains(.initialUpper), numeral.spelling == .words { return end }
      if isCapitalised, view.mark(end) == Mark.comma { return end }
      if particle(end).contains(.of), particle(end + 1).contains(.whole) { return end }
      // `the second half of May`
      if isHalf(end) { return end + 1 }
    }
    add(.ordinal, numeral, from: start, to: end, rule: QuantityRules.ordinal)
    return end
  }

  // MARK: Numbers that only count

  func isWholeText(_ numeral: Numeral) -> Bool { numeral.tokens.start == 0 && numeral.tokens.end == view.count }

  /// Whether a number word is meant as a number: `one` is often a pronoun, `half` and `scores` often something else.
  private func isQuantity(_ numeral: Numeral) -> Bool {
    guard numeral.spelling == .words, numeral.tokens.count == 1, !isWholeText(numeral) else { return true }
    let end = numeral.tokens.end
    let next = particle(end)
    switch numeral.kind {
    case .cardinal:
      guard numeral.integer == 1 else { return numeral.integer != 2 || next.contains(.of) || !isCouple(numeral) }
      if particle(numeral.tokens.start - 1).contains(.pronoun) || next.contains(.many) { return false }
      return isWord(end) && (next.isEmpty || next.contains(.plural))
    case .fraction:
      // `cut by half`
      let isChange = particle(numeral.tokens.start - 1).contains(.by) && !(isWord(end) && next.isEmpty)
      return isChange || next.contains(.determiner) || next.contains(.of)
    case .vague:
      if (numeral.minimum ?? .zero) >= ExactDecimal(100) || numeral.minimum == ExactDecimal(12) { return true }
      return next.contains(.of) || isPlural(end)
    case .ordinal, .multiplier: return true
    }
  }

  /// `couple` and `pair`, which are two only after an article or before `of`.
  private func isCouple(_ numeral: Numeral) -> Bool { view.length(numeral.tokens.start) != 3 }

  func addCounted(
    _ kind: Quantity.Kind, _ numeral: Numeral, upper: Numeral?, to end: Int, rule: RuleID, isCounting: Bool = true
  ) {
    let start = numeral.tokens.start
    let isSingular = numeral.integer == 1 && upper == nil
    // `200 or more guards`
    let around = surroundings(before: start, after: end)
    var counted = isCounting ? countedNoun(after: around.end, isSingular: isSingular) : nil
    if counted == nil, kind == .cardinal { counted = elidedNoun(from: start, to: end, withModifier: around.start) }
    add(kind, numeral, from: start, to: end, rule: rule) {
      $0.counted = counted
      $0.modifier = around.modifier
      $0.change = around.change
      Self.bound(&$0, by: upper, lower: numeral)
    }
  }
}
