public import ExtractCore

/// Which rules fired over some text, and which nearly did.
public struct Explanation: Sendable {
  /// By where they begin; those that were dropped are among them, with the reason.
  public var derivations: [Derivation]
  /// Those that came furthest first.
  public var nearMisses: [NearMiss]
}

/// How a rule came to a match.
public struct Derivation: Sendable {
  /// What became of the match.
  public enum Outcome: Sendable {
    /// What it reports stands in the record.
    case fired
    /// A pattern of the rule's `except` has a token in common with it.
    case excepted(line: Int, pattern: String, TextRange)
    /// Another rule's match comes first: it is longer, of higher priority, or its rule stands before.
    case lost(to: Rule, TextRange)
  }

  /// A part of the match that the pattern names.
  public struct Capture: Sendable {
    /// A role or label.
    public var name: String
    /// The text of the part, in bytes.
    public var range: TextRange
  }

  /// The rule that the pattern belongs to.
  public var rule: Rule
  /// The pattern that fits, and its line in the rule's pack.
  public var pattern: String
  /// The line of the pattern, from 1.
  public var line: Int
  /// All that the pattern covers, context included.
  public var range: TextRange
  /// What it reports.
  public var span: TextRange
  /// The named parts, in the order of their names in the pattern.
  public var captures: [Capture]
  /// The entries of lists that took part, by where they stand.
  public var entries: [ListEntryUse]
  /// What became of the match.
  public var outcome: Outcome
}

/// An entry of a list that an element of a pattern was fitted by.
public struct ListEntryUse: Hashable, Sendable {
  /// The name of the list.
  public var list: String
  /// The line in the list's file.
  public var line: Int
  /// The entry's first column: its form or name.
  public var entry: String
  /// The text that the entry was found in, in bytes.
  public var range: TextRange
}

/// A rule that fits some of the text, and then fails.
public struct NearMiss: Sendable {
  /// The rule that nearly fired.
  public var rule: Rule
  /// The pattern as it is written.
  public var pattern: String
  /// The line of the pattern in the rule's pack.
  public var line: Int
  /// What fits.
  public var matched: TextRange
  /// The tokens that fit.
  public var tokens: TokenRange
  /// The element of the pattern that fails first, as it is written.
  public var element: String
  /// The token that it fails on; `nil` at the end of the sentence.
  public var failedAt: TextRange?
}
