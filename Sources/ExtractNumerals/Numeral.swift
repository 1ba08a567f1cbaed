public import ExtractCore

/// A number as a text writes it, in digits, in words, or in both.
public struct Numeral: Hashable, Sendable {
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

  public enum Spelling: Hashable, Sendable { case digits, words, mixed }

  public let kind: Kind
  public let spelling: Spelling
  /// The value; `nil` for ``Kind/vague``. One without a finite decimal form, such as a third, is rounded to
  /// 15 significant digits.
  public let value: ExactDecimal?
  /// The lower bound of a vague numeral, inclusive.
  public let minimum: ExactDecimal?
  /// The upper bound of a vague numeral, inclusive.
  public let maximum: ExactDecimal?
  /// The tokens from the sign or the article to the last word or suffix.
  public internal(set) var tokens: TokenRange
  /// The scale that the last words or letters name: 1,000,000 for `3.6 million` and `5 hundred million`; `nil` for none.
  public let scale: ExactDecimal?
  /// How many digits are written if the numeral is one run of ASCII digits and nothing else, 0 otherwise: `2024` has 4.
  public let plainDigits: Int

  /// A part of a whole as ``value`` gives it: exact if it has a short decimal form, else rounded.
  public static func quotient(_ part: ExactDecimal, _ whole: Int) -> ExactDecimal? {
    Quotient(numerator: part, denominator: Int128(whole)).decimal
  }

  /// The value as an integer, if it is one; `nil` for a vague numeral.
  public var integer: Int? { value?.integer }
}

extension Numeral {
  /// A numeral of one word; `nil` without a value.
  init?(word kind: Kind, _ value: ExactDecimal?) {
    guard let value else { return nil }
    self.init(
      kind: kind, spelling: .words, value: value, minimum: nil, maximum: nil, tokens: TokenRange(0, 1), scale: nil,
      plainDigits: 0)
  }

  /// A numeral in words of which the bounds are known; exact if they are equal.
  init(from low: ExactDecimal, to high: ExactDecimal, tokens: TokenRange = TokenRange(0, 1)) {
    let isExact = low == high
    self.init(
      kind: isExact ? .cardinal : .vague, spelling: .words, value: isExact ? low : nil, minimum: isExact ? nil : low,
      maximum: isExact ? nil : high, tokens: tokens, scale: nil, plainDigits: 0)
  }
}

/// How a letter directly after the digits of a number is read.
public enum NumeralSuffixes: Sendable {
  /// `10K` and `3M` and `2B` are thousands, millions and billions; `5m` is not a number.
  case plain
  /// Next to a currency `5m` and `5b` count as well, and so does `3 M`.
  case money
}
