import ExtractCore

/// Nights named by both of their days, days counted by weeks from a day of the week, and ordinals that make no date.
enum DayAndNightRules {
  static let rules: [GrammarRule] = nights + weeks + ordinals

  private static let nights: [GrammarRule] = [
    // The night between two days is TIMEX3's night of the first.
    GrammarRule(
      DateRule.dayPart, "datetime", ["{daypart} of|on? the? {interval}"], "on [the night of 3-4 May]"
    ) { match in
      guard let part = match.fields(0)?.part, part == .night, case .interval(var first, let last) = match[1],
        first.isDayBefore(last), first.modifier == nil
      else { return nil }
      first.fields.part = part
      return .point(first)
    },
    GrammarRule(
      DateRule.ordinalOf, "datetime",
      ["the? {ordinal 1..5} {weekday} {daypart} ,? of|in {date|my|clearmonth|month|rel}"],
      "[the first Monday evening of May]"
    ) { match in
      guard let number = match.integer(0), let part = match.fields(2)?.part,
        case .point(var point)? = match.ordinal(number, 1, 3)
      else { return nil }
      point.fields.part = part
      return .point(point)
    },
  ]

  private static let weeks: [GrammarRule] = [
    GrammarRule(
      DateRule.shifted, "date", ["{duration} ago {weekday}", "{duration} last {weekday}"], "[a week ago Thursday]"
    ) { match in
      guard let amounts = match.amounts(0), amounts.count == 1, amounts[0].unit == .week, amounts[0].amount != nil,
        let fields = match.fields(1)
      else { return nil }
      var point = TimePoint(.from(TimePoint(.directed(.last), fields), amounts, sign: -1))
      point.isExact = true
      return .point(point)
    },
    GrammarRule(DateRule.shifted, "date", ["{duration} from {weekday}"], "[two weeks from Friday]") { match in
      guard let amounts = match.amounts(0), !amounts.contains(where: { $0.amount == nil || $0.unit.isClock }),
        let fields = match.fields(1), !match.isFollowedBy(.to)
      else { return nil }
      var point = TimePoint(.from(TimePoint(.directed(.next), fields), amounts, sign: 1))
      point.isExact = true
      return .point(point)
    },
    GrammarRule(DateRule.shifted, "date", ["~on {weekday} week"], "on [Tuesday week]") { match in
      match.isFollowedByNoun || match.isFollowedByNumber
        ? nil : match.fields(0).map { .point(TimePoint(.repeated(2), $0)) }
    },
  ]

  private static let ordinals: [GrammarRule] = [
    GrammarRule(
      DateRule.ordinalOf, "date",
      ["the? {ordinal 1..53} {singular} of the {clearunit}", "the? last|final {singular} of the {clearunit}"],
      "[the first month of the year]"
    ) { match in
      let isLast = match.captures.count == 2
      guard let unit = match.unit(isLast ? 0 : 1), let whole = match.unit(isLast ? 1 : 2), whole != .season,
        whole.order > unit.order, unit.order >= TimeUnit.day.order, unit != .night, unit != .weekend,
        let number = isLast ? -1 : match.integer(0)
      else { return nil }
      let container = TimePoint(.from(nil, [TimeAmount(amount: 0, unit: whole)], sign: 1))
      return match.ordinal(number, isLast ? 0 : 1, container)
    },
    // "The first day of the war" is no first of a month.
    GrammarRule(
      DateRule.name, "name", ["~on|by|before|until|after|since the {ordinal 1..31} {dayunit|part}"],
      "on [the first day] of the war"
    ) { _ in .nothing },
  ]
}

extension TimePoint {
  /// Whether another point is the day after this one, as far as their fields tell.
  fileprivate func isDayBefore(_ other: TimePoint) -> Bool {
    guard !fields.hasClock, !other.fields.hasClock else { return false }
    if let day = fields.day, let next = other.fields.day, let month = fields.month, let nextMonth = other.fields.month {
      let year = fields.year ?? 2000
      guard CivilDate.exists(year, month, day) else { return false }
      let following = CivilDate(year, month, day).adding(days: 1)
      return following.day == next && following.month == nextMonth
    }
    guard let weekday = fields.weekday, let next = other.fields.weekday else { return false }
    return weekday % 7 + 1 == next
  }
}
