import ExtractCore

/// Dates of the calendar: days, months, years, parts of years, holidays.
enum AbsoluteDateRules {
  static let rules: [GrammarRule] = days + years + partsOfYears

  private static let days: [GrammarRule] = [
    GrammarRule(
      DateRule.monthDay, "mdy",
      [
        "{month} -? {ordinal 1..31} ,? of? {year}", "{month} {int 1..31} ,? {year}", "{month} {int 1..31} of {year}",
        "{month} - {int 1..31} - {year}", "{month} the {ordinal 1..31} ,? {year}",
      ], "[April 9, 2024]"
    ) { $0.monthDay(0, 1, year: $0.year(2)) },
    GrammarRule(
      DateRule.monthDay, "mdy",
      [
        "{int|ordinal 1..31} of? {month} ,? of? {year}", "{int|ordinal 1..31} - {month} - {year}",
        "{int|ordinal 1..31} +/ {month} / {year}", "{int 1..31} +. +{month} +.? {year}",
      ], "[9 April 2024]"
    ) { $0.monthDay(1, 0, year: $0.year(2)) },
    GrammarRule(
      DateRule.monthDay, "mdy", ["{int|ordinal 1..31} +-|/ +{month} +-|/ +{shortyear}"], "[9-Apr-24]"
    ) { $0.monthDay(1, 0, year: $0.year(2)) },
    GrammarRule(
      DateRule.monthDay, "mdy", ["{int|ordinal 1..31} {month} '? {twodigits 32..99}"], "[3 August 96]"
    ) { match in
      match.isGluedToWordOrNumber() || match.isFollowedByNoun
        ? nil : match.monthDay(1, 0, year: match.integer(2).map { 1900 + $0 })
    },
    GrammarRule(
      DateRule.monthDay, "mdy", ["{year} -|/|,? {month} -|/? {int|ordinal 1..31}"], "[2024 April 9]"
    ) { $0.monthDay(1, 2, year: $0.year(0)) },
    GrammarRule(
      DateRule.monthDay, "md",
      [
        "{month} -? {int|ordinal 1..31}", "{month} ,? the {ordinal|int 1..31}", "{month} +/ +{int 1..31}",
        "{month} ,? {ordinal 1..31}", "{month} {word 1..31}",
      ], "on [April 9]"
    ) { match in
      match.isGluedToWordOrNumber() || match.endsInCountOfNoun || match.isPartOfTitle ? nil : match.monthDay(0, 1)
    },
    GrammarRule(
      DateRule.monthDay, "md", ["{int|ordinal 1..31} of? the? -? {month}", "{int 1..31} +/ +{month}"],
      "on the [9th of April]"
    ) { $0.isGluedToWordOrNumber() ? nil : $0.monthDay(1, 0) },
    // No other day is known by its numbers alone.
    GrammarRule(DateRule.holiday, "date", ["{int 9..9} +/ +{int 11..11}"], "since [9/11]") { match in
      match.isGluedToWordOrNumber() || match.isPartOfFraction ? nil : RuleMatch.day(2001, 9, 11)
    },
    GrammarRule(DateRule.monthDay, "date", ["{md|mdy}", "the {md|mdy}"], "[9 April]") { $0[0] },
    GrammarRule(DateRule.monthDay, "mdy", ["{md} ,? of? {cyear}", "{md} in {year}"], "[9 April], [2024]") { match in
      match.point(0) { $0.year = match.year(1) }
    },
    GrammarRule(
      DateRule.weekday, "date",
      [
        "{weekday} ,|-|/? the? {md|mdy}", "{weekday} ( the? {md|mdy} )", "this|next|last {weekday} ,|-? the? {md|mdy}",
        "{weekday} this {md|mdy}",
      ],
      "[Tuesday, April 9]"
    ) { match in match.point(1) { $0.weekday = match.fields(0)?.weekday } },
    GrammarRule(
      DateRule.weekday, "date", ["{md|mdy} ,? {weekday}", "{md|mdy} ( {weekday} )", "{md|mdy} , a {weekday}"],
      "[9 April 2024 (Tuesday)]"
    ) { match in match.point(0) { $0.weekday = match.fields(1)?.weekday } },
    GrammarRule(
      DateRule.weekday, "date", ["{weekday} ,? the? {ordinal 1..31}", "{weekday} ,? the {int 1..31}"],
      "[Tuesday the 9th]"
    ) { match in match.point(0) { $0.day = match.integer(1) } },
    GrammarRule(DateRule.weekday, "date", ["{weekday}"], "on [Tuesday]") { $0[0] },
    GrammarRule(
      DateRule.month, "my", ["{month} ,? of? {year|cyear}", "{month} in {year}", "{month} +-|/ +{year}"],
      "[April 2024]"
    ) { match in
      match.point(0) { $0.year = match.year(1) }
    },
    GrammarRule(DateRule.month, "my", ["{month} +-|/ +{shortyear}", "{month} '? +{shortyear}"], "[Apr-24]") { match in
      match.isGluedToWordOrNumber() ? nil : match.point(0) { $0.year = match.year(1) }
    },
    GrammarRule(
      DateRule.month, "my", ["{year} ,|-|/? {month}", "{year} of {month}"], "[2024 April]"
    ) { match in match.point(1) { $0.year = match.year(0) } },
    GrammarRule(DateRule.month, "date", ["{my}", "{clearmonth}"], "[April 2024]") { $0[0] },
    GrammarRule(
      DateRule.month, "date", ["~in|since|until|from|during|between|early|late|mid {month}"], "in [May]"
    ) { $0[0] },
    GrammarRule(
      DateRule.month, "date", ["~by|to|of|before|after|every|through|this|last|next {month}"], "this [May]"
    ) { $0.endsInCapitalisedWord ? $0[0] : nil },
    GrammarRule(DateRule.month, "date", ["~{clearmonth} ~-|/|to|and|or {month}"], "in April and [May]") {
      $0.endsInCapitalisedWord ? $0[1] : nil
    },
    GrammarRule(DateRule.month, "date", ["{month} ~-|/|to|and|or ~{clearmonth}"], "[May] and June") {
      $0.endsInCapitalisedWord && !$0.followsName ? $0[0] : nil
    },
    GrammarRule(DateRule.month, "date", ["the? monthunit of {month|my}"], "[the month of May]") { $0[0] },
    GrammarRule(DateRule.monthDay, "mdy", ["{numericdate}"], "[2024-04-09]") { $0[0] },
    GrammarRule(DateRule.monthDay, "mdy", ["{year} +- +{int 1..12} +- +{int 1..31}"], "[2024-4-9]") { match in
      match.year(0).flatMap { RuleMatch.day($0, match.integer(1) ?? 0, match.integer(2) ?? 0) }
    },
    GrammarRule(
      DateRule.monthDay, "md",
      [
        "~on|from|until|by|before|after|since|between|every|to|and|( {int 1..12} +/ +{int 1..31}",
        "~weekday ,? {int 1..12} +/ +{int 1..31}", "{int 1..12} +/ +{int 13..31}",
        "~on {int 1..12} +- +{int 1..31}",
      ], "on [4/19]"
    ) { $0.isGluedToWordOrNumber() || $0.isPartOfFraction ? nil : RuleMatch.day(nil, $0.integer(0)!, $0.integer(1)!) },
    GrammarRule(
      DateRule.month, "my", ["{int 1..12} +/ +{year}", "{int 1..12} +- +{year}", "{year} +-|/ +{twodigits 1..12}"],
      "[04/2024]"
    ) { match in
      guard !match.isGluedToWordOrNumber(), !match.isPartOfFraction else { return nil }
      let yearFirst = match.year(0) != nil
      if yearFirst, match.isYearAndNext { return nil }
      return .fields {
        $0.year = match.year(yearFirst ? 0 : 1)
        $0.month = match.integer(yearFirst ? 1 : 0)
      }
    },
  ]

