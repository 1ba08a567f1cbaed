import ExtractCore

/// What the dates of a document say together: its years, and whether it tells of another time than its own.
enum DocumentEvidence {
  /// So many dates with years, most of them not the creation time's, make a narrative.
  private static let narrativeDates = 4

  static func note(_ found: [FoundExpression], in context: inout ResolutionContext) {
    var counts: [Int: Int] = [:]
    var dated = 0
    var recent = 0
    let ownYear = context.now?.day.year
    for expression in found {
      guard case .point(let point) = expression.meaning, point.base == .open, let year = point.fields.year else {
        continue
      }
      counts[year, default: 0] += 1
      dated += 1
      if let ownYear, year >= ownYear - 1 { recent += 1 }
    }
    context.years = counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
    context.isNarrative = ownYear == nil ? dated > 0 : dated >= narrativeDates && recent * 3 < dated
  }
}

/// Decides for `09/04/2024` which number is the day, where the document's other dates tell.
enum NumericOrder {
  static func settle(_ found: inout [FoundExpression], _ order: DateOptions.DateOrder) {
    guard order == .auto else { return }
    var dayFirst = false
    var monthFirst = false
    for expression in found {
      guard case .point(let point) = expression.meaning, !point.swapsDayAndMonth else { continue }
      if point.isDayFirst { dayFirst = true }
      if point.isMonthFirst { monthFirst = true }
    }
    for index in found.indices {
      guard case .point(var point) = found[index].meaning, point.swapsDayAndMonth else { continue }
      if dayFirst, !monthFirst {
        (point.fields.day, point.fields.month) = (point.fields.month, point.fields.day)
      } else if dayFirst == monthFirst {
        point.flag = .ambiguousOrder
      }
      found[index].meaning = .point(point)
    }
  }
}
