import ExtractCore

/// Times of day, alone and with a date.
enum ClockRules {
  static let rules: [GrammarRule] = clock + parts + combined

  private static let clock: [GrammarRule] = [
    GrammarRule(
      DateRule.clock, "hm",
      ["{int 0..24} +: +{twodigits 0..59}", "{int 0..24} +: +{twodigits 0..59} +: +{twodigits 0..60}"],
      "[10:30]"
    ) { $0.isGluedToColon ? nil : .time($0.integer(0)!, $0.integer(1), $0.captures.count > 2 ? $0.integer(2) : nil) },
    GrammarRule(DateRule.clock, "hm", ["{dotted}"], "[8.30] pm") { match in
      guard case .numbers(let hour, let minute, nil) = match[0], hour < 24, minute < 60 else { return nil }
      return .time(hour, minute)
    },
    GrammarRule(DateRule.clock, "hm", ["{four 0..2359}"], "at [1030] p.m.") { match in
      let number = match.integer(0)!
      guard !match.isYearsRange || match.isFollowedBy(.clock) else { return nil }
      return number % 100 < 60 ? .time(number / 100, number % 100) : nil
    },
    GrammarRule(DateRule.clock, "hm", ["{three 100..1259}"], "at [730] p.m.") { match in
      let number = match.integer(0)!
      return number % 100 < 60 ? .time(number / 100, number % 100) : nil
    },
    GrammarRule(DateRule.clock, "hour", ["{int|word 0..24}"], "[6] p.m.") { .time($0.integer(0)!) },
    GrammarRule(
      DateRule.clock, "hm",
      ["{word 1..12} -? {word 10..59}", "{word 1..12} -? oh {word 1..9}", "{int 1..12} {int 10..59}"],
      "[six thirty] p.m."
    ) { match in match.isWide ? nil : .time(match.integer(0)!, match.integer(1)) },
    GrammarRule(DateRule.clock, "hm", ["{word 110..1259}"], "[six thirty] p.m.") { match in
      // Said as a number, "six thirty" is 630.
      let number = match.integer(0)!
      return (10..<60).contains(number % 100) ? .time(number / 100, number % 100) : nil
    },
    GrammarRule(
      DateRule.clock, "time",
      [
        "{int 0..24} +h", "{int 0..24} +h +{twodigits 0..59}", "{int 0..24} +h {twodigits 0..59}",
        "{int 0..24} +{hminutes 0..59}",
      ], "at [15h30]"
    ) {
      match in
      if match.captures.count == 1 { return .time(match.integer(0)!, nil, nil, isAmbiguous: false) }
      return .time(match.integer(0)!, match.integer(1), nil, isAmbiguous: false)
    },
    GrammarRule(
      DateRule.clock, "time",
      ["{hm|hour|oc} am", "{hm|hour|oc} a m", "{hm|hour|oc} a . m .?", "{hm|hour} +ish am"], "[10:30 a.m.]"
    ) { match in
      match.isUnsafeLetter ? nil : match.halfOfDay(0, isMorning: true)
    },
    GrammarRule(
      DateRule.clock, "time",
      ["{hm|hour|oc} pm", "{hm|hour|oc} p m", "{hm|hour|oc} p . m .?", "{hm|hour} +ish pm"], "[10:30 p.m.]"
    ) { match in
      match.isUnsafeLetter ? nil : match.halfOfDay(0, isMorning: false)
    },
    GrammarRule(DateRule.clock, "oc", ["{hour|hm} oclock"], "[5 o'clock]") { $0[0] },
    GrammarRule(DateRule.clock, "time", ["{oc}"], "[5 o'clock]") { $0[0] },
    GrammarRule(
      DateRule.clock, "time",
      ["{int 0..24} +: +{twodigits 0..59}", "{int 0..24} +: +{twodigits 0..59} +: +{twodigits 0..60}"], "[10:30]"
    ) {
      match in
      match.isGluedToColon || match.isPartOfNumber
        ? nil
        : .time(match.integer(0)!, match.integer(1), match.captures.count > 2 ? match.integer(2) : nil)
    },
    GrammarRule(
      DateRule.clock, "time",
      ["{four 0..2359} {zone}", "{four 0..2359} hours", "~at|between|from|until|by {four 0..2359} local"], "[1800 GMT]"
    ) { match in
      let number = match.integer(0)!
      guard number % 100 < 60 else { return nil }
      guard case .point(var point) = Meaning.time(number / 100, number % 100, nil, isAmbiguous: false) else {
        return nil
      }
      if match.captures.count > 1, case .zone(let zone) = match[1] { point.fields.zone = zone }
      return .point(point)
    },
    GrammarRule(
      DateRule.clock, "time", ["{hm|hour|time} {zone}", "{time} ( {zone} )", "{time} {zone} timeword"], "[10:30 GMT]"
    ) { match in
      guard case .zone(let zone) = match[1], let point = match.point(0), point.fields.hour != nil,
        point.fields.zone == nil, point.fields.minute != nil || !point.fields.isHourAmbiguous
      else { return nil }
      return match.point(0) { $0.zone = zone }
    },
    GrammarRule(
      DateRule.clock, "time",
      [
        "~at|@ {hour|hm} ish?", "~at|@ around {hour|hm}", "~by|until|before|after {hm}", "~around {hm}",
        "~at {hour} sharp",
        "{hour} +ish", "{hour} - ish", "{hm} +ish",
      ], "at [6]"
    ) { match in
      // "The toll stood at 22", "he joined at 18"
      if let fields = match.point(0)?.fields, fields.minute == nil, !fields.isHourAmbiguous { return nil }
      return match.isFollowedByNoun || match.isFollowedBy(.rate) || match.isGluedToWordOrNumber()
        || match.isPartOfNumber || match.isPartOfFraction || match.followsLevel || match.isFollowedByOf
        || match.isFollowedByOther || match.countsInDigits
        ? nil : match[0]
    },
    GrammarRule(
      DateRule.clock, "time",
      [
        "half past {hour|time}", "{half} past {hour|time}", "a? quarterunit past|after {hour|time}",
        "{int|word 1..59} minutes? past|after {hour|time}",
      ], "[half past three]"
    ) { match in
      let hasMinutes = match.captures.count == 2
      let words = match.captures.count == 1 ? match.firstWord(in: ["half"]) : false
      let minutes = hasMinutes ? match.integer(0) ?? 30 : words ? 30 : 15
      return match.minutes(minutes, from: match.captures.count - 1)
    },
    GrammarRule(
      DateRule.clock, "time",
      [
        "a? quarterunit to|before|until|of {hour|time}", "{int|word 1..59} minutes to|before|until {hour|time}",
        "~at {int|word 1..59} to {hour}",
      ],
      "[a quarter to three]"
    ) { match in
      if match.followsLevel { return nil }
      return match.captures.count == 2
        ? match.minutes(-(match.integer(0) ?? 0), from: 1) : match.minutes(-15, from: 0)
    },
    // "10 to 3 p.m." are hours.
    GrammarRule(DateRule.clock, "time", ["{word 1..59} to {time}", "{int 13..59} to {time}"], "[ten to three p.m.]") {
      $0.minutes(-($0.integer(0) ?? 0), from: 1)
    },
    GrammarRule(DateRule.clock, "time", ["around|exactly {time}", "{time} exactly"], "[about 3 p.m.]") { match in
      guard let point = match.point(0), point.fields.hour != nil else { return nil }
      return match[0]
    },
    // A military date-time group (ACP 121): day, hours and minutes in six digits.
    GrammarRule(
      DateRule.clock, "datetime", ["{timegroup} +{zone} {month} {year|shortyear}"], "[251430Z NOV 26]"
    ) { match in
      guard let number = match.integer(0), case .zone(let zone) = match[1], let month = match.fields(2)?.month,
        let year = match.year(3), CivilDate.exists(year, month, number / 10_000)
      else { return nil }
      let (hour, minute) = (number / 100 % 100, number % 100)
      guard hour < 24, minute < 60 else { return nil }
      return .fields {
        ($0.year, $0.month, $0.day) = (year, month, number / 10_000)
        ($0.hour, $0.minute, $0.zone) = (hour, minute, zone)
      }
    },
    GrammarRule(DateRule.clock, "datetime", ["{isotime}"], "[2024-04-09T10:30:00Z]") { $0[0] },
    GrammarRule(DateRule.clock, "time", ["{noon}"], "at [noon]") { $0[0] },
  ]

