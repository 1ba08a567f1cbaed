import ExtractCore

/// TIMEX3 values (TimeML annotation guidelines 1.2.1, section 2.1.3.2).
enum ValueWriting {
  /// The value of calendar fields, `X` for what is not known.
  static func value(_ fields: CalendarFields) -> String {
    CalendarText.make { text in
      text.append(date: fields)
      guard fields.hasClock else { return }
      text.append(UInt8(ascii: "T"))
      text.append(clock: fields)
    }
  }

  /// The value of a duration: `P2Y3M`, `PT1.5H`, `PXM`.
  static func duration(_ amounts: [TimeAmount]) -> String {
    CalendarText.make(capacity: 32 * (amounts.count + 1)) { text in
      text.append(UInt8(ascii: "P"))
      for amount in amounts where !amount.unit.isClock { text.append(amount) }
      guard amounts.contains(where: \.unit.isClock) else { return }
      text.append(UInt8(ascii: "T"))
      for amount in amounts where amount.unit.isClock { text.append(amount) }
    }
  }
}

extension CalendarTime {
  /// A day, or a time of it.
  init(_ date: CivilDate, _ clock: Clock? = nil) {
    let (year, month, day) = date.components
    self.init(year, month, day, clock)
  }
}

extension CalendarFields {
  /// The time of day, if an hour is named.
  var clock: CalendarTime.Clock? {
    hour.map { CalendarTime.Clock(hour: $0, minute: minute ?? 0, second: second, zone: zone?.minutes(on: civilDay)) }
  }

  /// The day that is named, if the calendar has it.
  private var civilDay: CivilDate? {
    guard let year, let month, let day, CivilDate.exists(year, month, day) else { return nil }
    return CivilDate(year, month, day)
  }

  /// The first and last day of a year, a month of a year or a day, if nothing else of the date is named and the calendar
  /// has it; as ``days``, but without counting days.
  var namedDays: (first: CalendarTime, last: CalendarTime)? {
    guard century == nil, decade == nil, week == nil, let year else { return nil }
    guard let month else {
      guard day == nil, weekday == nil, !isWeekend, holiday == nil, season == nil, quarter == nil, half == nil else {
        return nil
      }
      return (CalendarTime(year, 1, 1), CalendarTime(year, 12, 31))
    }
    guard CivilDate.exists(year, month, day ?? 1) else { return nil }
    return (
      CalendarTime(year, month, day ?? 1), CalendarTime(year, month, day ?? CivilDate.lastDay(ofMonth: month, year))
    )
  }

  /// The first and last day that the fields cover; `nil` without a year.
  var days: (first: CivilDate, last: CivilDate)? {
    if let century {
      return century < 0 ? nil : (CivilDate(century * 100, 1, 1), CivilDate(century * 100 + 99, 12, 31))
    }
    if let decade { return (CivilDate(decade * 10, 1, 1), CivilDate(decade * 10 + 9, 12, 31)) }
    guard let year else { return nil }
    if let week {
      let monday = CivilDate(isoYear: year, week: week)
      if isWeekend { return (monday.adding(days: 5), monday.adding(days: 6)) }
      if let weekday { return (monday.adding(days: weekday - 1), monday.adding(days: weekday - 1)) }
      return (monday, monday.adding(days: 6))
    }
    if let month {
      if let day {
        guard CivilDate.exists(year, month, day) else { return nil }
        return (CivilDate(year, month, day), CivilDate(year, month, day))
      }
      return Self.months(year, month, 1)
    }
    if day != nil || weekday != nil || isWeekend || holiday != nil { return nil }
    if let season {
      switch season {
      case .spring: return Self.months(year, 3, 3)
      case .summer: return Self.months(year, 6, 3)
      case .autumn: return Self.months(year, 9, 3)
      case .winter: return Self.months(year, 12, 3)
      }
    }
    if let quarter { return Self.months(year, quarter * 3 - 2, 3) }
    if let half { return Self.months(year, half * 6 - 5, 6) }
    return (CivilDate(year, 1, 1), CivilDate(year, 12, 31))
  }

  private static func months(_ year: Int, _ month: Int, _ count: Int) -> (first: CivilDate, last: CivilDate) {
    let first = CivilDate(year, month, 1)
    return (first, first.adding(months: count).adding(days: -1))
  }

  init(day date: CivilDate) {
    self.init()
    let (year, month, day) = date.components
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Replaces the date by a day, keeping the clock.
  func placed(on date: CivilDate) -> CalendarFields {
    var result = CalendarFields(day: date)
    result.part = part
    result.hour = hour
    result.minute = minute
    result.second = second
    result.isHourAmbiguous = isHourAmbiguous
    result.zone = zone
    return result
  }
}
