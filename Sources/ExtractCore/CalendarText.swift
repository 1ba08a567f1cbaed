/// Dates and times of day while they are written, to memory that whoever begins the text has made large enough.
public struct CalendarText {
  /// Where the next byte goes.
  public private(set) var end: UnsafeMutablePointer<UInt8>

  /// Begins a text at `memory`, which has room for ``CalendarTime/longestText`` bytes for each time that is appended.
  public init(at memory: UnsafeMutablePointer<UInt8>) { end = memory }

  /// Appends one byte of UTF-8.
  @inline(__always) public mutating func append(_ byte: UInt8) {
    end.pointee = byte
    end += 1
  }

  /// Appends the bytes of a literal, `BC` or a separator.
  public mutating func append(_ text: StaticString) {
    end.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    end += text.utf8CodeUnitCount
  }

  /// `7` as `07`: zeros before a number that has fewer than `width` digits, the sign counted.
  public mutating func append(_ number: Int, digits width: Int) {
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
      end[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    end += length
  }

  /// A month, a day, an hour or a minute.
  @inline(__always) public mutating func appendTwoDigits(_ number: Int) {
    guard UInt(bitPattern: number) < 100 else { return append(number, digits: 2) }
    let number = UInt8(truncatingIfNeeded: number)
    append(0x30 + number / 10)
    append(0x30 + number % 10)
  }

  /// A year with four digits; one before our era as `BC0044`.
  public mutating func append(year: Int) {
    if year > 0, year < 10_000 {
      appendTwoDigits(year / 100)
      appendTwoDigits(year % 100)
    } else {
      if year <= 0 { append("BC") }
      append(year > 0 ? year : 1 - year, digits: 4)
    }
  }

  /// Appends `10:30`, `10:30:05`, and the zone, where it is known: `10:30Z`, `10:30+02:00`.
  public mutating func append(_ clock: CalendarTime.Clock) {
    appendTwoDigits(Int(clock.hour))
    append(UInt8(ascii: ":"))
    appendTwoDigits(Int(clock.minute))
    if let second = clock.second {
      append(UInt8(ascii: ":"))
      appendTwoDigits(Int(second))
    }
    guard let zone = clock.zone else { return }
    guard zone != 0 else { return append(UInt8(ascii: "Z")) }
    append(zone < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    appendTwoDigits(Int(zone.magnitude) / 60)
    append(UInt8(ascii: ":"))
    appendTwoDigits(Int(zone.magnitude) % 60)
  }

  /// Appends what ``CalendarTime/description`` says: `2024-04-09`, `2024-04-09T10:30`.
  public mutating func append(_ time: CalendarTime) {
    append(year: Int(time.year))
    append(UInt8(ascii: "-"))
    appendTwoDigits(Int(time.month))
    append(UInt8(ascii: "-"))
    appendTwoDigits(Int(time.day))
    guard let clock = time.clock else { return }
    append(UInt8(ascii: "T"))
    append(clock)
  }
}
