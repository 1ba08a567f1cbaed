import ExtractCore

/// Chooses when a document was made among what is known and what its text says. Never the clock.
enum CreationTimeChoice {
  /// A date line stands among the first tokens of the text.
  private static let headTokens = 160

  static func choose(
    among known: [CreationTime], _ found: [FoundExpression], _ view: TokenView
  ) -> CreationTime? {
    var candidates = known.filter { Moment($0.value) != nil }
    if let dateline = dateline(found, view) { candidates.append(dateline) }
    let order = CreationTime.Origin.allCases
    return candidates.min {
      order.firstIndex(of: $0.origin)! < order.firstIndex(of: $1.origin)!
    }
  }

  /// A full date near the top that is a line of its own, or stands at the beginning of one before a colon or dash,
  /// after nothing but names: `Goma, April 9, 2024:`.
  private static func dateline(_ found: [FoundExpression], _ view: TokenView) -> CreationTime? {
    for expression in found {
      guard expression.tokens.start < headTokens else { return nil }
      guard case .point(let point) = expression.meaning, point.base == .open, point.modifier == nil,
        let year = point.fields.year, let month = point.fields.month, let day = point.fields.day,
        CivilDate.exists(year, month, day), isLabel(before: expression.tokens.start, view),
        endsLine(after: expression.tokens.end, view)
      else { continue }
      return CreationTime(
        value: ValueWriting.day(CivilDate(year, month, day)), origin: .dateline, rule: DateRule.dateline,
        range: view.range(expression.tokens))
    }
    return nil
  }

  /// From the beginning of the line to the date stand at most a few capitalised words and marks.
  private static func isLabel(before token: Int, _ view: TokenView) -> Bool {
    var index = token
    var count = 0
    while index > 0, !view.shape(index).contains(.lineStart) {
      index -= 1
      count += 1
      let shape = view.shape(index)
      if shape.isKind(.word), !shape.contains(.initialUpper), !isLabelWord(index, view) { return false }
      if shape.isKind(.number) || shape.isKind(.quote) || count > 10 { return false }
    }
    return true
  }

  /// `on`, `updated`: small words of date lines.
  private static func isLabelWord(_ token: Int, _ view: TokenView) -> Bool {
    ["on", "of", "at", "by", "the", "published", "updated", "posted"].contains {
      view.bytes(token).elementsEqual($0.utf8)
    }
  }

  private static func endsLine(after token: Int, _ view: TokenView) -> Bool {
    var index = token
    while index < view.count, !view.shape(index).contains(.lineStart) {
      let mark = view.mark(index)
      if mark == Mark.colon || mark == Mark.emDash || mark == Mark.enDash || mark == Mark.hyphen { return true }
      if mark == Mark.closeParenthesis, index + 1 < view.count {
        index += 1
        continue
      }
      if view.shape(index).isKind(.word) || view.shape(index).isKind(.number), index > token + 6 || isProse(index, view)
      {
        return false
      }
      index += 1
    }
    return true
  }

  private static func isProse(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    return shape.isKind(.word) && !shape.contains(.initialUpper)
  }
}
