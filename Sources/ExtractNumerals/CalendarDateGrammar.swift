public import ExtractCore
public import ExtractMatching

/// The common written forms of calendar dates, shared by all stages.
///
/// What a date means relative to another, ranges, and times of day are not its business.
public struct CalendarDateGrammar: @unchecked Sendable {
  private struct Month: BitwiseCopyable {
    var number: Int
    /// Also a common word or name: `May`, `March`.
    var isAmbiguous: Bool
  }

  private struct Maps {
    let months: WordMap<Month?>
    let particles: WordMap<NumeralParticle?>
  }

  private let monthFilter: ClassFilter
  /// Made once for a grammar, and never freed.
  private let maps: UnsafePointer<Maps>

  /// The grammar with the list `months` of a lexicon.
  ///
  /// - Precondition: the lexicon has the lists `months` and `numeral_particles`.
  public init(lexicon: Lexicon) {
    monthFilter = lexicon.classFilter(["months"])
    let maps = UnsafeMutablePointer<Maps>.allocate(capacity: 1)
    maps.initialize(
      to: Maps(
        months: WordMap(
          lexicon.values(of: "months") { entry in
            Int(entry["number"].string).map { Month(number: $0, isAmbiguous: entry.flags.contains(.ambiguous)) }
          }, none: nil),
        particles: WordMap(
          lexicon.values(of: "numeral_particles") { NumeralParticle(rawValue: $0["role"].string) }, none: nil)))
    self.maps = UnsafePointer(maps)
  }

  /// The date that begins at token `start`: a month, a day or a year.
  ///
  /// A date with parts that no calendar has is returned all the same; ask ``CalendarDate/isPossible``. A month without
  /// day or year is not a date here.
  ///
  /// - Parameter order: how `09/04/2024` is read; it is the only form in which both orders are possible.
  /// - Complexity: O(1).
  public func parse(at start: Int, in view: TokenView, order: CalendarDate.Order = .monthFirst) -> CalendarDate? {
    guard start >= 0, start < view.count else { return nil }
    if monthFilter.bits(view, start) != 0 { return monthFirst(start, view) }
    guard view.shape(start).isKind(.number) else { return nil }
    if let date = dateInDigits(at: start, in: view, order: order) { return date }
    return view.length(start) <= 2 ? dayFirst(start, view) : nil
  }

  /// The date without a word in it that begins at token `start`, which is a number.
  @inline(__always) public func dateInDigits(
    at start: Int, in view: TokenView, order: CalendarDate.Order = .monthFirst
  ) -> CalendarDate? {
    let mark = view.mark(start + 1)
    guard view.length(start) >= 6 || mark == Mark.hyphen || mark == Mark.slash else { return nil }
    return digitsOnly(start, view, order)
  }

  /// The number of the month at token `index`, 1 for January; `nil` if it names none.
  public func month(at index: Int, in view: TokenView) -> Int? {
    guard index >= 0, index < view.count, monthFilter.bits(view, index) != 0 else { return nil }
    return maps.pointee.months[view.word(index)]?.number
  }

  // MARK: Months in words

  /// `April 9, 2024`, `Apr. 9`, `April 2024`.
  private func monthFirst(_ start: Int, _ view: TokenView) -> CalendarDate? {
    guard let month = maps.pointee.months[view.word(start)],
      !month.isAmbiguous || view.shape(start).contains(.initialUpper)
    else {
      return nil
    }
    var at = start + 1
    if view.mark(at) == Mark.period, view.isGlued(at), isNumber(at + 1, view) { at += 1 }
    // Tables and logs write `Apr-09-2024`.
    let hasHyphen = view.mark(at) == Mark.hyphen && view.isGlued(at)
    if hasHyphen { at += 1 }
    guard isNumber(at, view), isOnLine(at, view), !hasHyphen || view.isGlued(at) else { return nil }
    if let year = year(at, view, isGiven: true) {
      return CalendarDate(
        form: .monthYear, year: year, month: month.number, day: nil, isOrderAmbiguous: false, hasShortYear: false,
        tokens: TokenRange(start, at + 1))
    }
    guard let (day, end) = day(at, view) else { return nil }
    var date = CalendarDate(
      form: .monthDay, year: nil, month: month.number, day: day, isOrderAmbiguous: false, hasShortYear: false,
      tokens: TokenRange(start, end))
    joinYear(&date, afterComma: true, view)
    return date
  }

