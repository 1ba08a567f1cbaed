import ExtractCore

extension NumeralGrammar {
  /// A fraction word at the token: `half`, `thirds`.
  func fractionWord(_ index: Int, _ view: TokenView, from start: Int = -1) -> NumberWord? {
    guard let word = continuing(index, view, from: start), word.class == .fraction else { return nil }
    return word
  }

  /// What divides by an ordinal: `a fifth`, `one fourth`.
  private func ordinalAsFraction(_ index: Int, _ view: TokenView) -> Quotient? {
    guard let word = continuing(index, view), word.class == .ordinal, word.integer >= 3 else { return nil }
    return Quotient(numerator: ExactDecimal(1), denominator: Int128(word.integer))
  }

  /// A fraction that begins the numeral: `half a million`, `a quarter of a million`, `a third`.
  func fractionFirst(_ start: Int, _ view: TokenView) -> ComposedNumber? {
    let hasArticle = words.particle(view, start) == .article
    let at = hasArticle ? step(start + 1, view) : start
    var number: ComposedNumber
    if let word = fractionWord(at, view, from: start), view.shape(at).isKind(.word) {
      number = ComposedNumber(value: word.value, start: start, end: at + 1, kind: .fraction, spelling: .words)
    } else if hasArticle, let part = ordinalAsFraction(at, view), endsFraction(at + 1, view) {
      number = ComposedNumber(value: part, start: start, end: at + 1, kind: .fraction, spelling: .words)
    } else {
      return nil
    }
    joinScaleAfterFraction(&number, view)
    return number
  }

  /// Whether `a fifth` before the token is a part, not the fifth of something: `of` or the end of the clause follows.
  private func endsFraction(_ index: Int, _ view: TokenView) -> Bool {
    guard index < view.count, view.shape(index).isDisjoint(with: .paragraphStart) else { return true }
    return words.particle(view, index) == .of || view.mark(index) != 0 && view.mark(index) != Mark.hyphen
  }

  /// `half [of] a million`, `half a dozen`, `half million`.
  private func joinScaleAfterFraction(_ number: inout ComposedNumber, _ view: TokenView) {
    var at = step(number.end, view)
    if words.particle(view, at) == .of { at += 1 }
    if words.particle(view, at) == .article { at = step(at + 1, view) }
    guard let word = continuing(at, view), word.class == .scale || word.class == .dozen || word.class == .hundred,
      let product = number.value * word.value
    else { return }
    number.value = product
    number.kind = .cardinal
    number.extend(to: at + 1, by: .words)
  }

  /// What a fraction adds to a number before it: `two thirds`, `three and a half [million]`, `3 million and a half`.
  func joinFraction(_ number: inout ComposedNumber, _ start: Int, scale: ExactDecimal?, _ view: TokenView) {
    let at = step(number.end, view)
    let isOne = number.value.denominator == 1 && number.value.numerator == ExactDecimal(1)
    if number.value.isInteger, scale == nil || number.spelling == .words,
      let part = fractionWord(at, view)?.value ?? (isOne ? ordinalAsFraction(at, view) : nil) ?? compoundPart(at, view),
      view.shape(at).isKind(.word), let product = number.value * part
    {
      number.value = product
      number.kind = .fraction
      number.extend(to: fractionWord(at, view) == nil && !isOne ? step(at + 1, view) + 1 : at + 1, by: .words)
      joinScaleAfterFraction(&number, view)
      return
    }
    if words.particle(view, at) == .over { return joinDivisor(&number, at + 1, view) }
    guard words.particle(view, at) == .and else { return }
    var next = step(at + 1, view)
    var part: Quotient?
    if let digits = digits(at: next, in: view), digits.isFraction {
      part = digits.value
      next = digits.end
    } else {
      var count = Quotient.one
      if words.particle(view, next) == .article {
        next = step(next + 1, view)
      } else if let below = belowHundred(next, view), below.kind == .cardinal {
        count = below.value
        next = step(below.end, view)
      } else {
        return
      }
      let isSingle = count.numerator == ExactDecimal(1)
      guard let unit = fractionWord(next, view)?.value ?? (isSingle ? ordinalAsFraction(next, view) : nil) else {
        return
      }
      part = count * unit
      next += 1
    }
    // A fraction after a scale is one of the scale, unless it has a scale of its own: three million and a half
    // [billion].
    var unit = largeScale(scale)
    if let scale, let own = continuing(step(next, view), view), own.class == .scale, own.value.numerator < scale {
      unit = own.value.numerator
      next = step(next, view) + 1
    }
    guard let part, let scaled = part * Quotient(numerator: unit), let sum = number.value + scaled else {
      return
    }
    number.value = sum
    number.kind = scale == nil ? .fraction : .cardinal
    number.extend(to: next, by: .words)
    if scale == nil { joinScaleAfterMixed(&number, view) }
  }

  /// `one over twenty`, if nothing is counted after it.
  private func joinDivisor(_ number: inout ComposedNumber, _ index: Int, _ view: TokenView) {
    guard index < view.count, view.shape(index).isDisjoint(with: .paragraphStart),
      let divisor = group(index, view, isFirst: true), divisor.kind == .cardinal, divisor.value.isInteger,
      number.value.isInteger, let whole = divisor.value.numerator.integer, whole > 0,
      number.value.numerator < divisor.value.numerator,
      divisor.end >= view.count || !view.shape(divisor.end).isWordLike
    else { return }
    number.value.denominator = Int128(whole)
    number.kind = .fraction
    number.extend(to: divisor.end, by: divisor.spelling)
  }

  private func largeScale(_ scale: ExactDecimal?) -> ExactDecimal {
    guard let scale, scale >= ExactDecimal(1000) else { return ExactDecimal(1) }
    return scale
  }

  /// `twenty-firsts`: a ten and a plural ordinal.
  private func compoundPart(_ index: Int, _ view: TokenView) -> Quotient? {
    guard let ten = continuing(index, view), ten.class == .ten,
      let unit = fractionWord(step(index + 1, view), view), unit.value.denominator > 2
    else { return nil }
    return Quotient(numerator: ExactDecimal(1), denominator: Int128(ten.integer) + unit.value.denominator)
  }

  /// `two and a half million`.
  private func joinScaleAfterMixed(_ number: inout ComposedNumber, _ view: TokenView) {
    let at = step(number.end, view)
    guard let word = continuing(at, view), word.class == .scale || word.class == .hundred || word.class == .dozen,
      let product = number.value * word.value
    else { return }
    number.value = product
    number.kind = .cardinal
    number.extend(to: at + 1, by: .words)
  }
}
