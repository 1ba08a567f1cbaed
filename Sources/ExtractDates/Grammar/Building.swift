import ExtractCore

/// Short forms in which rules write meanings.
extension Meaning {
  static func fields(_ change: (inout CalendarFields) -> Void) -> Meaning {
    var fields = CalendarFields()
    change(&fields)
    return .point(TimePoint(.open, fields))
  }

  static func shift(_ count: Double, _ unit: TimeUnit) -> Meaning {
    .point(TimePoint(.fromNow([TimeAmount(amount: abs(count), unit: unit)], sign: count < 0 ? -1 : 1)))
  }

  static func amount(_ amount: Double?, _ unit: TimeUnit) -> Meaning {
    .duration([TimeAmount(amount: amount, unit: unit)], nil)
  }

  /// A recurring stretch: every so many units.
  static func every(_ amount: Double, _ unit: TimeUnit, quantifier: String? = "EVERY", frequency: String? = nil)
    -> Meaning
  {
    .set(.amount(amount, unit), quantifier: quantifier, frequency: frequency)
  }
}

extension RuleMatch {
  /// A day of a month, in a year if one is said; `nil` if no year has it.
  func monthDay(_ month: Int, _ day: Int, year: Int? = nil) -> Meaning? {
    guard let month = fields(month)?.month, let day = integer(day) else { return nil }
    return Self.day(year, month, day)
  }

  /// A day that no calendar has is a meaning too, flagged, if a year is said with it.
  static func day(_ year: Int?, _ month: Int, _ day: Int) -> Meaning? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    var fields = CalendarFields()
    fields.year = year
    fields.month = month
    fields.day = day
    var point = TimePoint(.open, fields)
    if !CivilDate.exists(year ?? 2000, month, day) {
      guard year != nil else { return nil }
      point.flag = .impossible
    }
    return .point(point)
  }

  /// The year that a capture says.
  func year(_ index: Int) -> Int? { fields(index)?.year }

  /// A point that gets further fields; `nil` if it has some of them already.
  func point(_ index: Int, adding change: (inout CalendarFields) -> Void) -> Meaning? {
    guard var point = point(index) else { return nil }
    change(&point.fields)
    return .point(point)
  }

  /// A point with a modifier, unless it has one.
  func modified(_ index: Int, _ modifier: TimeExpression.Modifier) -> Meaning? {
    guard var point = point(index), point.modifier == nil else { return nil }
    point.modifier = modifier
    return .point(point)
  }

  /// A day and a time of that day.
  func joined(_ date: Int, _ time: Int) -> Meaning? {
    guard let day = point(date), let clock = point(time) else { return nil }
    return Self.join(day, clock).map { .point($0) }
  }

  static func join(_ day: TimePoint, _ clock: TimePoint) -> TimePoint? {
    guard clock.base == .open, clock.fields.hasClock, !clock.fields.hasDate, day.modifier == nil else { return nil }
    guard day.namesOneDay else { return nil }
    var joined = day
    var time = clock.fields
    if let part = day.fields.part {
      guard day.fields.hour == nil, time.part == nil else { return nil }
      guard let placed = time.placed(in: part) else { return nil }
      time = placed
      joined.fields.part = nil
    } else if day.fields.hour != nil {
      return nil
    }
    joined.fields = joined.fields.filled(from: time)
    joined.modifier = clock.modifier
    return joined
  }

  /// The token before or after the match is one of these.
  func isGluedToWordOrNumber() -> Bool {
    let end = tokens.end
    guard end < view.count, view.isGlued(end) else { return false }
    return view.shape(end).isKind(.word) || view.shape(end).isKind(.number)
  }
}

extension TimePoint {
  /// Whether the point is a single day, or a time of one.
  var namesOneDay: Bool {
    switch base {
    case .open, .directed, .within: fields.namesDay || fields.hasClock && isDayShift
    case .fromNow(let amounts, _), .from(_, let amounts, _):
      fields.namesDay || amounts.allSatisfy { $0.unit.length.days > 0 || $0.unit.isClock } && !amounts.isEmpty
    case .nth(_, let unit, _): unit == nil || unit == .day || unit == .weekday
    case .repeated: true
    case .presentReference, .pastReference, .futureReference: false
    }
  }

  private var isDayShift: Bool {
    if case .within(let point) = base { return point.namesOneDay }
    return false
  }
}

extension CalendarFields {
  /// A time of the clock whose half of the day is that of a part: 9 in the evening is 21:00.
  func placed(in part: DayPart) -> CalendarFields? {
    guard let hour else { return nil }
    var result = self
    result.isHourAmbiguous = false
    guard isHourAmbiguous else { return result }
    switch part {
    case .morning: result.hour = hour == 12 ? 0 : hour
    case .midday, .day: result.hour = hour < 8 ? hour + 12 : hour
    case .afternoon, .evening: result.hour = hour < 12 ? hour + 12 : hour
    case .night: result.hour = hour == 12 ? 0 : hour < 6 ? hour : hour + 12
    }
    return result
  }
}
