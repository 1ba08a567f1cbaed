/// A number with what it counts or measures.
public struct Quantity: Hashable, Sendable {
  /// What a number is said of; the raw value stands in the record. A range of things has the kind of the things.
  public enum Kind: String, CaseIterable, Sendable {
    /// `1,200 people`, `dozens`
    case cardinal
    /// `the third attempt`
    case ordinal
    /// `two thirds`
    case fraction
    /// `12%`, `three percentage points`
    case percent
    /// `$3 million`
    case money
    /// `40 km`
    case measure
    /// `5 to 7`, of bare numbers
    case range
    /// `one in four`
    case ratio
    /// `twice`, `threefold`
    case multiplier
    /// `aged 34`, `a three-year-old`
    case age
    /// A number that is a name: `Resolution 2717`, `Room 5`.
    case identifier
  }

  /// How the text qualifies the value.
  public enum Modifier: String, CaseIterable, Sendable {
    /// `about 40`
    case approximately = "approx"
    /// `more than 40`
    case moreThan = "more_than"
    /// `at least 40`
    case atLeast = "at_least"
    /// `less than 40`
    case lessThan = "less_than"
    /// `at most 40`
    case atMost = "at_most"
    /// `up to 40`, `as many as 40`
    case upTo = "up_to"
    /// `nearly 40`, `almost 40`
    case nearly
    /// `several hundred`
    case several
  }

  /// Whether the text says that something rose or fell by the quantity, or to it.
  public enum Change: String, CaseIterable, Sendable { case up, down }

  /// What the number is said of.
  public var kind: Kind
  /// The number with its unit and the words that qualify it, in bytes.
  public var range: TextRange
  /// The same place in tokens.
  public var tokens: TokenRange
  /// The exact value; `nil` where only bounds are known.
  public var value: ExactDecimal?
  /// The lower bound of a vague or ranged quantity, inclusive.
  public var minimum: ExactDecimal?
  /// The upper bound of a vague or ranged quantity, inclusive.
  public var maximum: ExactDecimal?
  /// `nil` where the text says the number without such words.
  public var modifier: Modifier?
  /// The UCUM code of a measure; `%` for a percentage, `[pp]` for percentage points.
  public var unit: ImmortalText?
  /// The ISO 4217 code of an amount of money.
  public var currency: ImmortalText?
  /// The counted noun phrase.
  public var counted: TextRange?
  /// `nil` where the text speaks of no change.
  public var change: Change?
  /// The rule that found the quantity.
  public var rule: RuleID

  /// A quantity; what is `nil` is not said in the text.
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
