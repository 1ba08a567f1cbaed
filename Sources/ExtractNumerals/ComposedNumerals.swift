import ExtractCore

/// A numeral while it is being read.
struct ComposedNumber {
  var value: Quotient
  let start: Int
  var end: Int
  var kind = Numeral.Kind.cardinal
  var spelling: Numeral.Spelling
  var plainDigits = 0
  /// The scale of the last group.
  var scale: ExactDecimal?

  mutating func extend(to newEnd: Int, by other: Numeral.Spelling) {
    end = newEnd
    plainDigits = 0
    if spelling != other { spelling = .mixed }
  }
}

extension NumeralGrammar {
  /// Groups below a thousand with their scales, each scale smaller than the one before: `two million three hundred and
  /// five thousand`.
  func composed(_ start: Int, _ view: TokenView, _ suffixes: NumeralSuffixes) -> ComposedNumber? {
    guard var number = group(start, view, isFirst: true) else { return nil }
    var product = scale(&number, view, suffixes)
    guard number.end > start else { return nil }
    if number.kind == .cardinal, number.spelling != .digits || product != nil {
      // At most one group for each scale, and scales fall, so that the loop ends soon.
      while let limit = product, let next = nextGroup(after: number, below: limit, view, suffixes) {
        guard let sum = number.value + next.number.value else { return nil }
        number.value = sum
        number.kind = next.number.kind
        number.extend(to: next.number.end, by: next.number.spelling)
        product = next.scale
        if number.kind == .ordinal { return number }
      }
    }
    if number.kind == .ordinal { return number }
    number.scale = product
    joinFraction(&number, start, scale: product, view)
    return number
  }

  /// The group after a scale, if its own scale is smaller: `… million [and] two hundred thousand`.
  private func nextGroup(
    after number: ComposedNumber, below limit: ExactDecimal, _ view: TokenView, _ suffixes: NumeralSuffixes
  ) -> (number: ComposedNumber, scale: ExactDecimal?)? {
    guard number.end < view.count, view.shape(number.end).isDisjoint(with: .paragraphStart) else { return nil }
    var at = step(number.end, view)
    let hasAnd = words.particle(view, at) == .and
    if hasAnd { at = step(at + 1, view) }
    guard at < view.count, view.shape(at).isDisjoint(with: .paragraphStart),
      var next = group(at, view, isFirst: false), next.kind != .fraction,
      fractionWord(step(next.end, view), view) == nil
    else { return nil }
    let scale = scale(&next, view, suffixes)
    // Digits go on only with a scale of their own, `3 million 200 thousand`.
    guard next.spelling != .digits || scale != nil && !hasAnd else { return nil }
    guard (scale ?? ExactDecimal(1)) < limit else { return nil }
    return (next, scale)
  }

  /// A number below a thousand in words, or any number in digits, with its decimals and its `hundred`.
  func group(_ start: Int, _ view: TokenView, isFirst: Bool) -> ComposedNumber? {
    if let digits = digits(at: start, in: view) {
      var number = ComposedNumber(
        value: digits.value, start: start, end: digits.end, kind: digits.isFraction ? .fraction : .cardinal,
        spelling: .digits,
        plainDigits: digits.plainDigits)
      if digits.value.isInteger, number.end < view.count, view.isGlued(number.end),
        words.particle(view, number.end) == .ordinal
      {
        number.kind = .ordinal
        number.end += 1
        number.plainDigits = 0
        return number
      }
      joinHundred(&number, view)
      return number
    }
    if isFirst, words.particle(view, start) == .article {
      let next = step(start + 1, view)
      guard let word = continuing(next, view), word.class == .hundred || word.class == .scale || word.class == .dozen
      else { return nil }
      var number = ComposedNumber(value: .one, start: start, end: start + 1, spelling: .words)
      joinHundred(&number, view)
      return number
    }
    guard let word = words.word(view, start) else { return nil }
    if isFirst, word.class == .hundred || word.class == .scale && view.shape(start).contains(.hasLower) {
      var number = ComposedNumber(value: .one, start: start, end: start, spelling: .words)
      joinHundred(&number, view)
      return number
    }
    guard var number = belowHundred(start, view) else { return nil }
    if number.kind == .cardinal {
      joinPoint(&number, view)
      joinHundred(&number, view)
    }
    return number
  }

  /// `seven`, `seventeen`, `seventy`, `seventy-seven`, and the ordinals of these.
  func belowHundred(_ start: Int, _ view: TokenView) -> ComposedNumber? {
    guard let word = words.word(view, start) else { return nil }
    var number = ComposedNumber(value: word.value, start: start, end: start + 1, spelling: .words)
    switch word.class {
    case .unit, .teen:
      // `one twenty-two`: hundreds whose name is left out, as they are spoken.
      if word.class == .unit, word.integer > 0, let ten = continuing(start + 1, view), ten.class == .ten,
        let rest = belowHundred(start + 1, view), rest.kind == .cardinal,
        fractionWord(step(rest.end, view), view) == nil,
        let hundreds = word.value * Quotient(numerator: ExactDecimal(100)), let sum = hundreds + rest.value
      {
        number.value = sum
        number.end = rest.end
      }
    case .ten:
      let next = step(start + 1, view)
      if let unit = continuing(next, view), unit.class == .unit || unit.class == .ordinal, unit.integer > 0,
        unit.integer < 10, let sum = word.value + unit.value
      {
        number.value = sum
        number.end = next + 1
        if unit.class == .ordinal { number.kind = .ordinal }
      }
    case .ordinal:
      number.kind = .ordinal
    default:
      return nil
    }
    return number
  }

