public import ExtractCore

/// What a rule found at a place.
public struct RuleFact: Hashable, Sendable {
  /// A part of a fact that its pattern names.
  public struct Role: Hashable, Sendable {
    /// The name in the pattern, in lower case: `place` of `place:<GPE>`.
    public var name: String
    /// The tokens of the part.
    public var tokens: TokenRange

    /// A part of a fact.
    public init(name: String, tokens: TokenRange) {
      self.name = name
      self.tokens = tokens
    }
  }

  /// The index of the rule in its set.
  public var rule: Int
  /// The line of the pattern in the rule's pack.
  public var line: Int
  /// What the rule says it is: its own label, or that of the capture.
  public var label: String
  /// The tokens that it stands on, without the context of the pattern.
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
