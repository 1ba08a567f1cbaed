/// Which plain numbers no rule of the grammar tells apart.
///
/// Numbers of one class have equally many digits, and a rule takes or refuses all of them, whatever it computes from
/// them. So what was found among words holds for other numbers of the same classes in their places, if they also
/// compare alike with each other.
struct NumberClasses: @unchecked Sendable {
  /// Numbers from here on have no class.
  static let limit = Grammar.greatestTime + 1

  /// Where rules begin to mean something else by a number, besides the bounds of their patterns: `1` of something is
  /// not several, hours from 1 to 12 can be in either half of the day, not all months have a day 30 or 31; and of
  /// four digits, which look like a time of day and which like a year.
  private static let limits = [1, 2, 13, 24, 30, 31, 32, 60, 1300, 1500, 1700, 1800, 1900, 2051, 2100, 2101]
  /// Four digits that are hours and minutes only with a word after them that says so.
  private static let years = 1700..<2100

  /// By number, how many limits are not above it. Made once for all threads, and never freed.
  private let bands: UnsafePointer<UInt8>

  init(_ grammar: Grammar) {
    var isLimit = [Bool](repeating: false, count: Self.limit + 1)
    for limit in Self.limits { isLimit[limit] = true }
    grammar.forEachBoundOfNumbers { lowest, highest in
      isLimit[min(lowest, Self.limit)] = true
      isLimit[min(highest + 1, Self.limit)] = true
    }
    let bands = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.limit)
    var band: UInt8 = 0
    for number in 0..<Self.limit {
      if isLimit[number] { band += 1 }
      bands[number] = band
    }
    precondition(band < 42, "a class has seven bits")
    self.bands = UnsafePointer(bands)
  }

  /// The class, below 128, of a number below ``limit``.
  @inline(__always) func callAsFunction(_ number: Int, isBeforeWord: Bool) -> UInt8 {
    let band = bands[number] * 3
    guard number >= 1000, isBeforeWord || !Self.years.contains(number) else { return band }
    // Four digits are hours and minutes only if the last two are below 60, and a full hour if these are none.
    let minute = number % 100
    return band + (minute == 0 ? 0 : minute < 60 ? 1 : 2)
  }
}
