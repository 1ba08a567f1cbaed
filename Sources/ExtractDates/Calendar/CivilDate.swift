/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
///
/// The conversions are those of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2021), exact for all
/// years; year 0 is 1 BC. Week numbers follow ISO 8601.
struct CivilDate: Hashable, Comparable {
  var dayNumber: Int

  init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// The day of a year, month and day of the month; a day past the end of its month runs on into the next.
  init(_ year: Int, _ month: Int, _ day: Int) {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = era * 146_097 + dayOfEra - 719_468
  }

  var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  var year: Int { components.year }
  var month: Int { components.month }
  var day: Int { components.day }

  /// 1 for Monday … 7 for Sunday.
  var weekday: Int { Self.modulo(dayNumber + 3, 7) + 1 }

  /// The year and number of the ISO week that holds the day.
  var isoWeek: (year: Int, week: Int) {
    let thursday = CivilDate(dayNumber: dayNumber - weekday + 4)
    let year = thursday.year
    return (year, (thursday.dayNumber - CivilDate(year, 1, 1).dayNumber) / 7 + 1)
  }

  /// The Monday of an ISO week.
  init(isoYear: Int, week: Int) {
    let fourth = CivilDate(isoYear, 1, 4)
    dayNumber = fourth.dayNumber - fourth.weekday + 1 + (week - 1) * 7
  }

  /// Whether a year has such a day.
  static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && (day <= 28 || day <= lastDay(ofMonth: month, year))
  }

  static func lastDay(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool { modulo(year, 4) == 0 && (modulo(year, 100) != 0 || modulo(year, 400) == 0) }

  /// The day `months` later, moved back to the end of a shorter month.
  func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let total = year * 12 + month - 1 + months
    let newYear = Self.floorDivide(total, 12)
    let newMonth = Self.modulo(total, 12) + 1
    return CivilDate(newYear, newMonth, min(day, Self.lastDay(ofMonth: newMonth, newYear)))
  }

  func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

  /// The last such weekday that is this day or before it.
  func onOrBefore(weekday: Int) -> CivilDate { adding(days: -Self.modulo(self.weekday - weekday, 7)) }

  /// The first such weekday that is this day or after it.
  func onOrAfter(weekday: Int) -> CivilDate { adding(days: Self.modulo(weekday - self.weekday, 7)) }

  /// Western Easter Sunday by the anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, chapter 8).
  static func easter(_ year: Int) -> CivilDate {
    let a = modulo(year, 19)
    let b = floorDivide(year, 100)
    let c = modulo(year, 100)
    let d = b / 4
    let e = b % 4
    let g = (8 * b + 13) / 25
    let h = modulo(19 * a + b - d - g + 15, 30)
    let m = (a + 11 * h) / 319
    let r = modulo(2 * e + 2 * (c / 4) - c % 4 - h + m + 32, 7)
    let month = (h - m + r + 90) / 25
    return CivilDate(year, month, modulo(h - m + r + month + 19, 32))
  }

  /// Orthodox Easter Sunday by the Julian algorithm (J. Meeus, Astronomical Algorithms, chapter 8).
  static func orthodoxEaster(_ year: Int) -> CivilDate {
    let d = modulo(19 * modulo(year, 19) + 15, 30)
    let e = modulo(2 * modulo(year, 4) + 4 * modulo(year, 7) - d + 34, 7)
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1)
    return CivilDate(year, month, day).adding(days: floorDivide(year, 100) - floorDivide(year, 400) - 2)
  }

  static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

  static func modulo(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
  }

  static func floorDivide(_ value: Int, _ divisor: Int) -> Int { (value - modulo(value, divisor)) / divisor }
}
