import ExtractCore

/// Durations, stretches of known length beside the creation time, and recurring times.
enum DurationRules {
  // What rules before the others take for something else is no duration.
  static let rules: [GrammarRule] = rates + durations + stretches + sets

  private static let rates: [GrammarRule] = [
    GrammarRule(DateRule.frequency, "set", ["~{num|int} a|an {singular}"], "earns 24,000 [a year]") { match in
      guard let unit = match.unit(1), unit.order >= TimeUnit.day.order, !match.isFollowedBy(.after),
        !match.isFollowedBy(.counted)
      else { return nil }
      return .every(1, unit)
    },
    // As little a time as in "miles per hour".
    GrammarRule(DateRule.name, "name", ["~{num|int} a|an {singular}"], "$20 [an hour]") { match in
      guard let unit = match.unit(1), unit.order < TimeUnit.day.order,
        !match.isFollowedBy(.after), !match.isFollowedBy(.counted)
      else { return nil }
      return .nothing
    },
  ]

  private static let durations: [GrammarRule] = [
    GrammarRule(
      DateRule.duration, "duration",
      [
        "{num|word|int} -? {unit}", "{num|int} {unit}", "{num|int} more|full|whole {unit}",
        "{num|int|word} +{unitsymbol}", "{num|int} {unitsymbol}",
      ], "[two years]"
    ) { match in
      guard case .number(let amount, _) = match[0], let unit = match.unit(1), amount > 0 || unit != .year else {
        return nil
      }
      if unit == .second, match.isAge || match.followsDecade { return nil }
      return match.isYearBeforeUnit || match.isEndOfYears || match.isPartOfName ? nil : .amount(amount, unit)
    },
    GrammarRule(
      DateRule.duration, "duration", ["a|another {singular}", "a full|whole {singular}", "a single {singular}"],
      "[a year]"
    ) { match in
      // A quarter is a part of something, but for "a year and a quarter".
      match.unit(0) == .second || match.unit(0) == .quarter && !match.followsConnector && !match.isFollowedBy(.after)
        ? nil : match.unit(0).map { .amount(1, $0) }
    },
    GrammarRule(
      DateRule.duration, "duration",
      ["half a|an {singular}", "a half {singular}", "a half - {singular}", "half -? {singular}"], "[half an hour]"
    ) {
      match in
      match.unit(0).map { .amount(0.5, $0) }
    },
    GrammarRule(
      DateRule.duration, "duration", ["a? quarterunit of a|an {singular}", "a? quarterunit {singular}"],
      "[a quarter of an hour]"
    ) { match in
      switch match.unit(0) {
      case .hour: return .amount(15, .minute)
      case .century: return .amount(25, .year)
      default: return nil
      }
    },
    GrammarRule(DateRule.duration, "duration", ["a? quarterunit - {singular}"], "a [quarter-century]") { match in
      match.unit(0) == .century ? .amount(25, .year) : nil
    },
    GrammarRule(
      DateRule.duration, "duration",
      ["{num|int|word} and a half {unit}", "a {singular} and a? half", "{num|int|word} {unit} and a? half"],
      "[a year and a half]"
    ) {
      match in
      if match.captures.count == 1 { return match.unit(0).map { .amount(1.5, $0) } }
      guard case .number(let amount, _) = match[0], let unit = match.unit(1) else { return nil }
      return .amount(amount + 0.5, unit)
    },
    GrammarRule(DateRule.duration, "duration", ["{duration} ,? and? {duration}"], "[two years and three months]") {
      match in
      guard let first = match.amounts(0), let second = match.amounts(1), let last = first.last, second.count == 1,
        last.unit.order > second[0].unit.order, first.allSatisfy({ $0.amount != nil }), second[0].amount != nil,
        last.unit.order < TimeUnit.decade.order
      else { return nil }
      return .duration(first + second, nil)
    },
    GrammarRule(
      DateRule.duration, "stretch",
      [
        "{num|int|word} -? to|or -? {num|int|word} -? {unit}", "{num|int|word} - {num|int|word} -? {unit}",
        "~between {num|int|word} and {num|int|word} {unit}",
      ], "[two to three months]"
    ) { match in
      guard case .number(let least, _) = match[0], case .number(let most, let digits) = match[1],
        let unit = match.unit(2), least > 0, least < most, digits < 4, unit != .second || !match.followsDecade,
        !match.isPartOfNumber, !match.isFollowedBy(.after)
      else { return nil }
      return .durations(TimeAmount(amount: least, unit: unit), TimeAmount(amount: most, unit: unit))
    },
    GrammarRule(
      DateRule.duration, "duration",
      [
        "a? few {unit}", "several {unit}", "a few more {unit}", "some {plural}", "a good many {plural}",
        "a number of {plural}",
      ],
      "[several months]"
    ) { match in
      // "In some quarters" is among some people.
      match.unit(0).flatMap { $0 == .quarter ? nil : .amount(nil, $0) }
    },
    GrammarRule(DateRule.duration, "duration", ["a? couple of? {plural}"], "[a couple of months]") { match in
      match.unit(0).map { .amount(2, $0) }
    },
    GrammarRule(
      DateRule.duration, "duration",
      [
        "~for|during|in|over|after|within|many|of|with {longplural}", "{longplural} ~of|later|ago|before|after|earlier",
      ], "for [decades]"
    ) { match in match.unit(0).map { .amount(nil, $0) } },
    GrammarRule(DateRule.duration, "duration", ["{longplural}"], "[months] later") { match in
      match.isFollowedBy(.after) ? match.unit(0).map { .amount(nil, $0) } : nil
    },
    GrammarRule(DateRule.duration, "duration", ["{unitadjective}"], "a [week-long] siege") { match in
      guard case .unit(let unit, let isPlural) = match[0] else { return nil }
      return .amount(isPlural ? nil : 1, unit)
    },
    GrammarRule(
      DateRule.duration, "duration", ["{duration} -? old", "{duration} -? long", "the {duration} - long"],
      "a [20-month-old] siege"
    ) { $0[0] },
    GrammarRule(
      DateRule.duration, "duration",
      ["the? whole {singular}", "the? whole of the {singular}", "throughout the {singular}"], "[the whole year]"
    ) { match in match.unit(0).map { .amount(1, $0) } },
    GrammarRule(
      DateRule.duration, "duration", ["{modifier} {duration}", "{modifier} a|an? {duration}"], "[more than two years]"
    ) { match in
      guard case .duration(let amounts, nil) = match[1], case .modifier(let modifier) = match[0] else { return nil }
      return .duration(amounts, modifier)
    },
    GrammarRule(DateRule.duration, "duration", ["{duration} {modifierafter}"], "[two years or more]") { match in
      guard case .duration(let amounts, nil) = match[0], case .modifier(let modifier) = match[1] else { return nil }
      return .duration(amounts, modifier)
    },
    GrammarRule(
      DateRule.duration, "duration", ["the {singular} ~ended ~{md|mdy|date}", "the {singular} ~to ~{md|mdy|date}"],
      "in [the year] to March 31"
    ) { match in match.unit(0).map { .amount(1, $0) } },
    GrammarRule(DateRule.duration, "duration", ["the {duration}"], "[the two weeks]") { match in
      guard !match.contains(mark: Mark.hyphen) else { return nil }
      if case .duration(let amounts, _) = match[0], amounts[0].amount != nil { return match[0] }
      return nil
    },
  ]

