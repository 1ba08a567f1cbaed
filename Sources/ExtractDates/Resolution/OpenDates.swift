import ExtractCore

/// Chooses the year, month or week of points that do not say it.
extension ResolutionContext {
  /// So many months from one named to the next, a narrative goes on.
  private static let furthestStep = 4
  /// So many days ahead of the creation time, a day without a year is near; and where its sentence has no verb in the
  /// past and the last such day was in another year.
  private static let (nearDays, nearDaysWithoutPast) = (30, 90)
  /// So many days before the creation time, it is far.
  private static let farDays = 240

  /// Which of the candidates around the reference is meant.
  private func direction(of fields: CalendarFields) -> TimePoint.Direction {
    if preference == .future { return .next }
    // `said it would close on Friday`; a month may be one of the time of saying.
    let isToCome =
      !future.isSince(token) && future.stand(before: token, sentenceStart, conditionally: fields.weekday != nil)
    return isToCome ? .next : .last
  }

  /// Whether a text that tells of another time speaks of what is still to come.
  private var leavesNarrative: Bool {
    isNarrative && preference != .future && future.standInPresent(before: token, sentenceStart)
  }

  func resolveOpen(_ fields: CalendarFields) -> ResolvedPoint {
    if fields.century != nil || fields.decade != nil { return ResolvedPoint(fields) }
    if let year = fields.year { return ResolvedPoint(withYear(fields, year)) }
    if !fields.hasDate { return resolveClock(fields) }
    // Without a document's date, the year beside it in the sentence is the nearest.
    if leavesNarrative, now != nil || last?.sentence != sentence {
      guard let now, preference == .past else { return resolveOpenWithoutReference(fields) }
      return nearest(fields, .next, now, .creationTime, includesReference: true)
    }
    if preference == .none, !isNarrative { return resolveOpenWithoutReference(fields) }
    // A weekday or a weekend needs a day to lean on; the fifth can be that of a month named last.
    let isOfWeek = fields.month == nil && fields.day == nil && (fields.weekday != nil || fields.isWeekend)
    let isOfMonth = fields.month == nil && fields.day != nil
    let wanted = isOfWeek ? dayReference : isOfMonth ? dayReference ?? reference : reference
    guard let reference = wanted else { return resolveOpenWithoutReference(fields) }
    if fields.weekday != nil, fields.day != nil, let found = matchingWeekday(fields, near: reference.moment.day) {
      return ResolvedPoint(found, anchor: reference.anchor)
    }
    if isNarrative, let next = nextInNarrative(fields) { return next }
    if isNarrative, fields.month != nil || fields.season != nil || fields.quarter != nil || fields.holiday != nil {
      return ResolvedPoint(
        withYear(fields, narrativeYear(fields, after: reference.moment.day)), anchor: reference.anchor)
    }
    let direction = direction(of: fields)
    let found = nearest(fields, direction, reference.moment, reference.anchor, includesReference: true)
    let isOfYear = fields.holiday != nil || fields.month != nil && fields.day != nil
    let mayBeDeadline = fields.month != nil && future.isDeadline(token)
    guard direction == .last, preference == .past, isOfYear || mayBeDeadline, !future.isSince(token),
      let last = found.days?.last
    else { return found }
    let isPast = future.isPastTense(around: token, sentenceStart)
    let isDeadline = mayBeDeadline && !isPast
    // A day near to come is meant rather than that of a year ago, which would be said with its year; of what is done by
    // some time, the nearer one.
    let past = reference.moment.day.dayNumber - last.dayNumber
    guard isDeadline ? past > 0 : isOfYear && past > Self.farDays else { return found }
    let next = nearest(fields, .next, reference.moment, reference.anchor, includesReference: true)
    guard let first = next.days?.first else { return found }
    let ahead = first.dayNumber - reference.moment.day.dayNumber
    // A day of another year is mostly said with its year.
    let isOfThisYear = last.year == reference.moment.day.year
    let limit = isDeadline ? past : isPast || isOfThisYear ? Self.nearDays : Self.nearDaysWithoutPast
    return ahead <= limit ? next : found
  }

