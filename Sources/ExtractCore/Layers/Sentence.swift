/// A sentence, or a heading, caption or list item that stands for itself.
public struct Sentence: Hashable, Sendable, BitwiseCopyable {
  /// From the first byte of the first token to the last byte of the last one, in bytes of the text.
  public var range: TextRange
  /// The tokens of the sentence, its final mark among them.
  public var tokens: TokenRange
  /// The rule that ended the sentence.
  public var rule: RuleID

  /// A sentence of a text.
  public init(range: TextRange, tokens: TokenRange, rule: RuleID) {
    self.range = range
    self.tokens = tokens
    self.rule = rule
  }
}
