import ExtractCore

/// Ranges of days and of times of day. Ranges of months and years are two dates, but for "2023/24".
enum RangeRules {
  static let rules: [GrammarRule] = days + times

  private static let days: [GrammarRule] = [
    GrammarRule(
      DateRule.range, "interval",
      [
        "{month} {int|ordinal 1..31} -|to|through|until|and the? {int|ordinal 1..31} ,? of? {year}",
        "the? {month} {int|ordinal 1..31} -|to|through|until the? {int|ordinal 1..31}",
        "~between {month} {int|ordinal 1..31} and the? {int|ordinal 1..31}",
      ], "[May 3–5, 2024]"
    ) { match in
      guard let month = match.fields(0)?.month else { return nil }
      return match.days(month, 1, 2, year: match.captures.count > 3 ? match.year(3) : nil)
    },
    GrammarRule(
      DateRule.range, "interval",
      [
        "from? the? {int|ordinal 1..31} -|to|through|until the? {int|ordinal 1..31} of? {month} ,? {year}",
        "from? the? {int|ordinal 1..31} -|to|through|until the? {int|ordinal 1..31} of? {month}",
        "~between the? {int|ordinal 1..31} and the? {int|ordinal 1..31} of? {month} ,? {year}",
        "~between the? {int|ordinal 1..31} and the? {int|ordinal 1..31} of? {month}",
      ], "[3–5 May 2024]"
    ) { match in
      guard let month = match.fields(2)?.month else { return nil }
      return match.days(month, 0, 1, year: match.captures.count > 3 ? match.year(3) : nil)
    },
    GrammarRule(
      DateRule.range, "interval",
      ["from? {weekday} -|to|through|until {weekday} ,? of? {rel}", "~between {weekday} and {weekday} ,? of? {rel}"],
      "[Monday to Friday next week]"
    ) { $0.weekdays(0, 1, of: 2) },
    GrammarRule(
      DateRule.range, "interval",
      ["{rel} ,? from? {weekday} -|to|through|until {weekday}", "{rel} ,? between {weekday} and {weekday}"],
      "[next week from Monday to Friday]"
    ) { $0.weekdays(1, 2, of: 0) },
    GrammarRule(
      DateRule.range, "interval",
      [
        "{md|mdy|date} -|to|through|until the? {md|mdy|date}",
        "from {md|mdy|date} -|to|through|until the? {md|mdy|date}",
        "~between {md|mdy|date} and the? {md|mdy|date}",
      ], "[May 30 to June 2]"
    ) { match in
      guard var first = match.point(0), var last = match.point(1), first.namesOneDay, last.namesOneDay,
        !first.fields.hasClock, !last.fields.hasClock, first.modifier == nil, last.modifier == nil
      else { return nil }
      // The year said with one of the two is that of both.
      if first.base == .open, last.base == .open, first.fields.month != nil, last.fields.month != nil {
        if first.fields.year == nil, let year = last.fields.year {
          first.fields.year = first.fields.month! > last.fields.month! ? year - 1 : year
        } else if last.fields.year == nil, let year = first.fields.year {
          last.fields.year = first.fields.month! > last.fields.month! ? year + 1 : year
        }
      }
      return .interval(first, last)
    },
    // A year that begins within one of the calendar, of business, school or sport, is one time.
    GrammarRule(
      DateRule.range, "interval",
      ["{four 1900..2199} +/ +{twodigits}", "the? fiscal? yearunit {four 1900..2199} +-|/ +{twodigits}"],
      "the [2023/24] season"
    ) { $0.yearAndNext },
    // The same with a hyphen, where the second number is no month; with a dash, and of older years, it is any range.
    GrammarRule(
      DateRule.range, "interval", ["{four 2000..2199} +- +{twodigits 13..99}"], "in [2023-24]"
    ) { match in
      match.view.mark(match.tokens.start + 1) == Mark.hyphen ? match.yearAndNext : nil
    },
    // "The 2010-11 season": between an article and a noun, the second number is no month.
    GrammarRule(
      DateRule.range, "interval", ["{four 1900..2199} +- +{twodigits 1..12}"], "in the [2010-11] season"
    ) { $0.isYearAndNext ? $0.yearAndNext : nil },
    GrammarRule(
      DateRule.range, "interval",
      [
        "from? {int 1..31} -|to|through|until {int 1..31} of|in? {rel}",
        "from? {ordinal 1..31} -|to|through|until the? {ordinal 1..31} of|in? {rel}",
      ],
      "[3 to 5 of next month]"
    ) { match in
      guard let month = match.point(2), month.unit == .month, let first = match.integer(0), let last = match.integer(1),
        first < last
      else { return nil }
      var fields = CalendarFields()
      fields.day = first
      var lastFields = CalendarFields()
      lastFields.day = last
      return .interval(TimePoint(.within(month), fields), TimePoint(.within(month), lastFields))
    },
  ]