  /// The month or day that goes on from the last month named, where a year named since then was only mentioned in
  /// passing: "On 10 March 1975 the siege, planned for 1976, began; on 11 March".
  private func nextInNarrative(_ fields: CalendarFields) -> ResolvedPoint? {
    guard let month = fields.month, let last, last.fields.month == nil, !last.opensSentence, let lastMonth,
      let start = lastMonth.fields.month, let year = lastMonth.fields.year,
      CivilDate.modulo(month - start, 12) <= Self.furthestStep
    else { return nil }
    return ResolvedPoint(withYear(fields, month < start ? year + 1 : year), anchor: .time(lastMonth.index))
  }

  /// A narrative goes forward: a month well before the last one is in the next year.
  private func narrativeYear(_ fields: CalendarFields, after day: CivilDate) -> Int {
    guard let month = fields.month, let last, last.fields.month != nil, last.sentence >= sentence - 1 else {
      return day.year
    }
    return day.month >= 11 && month <= 2 ? day.year + 1 : day.year
  }

  /// Without a creation time: the year that the document's own dates tell, or none.
  func resolveOpenWithoutReference(_ fields: CalendarFields) -> ResolvedPoint {
    if fields.weekday != nil, fields.day != nil, fields.month != nil {
      for year in frequentYears {
        for shift in [0, 1, -1] {
          let filled = withYear(fields, year + shift)
          if let day = filled.days?.first, day.weekday == fields.weekday { return ResolvedPoint(filled) }
        }
      }
    }
    var open = fields
    if let holiday = fields.holiday, case .fixed(let month, let day) = holiday {
      (open.month, open.day) = (Int(month), Int(day))
    }
    if open.day != nil { open.weekday = nil }
    return ResolvedPoint(open)
  }

  /// The date of fields in a year: the day of a holiday, and a weekday's day where week and year are known.
  func withYear(_ fields: CalendarFields, _ year: Int) -> CalendarFields {
    if let day = fields.holiday?.date(in: year, feasts) { return fields.placed(on: day) }
    var result = fields
    result.holiday = nil
    result.year = year
    if result.day != nil, result.month != nil { result.weekday = nil }
    if let week = fields.week, let weekday = fields.weekday {
      return fields.placed(on: CivilDate(isoYear: year, week: week).adding(days: weekday - 1))
    }
    return result
  }

  /// The last day of a feast of several days that begins on the day of some fields.
  func lastDay(of feast: FeastDates.Number, _ fields: CalendarFields) -> CivilDate? {
    guard fields.day != nil, let first = fields.days?.first, let occurrence = feasts.last(feast, upTo: first),
      occurrence.first == first, occurrence.last > first
    else { return nil }
    return occurrence.last
  }

  /// The day with a number, and a month if one is said, nearest to a day that falls on the weekday said with it.
  private func matchingWeekday(_ fields: CalendarFields, near day: CivilDate) -> CalendarFields? {
    guard let number = fields.day, let weekday = fields.weekday else { return nil }
    let direction = direction(of: fields)
    var best: CivilDate?
    func consider(_ year: Int, _ month: Int) {
      guard CivilDate.exists(year, month, number) else { return }
      let date = CivilDate(year, month, number)
      guard date.weekday == weekday else { return }
      if let known = best, Self.distance(known, day, direction) <= Self.distance(date, day, direction) { return }
      best = date
    }
    if let month = fields.month {
      for year in day.year - 6...day.year + 6 { consider(year, month) }
    } else {
      for months in -7...7 {
        let near = CivilDate(day.year, day.month, 1).adding(months: months)
        consider(near.year, near.month)
      }
    }
    return best.map { fields.placed(on: $0) }
  }

  /// How far a date is, with those on the side not preferred counted double.
  private static func distance(_ date: CivilDate, _ day: CivilDate, _ direction: TimePoint.Direction) -> Int {
    let difference = date.dayNumber - day.dayNumber
    let isPreferred = direction == .next ? difference >= 0 : difference <= 0
    return isPreferred ? abs(difference) : abs(difference) * 2
  }