  private static let stretches: [GrammarRule] = [
    GrammarRule(
      DateRule.stretch, "stretch",
      [
        "the? last|past|previous {duration}", "these past|last {duration}", "the? {num} last|past|previous {plural}",
        "the last|past {plural}",
      ], "[the last three months]"
    ) { $0.followsOpenVerb ? nil : $0.stretch(-1) },
    // "The last month of the war" is no month before the time of writing.
    GrammarRule(DateRule.duration, "duration", ["the last {clearunit|dayunit} ~of"], "in [the last month] of the war") {
      match in match.unit(0).flatMap { $0 == .season ? nil : .amount(1, $0) }
    },
    GrammarRule(
      DateRule.stretch, "stretch", ["~over|during|for|within|throughout|in the next {singular}"],
      "over [the next decade]"
    ) { $0.isFollowedByOf ? nil : $0.unitStretch(1) },
    GrammarRule(DateRule.stretch, "stretch", ["the past {singular}"], "over [the past year]") { $0.unitStretch(-1) },
    GrammarRule(
      DateRule.stretch, "stretch",
      [
        "the? next|coming|following {duration}", "{num} coming|next {plural}", "the coming|next|following {plural}",
        "coming {plural}",
      ], "[the next three months]"
    ) { $0.stretch(1) },
  ]

