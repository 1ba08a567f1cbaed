import ExtractCore

/// Dates within another one: days of a month that is said, the nth of a stretch, its beginning and end.
enum NestedDateRules {
  static let rules: [GrammarRule] = nested + parts

  private static let nested: [GrammarRule] = [
    GrammarRule(
      DateRule.within, "date",
      [
        "{month|md|season|holiday|weekend|quarter} ,? of? in? {rel}", "{weekday} ,? of|in? {rel}",
        "{weekday} ,? of? the? {w}",
      ], "[March last year]"
    ) { $0.within(0, 1) },
    GrammarRule(
      DateRule.within, "date",
      [
        "{rel} ,? in|on? {month|md|season|holiday|weekend|weekday|quarter}",
        "{rel} genitive {month|season|holiday|quarter}",
      ],
      "[next week Tuesday]"
      // "Next year may be hot"
    ) { $0.contains(word: "may") ? nil : $0.within(1, 0) },
    GrammarRule(
      DateRule.within, "date", ["the? {ordinal|int 1..31} of? {rel}", "the? {ordinal|int 1..31} day? of {rel}"],
      "[20th of next month]"
    ) { match in
      guard let container = match.point(1), container.unit == .month else { return nil }
      var fields = CalendarFields()
      fields.day = match.integer(0)
      return .point(TimePoint(.within(container), fields))
    },
    GrammarRule(
      DateRule.within, "date",
      [
        "the {ordinal 1..31} day? of the monthunit", "~on|by|before|until|after|since the {ordinal 1..31}",
        "~on the? {ordinal 1..31}",
      ], "on [the 15th]"
    ) { match in
      match.isFollowedByNoun || match.endsInCount || match.isPartOfTitle ? nil : .fields { $0.day = match.integer(0) }
    },
    GrammarRule(
      DateRule.ordinalOf, "date",
      [
        "the? {ordinal 1..53} {weekday|weekend} ,? of|in {date|mdy|my|clearmonth|month|rel}",
        "the? {ordinal 1..53} {singular} ,? of|in {date|my|month|rel}",
        "the? {ordinal 1..53} {weekday|singular|weekend} ,? of|in the? yearunit? {year}",
        "the? {ordinal 1..53} {weekday|weekend} {my|month|rel}", "the {ordinal 1..53} {singular} {rel}",
      ], "[the first Monday of May]"
    ) { match in match.integer(0).flatMap { match.ordinal($0, 1, 2) } },
    GrammarRule(
      DateRule.ordinalOf, "date",
      [
        "the? last|final {weekday|weekend} ,? of|in {date|my|month|rel}",
        "the? last|final {singular} ,? of|in {date|my|month|rel}",
        "the? last|final {singular|weekday|weekend} of|in {year}",
      ], "[the last Monday of May]"
    ) { $0.ordinal(-1, 0, 1) },
    GrammarRule(
      DateRule.ordinalOf, "date",
      [
        "the? {ordinal 2..53} last {weekday|weekend|singular} ,? of|in {date|my|month|rel}",
        "the? {ordinal 2..53} last {weekday|weekend|singular} of|in {year}",
      ], "[the second last Monday of May]"
    ) { match in match.integer(0).flatMap { match.ordinal(-$0, 1, 2) } },
    GrammarRule(
      DateRule.ordinalOf, "interval",
      [
        "the? {ordinal 1..1} {duration} of|in {date|my|month|rel}", "the? {ordinal 1..1} {duration} of|in {year}",
      ], "[the first six months of 2024]"
    ) { $0.firstOrLast(1, of: 2) },
    GrammarRule(
      DateRule.ordinalOf, "interval",
      ["the? last|final {duration} of|in {date|my|month|rel}", "the? last|final {duration} of|in {year}"],
      "[the last three months of 2023]"
    ) { $0.firstOrLast(0, of: 1) },
    GrammarRule(
      DateRule.ordinalOf, "date",
      ["the? {ordinal 1..5} {weekday|weekend} of|in the monthunit", "the? {ordinal 1..53} week of|in the yearunit"],
      "[the first Monday of the month]"
    ) { match in
      match.integer(0).flatMap {
        match.ordinal($0, 1, TimePoint(.fromNow([TimeAmount(amount: 0, unit: .month)], sign: 1)))
      }
    },
  ]