  /// The nearest point with the fields before or after a moment; the moment's own unit counts if asked for.
  func nearest(
    _ fields: CalendarFields, _ direction: TimePoint.Direction, _ moment: Moment, _ anchor: TimeExpression.Anchor?,
    includesReference: Bool
  ) -> ResolvedPoint {
    let day = moment.day
    let isBack = direction == .last
    let margin = includesReference ? 0 : 1
    if case .feast(let feast)? = fields.holiday {
      // The feast of many days that goes on is meant where the reference counts.
      let current = includesReference ? feasts.last(feast, upTo: day).flatMap { $0.last >= day ? $0 : nil } : nil
      let start = day.adding(days: isBack ? -margin : margin)
      let other = isBack ? feasts.last(feast, upTo: start) : feasts.next(feast, from: start)
      if let found = current ?? other { return ResolvedPoint(fields.placed(on: found.first), anchor: anchor) }
    }
    if let weekday = fields.weekday, fields.day == nil, fields.month == nil, fields.week == nil {
      // A future weekday is not today: "Tuesday" said on a Tuesday with future preference is the next one.
      let date =
        isBack
        ? day.adding(days: -margin).onOrBefore(weekday: weekday) : day.adding(days: 1).onOrAfter(weekday: weekday)
      return ResolvedPoint(fields.placed(on: date), anchor: anchor)
    }
    if fields.isWeekend, fields.month == nil {
      let saturday = day.weekday == 7 ? day.adding(days: -1) : day.onOrAfter(weekday: 6)
      let shift = isBack ? (includesReference && day.weekday >= 6 ? 0 : -7) : 0
      return ResolvedPoint(Self.fields(of: saturday.adding(days: shift), grain: .weekend), anchor: anchor)
    }
    if let number = fields.day, fields.month == nil {
      var first = CivilDate(day.year, day.month, 1)
      for _ in 0..<3 {
        if CivilDate.exists(first.year, first.month, number) {
          let date = CivilDate(first.year, first.month, number)
          if isBack ? date.dayNumber <= day.dayNumber - margin : date.dayNumber >= day.dayNumber + margin {
            return ResolvedPoint(fields.placed(on: date), anchor: anchor)
          }
        }
        first = first.adding(months: isBack ? -1 : 1)
      }
    }
    // The next leap year may be four years away.
    for step in -1...4 where step != 3 {
      let year = isBack ? day.year - step : day.year + step
      let filled = withYear(fields, year)
      guard let days = filled.days else { continue }
      let reaches =
        isBack
        ? (includesReference ? days.first <= day : days.last < day)
        : (includesReference ? days.last >= day : days.first > day)
      if reaches { return ResolvedPoint(filled, anchor: anchor) }
    }
    return ResolvedPoint(withYear(fields, day.year), anchor: anchor)
  }

  // MARK: Last, this, next

  func resolveDirected(_ fields: CalendarFields, _ direction: TimePoint.Direction) -> ResolvedPoint {
    // Said from where the writer stands, not from the time last spoken of.
    guard let now else { return resolveOpenWithoutReference(fields) }
    return resolveDirected(fields, direction, from: now, .creationTime)
  }

