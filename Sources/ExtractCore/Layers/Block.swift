/// A piece of the structure of the text: a paragraph, a heading, a list item.
public struct Block: Hashable, Sendable {
  /// What a block is; the raw value stands in the record.
  public enum Kind: String, CaseIterable, Sendable {
    case title, heading, byline, dateline
    case paragraph = "para"
    case list, table, caption, quote, code, other
  }

  /// What the block is.
  public var kind: Kind
  /// The text of the block without the line ends around it, in bytes.
  public var range: TextRange
  /// The rule that told what the block is; `nil` if whoever made the block names none: cleaning names one for each.
  public var rule: RuleID?

  /// A block of a text.
  public init(kind: Kind, range: TextRange, rule: RuleID? = nil) {
    self.kind = kind
    self.range = range
    self.rule = rule
  }
}
