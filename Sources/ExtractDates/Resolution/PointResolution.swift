import ExtractCore

/// Fills in the date of points: what the fields leave open comes from the creation time or the last time spoken of.
extension ResolutionContext {
  func resolve(_ point: TimePoint) -> ResolvedPoint {
    var result: ResolvedPoint
    if case .open = point.base { result = resolveOpen(point.fields) } else { result = resolveBase(point) }
    if case .feast(let feast)? = point.fields.holiday { result.lastDay = lastDay(of: feast, result.fields) }
    result.modifier = point.modifier
    if let flag = point.flag { result.flag = flag }
    if point.side != 0, let now, let days = result.fields.days, days.first <= now.day, now.day <= days.last {
      result.bounds = point.side < 0 ? (days.first, now.day) : (now.day, days.last)
    }
    return result
  }

  private func resolveBase(_ point: TimePoint) -> ResolvedPoint {
    switch point.base {
    case .open: return resolveOpen(point.fields)
    case .presentReference: return ResolvedPoint(reference: .present)
    case .pastReference: return ResolvedPoint(reference: .past)
    case .futureReference: return ResolvedPoint(reference: .future)
    case .fromNow(let amounts, let sign):
      guard let now, amounts.allSatisfy({ $0.amount != nil }), now.seconds != nil || !Self.isClock(amounts) else {
        return unanchored(amounts, sign, point.fields)
      }
      return shifted(now, amounts, sign, point, .creationTime)
    case .from(nil, let amounts, let sign):
      if last?.fields.day == nil, let lastDay, let unit = amounts.last?.unit, unit.order <= TimeUnit.week.order,
        let reference = dayReference, reference.anchor == .time(lastDay.index)
      {
        return shiftedFromSpoken(reference.moment, lastDay.fields, amounts, sign, point, reference.anchor)
      }
      guard let spokenOf else { return unanchored(amounts, sign, point.fields) }
      // "Two hours later, police arrived", and nothing says when: some time in the past.
      if spokenOf.anchor == .creationTime, spokenOf.moment.seconds == nil, Self.isClock(amounts) {
        return ResolvedPoint(reference: .past)
      }
      return shiftedFromSpoken(spokenOf.moment, spokenOf.fields, amounts, sign, point, spokenOf.anchor)
    case .from(let anchor?, let amounts, let sign):
      let base = resolve(anchor)
      guard let days = base.days else {
        if base.reference != nil, let now { return shifted(now, amounts, sign, point, .creationTime) }
        return unanchored(amounts, sign, point.fields)
      }
      var moment = Moment(sign > 0 ? days.last : days.first)
      if let hour = base.fields.hour { moment.seconds = Double(hour * 3600 + (base.fields.minute ?? 0) * 60) }
      return shifted(moment, amounts, sign, point, base.anchor)
    case .directed(let direction): return resolveDirected(point.fields, direction)
    case .within(let container): return resolveWithin(container, point.fields)
    case .nth(let n, let unit, let container): return resolveNth(n, unit, container, point.fields)
    case .repeated(let n):
      guard let reference else { return resolveOpen(point.fields) }
      return resolveRepeated(n, point.fields, reference.moment, reference.anchor)
    }
  }

  private static func isClock(_ amounts: [TimeAmount]) -> Bool { amounts.contains { $0.unit.isClock } }

  /// A shift whose start is not known.
  private func unanchored(_ amounts: [TimeAmount], _ sign: Int, _ fields: CalendarFields) -> ResolvedPoint {
    let isNow = amounts.allSatisfy { $0.amount == 0 }
    return ResolvedPoint(reference: isNow ? .present : sign < 0 ? .past : .future)
  }

  // MARK: Shifts

  private func shifted(
    _ start: Moment, _ amounts: [TimeAmount], _ sign: Int, _ point: TimePoint, _ anchor: TimeExpression.Anchor?
  ) -> ResolvedPoint {
    guard let moment = Self.moment(start, shiftedBy: amounts, sign) else {
      return unanchored(amounts, sign, point.fields)
    }
    var finest: TimeUnit = .millennium
    for amount in amounts {
      if amount.unit.order < finest.order { finest = amount.unit }
      if let count = amount.amount, count != count.rounded() {
        finest = finest.order > TimeUnit.month.order ? .month : finest.isClock ? finest : .day
      }
    }
    var fields = finest.isClock ? moment.fields : Self.fields(of: moment.day, grain: finest, isExact: point.isExact)
    if finest.isClock, finest != .second { fields.second = nil }
    if !point.fields.hasDate {
      fields = fields.filled(from: point.fields)
    }
    return ResolvedPoint(fields, anchor: anchor)
  }

  /// The moment so long after another, or before it if `sign` is negative; `nil` if no calendar date has it.
  static func moment(_ start: Moment, shiftedBy amounts: [TimeAmount], _ sign: Int) -> Moment? {
    var moment = start
    for amount in amounts {
      let (seconds, days, months) = amount.unit.length
      let count = (amount.amount ?? 1) * Double(sign)
      guard abs(count) < 1e7 else { return nil }
      if amount.unit == .weekday {
        moment.day = addingWorkdays(Int(count), to: moment.day)
      } else if seconds != 0 {
        moment = moment.adding(seconds: seconds * count)
      } else if days != 0 {
        moment.day = moment.day.adding(days: Int((count * Double(days)).rounded()))
      } else {
        let whole = (count * Double(months)).rounded(.towardZero)
        moment.day = moment.day.adding(months: Int(whole))
        let rest = count * Double(months) - whole
        if rest != 0 { moment.day = moment.day.adding(days: Int((rest * 30).rounded())) }
      }
    }
    return (1...9999).contains(moment.day.year) ? moment : nil
  }

