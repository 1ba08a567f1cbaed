import ExtractCore

/// What the dates of a document say together: its years, and whether it tells of another time than its own.
enum DocumentEvidence {
  /// So many dates with years, most of them not the creation time's, make a narrative.
  private static let narrativeDates = 4

  static func note(_ found: [FoundExpression], in context: inout ResolutionContext) {
    var years: [Int] = []
    years.reserveCapacity(found.count)
    var recent = 0
    let ownYear = context.now?.day.year
    for expression in found {
      guard case .point(let point) = expression.meaning, point.base == .open, let year = point.fields.year else {
        continue
      }
      years.append(year)
      if let ownYear, year >= ownYear - 1 { recent += 1 }
    }
    context.isNarrative =
      ownYear == nil ? !years.isEmpty : years.count >= narrativeDates && recent * 3 < years.count
    context.years = years
  }

  /// Some years, each once, the most frequent first, of equally frequent ones the latest.
  static func byFrequency(_ years: [Int]) -> [Int] {
    var counted: [(count: Int, year: Int)] = []
    for year in years.sorted() {
      if counted.last?.year == year { counted[counted.count - 1].count += 1 } else { counted.append((1, year)) }
    }
    return counted.sorted { ($0.count, $0.year) > ($1.count, $1.year) }.map(\.year)
  }
}

/// Decides for `09/04/2024` which number is the day, where the document's other dates tell.
enum NumericOrder {
  static func settle(_ found: inout [FoundExpression], _ order: DateOptions.DateOrder) {
    guard order == .auto, found.contains(where: \.isNumericDate) else { return }
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
