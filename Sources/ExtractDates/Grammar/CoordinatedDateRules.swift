import ExtractCore

/// Dates that share a word which only one of them has: from [May] to October 2020, [3] and 5 May, every Tuesday and
/// [Thursday].
enum CoordinatedDateRules {
  static let rules: [GrammarRule] = months + days + quarters

  private static let months: [GrammarRule] = [
    GrammarRule(
      DateRule.month, "sharedmonth",
      ["{month} ~-|/|to|through|until ~early|late|mid? ~-? ~{my|mdy}"], "from [May] to October 2020"
    ) { match in
      guard let last = match.fields(1), let month = match.fields(0)?.month, let end = last.month else { return nil }
      return match.point(0) { $0.year = last.year.map { month > end ? $0 - 1 : $0 } }
    },
    GrammarRule(
      DateRule.month, "sharedmonth",
      ["{month} ~,? ~and|or ~early|late|mid? ~-? ~{my|mdy}", "{month} ~, ~{sharedmonth}"], "in [May] and June 2020"
    ) { $0.followsName ? nil : $0.withYear(of: 1) },
    GrammarRule(DateRule.month, "date", ["{sharedmonth}"], "from [May] to October 2020") { $0[0] },
    GrammarRule(
      DateRule.month, "date", ["~{my|mdy} ~-|to|through|until {month|md}"], "from November 2018 to [March]"
    ) { match in
      guard let first = match.fields(0), let start = first.month, let month = match.fields(1)?.month else { return nil }
      return match.point(1) { $0.year = first.year.map { month < start ? $0 + 1 : $0 } }
    },
  ]

  private static let days: [GrammarRule] = [
    GrammarRule(
      DateRule.monthDay, "sharedyear", ["{md} ~,? ~and|or ~the? ~{mdy}", "{md} ~, ~{sharedyear}"],
      "on [3 May] and 5 June 2021"
    ) { $0.withYear(of: 1) },
    GrammarRule(DateRule.monthDay, "date", ["{sharedyear}"], "on [3 May] and 5 June 2021") { $0[0] },
    GrammarRule(
      DateRule.monthDay, "sharedday",
      [
        "{int|ordinal 1..31} ~,? ~and|or ~the? ~{md|mdy}", "{int|ordinal 1..31} ~, ~{sharedday}",
      ], "on [3] and 5 May"
    ) { match in
      guard let day = match.integer(0), var fields = match.fields(1), let next = fields.day, day < next,
        !match.isPartOfNumber, fields.year != nil || !match.isFollowedByYear
      else { return nil }
      fields.day = day
      return .point(TimePoint(.open, fields))
    },
    GrammarRule(
      DateRule.monthDay, "date",
      [
        "~on|from|since|before|after|until|by|through|of|to {sharedday}",
        "~on|from|since|before|after|until|by|of the {sharedday}",
        "~on|from|since|before|after|until|by|of ~the? ~{int|ordinal 1..31} ~, {sharedday}",
        "~on|from|since|before|after|until|by|of ~the? ~{int|ordinal 1..31} ~, ~{int|ordinal 1..31} ~, {sharedday}",
      ], "on [3] and 5 May"
    ) { $0[$0.captures.count - 1] },
    GrammarRule(
      DateRule.monthDay, "date",
      [
        "{month} {int 1..31} ~, ~{int 1..31} ~,? ~and|or ~{int 1..31} ~,? ~{year}",
        "{month} {int|ordinal 1..31} ~and|or ~{int|ordinal 1..31} ~,? ~{year}",
      ], "on [May 3], 4 and 5, 2021"
    ) { $0.listedDay(1) },
    GrammarRule(
      DateRule.monthDay, "date",
      ["~{month} ~{int 1..31} ~, {int 1..31} ~,? ~and|or ~{int 1..31} ~,? ~{year}"], "on May 3, [4] and 5, 2021"
    ) { $0.listedDay(2) },
    GrammarRule(
      DateRule.monthDay, "date",
      [
        "~{month} ~{int 1..31} ~, {int 1..31} ~,? ~and|or ~{int 1..31}",
        "~{month} ~{int|ordinal 1..31} ~and|or {int|ordinal 1..31}",
      ], "on May 3, [4] and 5"
    ) { $0.listedDay(2) },
    GrammarRule(
      DateRule.monthDay, "date",
      [
        "~{month} ~{int 1..31} ~, ~{int 1..31} ~,? ~and|or {int 1..31}",
        "~{month} ~{int 1..31} ~, ~{int 1..31} ~,? ~and|or {int 1..31} ,? {year}",
      ], "on May 3, 4 and [5]"
    ) { $0.listedDay(3) },
    GrammarRule(
      DateRule.recurring, "set", ["~every ~{weekday} ~,? ~and|or {weekday}"], "every Tuesday and [Thursday]"
    ) { match in
      match.fields(1).map { .set(.point(TimePoint(.open, $0)), quantifier: "EVERY", frequency: nil) }
    },
    GrammarRule(
      DateRule.monthDay, "date",
      ["~{month} ~{int|ordinal 1..31} ~,? ~and|or {int|ordinal 1..31} ,? {year}"], "on May 3 and [5, 2021]"
    ) { match in
      guard let first = match.integer(1), let day = match.integer(2), first < day else { return nil }
      return match.monthDay(0, 2, year: match.year(3))
    },
  ]

  private static let quarters: [GrammarRule] = [
    GrammarRule(
      DateRule.partOfYear, "date",
      ["the? {ordinal 1..3} ~and|or|to|through|- ~the? ~{ordinal 2..4} ~quarterunit ~of? ~{year|cyear}"],
      "in [the first] and second quarter of 2019"
    ) { match in
      .fields {
        $0.quarter = match.integer(0)
        $0.year = match.year(2)
      }
    }
  ]
}

extension RuleMatch {
  /// One of the days of a month that stand in a row, in the year that stands behind the last if one does.
  fileprivate func listedDay(_ place: Int) -> Meaning? {
    let days = (1..<captures.count).compactMap { integer($0) }
    guard zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }), !isPartOfNumber, !isFollowedByNoun, !isFollowedByOf
    else { return nil }
    return monthDay(0, place, year: year(captures.count - 1))
  }

  /// A date without a year in that of one which stands with it and has the year.
  fileprivate func withYear(of other: Int) -> Meaning? {
    guard let shared = fields(other), let year = shared.year, let other = shared.month, let month = fields(0)?.month
    else { return nil }
    // "December and January 2020" go over the turn of the year.
    return point(0) { $0.year = month >= other + 6 ? year - 1 : year }
  }
}
