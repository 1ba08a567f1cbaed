public import ExtractRules

/// Something about a rule or list that is likely to be wrong, though it can be used.
public struct LintFinding: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of findings; the raw value stands in messages, so that it can be looked up.
  public enum Code: String, Sendable, CaseIterable {
    /// An element of a pattern that no token can fit.
    case impossible = "E311"
    /// A pattern that another rule has already.
    case duplicatePattern = "E312"
    /// A rule that always loses to another one.
    case shadowed = "E313"
    case noExamples = "E314"
    case noCounterexamples = "E315"
    /// An entry that its list has already.
    case duplicateEntry = "E316"
    /// Entries of one list that say different things of one form.
    case contradictoryEntry = "E317"
    /// A name that is a common English word, and does not say how its case counts.
    case commonWord = "E318"
    /// A review of a built-in entry about which nothing is found any more.
    case unusedReview = "E319"
  }

  /// The kind of finding.
  public var code: Code
  /// The file and the line of the rule, pattern or entry.
  public var origin: RuleOrigin
  /// What is likely to be wrong.
  public var message: String
  /// What to do about it.
  public var remedy: String

  /// `path:line: E311 message: remedy`
  public var description: String { "\(origin): \(code.rawValue) \(message): \(remedy)" }
}
