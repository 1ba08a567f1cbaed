public import ExtractCore

/// A number as a text writes it, in digits, in words, or in both.
public struct Numeral: Hashable, Sendable {
  /// What a number is by its own form, whatever it counts.
  public enum Kind: Hashable, Sendable {
    /// How many: `1,800`, `two hundred and five`, `3.6 million`.
    case cardinal
    /// Which in a row: `20th`, `twenty-first`.
    case ordinal
    /// A part of one: `1/2`, `two thirds`, `half a million`; with a whole part too: `2½`.
    case fraction
    /// How many times: `twice`, `threefold`.
    case multiplier
    /// Known by its bounds only: `dozens`, `several hundred thousand`, `a few`.
    case vague
  }

  /// `1,800` in digits, `two hundred` in words, `3.6 million` in both.
  public enum Spelling: Hashable, Sendable { case digits, words, mixed }

  // In this order a numeral fills 96 bytes, few enough to be copied without a call: it is handed on often.
  /// The value; of a vague numeral the lower bound.
  private let low: ExactDecimal
  /// What the number is.
  public let kind: Kind
  /// Whether it is written in digits, in words, or in both.
  public let spelling: Spelling
  private let digitCount: Int32
  /// The upper bound of a vague numeral; of others the value again.
  private let high: ExactDecimal
  /// The tokens from the sign or the article to the last word or suffix.
  public internal(set) var tokens: TokenRange
  /// The scale that the last words or letters name: 1,000,000 for `3.6 million` and `5 hundred million`; `nil` for
  /// none.
  public let scale: ExactDecimal?

  /// The value; `nil` for ``Kind/vague``. One without a finite decimal form, such as a third, is rounded to
  /// 15 significant digits.
  public var value: ExactDecimal? { kind == .vague ? nil : low }
  /// The lower bound of a vague numeral, inclusive.
  public var minimum: ExactDecimal? { kind == .vague ? low : nil }
  /// The upper bound of a vague numeral, inclusive.
  public var maximum: ExactDecimal? { kind == .vague ? high : nil }
  /// How many digits are written if the numeral is one run of ASCII digits and nothing else, 0 otherwise: `2024` has 4.
  public var plainDigits: Int { Int(digitCount) }

  /// A part of a whole as ``value`` gives it: exact if it has a short decimal form, else rounded.
  public static func quotient(_ part: ExactDecimal, _ whole: Int) -> ExactDecimal? {
    Quotient(numerator: part, denominator: Int128(whole)).decimal
  }

  /// The value as an integer, if it is one; `nil` for a vague numeral.
  public var integer: Int? { value?.integer }
}

extension Numeral {
  /// A numeral that has a value.
  init(
    kind: Kind, spelling: Spelling, value: ExactDecimal, tokens: TokenRange, scale: ExactDecimal? = nil,
    plainDigits: Int = 0
  ) {
    self.init(
      low: value, kind: kind, spelling: spelling, digitCount: Int32(truncatingIfNeeded: plainDigits), high: value,
      tokens: tokens, scale: scale)
  }

  /// A numeral of one word; `nil` without a value.
  init?(word kind: Kind, _ value: ExactDecimal?) {
    guard let value else { return nil }
    self.init(kind: kind, spelling: .words, value: value, tokens: TokenRange(0, 1))
  }

  /// A numeral in words of which the bounds are known; exact if they are equal.
  init(from low: ExactDecimal, to high: ExactDecimal, tokens: TokenRange = TokenRange(0, 1)) {
    self.init(
      low: low, kind: low == high ? .cardinal : .vague, spelling: .words, digitCount: 0, high: high, tokens: tokens,
      scale: nil)
  }
}

/// How a letter directly after the digits of a number is read.
public enum NumeralSuffixes: Sendable {
  /// `10K` and `3M` and `2B` are thousands, millions and billions; `5m` is not a number.
  case plain
  /// Next to a currency `5m` and `5b` count as well, and so does `3 M`.
  case money
}
