public import ExtractCore

/// A date of the calendar as a text writes it, with the parts that it names.
public struct CalendarDate: Hashable, Sendable {
  /// How the parts are written.
  public enum Form: Hashable, Sendable {
    /// `April 9, 2024`, `Apr. 9`
    case monthDay
    /// `9 April 2024`, `the 9th of April`, `9-Apr-2024`
    case dayMonth
    /// `April 2024`
    case monthYear
    /// `2024-04-09`, `2024/04/09`, `2024.04.09`
    case yearMonthDayDigits
    /// `09/04/2024`, `9.4.2024`, `09-04-2024`; see ``CalendarDate/isOrderAmbiguous``
    case shortDigits
  }

  /// Which of day and month stands first where both are digits.
  public enum Order: Hashable, Sendable { case monthFirst, dayFirst }

  /// How the parts are written.
  public var form: Form
  /// The year, with its century; `nil` if the text gives none.
  public var year: Int?
  /// 1 for January.
  public var month: Int
  /// The day of the month; `nil` if the text gives none.
  public var day: Int?
  /// Both orders of day and month give a date, a different one; ``month`` and ``day`` follow the order asked for.
  public var isOrderAmbiguous: Bool
  /// The year was written with two digits: 69 and more are of the 20th century, less of the 21st, as POSIX has it.
  public var hasShortYear: Bool
  /// From the first to the last part; neither a weekday before the date nor an article belongs to it.
  public var tokens: TokenRange

  /// Whether the calendar has the day, in the proleptic Gregorian calendar; without a year, in some year.
  public var isPossible: Bool {
    guard (1...12).contains(month) else { return false }
    guard let day else { return true }
    return day >= 1 && day <= Self.days(in: month, of: year ?? 2000)
  }

  /// The days of a month.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
