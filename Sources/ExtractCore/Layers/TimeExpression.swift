/// A date, a time of day, a duration or a recurring time, as a TIMEX3 value.
///
/// TIMEX3 is the notation of TimeML, ISO 24617-1.
public struct TimeExpression: Hashable, Sendable {
  /// The TIMEX3 attribute `type`.
  public enum Kind: String, CaseIterable, Sendable {
    /// `9 April 2024`, `last week`, `the 1990s`
    case date = "DATE"
    /// `10:30 a.m.`, `Tuesday night`
    case time = "TIME"
    /// `for three weeks`
    case duration = "DURATION"
    /// `every Monday`, `twice a year`
    case set = "SET"
  }

  /// The TIMEX3 attribute `mod`: how the text qualifies the value. The examples follow those of TimeML.
  public enum Modifier: String, CaseIterable, Sendable {
    /// `about three years ago`
    case approximately = "APPROX"
    /// `more than a year ago`
    case before = "BEFORE"
    /// `less than a year ago`
    case after = "AFTER"
    /// `no less than a year ago`
    case onOrBefore = "ON_OR_BEFORE"
    /// `no more than a year ago`
    case onOrAfter = "ON_OR_AFTER"
    /// `less than two hours`
    case lessThan = "LESS_THAN"
    /// `more than five minutes`
    case moreThan = "MORE_THAN"
    /// `at most ten days`
    case equalOrLess = "EQUAL_OR_LESS"
    /// `at least ten days`
    case equalOrMore = "EQUAL_OR_MORE"
    /// `the early 1960s`
    case start = "START"
    /// `mid-February`
    case middle = "MID"
    /// `the end of the month`
    case end = "END"
  }

  /// What a relative time was resolved against.
  public enum Anchor: Hashable, Sendable {
    /// The date of the document, ``Document/creationTime``.
    case creationTime
    /// The index of another time in ``Document/times``.
    case time(Int)
  }

  /// What keeps a date from being one day for certain.
  public enum Flag: String, CaseIterable, Sendable {
    /// The calendar has no such day: `31 June 2021`.
    case impossible
    /// The day or the month may stand first, and the document does not tell: `4/5/2021`.
    case ambiguousOrder = "ambiguous_order"
  }

  /// What kind of time it is.
  public var kind: Kind
  /// The expression without the preposition before it: `9 April 2024` of `on 9 April 2024`; in bytes.
  public var range: TextRange
  /// The same place in tokens.
  public var tokens: TokenRange
  /// The TIMEX3 value, underspecified where the anchor is unknown (`XXXX-WXX-1`, `PAST_REF`).
  public var value: String?
  /// The first calendar day or instant covered.
  public var from: CalendarTime?
  /// The last calendar day or instant covered.
  public var to: CalendarTime?
  /// `nil` where the text does not qualify the time.
  public var modifier: Modifier?
  /// `nil` for a time that is complete by itself, or that nothing could be found for.
  public var anchor: Anchor?
  /// The TIMEX3 attribute `quant` of a recurring time: `EVERY`.
  public var quantifier: String?
  /// The TIMEX3 attribute `freq` of a recurring time: `2X`.
  public var frequency: String?
  /// `nil` for a time with nothing odd about it.
  public var flag: Flag?
  /// The rule that read the expression.
  public var rule: RuleID

  /// A time; what is `nil` is not said in the text, or could not be resolved.
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
