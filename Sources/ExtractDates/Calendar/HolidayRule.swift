/// The day of a holiday in any year, as the list `holidays` writes it.
enum HolidayRule: Hashable {
  case fixed(month: Int, day: Int)
  case easter(offset: Int)
  /// The *n*-th such weekday of a month, counted from the end if *n* is negative, and some days after it.
  case nthWeekday(n: Int, weekday: Int, month: Int, offset: Int)
  case weekdayBefore(weekday: Int, month: Int, day: Int)
  case weekdayAfter(weekday: Int, month: Int, day: Int)

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `12-25`, `easter-2`, `4 thu nov+1`, `mon before may 25`; `nil` if the text is none of these.
  init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 1, text.hasPrefix("easter") {
      guard let offset = Int(text.dropFirst(6)) else { return nil }
      self = .easter(offset: offset)
    } else if words.count == 1 {
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 2 else { return nil }
      self = .fixed(month: parts[0], day: parts[1])
    } else if words.count == 3 {
      guard let n = Int(words[0]), let weekday = Self.weekdays.firstIndex(of: words[1]),
        let month = Self.months.firstIndex(of: String(words[2].prefix(3)))
      else { return nil }
      let offset = words[2].dropFirst(3)
      self = .nthWeekday(n: n, weekday: weekday + 1, month: month + 1, offset: offset.isEmpty ? 0 : Int(offset) ?? 0)
    } else {
      guard words.count == 4, let weekday = Self.weekdays.firstIndex(of: words[0]),
        let month = Self.months.firstIndex(of: words[2]), let day = Int(words[3])
      else { return nil }
      self =
        words[1] == "before"
        ? .weekdayBefore(weekday: weekday + 1, month: month + 1, day: day)
        : .weekdayAfter(weekday: weekday + 1, month: month + 1, day: day)
    }
  }

  func date(in year: Int) -> CivilDate {
    switch self {
    case .fixed(let month, let day):
      return CivilDate(year, month, day)
    case .easter(let offset):
      return CivilDate.easter(year).adding(days: offset)
    case .nthWeekday(let n, let weekday, let month, let offset):
      let first = CivilDate(year, month, 1).onOrAfter(weekday: weekday)
      let last = CivilDate(year, month, CivilDate.lastDay(ofMonth: month, year)).onOrBefore(weekday: weekday)
      return (n > 0 ? first.adding(days: 7 * (n - 1)) : last.adding(days: 7 * (n + 1))).adding(days: offset)
    case .weekdayBefore(let weekday, let month, let day):
      return CivilDate(year, month, day - 1).onOrBefore(weekday: weekday)
    case .weekdayAfter(let weekday, let month, let day):
      return CivilDate(year, month, day).adding(days: 1).onOrAfter(weekday: weekday)
    }
  }
}
