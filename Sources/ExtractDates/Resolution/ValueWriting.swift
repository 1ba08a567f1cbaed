/// TIMEX3 values and ISO 8601 bounds (TimeML annotation guidelines 1.2.1, section 2.1.3.2).
enum ValueWriting {
  /// `7` as `07`.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// A year with four digits; one before our era as `BC0044`.
  static func year(_ year: Int?) -> String {
    guard let year else { return "XXXX" }
    return year > 0 ? padded(year, 4) : "BC" + padded(1 - year, 4)
  }

  static func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    return self.day(year, month, day)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    guard (1...9999).contains(year), (0...99).contains(month), (0...99).contains(day) else {
      return self.year(year) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      write(year, 4, at: 0, bytes)
      bytes[4] = UInt8(ascii: "-")
      write(month, 2, at: 5, bytes)
      bytes[7] = UInt8(ascii: "-")
      write(day, 2, at: 8, bytes)
      return 10
    }
  }

  private static func write(_ number: Int, _ width: Int, at start: Int, _ bytes: UnsafeMutableBufferPointer<UInt8>) {
    var rest = number
    for place in stride(from: start + width - 1, through: start, by: -1) {
      bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// The value of calendar fields, `X` for what is not known.
  static func value(_ fields: CalendarFields) -> String {
    let date = dateValue(fields)
    guard fields.hasClock else { return date }
    return date + "T" + clock(fields)
  }

  private static func dateValue(_ fields: CalendarFields) -> String {
    if let century = fields.century { return century < 0 ? "BC" + padded(-century - 1, 2) : padded(century, 2) }
    if let decade = fields.decade { return padded(decade, 3) }
    if !fields.isWeekend, let year = fields.year, let month = fields.month, let day = fields.day {
      return self.day(year, month, day)
    }
    let year = year(fields.year)
    if fields.isWeekend {
      return year + "-W" + (fields.week.map { padded($0, 2) } ?? "XX") + "-WE"
    }
    if let day = fields.day {
      return year + "-" + (fields.month.map { padded($0, 2) } ?? "XX") + "-" + padded(day, 2)
    }
    if fields.week != nil || fields.weekday != nil {
      let week = year + "-W" + (fields.week.map { padded($0, 2) } ?? "XX")
      return fields.weekday.map { week + "-" + String($0) } ?? week
    }
    if let season = fields.season { return year + "-" + season.rawValue }
    if let quarter = fields.quarter { return year + "-Q" + String(quarter) }
    if let half = fields.half { return year + "-H" + String(half) }
    if let month = fields.month { return year + "-" + padded(month, 2) }
    return fields.year == nil ? "" : year
  }

  static func clock(_ fields: CalendarFields) -> String {
    guard let hour = fields.hour else { return fields.part?.rawValue ?? "" }
    var text = padded(hour, 2) + ":" + padded(fields.minute ?? 0, 2)
    if let second = fields.second { text += ":" + padded(second, 2) }
    if let zone = fields.zone { text += self.zone(zone) }
    return text
  }

  private static func zone(_ minutes: Int) -> String {
    if minutes == 0 { return "Z" }
    return (minutes < 0 ? "-" : "+") + padded(abs(minutes) / 60, 2) + ":" + padded(abs(minutes) % 60, 2)
  }

  /// The value of a duration: `P2Y3M`, `PT1.5H`, `PXM`.
  static func duration(_ amounts: [TimeAmount]) -> String {
    var date = ""
    var clock = ""
    for amount in amounts {
      let (factor, designator, isClock) = amount.unit.notation
      let number = amount.amount.map { decimal($0 * factor) } ?? "X"
      if isClock { clock += number + designator } else { date += number + designator }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }

  private static func decimal(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let rounded = (number * 1_000_000).rounded() / 1_000_000
    return rounded == 0 ? String(number) : String(rounded)
  }
}

extension CalendarFields {
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
