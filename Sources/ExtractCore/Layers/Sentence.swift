/// A sentence, or a heading, caption or list item that stands for itself.
public struct Sentence: Hashable, Sendable, BitwiseCopyable {
  public var range: TextRange
  public var tokens: TokenRange
  /// The rule that ended the sentence.
  public var rule: RuleID

  public init(range: TextRange, tokens: TokenRange, rule: RuleID) {
    self.range = range
    self.tokens = tokens
    self.rule = rule
  }
}