  private static let parts: [GrammarRule] = [
    GrammarRule(
      DateRule.partOf, "date",
      ["the? early|small hours of {date|mdy|datetime}"], "in [the early hours of Tuesday]"
    ) { match in
      guard let day = match.point(0), day.namesOneDay, day.fields.hour == nil, day.modifier == nil,
        day.fields.part == nil || day.fields.part == .morning
      else { return nil }
      var hours = day
      hours.fields.part = .morning
      hours.modifier = .start
      return .point(hours)
    },
    GrammarRule(
      DateRule.partOf, "date",
      [
        "early -? {date|year|month|season|my|rel}", "early in {date|month}", "early on {date|datetime}",
        "the? start of {date|year|month|season|rel|quarter}",
        "the? early partword of {date|year|month}", "the early {season|date}",
      ], "[early 2023]"
    ) { $0.modified(0, .start) },
    GrammarRule(
      DateRule.partOf, "date",
      [
        "the? mid -? {date|year|month|season|my|rel}", "the? middle of {date|year|month|season|my|rel|quarter}",
        "middle {month|season|year}",
      ], "[mid-March]"
    ) { $0.modified(0, .middle) },
    GrammarRule(
      DateRule.partOf, "date",
      [
        "late -? {date|year|month|season|my|rel}", "late in {date|month}", "late on {date|datetime}",
        "the? end of {date|year|month|season|my|rel|quarter}", "end +- +{year|month|my}",
        "the late {season|date}", "the? later|latter partword of {date|year|month|rel}",
        "the late {decadeword}",
      ], "[end of June 2024]"
    ) { $0.modified(0, .end) },
    GrammarRule(
      DateRule.partOf, "date", ["the? {ordinal 1..2} half of {date|month|my}", "the? latter half of {date|month|my}"],
      "[the second half of May]"
    ) { match in
      let isSecond = match.captures.count == 1 || match.integer(0) == 2
      guard let fields = match.fields(match.captures.count - 1), fields.day == nil,
        fields.month != nil || fields.decade != nil || fields.century != nil
      else { return nil }
      return match.modified(match.captures.count - 1, isSecond ? .end : .start)
    },
    GrammarRule(
      DateRule.partOf, "date", ["the? start of the {unit}", "early in the {unit}"], "[the beginning of the month]"
    ) { $0.partOfReference(0, .start) },
    GrammarRule(DateRule.partOf, "date", ["the? middle of the {unit}"], "[the middle of the month]") {
      $0.partOfReference(0, .middle)
    },
    GrammarRule(
      DateRule.partOf, "date",
      ["the? end of the? {clearunit}", "late in the {unit}", "the? later|latter partword of the {unit}"],
      "[the end of the year]"
    ) { $0.partOfReference(0, .end) },
    GrammarRule(DateRule.partOf, "date", ["earlier {rel|date}", "earlier in {rel}"], "[earlier this year]") {
      $0.sided(0, -1)
    },
    GrammarRule(DateRule.partOf, "date", ["later {rel}", "later in {rel}", "the? rest of {rel}"], "[later this year]") {
      $0.sided(0, 1)
    },
    GrammarRule(DateRule.partOf, "date", ["the rest of the {clearunit|dayunit}"], "[the rest of the week]") {
      $0.partOfReference(0, side: 1)
    },
    GrammarRule(DateRule.partOf, "date", ["later in the {unit}", "earlier in the {unit}"], "[later in the year]") {
      $0.partOfReference(0, nil)
    },
    GrammarRule(
      DateRule.approximate, "date", ["around {date|year|month}", "~around {date|year}"], "[around March 1981]"
    ) { match in
      // "around 2000 people", "around 1200 of the staff"
      let isBare = match.view.shape(match.tokens.end - 1).isKind(.number) && match.fields(0)?.month == nil
      return isBare && (match.isFollowedByNoun || match.isFollowedByOf) ? nil : match.modified(0, .approximately)
    },
  ]
}
