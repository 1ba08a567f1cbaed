internal import ExtractCore
internal import ExtractMatching

/// Dates between a reporting verb and what it reports.
extension ReportingText {
  /// Passes over a date on the right: `on Monday`, `on May 20, 2024`, `last week`; stays if there is none.
  func skipDate(from start: Int, to limit: Int) -> Int { skipDate(from: start, classes(start), to: limit) }

  @inline(__always) func skipDate(from start: Int, _ classes: WordClasses, to limit: Int) -> Int {
    let first = classes.contains(.preposition) ? start + 1 : start
    return first < limit && mayBeginDate(first) ? endOfDate(from: first, limit) ?? start : start
  }

  @inline(__always) private func mayBeginDate(_ token: Int) -> Bool {
    uses(token).contains(.deictic) || shape(token).isKind(.number) || classes(token).contains(.calendar)
  }

  /// Where a date ends that begins at a token before `limit`: `Monday`, `May 20, 2024`, `20 May`, `last week`, `late Friday`;
  /// `nil` if none does.
  @inline(never) private func endOfDate(from start: Int, _ limit: Int) -> Int? {
    let next = start + 1
    if uses(start).contains(.deictic) {
      guard next < limit, !classes(next).isDisjoint(with: [.timeUnit, .calendar]) else { return nil }
      return next + 1
    }
    if shape(start).isKind(.number) {
      guard next < limit, view.length(start) <= 2, classes(next).contains(.calendar) else { return nil }
      return endOfYear(behind: next + 1, limit)
    }
    guard classes(start).contains(.calendar) else { return nil }
    guard next < limit, shape(next).isKind(.number), view.length(next) <= 2 else { return next }
    return endOfYear(behind: next + 1, limit)
  }

  /// The end of a year and the commas around it behind a day and month; where these end if none follows.
  private func endOfYear(behind end: Int, _ limit: Int) -> Int {
    let year = mark(end) == Mark.comma ? end + 1 : end
    guard year < limit, shape(year).isKind(.number), view.length(year) == 4 else { return end }
    return mark(end) == Mark.comma && mark(year + 1) == Mark.comma ? year + 2 : year + 1
  }
}
