import ExtractCore

/// Meanings of relative dates.
extension Meaning {
  static func partOfUnit(_ unit: TimeUnit, _ modifier: TimeExpression.Modifier) -> Meaning {
    var point = TimePoint(.fromNow([TimeAmount(amount: 0, unit: unit)], sign: 1))
    point.modifier = modifier
    return .point(point)
  }
}

extension TimePoint {
  /// Whether this is a year to compare with, where what is told does not go on: `down from 570 a year earlier`.
  var looksBackYears: Bool {
    guard case .from(nil, let amounts, -1) = base else { return false }
    return amounts.contains { $0.unit.order >= TimeUnit.year.order }
  }

  /// The length of a shift into the future from now, in two years; `nil` for one from a day, two years from today.
  var amountsToCome: [TimeAmount]? {
    guard case .fromNow(let amounts, 1) = base, isExact, amounts.last?.amount != 0 else { return nil }
    return amounts
  }

  /// The unit that a shifted point is as long as.
  var unit: TimeUnit? {
    switch base {
    case .fromNow(let amounts, _), .from(_, let amounts, _): amounts.count == 1 ? amounts[0].unit : nil
    default: nil
    }
  }

  /// Something smaller than the point can be named within it.
  func canHold(_ fields: CalendarFields) -> Bool {
    guard modifier == nil, side == 0, !self.fields.hasClock else { return false }
    switch unit {
    case .year, .decade: return fields.week == nil && fields.year == nil
    case .month: return fields.day != nil && fields.month == nil || fields.weekday != nil && fields.month == nil
    case .week: return fields.weekday != nil && fields.month == nil || fields.isWeekend
    default: return false
    }
  }
}

extension RuleMatch {
  func shiftUnit(_ index: Int, _ count: Int) -> Meaning? {
    guard let unit = unit(index), unit != .season, unit != .weekday || count != 0 else { return nil }
    if case .unit(_, isPlural: true) = captures[index] { return nil }
    if unit.isClock, count == 0 { return nil }
    if unit == .weekend || unit == .night { return nil }
    // "The next day" is the one after the time spoken of.
    if count == 1, followsThe { return nil }
    return .shift(Double(count), unit)
  }

  func fromNow(_ index: Int, _ sign: Int) -> Meaning? {
    guard case .duration(let amounts, let modifier) = captures[index] else { return nil }
    var point = TimePoint(.fromNow(amounts, sign: sign))
    point.isExact = true
    switch modifier {
    case .moreThan, .equalOrMore: point.modifier = sign < 0 ? .before : .after
    case .lessThan, .equalOrLess: point.modifier = sign < 0 ? .after : .before
    default: point.modifier = modifier
    }
    return .point(point)
  }

  func from(_ index: Int, _ duration: Int, _ sign: Int) -> Meaning? {
    amounts(duration).flatMap { from(index, $0, sign) }
  }

  func from(_ index: Int, _ amounts: [TimeAmount], _ sign: Int) -> Meaning? {
    guard let anchor = point(index), !amounts.contains(where: { $0.amount == nil }) else { return nil }
    var shifted = TimePoint(.from(anchor, amounts, sign: sign))
    shifted.isExact = true
    return .point(shifted)
  }

  func fromReference(_ index: Int, _ count: Int) -> Meaning? {
    guard let unit = unit(index), !unit.isClock else { return nil }
    if case .unit(_, isPlural: true) = captures[index] { return nil }
    return .point(TimePoint(.from(nil, [TimeAmount(amount: Double(abs(count)), unit: unit)], sign: count < 0 ? -1 : 1)))
  }

  func partOfReference(_ index: Int, _ modifier: TimeExpression.Modifier? = nil, side: Int8 = 0) -> Meaning? {
    guard let unit = unit(index), unit.order >= TimeUnit.day.order else { return nil }
    if case .unit(_, isPlural: true) = captures[index] { return nil }
    var point = TimePoint(.from(nil, [TimeAmount(amount: 0, unit: unit)], sign: 1))
    point.modifier = modifier
    point.side = side
    return .point(point)
  }

  func directed(_ index: Int, _ direction: TimePoint.Direction) -> Meaning? {
    fields(index).map { .point(TimePoint(.directed(direction), $0)) }
  }

  func within(_ inner: Int, _ container: Int) -> Meaning? {
    guard let fields = fields(inner), let outer = point(container) else { return nil }
    if outer.base == .open, let week = outer.fields.week, outer.fields.year == nil {
      var merged = fields
      merged.week = week
      return .point(TimePoint(.open, merged))
    }
    guard outer.canHold(fields) else { return nil }
    return .point(TimePoint(.within(outer), fields))
  }

  func ordinal(_ n: Int, _ element: Int, _ container: Int) -> Meaning? {
    point(container).flatMap { ordinal(n, element, $0) }
  }

  func ordinal(_ n: Int, _ element: Int, _ container: TimePoint) -> Meaning? {
    guard container.modifier == nil, !container.fields.hasClock else { return nil }
    if let unit = unit(element) {
      guard unit.order >= TimeUnit.day.order, unit.order < TimeUnit.century.order, unit != .season else { return nil }
      return .point(TimePoint(.nth(n, unit, container)))
    }
    return fields(element).map { .point(TimePoint(.nth(n, nil, container), $0)) }
  }

  /// So many of the first or last units of something longer: a duration that stands at `duration` and not alone, of the
  /// point at `container`; the first if it is not the first capture.
  func firstOrLast(_ duration: Int, of container: Int) -> Meaning? {
    guard let amounts = amounts(duration), amounts.count == 1, let container = point(container),
      container.modifier == nil, !container.fields.hasClock
    else { return nil }
    let (unit, isFirst) = (amounts[0].unit, duration > 0)
    guard let amount = amounts[0].amount, amount == amount.rounded(), (2...366).contains(amount),
      unit.order >= TimeUnit.day.order, unit.order <= TimeUnit.year.order
    else { return nil }
    // Two weeks of a month are fourteen days of it, wherever its weeks begin.
    let isWeeks = unit == .week
    let count = isWeeks ? 7 * Int(amount) : Int(amount)
    let grain = isWeeks ? .day : unit
    return .interval(
      TimePoint(.nth(isFirst ? 1 : -count, grain, container)), TimePoint(.nth(isFirst ? count : -1, grain, container)))
  }

  /// The day so long after one that is some days from now.
  func fromDay(_ index: Int, _ days: Double) -> Meaning? {
    guard let amounts = amounts(index), amounts.allSatisfy({ $0.amount != nil && !$0.unit.isClock }) else { return nil }
    var point = TimePoint(.fromNow(amounts + [TimeAmount(amount: days, unit: .day)], sign: 1))
    point.isExact = true
    return .point(point)
  }

  func sided(_ index: Int, _ side: Int8) -> Meaning? {
    guard var point = point(index), point.side == 0, point.modifier == nil else { return nil }
    guard case .fromNow(let amounts, _) = point.base, amounts.first?.amount == 0 else {
      return side < 0 ? nil : .point(point)
    }
    point.side = side
    return .point(point)
  }
}

extension RuleMatch {
  /// A duration before or after the time spoken of.
  func fromSpokenOf(_ index: Int, _ sign: Int) -> Meaning? {
    guard let amounts = amounts(index) else { return nil }
    guard !amounts.contains(where: { $0.amount == nil }) else {
      return .point(TimePoint(sign < 0 ? .pastReference : .futureReference))
    }
    var shifted = TimePoint(.from(nil, amounts, sign: sign))
    shifted.isExact = true
    return .point(shifted)
  }
}
