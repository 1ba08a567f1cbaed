import ExtractCore

/// Meanings of times of day.
extension Meaning {
  static func time(_ hour: Int, _ minute: Int? = nil, _ second: Int? = nil, isAmbiguous: Bool? = nil) -> Meaning {
    .fields {
      $0.hour = hour
      $0.minute = minute
      $0.second = second
      $0.isHourAmbiguous = isAmbiguous ?? (hour >= 1 && hour <= 12)
    }
  }
}

extension RuleMatch {
  /// A time in the first or second half of the day.
  func halfOfDay(_ index: Int, isMorning: Bool) -> Meaning? {
    guard let fields = fields(index), let hour = fields.hour, hour <= (isMorning ? 12 : 23) else { return nil }
    return point(index) {
      $0.hour = isMorning ? hour % 12 : hour < 12 ? hour + 12 : hour
      $0.isHourAmbiguous = false
    }
  }

  /// A time some minutes after a full hour, or before it if negative.
  func minutes(_ minutes: Int, from index: Int) -> Meaning? {
    guard let fields = fields(index), let hour = fields.hour, (fields.minute ?? 0) == 0, abs(minutes) < 60 else {
      return nil
    }
    let total = CivilDate.modulo(hour * 60 + minutes, 24 * 60)
    return point(index) {
      $0.hour = total / 60 == 0 && $0.isHourAmbiguous ? 12 : total / 60
      $0.minute = total % 60
    }
  }

  /// A part of a day that is said: Monday night.
  func day(_ day: Int, in part: Int) -> Meaning? {
    guard var day = point(day), let part = point(part), part.base == .open, day.namesOneDay, !day.fields.hasClock,
      day.modifier == nil
    else { return nil }
    day.fields = day.fields.filled(from: part.fields)
    day.modifier = part.modifier
    return .point(day)
  }

  /// A part of the day so many days from now.
  func day(
    _ part: CalendarFields.DayPart, _ days: Int, _ modifier: TimeExpression.Modifier? = nil
  ) -> Meaning? {
    var point = TimePoint(.fromNow([TimeAmount(amount: Double(abs(days)), unit: .day)], sign: days < 0 ? -1 : 1))
    point.fields.part = part
    point.modifier = modifier
    return .point(point)
  }
}