  /// `9 April 2024`, `9th of April`, `9-Apr-2024`.
  private func dayFirst(_ start: Int, _ view: TokenView) -> CalendarDate? {
    guard let (day, dayEnd) = day(start, view) else { return nil }
    var at = dayEnd
    if at < view.count, view.shape(at).isKind(.word), maps.pointee.particles[view.word(at)] == .of { at += 1 }
    if view.mark(at) == Mark.hyphen, view.isGlued(at) { at += 1 }
    guard at < view.count, isOnLine(at, view), monthFilter.bits(view, at) != 0,
      let month = maps.pointee.months[view.word(at)],
      !month.isAmbiguous || view.shape(at).contains(.initialUpper)
    else { return nil }
    var date = CalendarDate(
      form: .dayMonth, year: nil, month: month.number, day: day, isOrderAmbiguous: false, hasShortYear: false,
      tokens: TokenRange(start, at + 1))
    joinYear(&date, afterComma: true, view)
    return date
  }

  /// A day of the month with its ordinal ending, and the index after it.
  private func day(_ index: Int, _ view: TokenView) -> (Int, Int)? {
    guard isNumber(index, view), let value = integer(index, view), value >= 1, value <= 31, view.length(index) <= 2
    else {
      return nil
    }
    let next = index + 1
    guard next < view.count, view.isGlued(next), view.shape(next).isKind(.word) else { return (value, next) }
    // Letters after the digits are an ordinal ending, or the number is no day.
    guard maps.pointee.particles[view.word(next)] == .ordinal else { return nil }
    return (value, next + 1)
  }

  /// Extends a date by the year after it, after a comma, a hyphen, a period or nothing.
  private func joinYear(_ date: inout CalendarDate, afterComma: Bool, _ view: TokenView) {
    var at = date.tokens.end
    let mark = view.mark(at)
    var isGiven = false
    if mark == Mark.comma && afterComma || mark == Mark.period && view.isGlued(at) {
      at += 1
    } else if mark == Mark.hyphen, view.isGlued(at) {
      at += 1
      isGiven = true
    } else if mark == Mark.singleQuote {
      at += 1
      isGiven = true
    }
    guard isNumber(at, view), isOnLine(at, view) else { return }
    if let year = year(at, view, isGiven: isGiven) {
      date.year = year
    } else if isGiven, view.length(at) == 2, let short = integer(at, view) {
      date.year = short + (short >= 69 ? 1900 : 2000)
      date.hasShortYear = true
    } else {
      return
    }
    date.tokens = TokenRange(date.tokens.start, at + 1)
  }

  /// A year of four digits. One that something else claims, such as letters or a clock's colon, is none.
  private func year(_ index: Int, _ view: TokenView, isGiven: Bool) -> Int? {
    guard view.length(index) == 4, let value = integer(index, view), value >= 1000, value <= 2999 else { return nil }
    let next = index + 1
    guard next < view.count, view.isGlued(next) else { return value }
    if view.shape(next).isWordLike { return view.shape(next).isKind(.clitic) ? value : nil }
    let mark = view.mark(next)
    let goesOn = next + 1 < view.count && view.isGlued(next + 1) && view.shape(next + 1).isKind(.number)
    return mark == Mark.percent || mark == Mark.colon && goesOn ? nil : value
  }

  // MARK: Digits only

