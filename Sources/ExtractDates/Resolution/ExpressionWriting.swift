import ExtractCore

/// An expression that the grammar found, before it is resolved.
struct FoundExpression: BitwiseCopyable {
  /// The number of its meaning among ``ExpressionFinder/meanings``.
  var meaning: Int
  var tokens: TokenRange
  var rule: RuleID
  var sentence: Int
  /// The first token of the sentence.
  var sentenceStart: Int
}

extension ResolutionContext {
  /// Resolves an expression, adds it with its TIMEX3 value to the document's times if it has one, and remembers it for
  /// those that follow.
  func write(
    _ found: FoundExpression, _ meanings: MeaningTable, range: TextRange, to times: inout [TimeExpression]
  ) {
    sentence = found.sentence
    (token, sentenceStart) = (found.tokens.start, found.sentenceStart)
    var expression = TimeExpression(kind: .date, range: range, tokens: found.tokens, rule: found.rule)
    write(found.meaning, meanings, &expression, times.count)
    if expression.value != nil { times.append(consume expression) }
  }

  private func write(_ meaning: Int, _ meanings: MeaningTable, _ expression: inout TimeExpression, _ index: Int) {
    switch meanings[meaning] {
    case .point(let point):
      if let amounts = point.amountsToCome,
        isNarrative || preference == .past && future.isLength(expression.tokens, sentenceStart)
      {
        // "In two years" is no time to come where the text tells of another time than its own, or of what took so long.
        expression.kind = .duration
        expression.value = ValueWriting.duration(amounts)
      } else {
        write(point, &expression, index)
      }
    case .duration(let amounts, nil) where future.isRate(expression.tokens):
      // As little a time as in "miles per hour".
      guard let unit = amounts.first?.unit, !unit.isClock else { return }
      expression.kind = .set
      expression.value = ValueWriting.duration(amounts)
      expression.quantifier = "EVERY"
    case .duration(let amounts, let modifier):
      expression.kind = .duration
      expression.value = ValueWriting.duration(amounts)
      expression.modifier = modifier
    case .durations(let least, let most):
      expression.kind = .duration
      expression.value = ValueWriting.duration([least]) + "/" + ValueWriting.duration([most])
    case .stretch(let amounts, let sign): write(amounts, sign, &expression)
    case .interval(let first, let last): write(first, last, &expression, index)
    case .set(let meaning, let quantifier, let frequency):
      expression.kind = .set
      expression.quantifier = quantifier
      expression.frequency = frequency
      switch meaning {
      case .duration(let amounts, _): expression.value = ValueWriting.duration(amounts)
      case .point(let point): expression.value = Self.recurring(point.fields)
      default: break
      }
    default: break
    }
  }

  private func write(_ point: TimePoint, _ expression: inout TimeExpression, _ index: Int) {
    let resolved = resolve(point)
    expression.kind = resolved.fields.hasClock ? .time : .date
    expression.value = resolved.value
    expression.modifier = resolved.modifier
    expression.anchor = resolved.anchor
    expression.flag = resolved.flag
    let bounds = Self.bounds(resolved)
    expression.from = bounds?.first
    expression.to = bounds?.last
    let isOfNow = isNarrative && resolved.anchor == .creationTime
    if resolved.reference == nil, !isOfNow, !point.looksBackYears { note(resolved.fields, index: index) }
  }

  /// The first and last day or instant that a point covers.
  private static func bounds(_ point: ResolvedPoint) -> (first: CalendarTime, last: CalendarTime)? {
    guard point.reference == nil, point.flag != .impossible else { return nil }
    let isNamed = point.bounds == nil && point.lastDay == nil
    let named = isNamed ? point.fields.namedDays : nil
    guard let days = named ?? point.days.map({ (CalendarTime($0.first), CalendarTime($0.last)) }) else { return nil }
    guard let clock = point.fields.clock else { return days }
    var instant = days.first
    instant.clock = clock
    return (instant, instant)
  }

  private func write(_ first: TimePoint, _ last: TimePoint, _ expression: inout TimeExpression, _ index: Int) {
    var start = resolve(first)
    start.lastDay = nil
    var end = resolve(last)
    if let day = end.lastDay { end = ResolvedPoint(CalendarFields(day: day), anchor: end.anchor) }
    if first.base == .open || start.fields.day != nil, last.base == .open, last.fields.year == nil,
      let from = start.days?.first
    {
      // The end of a range is the first such time after its start.
      if last.fields.hasDate, last.fields.dateOnly == first.fields.dateOnly {
        end = ResolvedPoint(last.fields.placed(on: from), anchor: start.anchor)
      } else if last.fields.hasDate {
        let moment = Moment(from)
        if end.days.map({ $0.last < from || first.fields.year == nil }) ?? true {
          end = nearest(last.fields, .next, moment, start.anchor, includesReference: last.fields.weekday == nil)
        }
      } else {
        let isNextDay = (last.fields.hour ?? 24) < (start.fields.hour ?? 0)
        end = ResolvedPoint(last.fields.placed(on: from.adding(days: isNextDay ? 1 : 0)), anchor: start.anchor)
      }
    }
    guard let from = start.value, let to = end.value else { return }
    expression.kind = start.fields.hasClock || end.fields.hasClock ? .time : .date
    expression.value = from + "/" + to
    expression.anchor = start.anchor
    expression.from = Self.bounds(start)?.first
    expression.to = Self.bounds(end)?.last
    note(start.fields, index: index)
  }

  private func write(_ amounts: [TimeAmount], _ sign: Int, _ expression: inout TimeExpression) {
    expression.kind = .duration
    expression.value = ValueWriting.duration(amounts)
    guard let now, !amounts.contains(where: { $0.amount == nil || $0.unit.isClock }) else { return }
    if sign > 0, let last, let day = last.fields.days?.last, goesOnFrom(last, before: now) {
      guard let end = Self.moment(Moment(day), shiftedBy: amounts, sign)?.day else { return }
      expression.anchor = .time(last.index)
      expression.from = CalendarTime(day)
      expression.to = CalendarTime(end)
      return
    }
    guard let other = Self.moment(Moment(now.day), shiftedBy: amounts, sign)?.day else { return }
    expression.anchor = .creationTime
    expression.from = CalendarTime(sign < 0 ? other : now.day)
    expression.to = CalendarTime(sign < 0 ? now.day : other)
  }

  /// Whether what is told goes on from a time just spoken of: `graduated in 1980. For the next ten years she taught`.
  private func goesOnFrom(_ last: Mention, before now: Moment) -> Bool {
    guard last.sentence >= sentence - 1, let day = last.fields.days?.last, day < now.day else { return false }
    return isNarrative || future.isPastTense(around: token, sentenceStart)
  }

  private static func recurring(_ fields: CalendarFields) -> String {
    var fields = fields
    if let holiday = fields.holiday {
      guard case .fixed(let month, let day) = holiday else { return "P1Y" }
      (fields.month, fields.day) = (Int(month), Int(day))
    }
    return ValueWriting.value(fields)
  }
}