  private static let years: [GrammarRule] = [
    GrammarRule(DateRule.year, "year", ["{four 1000..2199}"], "April 9, [2024]") { match in
      match.isGluedToWordOrNumber() || match.isPartOfNumber && !match.followsSlash
        ? nil : .fields { $0.year = match.integer(0) }
    },
    GrammarRule(DateRule.year, "wordyear", ["{word 10..20} -? {word 10..99}"], "in [nineteen ninety-eight]") { match in
      .fields { $0.year = match.integer(0)! * 100 + match.integer(1)! }
    },
    GrammarRule(DateRule.year, "wordyear", ["{word 1800..2100}"], "in [two thousand and four]") { match in
      .fields { $0.year = match.integer(0) }
    },
    GrammarRule(
      DateRule.year, "date",
      ["~in|since|by|until|from|of|during|before|after|to|and|between|yearunit {wordyear}"],
      "in [two thousand and four]"
    ) { $0[0] },
    GrammarRule(DateRule.year, "cyear", ["{wordyear}"], "April 9, [nineteen ninety-eight]") { $0[0] },
    GrammarRule(DateRule.year, "shortyear", ["{twodigits 0..99}"], "9-Apr-[24]") { match in
      .fields { $0.year = match.integer(0)! + (match.integer(0)! >= 50 ? 1900 : 2000) }
    },
    GrammarRule(
      DateRule.year, "year", ["{int|four|num 1..9999} ad", "ad {int|four 1..2100}"], "[AD 79]"
    ) { match in .fields { $0.year = match.integer(0) } },
    GrammarRule(
      DateRule.year, "erayear", ["{int|four|num 1..9999} ad", "ad {int|four 1..2100}"], "in [AD 79]"
    ) { match in .fields { $0.year = match.integer(0) } },
    GrammarRule(DateRule.year, "erayear", ["{int|four|num 1..9999} bc"], "[44 BC]") { match in
      .fields { $0.year = 1 - match.integer(0)! }
    },
    GrammarRule(DateRule.year, "date", ["{erayear}"], "[44 BC]") { $0[0] },
    GrammarRule(DateRule.year, "date", ["{year}"], "in [2024]") { $0.standsAsYear ? $0[0] : nil },
    GrammarRule(
      DateRule.year, "date",
      ["the? yearunit {year|cyear}", "the? fiscal yearunit {year|cyear}", "fiscal {four 1900..2199}", "{fy}"],
      "the [year 2024]"
    ) { match in match.integer(0).map { year in .fields { $0.year = year } } ?? match[0] },
    GrammarRule(DateRule.year, "cyear", ["{fy}"], "Q3 [FY2024]") { $0[0] },
    GrammarRule(DateRule.year, "fy", ["fyword {four 1900..2199}", "fyword {twodigits}"], "in [FY 2024]") { match in
      match.isPartOfNumber || match.isPartOfFraction
        ? nil : match.integer(0).map { year in .fields { $0.year = year < 100 ? 2000 + year : year } }
    },
    GrammarRule(DateRule.year, "date", ["~' +{shortyear}"], "in '[98]") { match in
      match.isGluedToWordOrNumber() || !match.followsPreposition(before: 0) ? nil : match[0]
    },
    GrammarRule(
      DateRule.year, "date", ["~{four 1100..2199} ~+- +{twodigits 13..99}"], "the war of 1939-[45]"
    ) { match in
      // Up to twelve it is a month: "2008-09".
      guard let first = match.integer(0), let last = match.integer(1), last > first % 100, !match.isPartOfNumber,
        !match.isPartOfFraction, !match.isGluedToWordOrNumber()
      else { return nil }
      return .fields { $0.year = first / 100 * 100 + last }
    },
    GrammarRule(DateRule.decade, "date", ["{four} +s", "{four} '? +s", "the {four} +s"], "the [1990s]") { match in
      guard let year = match.integer(0), year % 10 == 0, (1000...2090).contains(year) else { return nil }
      return .fields { $0.decade = year / 10 }
    },
    GrammarRule(
      DateRule.decade, "date", ["{twodigits 20..90} +s", "'? +{twodigits 20..90} +s", "the {twodigits 20..90} +s"],
      "the [90s]"
    ) { match in
      guard let tens = match.integer(0), tens % 10 == 0, !match.isAge else { return nil }
      return match.followsArticle || match.followsDecade ? .fields { $0.decade = 190 + tens / 10 } : nil
    },
    GrammarRule(DateRule.decade, "date", ["~the {decadeword}", "the early|late|mid {decadeword}"], "the [nineties]") {
      $0[0]
    },
    GrammarRule(
      DateRule.century, "date", ["{ordinal 1..30} -? centuryunit ad?", "the {ordinal 1..30} -? centuryunit ad?"],
      "the [19th century]"
    ) { match in .fields { $0.century = match.integer(0)! - 1 } },
    GrammarRule(DateRule.century, "date", ["the? {ordinal 1..30} -? centuryunit bc"], "the [5th century BC]") { match in
      .fields { $0.century = -match.integer(0)! }
    },
  ]