  /// A shift from the last time spoken of, whose grain limits what can be said: three days after some time of 1980.
  private func shiftedFromSpoken(
    _ start: Moment, _ fields: CalendarFields?, _ amounts: [TimeAmount], _ sign: Int, _ point: TimePoint,
    _ anchor: TimeExpression.Anchor
  ) -> ResolvedPoint {
    if amounts.isEmpty { return ResolvedPoint(fields ?? start.fields.dateOnly, anchor: anchor) }
    guard let fields, let finest = amounts.last?.unit else { return shifted(start, amounts, sign, point, anchor) }
    let grain = fields.day != nil ? TimeUnit.day : fields.week != nil ? .week : fields.month != nil ? .month : .year
    if finest.isClock, fields.hour == nil { return unanchored(amounts, sign, point.fields) }
    guard finest.order >= grain.order || finest.isClock else { return unanchored(amounts, sign, point.fields) }
    return shifted(start, amounts, sign, point, anchor)
  }

  private static func addingWorkdays(_ count: Int, to start: CivilDate) -> CivilDate {
    let weeks = count / 5
    var day = start.adding(days: weeks * 7)
    let step = count < 0 ? -1 : 1
    var left = abs(count % 5)
    while left > 0 {
      day = day.adding(days: step)
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }

  /// The calendar unit that holds a day. An exact shift by weeks names the day.
  static func fields(of day: CivilDate, grain: TimeUnit, isExact: Bool = false) -> CalendarFields {
    var fields = CalendarFields()
    switch grain {
    case .week, .fortnight:
      if isExact { return CalendarFields(day: day) }
      (fields.year, fields.week) = day.isoWeek
    case .weekend:
      (fields.year, fields.week) = day.isoWeek
      fields.isWeekend = true
    case .month: (fields.year, fields.month) = (day.year, day.month)
    case .quarter: (fields.year, fields.quarter) = (day.year, (day.month + 2) / 3)
    case .semester: (fields.year, fields.half) = (day.year, (day.month + 5) / 6)
    case .year, .season: fields.year = day.year
    case .decade: fields.decade = day.year / 10
    case .century: fields.century = day.year / 100
    case .millennium: fields.year = day.year
    default: return CalendarFields(day: day)
    }
    return fields
  }

  // MARK: Parts of other points

  private func resolveWithin(_ container: TimePoint, _ inner: CalendarFields) -> ResolvedPoint {
    let outer = resolve(container)
    var result = outer
    if case .from(nil, let amounts, let sign) = container.base, amounts.isEmpty {
      guard let spokenOf else { return resolveOpen(inner) }
      return resolveDirected(inner, sign > 0 ? .next : .last, from: spokenOf.moment, spokenOf.anchor)
    }
    guard let days = outer.days else {
      var open = resolveOpenWithoutReference(inner)
      open.anchor = nil
      return open
    }
    if inner.holiday != nil {
      result.fields = withYear(inner, days.first.year)
    } else if let weekday = inner.weekday, inner.day == nil, inner.month == nil {
      result.fields = inner.placed(on: days.first.onOrAfter(weekday: weekday))
    } else if inner.isWeekend {
      result.fields = Self.fields(of: days.first, grain: .weekend)
    } else {
      var fields = inner
      fields.year = days.first.year
      if inner.day != nil, inner.month == nil { fields.month = days.first.month }
      result.fields = fields
    }
    return result
  }

  private func resolveNth(_ n: Int, _ unit: TimeUnit?, _ container: TimePoint, _ inner: CalendarFields) -> ResolvedPoint
  {
    let outer = resolve(container)
    guard let days = outer.days else {
      guard outer.reference == nil else { return inner.hasDate ? resolveOpenWithoutReference(inner) : outer }
      var fields = outer.fields
      if n > 0, unit == .day { fields.day = n }
      return ResolvedPoint(fields)
    }
    var day: CivilDate
    var grain = TimeUnit.day
    if let unit {
      grain = unit
      if n == 0 {
        day = days.first
      } else if unit == .week {
        // The first week is the one that holds the container's first Thursday, as ISO 8601 counts.
        day =
          n > 0
          ? days.first.onOrAfter(weekday: 4).adding(days: 7 * (n - 1))
          : days.last.onOrBefore(weekday: 4).adding(days: 7 * (n + 1))
      } else {
        let (_, length, months) = unit.length
        let start = n > 0 ? days.first : days.last
        let steps = n > 0 ? n - 1 : n + 1
        day =
          months > 0
          ? CivilDate(start.year, start.month, 1).adding(months: months * steps) : start.adding(days: length * steps)
      }
    } else if inner.isWeekend {
      grain = .weekend
      day =
        n > 0
        ? days.first.onOrAfter(weekday: 6).adding(days: 7 * (n - 1))
        : days.last.onOrBefore(weekday: 6).adding(days: 7 * (n + 1))
    } else if let weekday = inner.weekday {
      day =
        n > 0
        ? days.first.onOrAfter(weekday: weekday).adding(days: 7 * (n - 1))
        : days.last.onOrBefore(weekday: weekday).adding(days: 7 * (n + 1))
    } else {
      return outer
    }
    if day > days.last.adding(days: 6) || day < days.first.adding(days: -6) {
      var result = ResolvedPoint(outer.fields, anchor: outer.anchor)
      result.flag = .impossible
      return result
    }
    var fields = Self.fields(of: day, grain: grain)
    if inner.hasClock { fields = inner.placed(on: day) }
    return ResolvedPoint(fields, anchor: outer.anchor)
  }
}
