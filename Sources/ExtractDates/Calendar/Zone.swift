/// How far the clocks of a time zone are from UTC.
struct Zone: Equatable, Sendable {
  /// Minutes east of UTC where the clocks are not ahead.
  private let standard: Int16
  private let daylightTime: DaylightTime?

  init(minutes: Int, _ daylightTime: DaylightTime? = nil) {
    standard = Int16(clamping: minutes)
    self.daylightTime = daylightTime
  }

  /// Minutes east of UTC on a day; `nil` where the clocks may be ahead and no day tells whether they are.
  func minutes(on day: @autoclosure () -> CivilDate?) -> Int? {
    guard let daylightTime else { return Int(standard) }
    return day().map { Int(standard) + (daylightTime.applies(on: $0) ? 60 : 0) }
  }
}

/// When the clocks of a time zone are an hour ahead.
enum DaylightTime: String {
  /// From the second Sunday of March to the first of November (Energy Policy Act of 2005).
  case unitedStates = "daylight_us"
  /// From the last Sunday of March to the last of October (Directive 2000/84/EC).
  case europe = "daylight_eu"

  /// Whether the clocks are ahead on a day; on the days of the change, as they are when most of the day is over.
  func applies(on day: CivilDate) -> Bool {
    let year = day.year
    let (first, last) =
      switch self {
      case .unitedStates:
        (CivilDate(year, 3, 8).onOrAfter(weekday: 7), CivilDate(year, 11, 1).onOrAfter(weekday: 7))
      case .europe:
        (CivilDate(year, 3, 31).onOrBefore(weekday: 7), CivilDate(year, 10, 31).onOrBefore(weekday: 7))
      }
    return first <= day && day < last
  }
}
