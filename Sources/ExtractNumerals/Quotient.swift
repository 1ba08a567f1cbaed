import ExtractCore

/// An exact quotient, so that thirds survive until the numeral is complete. Operations that overflow yield `nil`.
struct Quotient {
  var numerator: ExactDecimal
  var denominator: Int128 = 1

  static let one = Quotient(numerator: ExactDecimal(1))
  static let ten = ExactDecimal(10)

  static func * (left: Self, right: Self) -> Self? {
    guard let numerator = left.numerator * right.numerator else { return nil }
    let (denominator, overflow) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return overflow ? nil : Quotient(numerator: numerator, denominator: denominator)
  }

  static func + (left: Self, right: Self) -> Self? {
    guard let a = left.numerator * ExactDecimal(right.denominator),
      let b = right.numerator * ExactDecimal(left.denominator), let sum = a + b
    else { return nil }
    let (denominator, overflow) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return overflow ? nil : Quotient(numerator: sum, denominator: denominator)
  }

  var isInteger: Bool { denominator == 1 && numerator.exponent >= 0 }

  /// The value, rounded half up to 15 significant digits if it has no short decimal form.
  var decimal: ExactDecimal? {
    if denominator == 1 { return numerator }
    if denominator == 0 { return nil }
    if let exact = numerator.dividedExactly(by: denominator) { return exact }
    var coefficient = numerator.coefficient
    var exponent = numerator.exponent
    let enough = Int128(1_000_000_000_000_000)
    while (coefficient / denominator).magnitude < enough.magnitude {
      let (next, overflow) = coefficient.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      coefficient = next
      exponent -= 1
    }
    // The quotient has at least 16 digits here; all after the fifteenth go.
    var quotient = coefficient / denominator
    while quotient.magnitude >= enough.magnitude * 10 {
      quotient /= 10
      exponent += 1
    }
    let half: Int128 = quotient < 0 ? -5 : 5
    return ExactDecimal((quotient + half) / 10, exponent: exponent + 1)
  }
}