  private static let times: [GrammarRule] = [
    GrammarRule(
      DateRule.timeRange, "timerange",
      [
        "from? {time} -|to|until|through {time}", "~between {time} and|to|- {time}",
        "from? {hm|hour} -|to|until|through {time}",
        "~between {hm|hour} and|to|- {time}", "from {hm|hour} -|to|until {hm|hour}",
        "~between {hm|hour} and|- {hm|hour}",
        "from {time} -|to|until {hm|hour}", "~between {time} and {hm|hour}", "{hm} - {hm}", "from? {time} to {hm}",
      ], "[2 to 4 p.m.]"
    ) { match in
      guard var first = match.fields(0), var last = match.fields(1), first.hour != nil, last.hour != nil,
        first.part == nil, last.part == nil
      else { return nil }
      if first.isHourAmbiguous, last.isHourAmbiguous, !match.contains(mark: Mark.colon), !match.firstWord(in: ["from"]),
        !match.followsPreposition(before: 0)
      {
        return nil
      }
      // "Between 12 and 18 people", "rose from 12 to 19"
      let isBare = first.minute == nil && last.minute == nil && match.tokens.count <= 4
      if isBare, match.isFollowedByNoun || match.followsChange { return nil }
      if match.isYearsRange || match.isFollowedByNoun && last.isHourAmbiguous || match.isPartOfNumber { return nil }
      if first.isHourAmbiguous, last.isHourAmbiguous, match.hasNumberOfThreeDigits { return nil }
      // "0.25-0.50 percent"
      let hasMinutes = first.minute != nil && last.minute != nil
      if match.isFollowedBy(.rate) || hasMinutes && match.isFollowedByNoun && !match.contains(mark: Mark.colon) {
        return nil
      }
      if first.isHourAmbiguous, !last.isHourAmbiguous, let hour = first.hour, let end = last.hour, end >= 12 {
        // "2 to 4 p.m.": both in the same half of the day, unless the first would then be the later.
        let later = hour % 12 + 12
        let ends = later * 60 + (first.minute ?? 0) < end * 60 + (last.minute ?? 0)
        if ends { first.hour = later }
        first.isHourAmbiguous = false
      } else if first.isHourAmbiguous, !last.isHourAmbiguous {
        first.isHourAmbiguous = false
      } else if !first.isHourAmbiguous, last.isHourAmbiguous, let hour = last.hour, let start = first.hour,
        hour < start, hour + 12 > start
      {
        last.hour = hour + 12
        last.isHourAmbiguous = false
      } else if first.isHourAmbiguous, last.isHourAmbiguous, let start = first.hour, let hour = last.hour, hour < start
      {
        // "From 9 to 5" ends in the afternoon.
        last.hour = hour + 12
        first.isHourAmbiguous = false
        last.isHourAmbiguous = false
      }
      if first.zone == nil { first.zone = last.zone }
      return .interval(TimePoint(.open, first), TimePoint(.open, last))
    },
    GrammarRule(
      DateRule.timeRange, "interval",
      ["from? {datetime} -|to|through|until {datetime|time}", "~between {datetime} and {datetime|time}"],
      "[from 8 p.m. on Monday to 6 a.m. on Tuesday]"
    ) { match in
      guard let first = match.point(0), let last = match.point(1), first.fields.hour != nil, last.fields.hour != nil,
        first.modifier == nil, last.modifier == nil
      else { return nil }
      // "Tuesday from 2 to 4 p.m." has its hours in the same half of the day.
      if !last.fields.hasDate, last.base == .open, first.fields.isHourAmbiguous || last.fields.isHourAmbiguous {
        return nil
      }
      return .interval(first, last)
    },
    GrammarRule(DateRule.timeRange, "interval", ["{timerange}"], "[2 to 4 p.m.]") { match in
      guard case .interval(let first, let last) = match[0] else { return nil }
      // Two bare numbers are a range of anything.
      if first.fields.isHourAmbiguous, last.fields.isHourAmbiguous, first.fields.minute == nil,
        last.fields.minute == nil
      {
        return nil
      }
      return match[0]
    },
    GrammarRule(
      DateRule.timeRange, "interval",
      [
        "{date|mdy|datetime} ,|-|@|at? from|between? {timerange}", "{date|mdy} ,? at {timerange}",
        "{date|mdy|datetime} {hour} - {hour}",
      ], "[Tuesday from 2 to 4 p.m.]"
    ) { match in
      guard let day = match.point(0), case .interval(let first, let last) = match[1] else { return nil }
      guard let from = RuleMatch.join(day, first), let to = RuleMatch.join(day, last) else { return nil }
      return .interval(from, to)
    },
    GrammarRule(
      DateRule.timeRange, "interval", ["{timerange} ,? on|of? the? {date|mdy|datetime}", "{timerange} in the {part}"],
      "[2 to 4 p.m. on Tuesday]"
    ) { match in
      guard let day = match.point(1), case .interval(let first, let last) = match[0] else { return nil }
      if day.base == .open, !day.fields.hasDate, let part = day.fields.part {
        guard let from = first.fields.placed(in: part), let to = last.fields.placed(in: part) else { return nil }
        return .interval(TimePoint(.open, from), TimePoint(.open, to))
      }
      guard let from = RuleMatch.join(day, first), let to = RuleMatch.join(day, last) else { return nil }
      return .interval(from, to)
    },
  ]
}

