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

  /// By number. Made once for all threads, and never freed.
  private let classes: UnsafePointer<UInt8>

  init(_ grammar: Grammar) {
    var isLimit = [Bool](repeating: false, count: Self.limit + 1)
    for limit in Self.limits { isLimit[limit] = true }
    grammar.forEachBound { lowest, highest in
      isLimit[min(max(lowest, 0), Self.limit)] = true
      isLimit[min(max(highest + 1, 0), Self.limit)] = true
    }
    let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.limit)
    var band = 0
    for number in 0..<Self.limit {
      if isLimit[number] { band += 1 }
      // Four digits are hours and minutes only if the last two are below 60, and a full hour if these are none.
      let minute = number < 1000 || number % 100 == 0 ? 0 : number % 100 < 60 ? 1 : 2
      classes[number] = UInt8(band * 3 + minute)
    }
    precondition(band * 3 + 2 < 0x80, "the grammar tells more than 42 bands of numbers apart")
    self.classes = UnsafePointer(classes)
  }

  /// The class, below 128, of a number below ``limit``.
  @inline(__always) func callAsFunction(_ number: Int) -> UInt8 { classes[number] }
}
