/// A decimal number without rounding: `coefficient × 10^exponent`.
///
/// What a text says in digits or words is kept as it was said; sums and products that would not fit
/// are reported by returning `nil`, never rounded.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits with their sign; no multiple of ten, unless zero.
  public let coefficient: Int128
  /// The power of ten that the coefficient is multiplied by; 0 for zero.
  public let exponent: Int

  /// The number `coefficient × 10^exponent`, with trailing zeros of the coefficient moved to the exponent.
  public init(_ coefficient: Int128, exponent: Int = 0) {
    // Division by ten is many times faster in the width of the machine, where nearly all numbers of texts fit.
    if let small = Int64(exactly: coefficient) {
      let (reduced, zeros) = Self.withoutTrailingZeros(small)
      self.coefficient = Int128(reduced)
      self.exponent = small == 0 ? 0 : exponent + zeros
    } else {
      let (reduced, zeros) = Self.withoutTrailingZeros(coefficient)
      self.coefficient = reduced
      self.exponent = exponent + zeros
    }
  }

  @inline(__always) private static func withoutTrailingZeros<Integer: FixedWidthInteger>(
    _ number: Integer
  ) -> (Integer, Int) {
    var number = number
    var zeros = 0
    while number != 0, number % 10 == 0 {
      number /= 10
      zeros += 1
    }
    return (number, zeros)
  }

  /// The number 0.
  public static let zero = ExactDecimal(0)

  /// The exact sum; `nil` if it takes more than 128 bits.
  public static func + (left: Self, right: Self) -> Self? {
    let exponent = min(left.exponent, right.exponent)
    guard let a = left.coefficient(at: exponent), let b = right.coefficient(at: exponent) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactDecimal(sum, exponent: exponent)
  }

  /// The exact difference; `nil` if it takes more than 128 bits.
  public static func - (left: Self, right: Self) -> Self? {
    let (negative, overflow) = (0 as Int128).subtractingReportingOverflow(right.coefficient)
    return overflow ? nil : left + ExactDecimal(negative, exponent: right.exponent)
  }

  /// The exact product; `nil` if it takes more than 128 bits.
  public static func * (left: Self, right: Self) -> Self? {
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    let (exponent, exponentOverflow) = left.exponent.addingReportingOverflow(right.exponent)
    return overflow || exponentOverflow ? nil : ExactDecimal(product, exponent: exponent)
  }

  /// The quotient if it has a finite decimal form of at most 12 more digits; `nil` for a divisor of zero.
  public func dividedExactly(by divisor: Int128) -> Self? {
    guard divisor != 0, coefficient != .min else { return nil }
    var coefficient = coefficient
    for digits in 0...12 {
      if coefficient % divisor == 0 { return ExactDecimal(coefficient / divisor, exponent: exponent - digits) }
      let (next, overflow) = coefficient.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      coefficient = next
    }
    return nil
  }

  /// The value as an integer, if it is one that fits.
  public var integer: Int? {
    guard exponent >= 0, var whole = Int(exactly: coefficient) else { return nil }
    for _ in 0..<exponent {
      let (next, overflow) = whole.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      whole = next
    }
    return whole
  }

  /// The nearest double.
  ///
  /// A coefficient below 2⁵³ and a power of ten up to 10²² are doubles themselves, so that one operation rounds once
  /// (W. D. Clinger, How to read floating point numbers accurately, 1990).
  public var double: Double {
    if let small = Int64(exactly: coefficient), small.magnitude < 1 << 53, exponent.magnitude < Self.powersOfTen.count {
      let power = Self.powersOfTen[Int(exponent.magnitude)]
      return exponent < 0 ? Double(small) / power : Double(small) * power
    }
    return Double(description) ?? .infinity
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The coefficient that goes with a lower exponent; `nil` on overflow.
  private func coefficient(at lower: Int) -> Int128? {
    if coefficient == 0 { return 0 }
    let (steps, distanceOverflow) = exponent.subtractingReportingOverflow(lower)
    guard !distanceOverflow, steps <= 38 else { return nil }
    var result = coefficient
    for _ in 0..<max(0, steps) {
      let (next, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = next
    }
    return result
  }
}

extension ExactDecimal: Comparable {
  /// Compares by value, without rounding and whatever the exponents.
  public static func < (left: Self, right: Self) -> Bool {
    let exponent = min(left.exponent, right.exponent)
    // What does not fit at the lower exponent is greater in magnitude than all that do.
    guard let a = left.coefficient(at: exponent) else { return left.coefficient < 0 }
    guard let b = right.coefficient(at: exponent) else { return right.coefficient > 0 }
    return a < b
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain decimal notation without an exponent: `1800`, `3.6`, `-0.05`.
  public var description: String {
    var digits = String(coefficient.magnitude)
    if exponent >= 0 {
      if coefficient != 0 { digits += String(repeating: "0", count: exponent) }
    } else {
      let missing = 1 - exponent - digits.utf8.count
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      digits.insert(".", at: digits.index(digits.endIndex, offsetBy: exponent))
    }
    return coefficient < 0 ? "-" + digits : digits
  }

  /// Whether a double holds the number exactly as written, so that JSON can carry it as a number.
  public var fitsDouble: Bool { coefficient.magnitude < 1_000_000_000_000_000 && exponent >= -15 && exponent <= 15 }
}