  private static let sets: [GrammarRule] = [
    GrammarRule(DateRule.recurring, "set", ["every {singular}", "any {singular}"], "[every week]") { match in
      match.unit(0).map { .every(1, $0) }
    },
    GrammarRule(
      DateRule.recurring, "set", ["every other {singular}", "every {ordinal 2..2} {singular}"], "[every other week]"
    ) { match in
      match.unit(match.captures.count - 1).map { .every(2, $0, quantifier: "EVERY OTHER") }
    },
    GrammarRule(
      DateRule.recurring, "set", ["every {num} {unit}", "every few {plural}", "once every {num} {unit}"],
      "[every two weeks]"
    ) { match in
      if match.captures.count == 1 {
        return match.unit(0).map { .set(.amount(nil, $0), quantifier: "EVERY", frequency: nil) }
      }
      guard case .number(let amount, _) = match[0], let unit = match.unit(1) else { return nil }
      return .every(amount, unit)
    },
    GrammarRule(
      DateRule.recurring, "set",
      ["every other? {weekday|month|season|holiday|md|part|weekend}", "~on? {weekdays}", "every {weekday} {part}"],
      "[every Monday]"
    ) { match in
      guard let fields = match.fields(0) else { return nil }
      let part = match.captures.count > 1 ? match.fields(1) : nil
      let point = TimePoint(.open, part.map { fields.filled(from: $0) } ?? fields)
      return .set(.point(point), quantifier: match.firstWord(in: ["every"]) ? "EVERY" : nil, frequency: nil)
    },
    GrammarRule(
      DateRule.recurring, "set",
      ["the? {ordinal 1..5} {weekday|weekend} of|in every {singular|month}", "every {ordinal 1..5} {weekday}"],
      "[the first Monday of each month]"
    ) { match in match.fields(1).map { .set(.point(TimePoint(.open, $0)), quantifier: "EVERY", frequency: nil) } },
    GrammarRule(
      DateRule.recurring, "set", ["~in|on|at? the? {parts}", "{weekday|weekdays} {parts}"],
      "on [Monday mornings]"
    ) { match in
      guard let first = match.fields(0) else { return nil }
      let second = match.captures.count > 1 ? match.fields(1) : nil
      return .set(
        .point(TimePoint(.open, second.map { first.filled(from: $0) } ?? first)), quantifier: nil, frequency: nil)
    },
    GrammarRule(DateRule.recurring, "set", ["daily"], "[daily]") { _ in .every(1, .day) },
    GrammarRule(DateRule.recurring, "set", ["weekly"], "[weekly]") { _ in .every(1, .week) },
    GrammarRule(DateRule.recurring, "set", ["biweekly"], "[fortnightly]") { _ in .every(2, .week) },
    GrammarRule(DateRule.recurring, "set", ["monthly"], "[monthly]") { _ in .every(1, .month) },
    GrammarRule(DateRule.recurring, "set", ["bimonthly"], "[bimonthly]") { _ in .every(2, .month) },
    GrammarRule(DateRule.recurring, "set", ["quarterly"], "[quarterly]") { _ in .every(3, .month) },
    GrammarRule(DateRule.recurring, "set", ["yearly"], "[annually]") { _ in .every(1, .year) },
    GrammarRule(DateRule.recurring, "set", ["biennial"], "[biennial]") { _ in .every(2, .year) },
    GrammarRule(DateRule.recurring, "set", ["biannual"], "[biannual]") { _ in .every(6, .month) },
    GrammarRule(DateRule.recurring, "set", ["hourly"], "[hourly]") { _ in .every(1, .hour) },
    GrammarRule(
      DateRule.frequency, "set",
      ["once a|an|per|every {singular}", "once in a|every {singular}"], "[once a week]"
    ) { match in match.unit(0).map { .every(1, $0, quantifier: nil, frequency: "1X") } },
    GrammarRule(DateRule.frequency, "set", ["twice a|an|per|every {singular}"], "[twice a week]") { match in
      match.unit(0).map { .every(1, $0, quantifier: nil, frequency: "2X") }
    },
    GrammarRule(DateRule.frequency, "set", ["{num|int|word} times a|an|per|every {singular}"], "[three times a week]") {
      match in
      guard let count = match.integer(0) else { return nil }
      return match.unit(1).map { .every(1, $0, quantifier: nil, frequency: "\(count)X") }
    },
    GrammarRule(DateRule.frequency, "set", ["several|many times a|an|per {singular}"], "[several times a week]") {
      match in
      match.unit(0).map { .every(1, $0, quantifier: nil, frequency: "X") }
    },
    GrammarRule(
      DateRule.frequency, "set", ["{duration} a|per {singular}", "{num} {unit} a|per {singular}"], "[two days a week]"
    ) { match in
      let unit = match.captures.count == 2 ? match.unit(1) : match.unit(2)
      return unit.map { .every(1, $0, quantifier: nil, frequency: nil) }
    },
    GrammarRule(DateRule.frequency, "set", ["per {singular}"], "[per month]") { match in
      guard let unit = match.unit(0), unit.order >= TimeUnit.day.order else { return nil }
      return .every(1, unit, quantifier: nil)
    },
    GrammarRule(
      DateRule.recurring, "set",
      ["{set} ,? at|@|from? {time|hour|hm}", "{time} ,? on? {set}", "~at {hour} on? {set}"], "[every Monday at 9]"
    ) { match in
      let setFirst = match.fields(0) == nil
      guard case .set(let meaning, let quantifier, let frequency) = match[setFirst ? 0 : 1], frequency == nil,
        let time = match.fields(setFirst ? 1 : 0), time.hour != nil
      else { return nil }
      // "Every Monday, 12 volunteers cook."
      if setFirst, time.minute == nil, match.isFollowedByNoun { return nil }
      switch meaning {
      case .point(let point) where point.fields.hour == nil:
        let placed = point.fields.part.flatMap { time.placed(in: $0) } ?? time
        var fields = point.fields
        fields.part = nil
        return .set(.point(TimePoint(.open, fields.filled(from: placed))), quantifier: quantifier, frequency: nil)
      case .duration(let amounts, nil) where amounts.count == 1 && amounts[0].unit.length.days == 1:
        let placed = amounts[0].unit == .night ? time.placed(in: .night) ?? time : time
        return .set(.point(TimePoint(.open, placed)), quantifier: quantifier, frequency: nil)
      default: return nil
      }
    },
  ]
}

extension RuleMatch {
  /// A stretch of time that ends or begins now.
  func stretch(_ sign: Int) -> Meaning? {
    if let amounts = amounts(0) {
      return amounts.count == 1 && amounts[0].amount == 1 ? nil : .stretch(amounts, sign: sign)
    }
    if case .number(let amount, _) = captures[0], let unit = unit(1) {
      return .stretch([TimeAmount(amount: amount, unit: unit)], sign: sign)
    }
    return unit(0).map { .stretch([TimeAmount(amount: nil, unit: $0)], sign: sign) }
  }

  /// A stretch as long as one unit that ends or begins now.
  func unitStretch(_ sign: Int) -> Meaning? {
    unit(0).map { .stretch([TimeAmount(amount: 1, unit: $0)], sign: sign) }
  }
}