extension RuleMatch {
  /// From one day of a week to another.
  fileprivate func weekdays(_ first: Int, _ last: Int, of week: Int) -> Meaning? {
    guard let week = point(week), week.unit == .week, let start = fields(first), let end = fields(last) else {
      return nil
    }
    return .interval(TimePoint(.within(week), start), TimePoint(.within(week), end))
  }

  func days(_ month: Int, _ first: Int, _ last: Int, year: Int?) -> Meaning? {
    guard let from = integer(first), let to = integer(last), from < to,
      case .point(let start)? = Self.day(year, month, from), case .point(let end)? = Self.day(year, month, to)
    else { return nil }
    return .interval(start, end)
  }
}

extension RuleMatch {
  /// A year and the last two digits of the next one between an article and a noun: "the 2010-11 season".
  var isYearAndNext: Bool {
    guard let year = integer(0) ?? year(0), let next = integer(1) else { return false }
    return followsThe && isFollowedByNoun && view.mark(tokens.start + 1) == Mark.hyphen && next == (year + 1) % 100
  }

  /// A year and the last two digits of the one after it.
  fileprivate var yearAndNext: Meaning? {
    guard let year = integer(0), integer(1) == (year + 1) % 100, !isGluedToWordOrNumber() else { return nil }
    return .interval(TimePoint(.open, .year(year)), TimePoint(.open, .year(year + 1)))
  }
}
