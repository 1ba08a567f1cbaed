/// Writes what became of tests, as they end, and sums at the end.
public struct TestReport {
  /// For people, for programs, for CI systems that read JUnit's XML, and for annotations on GitHub.
  public enum Format: String, Sendable, CaseIterable { case pretty, json, junit, github }

  private let format: Format
  private let style: TextStyle
  private let write: (String) -> Void
  /// The results so far, for the forms that need all of them.
  private var kept: [TestResult] = []
  private var counts: [TestResult.Status: Int] = [:]
  private var todoCount = 0
  private var doneCount = 0

  /// - Parameter write: takes a line of the report, without its line end.
  public init(format: Format, style: TextStyle, write: @escaping (String) -> Void) {
    self.format = format
    self.style = style
    self.write = write
  }

  /// How many results of a status there were so far.
  public func count(_ status: TestResult.Status) -> Int { counts[status, default: 0] }

  /// Takes note of a result, and writes it unless nothing is to be said of it.
  public mutating func add(_ result: TestResult) {
    counts[result.status, default: 0] += 1
    todoCount += result.todoCount
    doneCount += result.done.count
    switch format {
    case .pretty: writePretty(result)
    case .json: write(json(result))
    case .junit: kept.append(result)
    case .github: writeGitHub(result)
    }
  }

  private func writePretty(_ result: TestResult) {
    guard result.status != .passed || !result.done.isEmpty else { return }
    let mark =
      switch result.status {
      case .passed: style.green("note")
      case .failed: style.red("FAIL")
      case .updated: style.yellow("updated")
      case .trouble: style.red("TROUBLE")
      }
    write("\(mark) \(style.bold("\(result.path):\(result.line)")): \(result.name)")
    for line in (result.failures + result.done).flatMap(\.text) { write(line) }
  }

  private func writeGitHub(_ result: TestResult) {
    func annotate(_ level: String, _ failures: [TestResult.Failure]) {
      for failure in failures {
        let message = failure.text.map { $0.drop { $0 == " " } }.joined(separator: "\n")
        write(GitHubCommand.line(level, file: result.path, line: failure.line, title: result.name, message))
      }
    }
    annotate(result.status == .updated ? "notice" : "error", result.failures)
    annotate("notice", result.done)
  }

  private func json(_ result: TestResult) -> String {
    func list(_ failures: [TestResult.Failure]) -> String {
      JSONLine.array(
        failures.map { failure in
          JSONLine.object([
            ("line", String(failure.line)),
            ("text", JSONLine.string(failure.text.map { $0.drop { $0 == " " } }.joined(separator: "\n"))),
          ])
        })
    }
    return JSONLine.object([
      ("path", JSONLine.string(result.path)), ("line", String(result.line)), ("name", JSONLine.string(result.name)),
      ("status", JSONLine.string(result.status.rawValue)), ("failures", list(result.failures)),
      ("todo", String(result.todoCount)), ("done", list(result.done)),
      ("rules", JSONLine.array(result.rules.sorted().map(JSONLine.string))),
    ])
  }

  /// Writes the sums.
  public func finish() {
    switch format {
    case .pretty: write(summary)
    case .github: if counts.keys.contains(where: { $0 != .passed }) { write(summary) }
    case .json:
      write(
        JSONLine.object([
          (
            "summary",
            JSONLine.object([
              ("passed", String(count(.passed))), ("failed", String(count(.failed))),
              ("updated", String(count(.updated))), ("trouble", String(count(.trouble))),
              ("todo", String(todoCount)), ("done", String(doneCount)),
            ])
          )
        ]))
    case .junit: JUnitReport(kept).lines.forEach(write)
    }
  }

  private var summary: String {
    var parts = ["\(count(.passed)) passed"]
    if count(.failed) > 0 { parts.append(style.red("\(count(.failed)) failed")) }
    if count(.updated) > 0 { parts.append("\(count(.updated)) updated: read the change, and run again") }
    if count(.trouble) > 0 { parts.append(style.red("\(count(.trouble)) could not be run")) }
    if todoCount > 0 {
      parts.append("\(todoCount) known gaps" + (doneCount > 0 ? ", of which \(doneCount) hold now" : ""))
    }
    return parts.joined(separator: ", ")
  }
}
