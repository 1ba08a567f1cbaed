import ExtractCore

/// The rules that can stand as `rule` on a time.
enum DateRule {
  static let monthDay = RuleID("dates/month-day")
  static let month = RuleID("dates/month")
  static let weekday = RuleID("dates/weekday")
  static let year = RuleID("dates/year")
  static let decade = RuleID("dates/decade")
  static let century = RuleID("dates/century")
  static let partOfYear = RuleID("dates/part-of-year")
  static let week = RuleID("dates/week")
  static let holiday = RuleID("dates/holiday")
  static let deictic = RuleID("dates/deictic")
  static let directed = RuleID("dates/directed")
  static let shifted = RuleID("dates/shifted")
  static let anaphoric = RuleID("dates/anaphoric")
  static let ordinalOf = RuleID("dates/ordinal-of")
  static let within = RuleID("dates/within")
  static let partOf = RuleID("dates/start-mid-end")
  static let approximate = RuleID("dates/approximate")
  static let reference = RuleID("dates/reference")
  static let clock = RuleID("dates/clock")
  static let dayPart = RuleID("dates/day-part")
  static let dayAndTime = RuleID("dates/day-and-time")
  static let range = RuleID("dates/range")
  static let timeRange = RuleID("dates/time-range")
  static let duration = RuleID("dates/duration")
  static let stretch = RuleID("dates/stretch")
  static let recurring = RuleID("dates/recurring")
  static let frequency = RuleID("dates/frequency")
  static let dateline = RuleID("dates/dateline")
  /// Takes the date in a name, so that no other rule finds it; it stands on nothing.
  static let name = RuleID("dates/name")

  static let all = [
    monthDay, month, weekday, year, decade, century, partOfYear, week, holiday, deictic, directed, shifted,
    anaphoric, ordinalOf, within, partOf, approximate, reference, clock, dayPart, dayAndTime, range, timeRange,
    duration, stretch, recurring, frequency, dateline,
  ]
}
