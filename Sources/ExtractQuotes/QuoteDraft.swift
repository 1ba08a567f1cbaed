internal import ExtractCore

/// A quotation or reported statement before its speaker is resolved: a plain value.
struct QuoteDraft {
  enum Kind: UInt8 { case direct, indirect, mixed, scare, title }

  var kind: Kind
  /// The tokens from the first piece to the last, quotation marks included.
  var tokens: TokenRange
  /// The pieces of a split quotation, by their indices in ``QuoteScratch/pieces``; empty if it is in one piece.
  var pieces: TokenRange
  var clause: ReportingClause?
  /// Words beside it tell whose it is in a way that no pattern reads, so that it is not the last speaker's for being near.
  var hasUnreadClause = false
  var rule: QuoteRule
  private let first: Int32
  private let last: Int32

  init(
    kind: Kind, tokens: TokenRange, pieces: TokenRange = TokenRange(0, 0), clause: ReportingClause?, rule: QuoteRule,
    paragraph: Int = 0, lastParagraph: Int = 0
  ) {
    self.kind = kind
    self.tokens = tokens
    self.pieces = pieces
    self.clause = clause
    self.rule = rule
    first = Int32(truncatingIfNeeded: paragraph)
    last = Int32(truncatingIfNeeded: lastParagraph)
  }

  var start: Int { tokens.start }
  var end: Int { tokens.end }
  /// The paragraphs of the first and of the last piece.
  var paragraph: Int { Int(first) }
  var lastParagraph: Int { Int(last) }

  /// Whether somebody says it.
  var isSpoken: Bool { kind != .scare && kind != .title }
}
