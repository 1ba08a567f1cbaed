/// A day of the proleptic Gregorian calendar, or a time of one, as ISO 8601 writes it.
@frozen public struct CalendarTime: Hashable, Sendable, BitwiseCopyable {
  /// A time of day.
  @frozen public struct Clock: Hashable, Sendable, BitwiseCopyable {
    /// 0 to 23.
    public var hour: Int8
    /// 0 to 59.
    public var minute: Int8
    /// `nil` if only the minute is known.
    public var second: Int8?
    /// Minutes east of UTC; `nil` if that is not known.
    public var zone: Int16?

    /// A time of day; numbers that do not fit the fields become the nearest that do, and nothing else is checked.
    @inlinable public init(hour: Int, minute: Int, second: Int? = nil, zone: Int? = nil) {
      self.hour = Int8(clamping: hour)
      self.minute = Int8(clamping: minute)
      self.second = second.map { Int8(clamping: $0) }
      self.zone = zone.map { Int16(clamping: $0) }
    }
  }

  /// 0 is 1 BC.
  public var year: Int32
  /// 1 for January.
  public var month: Int8
  /// 1 to 31; whether the month has it is not checked.
  public var day: Int8
  /// `nil` for the whole day.
  public var clock: Clock?

  /// A year, a month and a day, as they are: whether there is such a day is not checked.
  @inlinable public init(_ year: Int, _ month: Int, _ day: Int, _ clock: Clock? = nil) {
    self.year = Int32(clamping: year)
    self.month = Int8(clamping: month)
    self.day = Int8(clamping: day)
    self.clock = clock
  }
}

extension CalendarTime: CustomStringConvertible {
  /// At least as many bytes as the text of any such time takes.
  public static let longestText = 48

  /// `2024-04-09`, `2024-04-09T10:30`, `2024-04-09T10:30:00+02:00`; a year before our era as `BC0044`.
  public var description: String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestText) { memory in
      let start = memory.baseAddress.unsafelyUnwrapped
      return String(decoding: UnsafeBufferPointer(start: start, count: write(to: start) - start), as: UTF8.self)
    }
  }

  /// Writes the text, of ASCII, to memory that has room for ``longestText`` bytes, and returns its end.
  public func write(to memory: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
    var text = CalendarText(at: memory)
    text.append(self)
    return text.end
  }
}
