/// A date, a time of day, a duration or a recurring time, as a TIMEX3 value.
///
/// TIMEX3 is the notation of TimeML, ISO 24617-1.
public struct TimeExpression: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  public enum Modifier: String, CaseIterable, Sendable {
    case approximately = "APPROX"
    case before = "BEFORE"
    case after = "AFTER"
    case onOrBefore = "ON_OR_BEFORE"
    case onOrAfter = "ON_OR_AFTER"
    case lessThan = "LESS_THAN"
    case moreThan = "MORE_THAN"
    case equalOrLess = "EQUAL_OR_LESS"
    case equalOrMore = "EQUAL_OR_MORE"
    case start = "START"
    case middle = "MID"
    case end = "END"
  }

  /// What a relative time was resolved against.
  public enum Anchor: Hashable, Sendable {
    case creationTime
    /// The index of another time in ``Document/times``.
    case time(Int)
  }

  public enum Flag: String, CaseIterable, Sendable {
    case impossible
    case ambiguousOrder = "ambiguous_order"
  }

  public var kind: Kind
  public var range: TextRange
  public var tokens: TokenRange
  /// The TIMEX3 value, underspecified where the anchor is unknown (`XXXX-WXX-1`, `PAST_REF`).
  public var value: String?
  /// The first calendar day or instant covered.
  public var from: CalendarTime?
  /// The last calendar day or instant covered.
  public var to: CalendarTime?
  public var modifier: Modifier?
  public var anchor: Anchor?
  /// The TIMEX3 attribute `quant` of a recurring time: `EVERY`.
  public var quantifier: String?
  /// The TIMEX3 attribute `freq` of a recurring time: `2X`.
  public var frequency: String?
  public var flag: Flag?
  public var rule: RuleID

  @inlinable public init(
    kind: Kind, range: TextRange, tokens: TokenRange, value: String? = nil, from: CalendarTime? = nil,
    to: CalendarTime? = nil, modifier: Modifier? = nil, anchor: Anchor? = nil, quantifier: String? = nil,
    frequency: String? = nil, flag: Flag? = nil, rule: RuleID
  ) {
    self.kind = kind
    self.range = range
    self.tokens = tokens
    self.value = value
    self.from = from
    self.to = to
    self.modifier = modifier
    self.anchor = anchor
    self.quantifier = quantifier
    self.frequency = frequency
    self.flag = flag
    self.rule = rule
  }
}
