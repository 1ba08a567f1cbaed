import ExtractCore

/// What TIMEX3 values are made of.
extension CalendarText {
  /// More bytes than the fields of the calendar and the clock ever take.
  private static let longestFields = 96

  /// The text that `body` writes, of at most `capacity` bytes.
  @inline(__always) static func make(capacity: Int = Self.longestFields, _ body: (inout CalendarText) -> Void) -> String
  {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { memory in
      let start = memory.baseAddress.unsafelyUnwrapped
      var text = CalendarText(at: start)
      body(&text)
      assert(text.end - start <= capacity)
      let count = text.end - start
      return String(unsafeUninitializedCapacity: count) { copy in
        copy.baseAddress?.initialize(from: start, count: count)
        return count
      }
    }
  }

  private mutating func append(string: String) { for byte in string.utf8 { append(byte) } }

  // MARK: Dates

  private mutating func append(orUnknown year: Int?) {
    if let year { append(year: year) } else { append("XXXX") }
  }

  private mutating func append(twoDigitsOrUnknown number: Int?) {
    if let number { appendTwoDigits(number) } else { append("XX") }
  }

  mutating func append(date fields: CalendarFields) {
    if let century = fields.century {
      if century < 0 { append("BC") }
      appendTwoDigits(century < 0 ? -century - 1 : century)
      return
    }
    if let decade = fields.decade {
      append(decade, digits: 3)
      return
    }
    if fields.isWeekend {
      append(orUnknown: fields.year)
      append("-W")
      append(twoDigitsOrUnknown: fields.week)
      append("-WE")
    } else if let day = fields.day {
      append(orUnknown: fields.year)
      append(UInt8(ascii: "-"))
      append(twoDigitsOrUnknown: fields.month)
      append(UInt8(ascii: "-"))
      appendTwoDigits(day)
    } else if fields.week != nil || fields.weekday != nil {
      append(orUnknown: fields.year)
      append("-W")
      append(twoDigitsOrUnknown: fields.week)
      append(part: fields.weekday, after: "-")
    } else if let season = fields.season {
      append(orUnknown: fields.year)
      append(UInt8(ascii: "-"))
      append(string: season.rawValue)
    } else if fields.quarter != nil {
      append(orUnknown: fields.year)
      append(part: fields.quarter, after: "-Q")
    } else if fields.half != nil {
      append(orUnknown: fields.year)
      append(part: fields.half, after: "-H")
    } else if fields.year != nil || fields.month != nil {
      append(orUnknown: fields.year)
      if let month = fields.month {
        append(UInt8(ascii: "-"))
        appendTwoDigits(month)
      }
    }
  }

  private mutating func append(part: Int?, after mark: StaticString) {
    guard let part else { return }
    append(mark)
    append(part, digits: 1)
  }

  // MARK: The clock

  mutating func append(clock fields: CalendarFields) {
    if let clock = fields.clock { append(clock) } else if let part = fields.part { append(string: part.rawValue) }
  }

  // MARK: Durations

  mutating func append(_ amount: TimeAmount) {
    let (factor, designator, _) = amount.unit.notation
    if let number = amount.amount { append(decimal: number * factor) } else { append(UInt8(ascii: "X")) }
    append(string: designator)
  }

  private mutating func append(decimal number: Double) {
    if number == number.rounded(), abs(number) < 1e15 {
      append(Int(number), digits: 1)
    } else {
      let rounded = (number * 1_000_000).rounded() / 1_000_000
      append(string: rounded == 0 ? String(number) : String(rounded))
    }
  }
}
