public import ExtractCore

/// What a rule found at a place.
public struct RuleFact: Hashable, Sendable {
  public struct Role: Hashable, Sendable {
    public var name: String
    public var tokens: TokenRange

    public init(name: String, tokens: TokenRange) {
      self.name = name
      self.tokens = tokens
    }
  }

  /// The index of the rule in its set.
  public var rule: Int
  /// The line of the pattern in the rule's pack.
  public var line: Int
  public var label: String
  public var tokens: TokenRange
  /// Captures in lower case, in the order of their names in the pattern; none for a capture with a label.
  public var roles: [Role]
  /// Whether it is a capture with a label, and not what the rule itself reports.
  public var isCapture: Bool
}

/// What became of a match, or of something that it reports.
enum Fate: Hashable {
  case fired
  /// A pattern of `except` has a token in common with the match.
  case excepted(pattern: Int, TokenRange)
  /// It overlaps something that comes first.
  case lost(rule: Int, TokenRange)
}

/// A match of a rule, with what it reports.
struct RuleMatch {
  var rule: Int
  /// The index of the pattern in its phase.
  var pattern: Int
  var line: Int
  /// All tokens, context included.
  var tokens: TokenRange
  var span: TokenRange
  var captures: [RuleFact.Role]
  var facts: [(fact: RuleFact, fate: Fate)]

  /// Fired if something of it did.
  var fate: Fate { facts.first { $0.fate == .fired }?.fate ?? facts.first?.fate ?? .fired }
}
