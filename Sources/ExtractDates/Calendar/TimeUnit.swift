/// A unit of time, as the list `time_units` names them.
enum TimeUnit: String, Hashable {
  case nanosecond, microsecond, millisecond, second, minute, hour
  case day, night, weekday, week, weekend, fortnight
  case month, quarter, season, semester, year, decade, century, millennium

  /// How a duration of the unit is written: so many of the ISO 8601 designator, before or after the `T`.
  var notation: (factor: Double, designator: String, isClock: Bool) {
    switch self {
    case .nanosecond: (1e-9, "S", true)
    case .microsecond: (1e-6, "S", true)
    case .millisecond: (1e-3, "S", true)
    case .second: (1, "S", true)
    case .minute: (1, "M", true)
    case .hour: (1, "H", true)
    case .day, .night, .weekday: (1, "D", false)
    case .week: (1, "W", false)
    case .weekend: (1, "WE", false)
    case .fortnight: (2, "W", false)
    case .month: (1, "M", false)
    case .quarter: (1, "Q", false)
    case .season: (3, "M", false)
    case .semester: (6, "M", false)
    case .year: (1, "Y", false)
    case .decade: (10, "Y", false)
    case .century: (100, "Y", false)
    case .millennium: (1000, "Y", false)
    }
  }

  /// The length in seconds, days or months; exactly one is not zero.
  var length: (seconds: Double, days: Int, months: Int) {
    switch self {
    case .nanosecond: (1e-9, 0, 0)
    case .microsecond: (1e-6, 0, 0)
    case .millisecond: (1e-3, 0, 0)
    case .second: (1, 0, 0)
    case .minute: (60, 0, 0)
    case .hour: (3600, 0, 0)
    case .day, .night, .weekday: (0, 1, 0)
    case .week, .weekend: (0, 7, 0)
    case .fortnight: (0, 14, 0)
    case .month: (0, 0, 1)
    case .quarter, .season: (0, 0, 3)
    case .semester: (0, 0, 6)
    case .year: (0, 0, 12)
    case .decade: (0, 0, 120)
    case .century: (0, 0, 1200)
    case .millennium: (0, 0, 12_000)
    }
  }

  var isClock: Bool { length.seconds > 0 }

  /// A rough length in seconds, for putting units in order.
  var order: Double { length.seconds + Double(length.days) * 86_400 + Double(length.months) * 2_629_746 }
}