  /// `2024-04-09`, `2024/04/09`, `09/04/2024`, `9.4.2024`.
  private func digitsOnly(_ start: Int, _ view: TokenView, _ order: CalendarDate.Order) -> CalendarDate? {
    var parts = (0, 0, 0)
    var lengths = (0, 0, 0)
    let end: Int
    if view.length(start) >= 6, view.length(start) <= 10 {
      guard periodParts(view.bytes(start), &parts, &lengths) else { return nil }
      end = start + 1
    } else {
      let mark = view.mark(start + 1)
      guard mark == Mark.hyphen || mark == Mark.slash, start + 4 < view.count, view.mark(start + 3) == mark,
        (start + 1...start + 4).allSatisfy({ view.isGlued($0) }), let first = integer(start, view),
        let second = integer(start + 2, view), let third = integer(start + 4, view)
      else { return nil }
      parts = (first, second, third)
      lengths = (view.length(start), view.length(start + 2), view.length(start + 4))
      end = start + 5
      // A further part makes it a number of another kind, such as a telephone's.
      if view.mark(end) == mark, view.isGlued(end), isNumber(end + 1, view), view.isGlued(end + 1) { return nil }
    }
    if start > 0, view.isGlued(start), view.mark(start - 1) == Mark.hyphen || view.mark(start - 1) == Mark.slash {
      return nil
    }
    if lengths.0 == 4, lengths.1 <= 2, lengths.2 <= 2 {
      return date(.yearMonthDayDigits, parts.0, parts.1, parts.2, TokenRange(start, end))
    }
    guard lengths.0 <= 2, lengths.1 <= 2, lengths.2 == 4 || lengths.2 == 2 && view.mark(start + 1) == Mark.slash else {
      return nil
    }
    let year = lengths.2 == 4 ? parts.2 : parts.2 + (parts.2 >= 69 ? 1900 : 2000)
    let asMonthFirst = date(.shortDigits, year, parts.0, parts.1, TokenRange(start, end))
    let asDayFirst = date(.shortDigits, year, parts.1, parts.0, TokenRange(start, end))
    // Periods separate days from months, never the other way round.
    let prefersDay = order == .dayFirst || end == start + 1
    guard var chosen = prefersDay ? asDayFirst ?? asMonthFirst : asMonthFirst ?? asDayFirst else { return nil }
    chosen.isOrderAmbiguous = asMonthFirst != nil && asDayFirst != nil && parts.0 != parts.1 && end > start + 1
    chosen.hasShortYear = lengths.2 == 2
    return chosen
  }

  private func date(_ form: CalendarDate.Form, _ year: Int, _ month: Int, _ day: Int, _ tokens: TokenRange)
    -> CalendarDate?
  {
    let date = CalendarDate(
      form: form, year: year, month: month, day: day, isOrderAmbiguous: false, hasShortYear: false, tokens: tokens)
    return date.isPossible ? date : nil
  }

  /// The three parts of a token such as `9.4.2024`.
  private func periodParts(
    _ bytes: UnsafeBufferPointer<UInt8>, _ parts: inout (Int, Int, Int), _ lengths: inout (Int, Int, Int)
  ) -> Bool {
    var part = 0
    for byte in bytes {
      if byte == Mark.period {
        part += 1
        if part > 2 { return false }
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return false }
      let digit = Int(byte &- 0x30)
      switch part {
      case 0: (parts.0, lengths.0) = (parts.0 * 10 + digit, lengths.0 + 1)
      case 1: (parts.1, lengths.1) = (parts.1 * 10 + digit, lengths.1 + 1)
      default: (parts.2, lengths.2) = (parts.2 * 10 + digit, lengths.2 + 1)
      }
    }
    return part == 2
  }

  // MARK: Tokens

  private func isNumber(_ index: Int, _ view: TokenView) -> Bool {
    index >= 0 && index < view.count && view.shape(index).isKind(.number)
  }

  /// Whether the token stands on the line of the token before it.
  private func isOnLine(_ index: Int, _ view: TokenView) -> Bool { view.shape(index).isDisjoint(with: .lineStart) }

  /// The value of at most four ASCII digits.
  private func integer(_ index: Int, _ view: TokenView) -> Int? {
    guard index < view.count, view.length(index) <= 4 else { return nil }
    var value = 0
    for byte in view.bytes(index) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
    }
    return value
  }
}
