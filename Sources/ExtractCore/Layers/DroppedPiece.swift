/// A piece of the source that cleaning left out of the text.
public struct DroppedPiece: Hashable, Sendable {
  public var range: SourceRange
  public var rule: RuleID

  public init(range: SourceRange, rule: RuleID) {
    self.range = range
    self.rule = rule
  }
}
