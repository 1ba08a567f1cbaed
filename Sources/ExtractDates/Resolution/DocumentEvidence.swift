import ExtractCore

/// What the dates of a document say together: its years, and whether it tells of another time than its own.
enum DocumentEvidence {
  /// So many dates with years, most of them not the creation time's, make a narrative; without a creation time, one with
  /// a month does.
  private static let narrativeDates = 4

  static func note(_ found: [FoundExpression], _ meanings: MeaningTable, in context: ResolutionContext) {
    var years: [Int] = []
    // Days named by the time of writing speak of the creation time, too.
    var recent = 0
    var namesMonth = false
    let ownYear = context.now?.day.year
    for expression in found {
      guard case .point(let point) = meanings[expression.meaning] else { continue }
      switch point.base {
      case .open:
        guard let year = point.fields.year else {
          if point.fields.isWeekdayAlone { recent += 1 }
          continue
        }
        if years.isEmpty { years.reserveCapacity(found.count) }
        years.append(year)
        if point.fields.month != nil { namesMonth = true }
        if let ownYear, year >= ownYear - 1 { recent += 1 }
      case .fromNow(let amounts, _):
        if amounts.count == 1, amounts[0].unit == .day { recent += 1 }
      default: break
      }
    }
    let isLong = years.count >= narrativeDates
    context.isNarrative = ownYear == nil ? namesMonth || isLong : isLong && recent * 3 < years.count
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

extension CalendarFields {
  fileprivate var isWeekdayAlone: Bool { weekday != nil && day == nil && month == nil && year == nil }
}

/// Decides for `09/04/2024` which number is the day, where the document's other dates tell.
enum NumericOrder {
  static func settle(_ finder: inout ExpressionFinder) {
    var dayFirst = false
    var monthFirst = false
    var isOpen = false
    for expression in finder.found {
      guard case .point(let point) = finder.meanings[expression.meaning] else { continue }
      if point.swapsDayAndMonth {
        isOpen = true
      } else {
        if point.isDayFirst { dayFirst = true }
        if point.isMonthFirst { monthFirst = true }
      }
    }
    guard isOpen else { return }
    for index in finder.found.indices {
      guard case .point(var point) = finder.meanings[finder.found[index].meaning], point.swapsDayAndMonth else {
        continue
      }
      if dayFirst, !monthFirst {
        (point.fields.day, point.fields.month) = (point.fields.month, point.fields.day)
      } else if dayFirst == monthFirst {
        point.flag = .ambiguousOrder
      }
      finder.change(index, to: .point(point))
    }
  }
}
