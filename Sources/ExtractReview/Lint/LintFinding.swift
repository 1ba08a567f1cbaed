public import ExtractRules

/// Something about a rule or list that is likely to be wrong, though it can be used.
public struct LintFinding: Hashable, Sendable, CustomStringConvertible {
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

  public var code: Code
  public var origin: RuleOrigin
  public var message: String
  public var remedy: String

  /// `path:line: E311 message: remedy`
  public var description: String { "\(origin): \(code.rawValue) \(message): \(remedy)" }
}
