import ExtractCore

/// Dates that are said relative to the creation time, or to a time spoken of before.
enum RelativeDateRules {
  static let rules: [GrammarRule] = deictic + shifted

  private static let deictic: [GrammarRule] = [
    GrammarRule(DateRule.deictic, "date", ["today", "~by? this day"], "[today]") { _ in .shift(0, .day) },
    GrammarRule(DateRule.deictic, "date", ["yesterday"], "[yesterday]") { _ in .shift(-1, .day) },
    GrammarRule(DateRule.deictic, "date", ["tomorrow"], "[tomorrow]") { _ in .shift(1, .day) },
    GrammarRule(
      DateRule.deictic, "date", ["the? day before yesterday"], "[the day before yesterday]"
    ) { _ in .shift(-2, .day) },
    GrammarRule(DateRule.deictic, "date", ["the? day after tomorrow"], "[the day after tomorrow]") { _ in
      .shift(2, .day)
    },
    GrammarRule(DateRule.deictic, "date", ["eom"], "by [EOM]") { _ in .partOfUnit(.month, .end) },
    GrammarRule(DateRule.deictic, "date", ["eoy"], "by [EOY]") { _ in .partOfUnit(.year, .end) },
    GrammarRule(DateRule.deictic, "date", ["eod"], "by [EOD]") { _ in .partOfUnit(.day, .end) },
    GrammarRule(DateRule.partOf, "date", ["the? eod ,? on|of? {date}"], "by [end of day Friday]") { match in
      match.point(0)?.namesOneDay == true ? match.modified(0, .end) : nil
    },
    GrammarRule(DateRule.reference, "time", ["now", "nowadays", "asap"], "[now]") { _ in
      .point(TimePoint(.presentReference))
    },
    GrammarRule(
      DateRule.reference, "date", ["recently", "recent_years", "recent_months", "recent_weeks", "recent_days"],
      "[recently]"
    ) { _ in
      .point(TimePoint(.pastReference))
    },
    GrammarRule(DateRule.reference, "date", ["~in the past"], "in [the past]") { _ in
      .point(TimePoint(.pastReference))
    },
    GrammarRule(DateRule.reference, "date", ["soon"], "[in the near future]") { _ in
      .point(TimePoint(.futureReference))
    },
    GrammarRule(
      DateRule.directed, "rel", ["last {unit}"], "[last week]"
      // "the last week of the war"
    ) { $0.followsThe && $0.isFollowedByOf ? nil : $0.shiftUnit(0, -1) },
    // "The past week" is the seven days up to now.
    GrammarRule(DateRule.directed, "rel", ["past {unit}"], "[past week]") { match in
      match.followsThe ? nil : match.shiftUnit(0, -1)
    },
    GrammarRule(
      DateRule.directed, "rel",
      ["this|current {unit}", "the current {unit}", "this same {unit}", "this current {unit}", "the {clearunit} now"],
      "[this week]"
    ) { $0.shiftUnit(0, 0) },
    GrammarRule(
      DateRule.directed, "rel", ["next|coming {unit}", "this coming|next {unit}"], "[next week]"
    ) { $0.shiftUnit(0, 1) },
    GrammarRule(
      DateRule.directed, "rel", ["latest {clearunit}", "{clearunit} - ago|earlier"], "in the [latest quarter]"
    ) { match in match.unit(0) == .season ? nil : match.shiftUnit(0, -1) },
    GrammarRule(DateRule.directed, "rel", ["this past|last {unit}"], "[this past week]") { $0.shiftUnit(0, -1) },
    GrammarRule(
      DateRule.directed, "date", ["the? {unit} after next", "{unit} after next"], "[the week after next]"
    ) { $0.shiftUnit(0, 2) },
    GrammarRule(DateRule.directed, "date", ["the? {unit} before last"], "[the week before last]") {
      $0.shiftUnit(0, -2)
    },
    GrammarRule(
      DateRule.directed, "date", ["the? {weekday|month|holiday} after next", "{weekday|month|season} after next"],
      "[Friday after next]"
    ) { match in
      guard let fields = match.fields(0) else { return nil }
      return .point(TimePoint(.repeated(2), fields))
    },
    GrammarRule(DateRule.directed, "date", ["the? {weekday|month|holiday} before last"], "[the Friday before last]") {
      match in
      guard let fields = match.fields(0) else { return nil }
      return .point(TimePoint(.repeated(-2), fields))
    },
    GrammarRule(
      DateRule.directed, "date",
      [
        "the? last|past {weekday|month|season|holiday|md|weekend}", "the? last|past {weekday} the? {ordinal 1..31}",
        "this past|last {weekday|month|season|holiday|md|weekend}",
      ], "[last Monday]"
    ) { $0.directed(0, .last) },
    GrammarRule(
      DateRule.directed, "date",
      ["this|current {weekday|clearmonth|season|holiday|md|weekend}", "the current {season}"], "[this Monday]"
    ) { $0.directed(0, .this) },
    GrammarRule(DateRule.directed, "date", ["this|current {month}"], "[this May]") { match in
      match.endsInCapitalisedWord ? match.directed(0, .this) : nil
    },
    GrammarRule(
      DateRule.directed, "date",
      [
        "the? next {weekday|month|season|holiday|md|weekend}", "coming {weekday|month|season|holiday|md|weekend}",
        "this coming|next {weekday|month|season|holiday|md|weekend}", "next the? {md}",
        "the coming {weekday|month|season|holiday|md|weekend}",
      ], "[next Monday]"
    ) { $0.directed(0, .next) },
    GrammarRule(
      DateRule.directed, "date",
      ["the {weekend}", "~over {weekend}"], "[the weekend]"
    ) { match in
      match.isFollowedByNoun || match.isFollowedByOf ? nil : match.fields(0).map { .point(TimePoint(.open, $0)) }
    },
    // Before the last calendar unit: a length of time.
    GrammarRule(
      DateRule.stretch, "stretch", ["~over|during|for|within|throughout|in the last {singular}"],
      "over [the last decade]"
    ) { $0.isFollowedByOf ? nil : $0.unitStretch(-1) },
    GrammarRule(DateRule.directed, "date", ["{rel}", "the {rel}"], "[last week]") { $0[0] },
  ]

