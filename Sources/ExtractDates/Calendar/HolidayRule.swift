/// The day of a holiday in any year, as the list `holidays` writes it.
enum HolidayRule: Hashable {
  case fixed(month: Int8, day: Int8)
  case easter(offset: Int16)
  case orthodoxEaster(offset: Int16)
  /// The *n*-th such weekday of a month, counted from the end if *n* is negative, and some days after it.
  case nthWeekday(n: Int8, weekday: Int8, month: Int8, offset: Int16)
  case weekdayBefore(weekday: Int8, month: Int8, day: Int8)
  case weekdayAfter(weekday: Int8, month: Int8, day: Int8)
  /// A feast of another calendar, by its number in ``FeastDates``.
  case feast(FeastDates.Number)

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `12-25`, `easter-2`, `orthodox-2`, `4 thu nov+1`, `mon before may 25`, `feast diwali`; `nil` if the text is none of
  /// these.
  init?(_ text: String, _ feasts: FeastDates) {
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
    if words.count == 1, text.hasPrefix("easter") {
      guard let offset = Int16(text.dropFirst(6)) else { return nil }
      self = .easter(offset: offset)
    } else if words.count == 1, text.hasPrefix("orthodox") {
      guard let offset = Int16(text.dropFirst(8)) else { return nil }
      self = .orthodoxEaster(offset: offset)
    } else if words.count == 2, words[0] == "feast" {
      guard let number = feasts.number(of: words[1]) else { return nil }
      self = .feast(number)
    } else if words.count == 1 {
      let parts = text.utf8.split(separator: UInt8(ascii: "-")).compactMap { Int8(Substring($0)) }
      guard parts.count == 2 else { return nil }
      self = .fixed(month: parts[0], day: parts[1])
    } else if words.count == 3 {
      guard let n = Int8(words[0]), let weekday = Self.number(of: words[1], in: Self.weekdays),
        let month = Self.number(of: String(words[2].prefix(3)), in: Self.months)
      else { return nil }
      let offset = words[2].dropFirst(3)
      self = .nthWeekday(n: n, weekday: weekday, month: month, offset: Int16(offset) ?? 0)
    } else {
      guard words.count == 4, let weekday = Self.number(of: words[0], in: Self.weekdays),
        let month = Self.number(of: words[2], in: Self.months), let day = Int8(words[3])
      else { return nil }
      self =
        words[1] == "before"
        ? .weekdayBefore(weekday: weekday, month: month, day: day)
        : .weekdayAfter(weekday: weekday, month: month, day: day)
    }
  }

  /// The number of a name, the first name's being 1.
  private static func number(of name: String, in names: [String]) -> Int8? {
    names.firstIndex(of: name).map { Int8($0 + 1) }
  }

  /// The day in a year, the first one if there are several; `nil` if it is not known.
  func date(in year: Int, _ feasts: FeastDates) -> CivilDate? {
    switch self {
    case .feast(let feast): return feasts.first(feast, in: year)?.first
    case .fixed(let month, let day):
      return CivilDate(year, Int(month), Int(day))
    case .easter(let offset):
      return CivilDate.easter(year).adding(days: Int(offset))
    case .orthodoxEaster(let offset):
      return CivilDate.orthodoxEaster(year).adding(days: Int(offset))
    case .nthWeekday(let n, let weekday, let month, let offset):
      let first = CivilDate(year, Int(month), 1)
      let last = CivilDate(year, Int(month), CivilDate.lastDay(ofMonth: Int(month), year))
      let day =
        n > 0
        ? first.onOrAfter(weekday: Int(weekday)).adding(days: 7 * (Int(n) - 1))
        : last.onOrBefore(weekday: Int(weekday)).adding(days: 7 * (Int(n) + 1))
      return day.adding(days: Int(offset))
    case .weekdayBefore(let weekday, let month, let day):
      return CivilDate(year, Int(month), Int(day) - 1).onOrBefore(weekday: Int(weekday))
    case .weekdayAfter(let weekday, let month, let day):
      return CivilDate(year, Int(month), Int(day)).adding(days: 1).onOrAfter(weekday: Int(weekday))
    }
  }
}
