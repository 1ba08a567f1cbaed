/// What no test exercises, for people and programs.
public struct CoverageReport {
  private let ruleCount: Int
  private let missedRules: [String]
  private let lists: [Coverage.List]

  /// A report of rules and lists that were exercised, and of those that were missed.
  public init(ruleCount: Int, missedRules: [String], lists: [Coverage.List]) {
    self.ruleCount = ruleCount
    self.missedRules = missedRules
    self.lists = lists
  }

  /// How many entries that no test has are named for a list; longer lists say how many there are.
  private static let shownEntries = 20

  /// The lines of the report.
  public func lines(_ format: TestReport.Format) -> [String] {
    switch format {
    case .pretty: pretty
    case .json: [json]
    case .github:
      missedRules.map { GitHubCommand.line("warning", title: "coverage", "no test exercises the rule \($0)") }
    // JUnit has no place for it.
    case .junit: []
    }
  }

  private var pretty: [String] {
    var lines = ["", "rules exercised: \(ruleCount - missedRules.count) of \(ruleCount)"]
    lines += missedRules.map { "  never fired: \($0)" }
    lines.append("entries of lists exercised:")
    for list in lists {
      lines.append("  \(list.name): \(list.exercisedCount) of \(list.entryCount)")
      guard !list.missed.isEmpty, list.missed.count <= Self.shownEntries else { continue }
      lines += list.missed.map { "    \(list.name).tsv:\($0.line): \($0.entry)" }
    }
    return lines
  }

  private var json: String {
    let lists = lists.map { list in
      JSONLine.object([
        ("list", JSONLine.string(list.name)), ("entries", String(list.entryCount)),
        ("exercised", String(list.exercisedCount)),
        ("missed_lines", JSONLine.array(list.missed.map { String($0.line) })),
      ])
    }
    return JSONLine.object([
      (
        "coverage",
        JSONLine.object([
          ("rules", String(ruleCount)), ("missed_rules", JSONLine.array(missedRules.map(JSONLine.string))),
          ("lists", JSONLine.array(lists)),
        ])
      )
    ])
  }
}