  private static let shifted: [GrammarRule] = [
    GrammarRule(DateRule.shifted, "date", ["{duration} ago", "{duration} earlier ~today"], "[two days ago]") {
      $0.fromNow(0, -1)
    },
    GrammarRule(
      DateRule.shifted, "date", ["{duration} from now", "{duration} hence"],
      "[two days from now]"
    ) { $0.fromNow(0, 1) },
    GrammarRule(DateRule.shifted, "date", ["{duration} from|after today"], "[two months from today]") {
      $0.fromDay(0, 0)
    },
    GrammarRule(DateRule.shifted, "date", ["{duration} from|after tomorrow"], "[two months from tomorrow]") {
      $0.fromDay(0, 1)
    },
    GrammarRule(
      DateRule.shifted, "date", ["in {duration}", "within {duration}"], "will meet [in two days]"
    ) { match in
      match.isFollowedByPastLimit || match.secondWordIsThe ? nil : match.fromNow(0, 1)
    },
    GrammarRule(DateRule.shifted, "date", ["in {duration} genitive|' timeword"], "[in two days' time]") {
      $0.fromDay(0, 0)
    },
    GrammarRule(DateRule.shifted, "date", ["{num} {weekday|weekdays} ago"], "[two Tuesdays ago]") { match in
      guard let count = match.integer(0), let fields = match.fields(1) else { return nil }
      return .point(TimePoint(.repeated(-count), fields))
    },
    GrammarRule(DateRule.shifted, "date", ["{num} {weekday|weekdays} from now"], "[two Tuesdays from now]") { match in
      guard let count = match.integer(0), let fields = match.fields(1) else { return nil }
      return .point(TimePoint(.repeated(count), fields))
    },
    GrammarRule(
      DateRule.shifted, "date", ["{weekday} {duration} from now", "{weekday} in {duration}"],
      "[Monday two weeks from now]"
    ) { match in
      guard let fields = match.fields(0), let amounts = match.amounts(1) else { return nil }
      return .point(TimePoint(.within(TimePoint(.nth(0, .week, TimePoint(.fromNow(amounts, sign: 1))))), fields))
    },
    GrammarRule(
      DateRule.shifted, "date", ["{duration} after|from|since {date}", "{duration} after|from {time}"],
      "[two days after Christmas]"
    ) { match in
      // "9 km a day since May"; "for 64 days from 3 May to 5 July"
      match.isRate && match.contains(word: "since")
        || match.contains(word: "from")
          && (match.isFollowedBy(.to) || match.contains(word: "to") || match.isFollowedByYear)
        ? nil : match.from(1, 0, 1)
    },
    GrammarRule(DateRule.shifted, "date", ["{duration} before|until {date}"], "[two days before Christmas]") { match in
      match.isRate && match.contains(word: "until") ? nil : match.from(1, 0, -1)
    },
    GrammarRule(DateRule.shifted, "date", ["the? {singular} before {date}"], "[the day before Christmas]") { match in
      match.unit(0).flatMap { match.from(1, [TimeAmount(amount: 1, unit: $0)], -1) }
    },
    GrammarRule(
      DateRule.shifted, "date", ["the? {singular} after|following {date}", "{singular} from {date}"],
      "[the day after Christmas]"
    ) { match in
      // "the season from April to July"
      guard let unit = match.unit(0), unit != .season, match.point(1)?.namesOneDay == true || unit == .year else {
        return nil
      }
      return match.from(1, [TimeAmount(amount: 1, unit: unit)], 1)
    },
    GrammarRule(
      DateRule.anaphoric, "date", ["{duration} later|after|afterwards"], "[two days later]"
    ) { match in
      match.isFollowedByEvent || match.isFollowedBy(.than) ? nil : match.fromSpokenOf(0, 1)
    },
    GrammarRule(DateRule.anaphoric, "date", ["{duration} earlier|before|previous"], "[two days earlier]") { match in
      match.isFollowedByEvent || match.isFollowedBy(.than) ? nil : match.fromSpokenOf(0, -1)
    },
    GrammarRule(
      DateRule.anaphoric, "rel",
      ["the following {unit}", "following {unit}", "the {unit} following|after", "the very? next {singular}"],
      "[the following day]"
    ) { $0.isFollowedByEvent ? nil : $0.fromReference(0, 1) },
    GrammarRule(
      DateRule.anaphoric, "rel", ["the? previous {unit}", "the {unit} before|previous", "the day before"],
      "[the previous day]"
    ) { match in
      if match.isFollowedByEvent { return nil }
      if match.captures.isEmpty { return .point(TimePoint(.from(nil, [TimeAmount(amount: 1, unit: .day)], sign: -1))) }
      return match.fromReference(0, -1)
    },
    GrammarRule(
      DateRule.anaphoric, "rel", ["the? same {unit}", "that {singular}", "that same|very {unit}"], "[the same day]"
    ) { $0.fromReference(0, 0) },
    GrammarRule(
      DateRule.anaphoric, "date", ["the? following {weekday|month|season|holiday|weekend}", "{weekday} following"],
      "[the following Monday]"
    ) { match in
      // "died on Monday following a long illness"
      if match.endsBeforeWord(behind: "following") { return nil }
      return match.fields(0).map { .point(TimePoint(.within(TimePoint(.from(nil, [], sign: 1))), $0)) }
    },
    GrammarRule(
      DateRule.anaphoric, "date", ["the? previous {weekday|month|season|holiday|weekend}"], "[the previous Monday]"
    ) { match in
      match.fields(0).map { .point(TimePoint(.within(TimePoint(.from(nil, [], sign: -1))), $0)) }
    },
  ]
}
