internal import ExtractCore

/// A quotation or reported statement before its speaker is resolved.
struct QuoteDraft {
  var kind: Quote.Kind
  /// The pieces in tokens, quotation marks included; at least one.
  var pieces: [TokenRange]
  var clause: ReportingClause?
  var rule: RuleID
  /// The paragraphs of the first and of the last piece.
  var paragraph: Int
  var lastParagraph: Int

  var start: Int { pieces[0].start }
  var end: Int { pieces[pieces.count - 1].end }
}
