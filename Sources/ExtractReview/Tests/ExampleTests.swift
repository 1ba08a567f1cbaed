public import ExtractCore
public import ExtractKit
internal import ExtractMatching
public import ExtractRules

/// Runs the examples of rules: each rule alone, on its own sentences.
public struct ExampleTests {
  private var runner: ExampleRunner

  /// - Parameter options: the rules and lists in force; what they find is there for patterns to look at.
  /// - Throws: `PipelineError` if a stage cannot start.
  public init(options: StandardOptions) throws(PipelineError) {
    var options = options
    options.cleans = false
    runner = try ExampleRunner(lexicon: options.rules.lexicon, pipeline: Pipeline(Pipeline.standardStages(options)))
  }

  /// What became of the examples, counterexamples and known gaps of a rule.
  public mutating func run(_ rule: Rule, of pack: RulePack) -> [TestResult] {
    do {
      return try runner.run(rule, of: pack).map { result(of: $0, rule) }
    } catch {
      return [
        TestResult(
          path: rule.origin.path, line: rule.origin.line, name: rule.id, status: .trouble,
          failures: [TestResult.Failure(line: rule.origin.line, text: ["  \(error)"])])
      ]
    }
  }

  private func result(of outcome: ExampleOutcome, _ rule: Rule) -> TestResult {
    let example = outcome.example
    var result = TestResult(
      path: rule.origin.path, line: example.line, name: "\(rule.id): \(example.source)", status: .passed)
    let hasFired = outcome.missing.count < example.spans.count || !outcome.unexpected.isEmpty
    if hasFired { result.rules = [rule.id] }
    if outcome.kind == .todo {
      result.todoCount = 1
      if outcome.passes {
        let text = "  line \(example.line): holds now, move it to examples: \(example.source)"
        result.done = [TestResult.Failure(line: example.line, text: [text])]
      }
      return result
    }
    guard !outcome.passes else { return result }
    result.status = .failed
    result.failures =
      outcome.missing.map { failure("missing", $0, example, rule) }
      + outcome.unexpected.map { failure("unexpected", $0, example, rule) }
    return result
  }

  private func failure(
    _ what: String, _ span: RuleExample.Span, _ example: RuleExample, _ rule: Rule
  ) -> TestResult.Failure {
    let text = String(decoding: Array(example.text.utf8)[span.start..<span.end], as: UTF8.self)
    let name = span.name.map { "(\($0))" } ?? ""
    return TestResult.Failure(
      line: example.line, text: ["  line \(example.line): \(what): [\(text)]\(name) rule=\(rule.id)"])
  }
}
