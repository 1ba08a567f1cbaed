/// A piece of the source that cleaning left out of the text.
public struct DroppedPiece: Hashable, Sendable {
  /// What was left out, in bytes of the raw source.
  public var range: SourceRange
  /// The rule that left it out: ``Document/dropped`` is written with `--explain`.
  public var rule: RuleID

  /// A piece that `rule` left out.
  public init(range: SourceRange, rule: RuleID) {
    self.range = range
    self.rule = rule
  }
}
