import ExtractCore

/// A number that may be missing, in few bytes: points in time are copied often.
@propertyWrapper struct SmallNumber<Stored: FixedWidthInteger & Sendable>: Equatable, Sendable {
  /// The least number of the type stands for none.
  private var stored = Stored.min

  var wrappedValue: Int? {
    get { stored == .min ? nil : Int(stored) }
    set { stored = newValue.map { Stored(clamping: $0) } ?? .min }
  }
}

/// What is said of a point in time: the fields of the calendar and the clock that are named.
///
/// The same fields hold what an expression says and, with the rest filled in, what it means.
struct CalendarFields: Equatable, Sendable {
  /// The part of a day that TIMEX3 has a code for.
  enum DayPart: String {
    case morning = "MO"
    case midday = "MI"
    case afternoon = "AF"
    case evening = "EV"
    case night = "NI"
    case day = "DT"
  }
  enum Season: String {
    case spring = "SP"
    case summer = "SU"
    case autumn = "FA"
    case winter = "WI"
  }

  /// The number of the years' hundreds: 19 for the years 1900…1999.
  @SmallNumber<Int32> var century: Int?
  /// The number of the years' tens: 199 for the years 1990…1999.
  @SmallNumber<Int32> var decade: Int?
  /// 0 is 1 BC.
  @SmallNumber<Int32> var year: Int?
  @SmallNumber<Int16> var half: Int?
  @SmallNumber<Int16> var quarter: Int?
  var season: Season?
  @SmallNumber<Int16> var month: Int?
  /// The number of an ISO week; ``year`` is then the year of the week.
  @SmallNumber<Int16> var week: Int?
  var isWeekend = false
  /// 1 for Monday … 7 for Sunday.
  @SmallNumber<Int16> var weekday: Int?
  @SmallNumber<Int16> var day: Int?
  var holiday: HolidayRule?
  var part: DayPart?
  @SmallNumber<Int16> var hour: Int?
  @SmallNumber<Int16> var minute: Int?
  @SmallNumber<Int16> var second: Int?
  /// The hour is below 13 and nothing said which half of the day it is in.
  var isHourAmbiguous = false
  var zone: Zone?

  var hasClock: Bool { hour != nil || part != nil }
  var hasDate: Bool {
    century != nil || decade != nil || year != nil || half != nil || quarter != nil || season != nil || month != nil
      || week != nil || isWeekend || weekday != nil || day != nil || holiday != nil
  }
  /// The date fields name a day, if a year and month are added.
  var namesDay: Bool { day != nil || weekday != nil && week == nil || holiday != nil || week != nil && weekday != nil }

  var dateOnly: CalendarFields {
    var copy = self
    copy.part = nil
    copy.hour = nil
    copy.minute = nil
    copy.second = nil
    copy.zone = nil
    copy.isHourAmbiguous = false
    return copy
  }

  /// These fields, with those that they lack taken from `other`.
  func filled(from other: CalendarFields) -> CalendarFields {
    var result = self
    result.century = century ?? other.century
    result.decade = decade ?? other.decade
    result.year = year ?? other.year
    result.half = half ?? other.half
    result.quarter = quarter ?? other.quarter
    result.season = season ?? other.season
    result.month = month ?? other.month
    result.week = week ?? other.week
    result.isWeekend = isWeekend || other.isWeekend
    result.weekday = weekday ?? other.weekday
    result.day = day ?? other.day
    result.holiday = holiday ?? other.holiday
    result.part = part ?? other.part
    if hour == nil {
      result.hour = other.hour
      result.minute = other.minute
      result.second = other.second
      result.isHourAmbiguous = other.isHourAmbiguous
    }
    result.zone = zone ?? other.zone
    return result
  }
}

/// A length of time as it is said: two weeks and three days; no amount means an unknown one.
struct TimeAmount: Equatable, Sendable {
  var amount: Double?
  var unit: TimeUnit
}

/// A point or stretch of the calendar or the clock.
struct TimePoint: Equatable, Sendable {
  enum Direction { case last, this, next }

  indirect enum Base: Equatable {
    /// The fields alone: Tuesday, 5 May, 1998.
    case open
    /// So many units from the creation time, at the grain of the unit: yesterday, last week, two years ago.
    case fromNow([TimeAmount], sign: Int)
    /// So many units from another point: two days after Christmas; `nil`: from the time last spoken of.
    case from(TimePoint?, [TimeAmount], sign: Int)
    /// The last, this or next point with the fields: last Monday, next March.
    case directed(Direction)
    /// Within another point: March of last year, Tuesday of next week.
    case within(TimePoint)
    /// The *n*-th weekday or unit within a point, from the end if negative: the first Monday of May.
    case nth(Int, TimeUnit?, TimePoint)
    /// A number of units of which the *n*-th from now is meant: three Fridays from now.
    case repeated(Int)
    case presentReference, pastReference, futureReference
  }

  var base: Base = .open
  var fields = CalendarFields()
  var modifier: TimeExpression.Modifier?
  var flag: TimeExpression.Flag?
  /// The other reading of a numeric date, whose order of day and month the document must decide.
  var swapsDayAndMonth = false
  /// How the numbers of a numeric date stand.
  var isDayFirst = false
  var isMonthFirst = false
  /// A shift by weeks names a day: two weeks ago; otherwise it names a week: last week.
  var isExact = false
  /// Part of the stretch lies before (-1) or after (1) the creation time: earlier this year.
  var side: Int8 = 0

  init(_ base: Base = .open, _ fields: CalendarFields = CalendarFields()) {
    self.base = base
    self.fields = fields
  }
}

/// What a piece of text means: the values that the rules of the grammar compute.
enum Meaning: Equatable, Sendable {
  case nothing
  /// A number, and with how many digits it is written (0 for words).
  case number(Double, digits: Int)
  /// Two or three numbers in one token: 8.30, 12.10.2015.
  case numbers(Int, Int, Int?)
  case unit(TimeUnit, isPlural: Bool)
  case modifier(TimeExpression.Modifier)
  case zone(Zone?)
  case duration([TimeAmount], TimeExpression.Modifier?)
  /// From one length of time to another: two to three months.
  case durations(TimeAmount, TimeAmount)
  case point(TimePoint)
  indirect case interval(TimePoint, TimePoint)
  /// A stretch of known length before (-1) or after (1) the creation time: the last three months.
  case stretch([TimeAmount], sign: Int)
  indirect case set(Meaning, quantifier: String?, frequency: String?)

  /// A whole number.
  var integer: Int? {
    guard case .number(let value, _) = self, abs(value) < 1e9 else { return nil }
    let whole = Int(value)
    return Double(whole) == value ? whole : nil
  }
}