  func resolveDirected(
    _ fields: CalendarFields, _ direction: TimePoint.Direction, from moment: Moment, _ anchor: TimeExpression.Anchor
  ) -> ResolvedPoint {
    let day = moment.day
    if direction == .this {
      if let weekday = fields.weekday, fields.day == nil, fields.month == nil {
        let monday = day.onOrBefore(weekday: 1)
        let date = preference == .future ? day.onOrAfter(weekday: weekday) : monday.adding(days: weekday - 1)
        return ResolvedPoint(fields.placed(on: date), anchor: anchor)
      }
      if fields.isWeekend { return ResolvedPoint(Self.fields(of: day, grain: .weekend), anchor: anchor) }
      if fields.holiday != nil || fields.season == .winter && day.month <= 2 {
        let isPastWinter = fields.season == .winter && day.month <= 2
        return ResolvedPoint(withYear(fields, isPastWinter ? day.year - 1 : day.year), anchor: anchor)
      }
      return ResolvedPoint(withYear(fields, day.year), anchor: anchor)
    }
    if let weekday = fields.weekday, fields.day == nil, fields.month == nil, direction == .next {
      // "Next Tuesday" is the one of the next week, unless this week's is over.
      let coming = day.adding(days: 1).onOrAfter(weekday: weekday)
      let ofNextWeek = day.onOrBefore(weekday: 1).adding(days: 7 + weekday - 1)
      return ResolvedPoint(fields.placed(on: preference == .future ? ofNextWeek : coming), anchor: anchor)
    }
    if fields.isWeekend {
      let week = Self.fields(of: day.adding(days: direction == .last ? -7 : 7), grain: .weekend)
      return ResolvedPoint(week, anchor: anchor)
    }
    return nearest(fields, direction, moment, anchor, includesReference: false)
  }

  /// The *n*-th occurrence of fields before or after a moment.
  func resolveRepeated(
    _ n: Int, _ fields: CalendarFields, _ moment: Moment, _ anchor: TimeExpression.Anchor
  ) -> ResolvedPoint {
    var result = ResolvedPoint(fields)
    var start = moment
    for _ in 0..<min(abs(n), 500) {
      result = nearest(fields, n < 0 ? .last : .next, start, anchor, includesReference: false)
      guard let days = result.fields.days else { return result }
      start = Moment(n < 0 ? days.first : days.last)
    }
    return result
  }

  // MARK: Times of day

  /// Whether a time of day is on a day that was named with or without one: `opened at 7 a.m. on Sunday and closed at 6
  /// p.m.`
  private func follows(_ fields: CalendarFields, _ last: CalendarFields) -> Bool {
    guard last.hasClock else { return true }
    guard let hour = fields.hour else { return false }
    guard let lastHour = last.hour else { return true }
    guard !isNarrative else { return false }
    return (hour, fields.minute ?? 0) > (lastHour, last.minute ?? 0)
  }

  /// Before this hour it is still the night of the day before.
  private static let endOfNight = 6

  /// Whether a time of day can be one of a day named before: in the same sentence; in the next one of a narrative, or
  /// where that tells what happened.
  private func isTold(_ fields: CalendarFields, after day: Mention) -> Bool {
    if day.sentence == sentence { return true }
    guard day.sentence == sentence - 1 else { return false }
    return isNarrative || fields.hour != nil && preference == .past && future.isPastTense(around: token, sentenceStart)
  }

  /// A time of day alone is one of the day last named in the sentence; with future preference, the next such time.
  private func resolveClock(_ fields: CalendarFields) -> ResolvedPoint {
    if let lastDay, isTold(fields, after: lastDay), follows(fields, lastDay.fields),
      let day = lastDay.fields.days?.first
    {
      // "On Monday night … at 3 a.m."
      let isNextMorning = lastDay.fields.part == .night && (fields.hour ?? 24) < Self.endOfNight
      return ResolvedPoint(fields.placed(on: day.adding(days: isNextMorning ? 1 : 0)), anchor: .time(lastDay.index))
    }
    guard preference == .future, let now, !isNarrative else { return ResolvedPoint(fields) }
    guard let hour = fields.hour else { return ResolvedPoint(fields.placed(on: now.day), anchor: .creationTime) }
    let seconds = hour * 3600 + (fields.minute ?? 0) * 60 + (fields.second ?? 0)
    let start = Int(now.seconds ?? 0)
    var chosen = fields
    chosen.isHourAmbiguous = false
    if seconds >= start { return ResolvedPoint(chosen.placed(on: now.day), anchor: .creationTime) }
    if fields.isHourAmbiguous, hour < 12, seconds + 43_200 >= start {
      chosen.hour = hour + 12
      return ResolvedPoint(chosen.placed(on: now.day), anchor: .creationTime)
    }
    return ResolvedPoint(chosen.placed(on: now.day.adding(days: 1)), anchor: .creationTime)
  }
}
