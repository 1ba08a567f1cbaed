import ExtractCore
import ExtractMatching

/// What the rows of a list mean: their symbols and meanings.
struct ListSenses {
  typealias Senses = @Sendable (LexiconEntry) -> [(String, Meaning)]
  typealias Condition = @Sendable (LexiconEntry) -> Bool

  let list: String
  let senses: Senses
  /// Whether an expression can be made of a form and the words around it.
  var isCore: Condition = { _ in true }
  /// Whether the forms of a row may be written with a period after them.
  var isAbbreviated: Condition = { _ in false }
  /// Whether after a word a number in words can be an hour or a year: at nine, in nineteen ninety-eight.
  var precedesNumber: Condition = { _ in false }

  static func ofLists(_ feasts: FeastDates) -> [ListSenses] {
    let isAbbreviated: Condition = { $0["flags"].items.contains("abbrev") }
    let isSymbol: Condition = { $0["flags"].items.contains("symbol") }
    return [
      ListSenses(list: "months", senses: months, isAbbreviated: isAbbreviated),
      ListSenses(list: "weekdays", senses: weekdays, isAbbreviated: isAbbreviated),
      ListSenses(list: "seasons", senses: seasons),
      ListSenses(list: "holidays", senses: { holidays($0, feasts) }),
      ListSenses(list: "day_parts", senses: dayParts),
      ListSenses(list: "time_units", senses: units, isCore: { !isSymbol($0) }, isAbbreviated: isSymbol),
      ListSenses(list: "time_zones", senses: zones, isCore: { _ in false }),
      ListSenses(
        list: "time_words", senses: classes,
        // Number words alone make a time with them: six p.m., half past three, five o'clock.
        isCore: { clockClasses.contains($0[1]) && $0[0].bytes.count > 1 },
        isAbbreviated: { abbreviatedClasses.contains($0[1]) }, precedesNumber: { numberPrepositions.contains($0[1]) }),
      ListSenses(list: "time_adverbs", senses: adverbs),
      ListSenses(
        list: "reference_nouns", senses: { $0["flags"].items.contains("serial") ? [("serial", .nothing)] : [] },
        isCore: { _ in false }),
      ListSenses(list: "quantity_modifiers", senses: modifiers, isCore: { _ in false }),
    ]
  }

  private static let clockClasses: [ImmortalText] = ["am", "pm", "oclock", "past"]
  private static let numberPrepositions: [ImmortalText] = [
    "at", "in", "since", "by", "until", "from", "before", "after",
  ]
  private static let abbreviatedClasses: [ImmortalText] = ["am", "pm", "around"]

  private static let months: Senses = { entry in
    guard let number = Int(entry["number"].string) else { return [] }
    let meaning = Meaning.fields { $0.month = number }
    return entry.flags.contains(.ambiguous) ? [("month", meaning)] : [("month", meaning), ("clearmonth", meaning)]
  }

  private static let weekdays: Senses = { entry in
    guard let number = Int(entry["number"].string) else { return [] }
    let meaning = Meaning.fields { $0.weekday = number }
    return [(entry["flags"].items.contains("plural") ? "weekdays" : "weekday", meaning)]
  }

  private static let seasons: Senses = { entry in
    guard let season = CalendarFields.Season(rawValue: entry["code"].string) else { return [] }
    let meaning = Meaning.fields { $0.season = season }
    return entry.flags.contains(.ambiguous) ? [("season", meaning)] : [("season", meaning), ("clearseason", meaning)]
  }

  private static func holidays(_ entry: LexiconEntry, _ feasts: FeastDates) -> [(String, Meaning)] {
    guard let rule = HolidayRule(entry["rule"].string, feasts) else { return [] }
    return [("holiday", .fields { $0.holiday = rule })]
  }

  private static let dayParts: Senses = { entry in
    let code = entry["code"].string
    if let part = CalendarFields.DayPart(rawValue: code) {
      let meaning = Meaning.fields { $0.part = part }
      return entry["flags"].items.contains("plural") ? [("parts", meaning)] : [("part", meaning)]
    }
    guard let hour = Int(code.prefix(2)) else { return [] }
    return [("noon", .time(hour % 24, nil, nil, isAmbiguous: false))]
  }

  private static let units: Senses = { entry in
    guard let unit = TimeUnit(rawValue: entry["unit"].string) else { return [] }
    let flags = entry["flags"].items
    let isPlural = entry["number"].string == "plural"
    let meaning = Meaning.unit(unit, isPlural: isPlural)
    if flags.contains("symbol") { return [("unitsymbol", meaning)] }
    if flags.contains("adjective") { return [("unitadjective", meaning)] }
    var senses = [("unit", meaning), (isPlural ? "plural" : "singular", meaning)]
    if isPlural, unit.order >= TimeUnit.minute.order, unit != .quarter, unit != .season, unit != .night {
      senses.append(("longplural", meaning))
    }
    if !isPlural, unit.order >= TimeUnit.week.order { senses.append(("clearunit", meaning)) }
    if unit == .day { senses.append(("dayunit", meaning)) }
    if unit == .weekend { senses.append((isPlural ? "weekdays" : "weekend", .fields { $0.isWeekend = true })) }
    return senses
  }

  private static let zones: Senses = { entry in
    let parts = entry["offset"].string.utf8.split(separator: UInt8(ascii: ":")).compactMap { Int(Substring($0)) }
    guard parts.count == 2 else { return [("zone", .zone(nil))] }
    let isWest = entry["offset"].string.hasPrefix("-")
    let daylightTime = entry["flags"].items.lazy.compactMap { DaylightTime(rawValue: $0.string) }.first
    return [("zone", .zone(Zone(minutes: parts[0] * 60 + (isWest ? -parts[1] : parts[1]), daylightTime)))]
  }

  private static let classes: Senses = { entry in [(entry[1].string, .nothing)] }

  private static let adverbs: Senses = { entry in
    let name = entry[1].string
    if name.hasPrefix("decade_"), let decade = Int(name.dropFirst(7)) {
      return [("decadeword", .fields { $0.decade = decade })]
    }
    return [(name, .nothing)]
  }

  private static let modifiers: Senses = { entry in
    let modifier: TimeExpression.Modifier
    switch entry["mod"].string {
    case "approx", "nearly": modifier = .approximately
    case "more_than": modifier = .moreThan
    case "at_least": modifier = .equalOrMore
    case "less_than": modifier = .lessThan
    case "at_most", "up_to": modifier = .equalOrLess
    default: return []
    }
    // "60% higher than a year ago" compares amounts.
    if ["from", "higher than", "lower than"].contains(entry[0].string) { return [] }
    return [(entry["position"].string == "after" ? "modifierafter" : "modifier", .modifier(modifier))]
  }
}