  /// `… hundred [and] five`, and `… hundredth`.
  private func joinHundred(_ number: inout ComposedNumber, _ view: TokenView) {
    let at = step(number.end, view)
    guard let word = continuing(at, view, from: number.start) else { return }
    if word.class == .ordinal, word.integer == 100, number.spelling == .words, let product = number.value * word.value {
      number.value = product
      number.kind = .ordinal
      number.extend(to: at + 1, by: .words)
      return
    }
    guard word.integer == 100, word.class == .hundred || word.class == .plural, let product = number.value * word.value
    else { return }
    number.value = product
    number.extend(to: at + 1, by: .words)
    var next = step(at + 1, view)
    let hasAnd = words.particle(view, next) == .and
    if hasAnd { next = step(next + 1, view) }
    guard next < view.count, view.shape(next).isDisjoint(with: .paragraphStart) else { return }
    if number.spelling == .mixed, let rest = digits(at: next, in: view), rest.plainDigits == 1 || rest.plainDigits == 2,
      hasAnd, let sum = number.value + rest.value
    {
      number.value = sum
      number.extend(to: rest.end, by: .digits)
    } else if let rest = belowHundred(next, view), fractionWord(step(rest.end, view), view) == nil,
      rest.kind == .cardinal || rest.value.numerator < ExactDecimal(100), let sum = number.value + rest.value
    {
      number.value = sum
      number.kind = rest.kind
      number.extend(to: rest.end, by: .words)
    }
    joinPoint(&number, view)
  }

  /// `… point two five`: digits one by one, or a number below a hundred as two digits.
  private func joinPoint(_ number: inout ComposedNumber, _ view: TokenView) {
    guard number.kind == .cardinal, words.particle(view, number.end) == .point, number.spelling == .words else {
      return
    }
    var at = number.end + 1
    var fraction = ExactDecimal.zero
    var places = 0
    while places < 20, let word = continuing(at, view) {
      guard word.class == .unit || word.class == .teen || word.class == .ten, let part = belowHundred(at, view),
        part.kind == .cardinal
      else { break }
      let width = word.class == .unit ? 1 : 2
      let digit = width == 1 ? word.value.numerator : part.value.numerator
      guard let shifted = digit * ExactDecimal(1, exponent: -places - width), let sum = fraction + shifted else {
        return
      }
      fraction = sum
      places += width
      at = width == 1 ? at + 1 : part.end
    }
    guard places > 0, let sum = number.value + Quotient(numerator: fraction) else { return }
    number.value = sum
    number.end = at
  }

  /// Multiplies the number by the scales after it: `thousand`, `hundred thousand million`, `bn`, `K`.
  ///
  /// - Returns: the product of the scales; `nil` if there is none.
  private func scale(
    _ number: inout ComposedNumber, _ view: TokenView, _ suffixes: NumeralSuffixes
  ) -> ExactDecimal? {
    guard number.kind == .cardinal || number.kind == .fraction && number.spelling == .digits else { return nil }
    var product: ExactDecimal?
    for _ in 0..<3 {
      let at = step(number.end, view)
      guard let word = continuing(at, view, from: number.start) else { break }
      let isScale = word.isScale || word.class == .dozen || word.class == .plural
      let isOrdinal = word.class == .ordinal && word.integer >= 1000 && number.spelling == .words
      guard isScale || isOrdinal, word.class != .abbreviation || number.spelling == .digits,
        let value = number.value * word.value, let factor = (product ?? ExactDecimal(1)) * word.value.numerator
      else { break }
      number.value = value
      number.kind = isOrdinal ? .ordinal : .cardinal
      number.extend(to: at + 1, by: .words)
      product = factor
      if word.class == .dozen || isOrdinal { break }
    }
    if product == nil, number.spelling == .digits, let suffix = suffix(number.end, view, suffixes),
      let value = number.value * Quotient(numerator: suffix)
    {
      number.value = value
      number.extend(to: number.end + 1, by: .digits)
      product = suffix
    }
    return product
  }

  /// Letters that stand for a scale after digits, and where: `m` is a metre or a minute unless money is spoken of.
  private static let suffixLetters: [(letter: UInt8, exponent: Int, onlyMoney: Bool, mayStandApart: Bool)] = [
    (UInt8(ascii: "k"), 3, false, false), (UInt8(ascii: "K"), 3, false, false), (UInt8(ascii: "M"), 6, false, true),
    (UInt8(ascii: "m"), 6, true, true), (UInt8(ascii: "B"), 9, false, true), (UInt8(ascii: "b"), 9, false, true),
    (UInt8(ascii: "T"), 12, true, false), (UInt8(ascii: "t"), 12, true, false),
  ]

  func suffix(_ index: Int, _ view: TokenView, _ suffixes: NumeralSuffixes) -> ExactDecimal? {
    guard index < view.count, view.length(index) == 1, view.shape(index).isKind(.word) else { return nil }
    let isGlued = view.isGlued(index)
    // `10 m/s`, `3M's`, `5 k-class` are something else.
    if index + 1 < view.count, view.isGlued(index + 1), view.mark(index + 1) == Mark.slash { return nil }
    let letter = view.bytes(index)[0]
    for row in Self.suffixLetters where row.letter == letter {
      guard isGlued || row.mayStandApart && suffixes == .money else { return nil }
      return row.onlyMoney && suffixes == .plain ? nil : ExactDecimal(1, exponent: row.exponent)
    }
    return nil
  }
}