  private static let partsOfYears: [GrammarRule] = [
    GrammarRule(
      DateRule.partOfYear, "quarter",
      ["{q}", "the? {ordinal 1..4} -? quarterunit"], "[Q3]"
    ) { match in
      if let quarter = match.integer(0) { return .fields { $0.quarter = quarter } }
      return match[0]
    },
    GrammarRule(
      DateRule.partOfYear, "quarter", ["~the half -? yearunit", "the? {ordinal 1..2} half"], "the [first half of 2020]"
    ) {
      match in
      guard let half = match.captures.first?.integer else { return nil }
      return .fields { $0.half = half }
    },
    GrammarRule(DateRule.partOfYear, "date", ["{q}"], "[Q3]") { match in
      match.isGluedToWordOrNumber() ? nil : match[0]
    },
    GrammarRule(DateRule.partOfYear, "date", ["~in|for|during|by|since|until|from|of {halfyear}"], "in [H2]") { match in
      match.isGluedToWordOrNumber() || match.isFollowedByNoun || !match.endsInCapitalisedWord ? nil : match[0]
    },
    GrammarRule(
      DateRule.partOfYear, "date",
      ["{quarter} ,|-|/? of? fiscal? yearunit? {year|cyear}", "{quarter} of? {rel}"], "[Q3 2021]"
    ) { match in
      guard let fields = match.fields(0) else { return nil }
      if let year = match.fields(1)?.year { return .point(TimePoint(.open, fields.filled(from: .year(year)))) }
      return match.point(1).map { .point(TimePoint(.within($0), fields)) }
    },
    GrammarRule(DateRule.partOfYear, "date", ["{year} ,|-|/|genitive? {quarter}"], "[2021 Q3]") { match in
      guard let fields = match.fields(1), let year = match.year(0) else { return nil }
      return .point(TimePoint(.open, fields.filled(from: .year(year))))
    },
    GrammarRule(
      DateRule.partOfYear, "date", ["the? {ordinal 1..4} quarterunit of the yearunit"],
      "[the third quarter of the year]"
    ) { match in .fields { $0.quarter = match.integer(0) } },
    GrammarRule(
      DateRule.partOfYear, "date", ["the? {ordinal 1..2} half of the yearunit"], "[the first half of the year]"
    ) { match in .fields { $0.half = match.integer(0) } },
    GrammarRule(
      DateRule.partOfYear, "date", ["the? {ordinal 1..4} quarterunit", "{ordinal 1..4} - quarterunit"],
      "in the [third quarter]"
    ) { match in
      let isCompound = match.contains(mark: Mark.hyphen)
      return match.isFollowedBy(.business) || !isCompound && match.followsPreposition(before: 0)
        ? .fields { $0.quarter = match.integer(0) } : nil
    },
    GrammarRule(
      DateRule.partOfYear, "date", ["the? fiscal {ordinal 1..4} -? quarterunit", "the? fiscal {quarter}"],
      "the [fiscal third quarter]"
    ) { match in match.integer(0).map { quarter in .fields { $0.quarter = quarter } } ?? match[0] },
    GrammarRule(
      DateRule.partOfYear, "date",
      ["the? {season} ,? of? {year|cyear}", "{season} '? +{shortyear}", "the? {season} of ' +{shortyear}"],
      "[spring 2020]"
    ) { match in match.point(0) { $0.year = match.year(1) } },
    GrammarRule(DateRule.partOfYear, "date", ["{year} {season}"], "[1982 summer]") { match in
      match.point(1) { $0.year = match.year(0) }
    },
    GrammarRule(
      DateRule.partOfYear, "date",
      ["~in|during|since|until|by|before|after the? {season}", "~the|that|this|last|next|every {clearseason}"],
      "in [spring]"
    ) { match in match.isFollowedByOf ? nil : match[0] },
    GrammarRule(
      DateRule.partOfYear, "date", ["the {season} ~and|or ~early|late? ~{clearseason|date}"], "[the spring] and summer"
    ) { match in
      match.fields(1)?.season == nil ? nil : match.point(0) { $0.year = match.year(1) }
    },
    GrammarRule(DateRule.partOfYear, "date", ["~the ~{season} ~and|or {clearseason}"], "the spring and [summer]") {
      $0[1]
    },
    GrammarRule(DateRule.holiday, "date", ["{holiday} ,? of? in? {year|cyear}"], "[Christmas 2023]") { match in
      match.point(0) { $0.year = match.year(1) }
    },
    GrammarRule(DateRule.holiday, "date", ["{holiday}"], "on [Christmas Eve]") {
      $0.isPartOfCapitalisedName || $0.endsCapitalisedName ? nil : $0[0]
    },
    GrammarRule(
      DateRule.holiday, "md", ["{weekday} ,? {holiday}"], "[Thursday, Christmas Day]"
    ) { $0[1] },
    GrammarRule(
      DateRule.week, "date", ["the? week number? {int 1..53} of? {year}", "{w} ,|-? of? {year}", "{year} ,? +-? {w}"],
      "[week 31 of 2018]"
    ) { match in
      let weekFirst = match.year(0) == nil
      let year = match.year(weekFirst ? 1 : 0)
      guard let week = match.integer(weekFirst ? 0 : 1) else { return nil }
      return .fields {
        $0.week = week
        $0.year = year
      }
    },
    GrammarRule(DateRule.week, "date", ["the? week number? {int 1..53}"], "[week 31]") { match in
      .fields { $0.week = match.integer(0) }
    },
    GrammarRule(
      DateRule.week, "date", ["the? weekend|week of {md|mdy}", "the? week starting on? {md|mdy}"],
      "the [week of April 9]"
    ) {
      match in
      match.point(0).map { .point(TimePoint(.nth(0, .week, $0))) }
    },
    // A resolution, a flight and a room have numbers that only look like years.
    GrammarRule(
      DateRule.name, "name", ["serial {four 1000..2199}", "serial {four 1000..2199} ,|and|or|to|- {four 1000..2199}"],
      "under [Resolution 1973]"
    ) { _ in .nothing },
    GrammarRule(
      DateRule.name, "name",
      [
        "{md|month} +-? name_head", "{md} of? name_head", "{ordinal|int} of {month} name_head", "the {md} -? name_head",
        "{holiday} name_head",
      ],
      "the [March 23 Movement]"
    ) { match in
      let last = match.view.shape(match.tokens.end - 1)
      return last.contains(.initialUpper) ? Meaning.nothing : nil
    },
  ]
}

extension CalendarFields {
  static func year(_ year: Int) -> CalendarFields {
    var fields = CalendarFields()
    fields.year = year
    return fields
  }
}
