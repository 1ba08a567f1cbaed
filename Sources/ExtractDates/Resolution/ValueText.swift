/// The bytes of a value while it is written, on the stack.
struct ValueText {
  /// More than the fields of the calendar and the clock ever take.
  private static let capacity = 96

  private let bytes: UnsafeMutablePointer<UInt8>
  private var count = 0

  /// The text that `body` writes, of at most `capacity` bytes.
  @inline(__always) static func make(capacity: Int = Self.capacity, _ body: (inout ValueText) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { memory in
      var text = ValueText(bytes: memory.baseAddress.unsafelyUnwrapped)
      body(&text)
      assert(text.count <= capacity)
      return String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
    }
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ string: String) { for byte in string.utf8 { append(byte) } }

  /// `7` as `07`.
  mutating func append(_ number: Int, digits width: Int) {
    var length = 1
    var rest = number.magnitude
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    let sign = number < 0 ? 1 : 0
    for _ in 0..<max(0, width - length - sign) { append(UInt8(ascii: "0")) }
    if number < 0 { append(UInt8(ascii: "-")) }
    rest = number.magnitude
    for place in stride(from: length - 1, through: 0, by: -1) {
      bytes[count + place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  // MARK: Dates

  mutating func append(_ date: CivilDate) {
    let (year, month, day) = date.components
    append(year: year)
    append(UInt8(ascii: "-"))
    append(month, digits: 2)
    append(UInt8(ascii: "-"))
    append(day, digits: 2)
  }

  /// A year with four digits; one before our era as `BC0044`.
  private mutating func append(year: Int?) {
    guard let year else {
      append("XXXX")
      return
    }
    if year <= 0 { append("BC") }
    append(year > 0 ? year : 1 - year, digits: 4)
  }

  private mutating func append(_ number: Int?, orUnknown digits: Int) {
    if let number { append(number, digits: digits) } else { for _ in 0..<digits { append(UInt8(ascii: "X")) } }
  }

  mutating func append(date fields: CalendarFields) {
    if let century = fields.century {
      if century < 0 { append("BC") }
      append(century < 0 ? -century - 1 : century, digits: 2)
      return
    }
    if let decade = fields.decade {
      append(decade, digits: 3)
      return
    }
    if fields.isWeekend {
      append(year: fields.year)
      append("-W")
      append(fields.week, orUnknown: 2)
      append("-WE")
    } else if let day = fields.day {
      append(year: fields.year)
      append(UInt8(ascii: "-"))
      append(fields.month, orUnknown: 2)
      append(UInt8(ascii: "-"))
      append(day, digits: 2)
    } else if fields.week != nil || fields.weekday != nil {
      append(year: fields.year)
      append("-W")
      append(fields.week, orUnknown: 2)
      append(part: fields.weekday, after: "-", digits: 1)
    } else if let season = fields.season {
      append(year: fields.year)
      append(UInt8(ascii: "-"))
      append(season.rawValue)
    } else if fields.quarter != nil {
      append(year: fields.year)
      append(part: fields.quarter, after: "-Q", digits: 1)
    } else if fields.half != nil {
      append(year: fields.year)
      append(part: fields.half, after: "-H", digits: 1)
    } else if fields.year != nil || fields.month != nil {
      append(year: fields.year)
      append(part: fields.month, after: "-", digits: 2)
    }
  }

  private mutating func append(part: Int?, after mark: String, digits: Int) {
    guard let part else { return }
    append(mark)
    append(part, digits: digits)
  }

  // MARK: The clock

  mutating func append(clock fields: CalendarFields) {
    guard let hour = fields.hour else {
      append(fields.part?.rawValue ?? "")
      return
    }
    append(hour, digits: 2)
    append(UInt8(ascii: ":"))
    append(fields.minute ?? 0, digits: 2)
    append(part: fields.second, after: ":", digits: 2)
    guard let zone = fields.zone else { return }
    guard zone != 0 else {
      append(UInt8(ascii: "Z"))
      return
    }
    append(zone < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    append(abs(zone) / 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(abs(zone) % 60, digits: 2)
  }

  // MARK: Durations

  mutating func append(_ amount: TimeAmount) {
    let (factor, designator, _) = amount.unit.notation
    if let number = amount.amount { append(decimal: number * factor) } else { append(UInt8(ascii: "X")) }
    append(designator)
  }

  private mutating func append(decimal number: Double) {
    if number == number.rounded(), abs(number) < 1e15 {
      append(Int(number), digits: 1)
    } else {
      let rounded = (number * 1_000_000).rounded() / 1_000_000
      append(rounded == 0 ? String(number) : String(rounded))
    }
  }
}