  private static let parts: [GrammarRule] = [
    GrammarRule(
      DateRule.dayPart, "daypart",
      [
        "the? {part}", "early -? {part}", "late -? {part}", "mid -? {part}", "early in the {part}",
        "late in the {part}", "later in the {part}",
      ],
      "in [the morning]"
    ) { match in
      guard var point = match.point(0) else { return nil }
      if match.firstWord(in: ["early", "the early"]) { point.modifier = .start }
      if match.firstWord(in: ["late", "later"]) { point.modifier = .end }
      return .point(point)
    },
    GrammarRule(
      DateRule.dayPart, "time",
      [
        "~in|during|at|by|until|since|over the {daypart}", "~at {part}", "~by {part}", "the {part} hours",
        "the {daypart}", "overnight",
      ],
      "in [the morning]"
    ) { match in
      if match.captures.isEmpty { return .fields { $0.part = .night } }
      return match.point(0)?.fields.part == .day || match.isFollowedByOf ? nil : match[0]
    },
    GrammarRule(DateRule.dayPart, "datetime", ["tonight", "this {part}", "the {part} of today"], "[tonight]") { match in
      guard !match.captures.isEmpty else { return match.day(.night, 0) }
      return match.point(0)?.fields.part.flatMap { match.day($0, 0) }
    },
    GrammarRule(DateRule.dayPart, "datetime", ["early this {part}", "earlier this {part}"], "[early this morning]") {
      match in
      match.point(0)?.fields.part.flatMap { match.day($0, 0, .start) }
    },
    GrammarRule(DateRule.dayPart, "datetime", ["late|later this {part}", "late|later tonight"], "[late this morning]") {
      match in
      match.captures.isEmpty
        ? match.day(.night, 0, .end) : match.point(0)?.fields.part.flatMap { match.day($0, 0, .end) }
    },
    GrammarRule(
      DateRule.dayPart, "datetime", ["last {part}", "late|early last {part}", "the {part} before"], "[last night]"
    ) { match in
      match.point(0)?.fields.part.flatMap { match.day($0, -1) }
    },
    GrammarRule(DateRule.dayPart, "datetime", ["next {part}"], "[next morning]") { match in
      match.point(0)?.fields.part.flatMap { match.day($0, 1) }
    },
    GrammarRule(
      DateRule.dayPart, "datetime",
      ["the following|next {part}", "the very next {part}", "early the next|following {part}"],
      "[the following morning]"
    ) { match in
      guard let part = match.point(0)?.fields.part else { return nil }
      var point = TimePoint(.from(nil, [TimeAmount(amount: 1, unit: .day)], sign: 1))
      point.fields.part = part
      return .point(point)
    },
    GrammarRule(
      DateRule.dayPart, "datetime", ["that|same {part}", "that same {part}", "the same {part}"], "[that night]"
    ) { match in
      guard let part = match.point(0)?.fields.part else { return nil }
      var point = TimePoint(.from(nil, [TimeAmount(amount: 0, unit: .day)], sign: 1))
      point.fields.part = part
      return .point(point)
    },
    GrammarRule(
      DateRule.dayPart, "datetime",
      [
        "{date|md|mdy} ,? {daypart}", "{date|md|mdy} in|during the {daypart}", "{date} at {part}",
        "{date} in the? early hours of? the {part}",
        "{date} {noon}", "{date} ,? at|by|around {noon}",
      ], "[Monday night]"
    ) { $0.day(0, in: 1) },
    GrammarRule(
      DateRule.dayPart, "datetime",
      [
        "{daypart} of|on the? {date|md|mdy}", "{daypart} ,? {date}", "the? {daypart} hours of {date|mdy}",
        "{noon} on|of? {date}",
      ],
      "[the night of April 9]"
    ) { $0.day(1, in: 0) },
  ]

