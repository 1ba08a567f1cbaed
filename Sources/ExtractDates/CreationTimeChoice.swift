import ExtractCore
import ExtractMatching

/// Chooses when a document was made among what is known and what its text says. Never the clock.
enum CreationTimeChoice {
  /// A date line stands among the first tokens of the text.
  private static let headTokens = 160

  static func choose(_ known: [CreationTime], _ dateline: CreationTime?) -> CreationTime? {
    var chosen: CreationTime?
    for candidate in known where Moment(candidate.value) != nil && isBetter(candidate, than: chosen) {
      chosen = candidate
    }
    if let dateline, isBetter(dateline, than: chosen) { return dateline }
    return chosen
  }

  private static func isBetter(_ candidate: CreationTime, than other: CreationTime?) -> Bool {
    guard let other else { return true }
    let order = CreationTime.Origin.allCases
    return order.firstIndex(of: candidate.origin)! < order.firstIndex(of: other.origin)!
  }

  /// A full date near the top that is a line of its own, or stands at the beginning of one before a colon or dash,
  /// after nothing but names: `Goma, April 9, 2024:`.
  ///
  /// - Parameter labels: the words of the list `dateline_words`.
  static func dateline(
    _ found: [FoundExpression], _ meanings: MeaningTable, _ view: TokenView, labels: WordBits
  ) -> CreationTime? {
    for expression in found {
      guard expression.tokens.start < headTokens else { return nil }
      guard case .point(let point) = meanings[expression.meaning], point.base == .open, point.modifier == nil,
        let year = point.fields.year, let month = point.fields.month, let day = point.fields.day,
        CivilDate.exists(year, month, day), isLabel(before: expression.tokens.start, view, labels),
        isPublication(before: expression.tokens.start, view, labels) || endsLine(after: expression.tokens.end, view)
      else { continue }
      return CreationTime(
        value: CalendarTime(year, month, day).description, origin: .dateline, rule: DateRule.dateline,
        range: view.range(expression.tokens))
    }
    return nil
  }

  /// From the beginning of the line to the date stand at most a few capitalised words, marks and small words of date lines.
  private static func isLabel(before token: Int, _ view: TokenView, _ labels: WordBits) -> Bool {
    var index = token
    var count = 0
    while index > 0, !view.shape(index).contains(.lineStart) {
      index -= 1
      count += 1
      let shape = view.shape(index)
      if shape.isKind(.word), !shape.contains(.initialUpper), !labels.contains(view.word(index)) { return false }
      if shape.isKind(.number) || shape.isKind(.quote) || count > 10 { return false }
    }
    return true
  }

  /// Whether a word of date lines and a colon begin the line of a date: "Published: 7 May 2024 06.30. Last updated: …"
  private static func isPublication(before token: Int, _ view: TokenView, _ labels: WordBits) -> Bool {
    token >= 2 && view.mark(token - 1) == Mark.colon && labels.contains(view.word(token - 2))
      && view.shape(token - 2).contains(.lineStart)
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
