/// A piece of the structure of the text: a paragraph, a heading, a list item.
public struct Block: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case title, heading, byline, dateline
    case paragraph = "para"
    case list, table, caption, quote, code, other
  }

  public var kind: Kind
  public var range: TextRange
  public var rule: RuleID?

  public init(kind: Kind, range: TextRange, rule: RuleID? = nil) {
    self.kind = kind
    self.range = range
    self.rule = rule
  }
}
