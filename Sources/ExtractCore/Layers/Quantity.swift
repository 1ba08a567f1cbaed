/// A number with what it counts or measures.
public struct Quantity: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case cardinal, ordinal, fraction, percent, money, measure, range, ratio, multiplier, age, identifier
  }

  /// How the text qualifies the value.
  public enum Modifier: String, CaseIterable, Sendable {
    case approximately = "approx"
    case moreThan = "more_than"
    case atLeast = "at_least"
    case lessThan = "less_than"
    case atMost = "at_most"
    case upTo = "up_to"
    case nearly, several
  }

  public enum Change: String, CaseIterable, Sendable { case up, down }

  public var kind: Kind
  public var range: TextRange
  public var tokens: TokenRange
  /// The exact value; `nil` where only bounds are known.
  public var value: ExactDecimal?
  /// The lower bound of a vague or ranged quantity, inclusive.
  public var minimum: ExactDecimal?
  /// The upper bound of a vague or ranged quantity, inclusive.
  public var maximum: ExactDecimal?
  public var modifier: Modifier?
  /// The UCUM code of a measure; `%` for a percentage, `[pp]` for percentage points.
  public var unit: ImmortalText?
  /// The ISO 4217 code of an amount of money.
  public var currency: ImmortalText?
  /// The counted noun phrase.
  public var counted: TextRange?
  public var change: Change?
  public var rule: RuleID

  public init(
    kind: Kind, range: TextRange, tokens: TokenRange, value: ExactDecimal? = nil, minimum: ExactDecimal? = nil,
    maximum: ExactDecimal? = nil, modifier: Modifier? = nil, unit: ImmortalText? = nil, currency: ImmortalText? = nil,
    counted: TextRange? = nil, change: Change? = nil, rule: RuleID
  ) {
    self.kind = kind
    self.range = range
    self.tokens = tokens
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.modifier = modifier
    self.unit = unit
    self.currency = currency
    self.counted = counted
    self.change = change
    self.rule = rule
  }
}
