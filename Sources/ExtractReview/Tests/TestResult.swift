/// What became of a case of a fixture file, or of an example of a rule.
public struct TestResult: Sendable {
  /// How a test ended; the raw value stands in reports as JSON.
  public enum Status: String, Sendable {
    case passed, failed
    /// The expectations were written anew.
    case updated
    /// It could not be run.
    case trouble
  }

  /// Something that does not hold.
  public struct Failure: Sendable {
    /// The line of the file that states it; that of the case for what no line states.
    public var line: Int
    /// In lines for people.
    public var text: [String]
  }

  /// The path of the fixture file or pack, as it was given.
  public var path: String
  /// The line where the case or example begins, from 1.
  public var line: Int
  /// The title of the case, or the rule and its example.
  public var name: String
  /// How it ended.
  public var status: Status
  /// What does not hold, or kept the test from being run; empty if it passed.
  public var failures: [Failure] = []
  /// How many facts are marked as known gaps.
  public var todoCount = 0
  /// Known gaps that hold now: the line, and what to do.
  public var done: [Failure] = []
  /// The rules that fired.
  public var rules: Set<String> = []
}