  private static let combined: [GrammarRule] = [
    GrammarRule(
      DateRule.dayAndTime, "time",
      ["{time|hour|hm} in|at the? {part}", "{time|hm} {part}", "{hour} at night"], "[9 in the morning]"
    ) { match in
      guard let time = match.fields(0), time.hour != nil, time.part == nil else { return nil }
      let part = match.captures.count > 1 ? match.fields(1)?.part : .night
      guard let part, let placed = time.placed(in: part) else { return nil }
      return .point(TimePoint(.open, placed))
    },
    GrammarRule(
      DateRule.dayAndTime, "time", ["in the {part} ,? at|@ {time|hour|hm}", "the? {part} at|@ {time|hour|hm}"],
      "[in the morning at 9]"
    ) { match in
      guard let time = match.fields(1), time.hour != nil, let part = match.fields(0)?.part,
        let placed = time.placed(in: part)
      else { return nil }
      return .point(TimePoint(.open, placed))
    },
    GrammarRule(
      DateRule.dayAndTime, "datetime",
      [
        "{date|mdy|datetime} ,|-|@? {time}", "{date|mdy|datetime} ,? at|@ {time|hour|hm}",
        "{date|mdy|datetime} ,? by|around|for|before|after|from|until {time}",
        "{mdy|date} at around {time|hour|hm}", "{date|mdy} ( {time} )", "{mdy|date} : {time}",
      ], "[Tuesday at 10:30]"
    ) { $0.joined(0, 1) },
    GrammarRule(
      DateRule.dayAndTime, "datetime",
      [
        "{time} ,|-? on? the? {date|mdy|datetime|md}", "{time} of {date|mdy}", "{hour|hm} {datetime}",
        "{hour|hm} on? {reldayword}",
        "{time} ( {date|mdy} )",
      ], "[10:30 on Tuesday]"
    ) { $0.joined(1, 0) },
    // The same time by two clocks.
    GrammarRule(
      DateRule.dayAndTime, "datetime", ["{time} ( {time} ) ,? on? {date|mdy}"], "[10:30 a.m. (0830 GMT) on Tuesday]"
    ) { match in match.has(1) ? match.joined(2, 0) : nil },
    GrammarRule(
      DateRule.dayAndTime, "datetime",
      [
        "{weekday} {month} {int 1..31} {time} {zone} {year}", "{weekday} {month} {int 1..31} {time} {year}",
        "{month} {int 1..31} {time} {year}",
      ],
      "[Tue Apr 9 10:30:00 2024]"
    ) { match in
      let hasWeekday = match.fields(0)?.weekday != nil
      let first = hasWeekday ? 1 : 0
      guard let month = match.fields(first)?.month, let day = match.integer(first + 1),
        let year = match.year(match.captures.count - 1), let time = match.point(first + 2),
        case .point(let date)? = RuleMatch.day(year, month, day)
      else { return nil }
      return RuleMatch.join(date, time).map { .point($0) }
    },
    GrammarRule(DateRule.dayAndTime, "reldayword", ["tomorrow"], "[tomorrow]") { _ in .shift(1, .day) },
    GrammarRule(DateRule.dayAndTime, "reldayword", ["today"], "[today]") { _ in .shift(0, .day) },
    GrammarRule(DateRule.dayAndTime, "reldayword", ["yesterday"], "[yesterday]") { _ in .shift(-1, .day) },
  ]
}
