/// Scores as a table, or as JSON.
public struct GoldReport {
  private let score: GoldScore

  /// A report of the scores so far.
  public init(_ score: GoldScore) { self.score = score }

  /// The lines of the report; all forms for programs are one line of JSON.
  public func lines(_ format: TestReport.Format, style: TextStyle) -> [String] {
    format == .pretty ? pretty(style) : [json]
  }

  private func pretty(_ style: TextStyle) -> [String] {
    let labels = score.labels.map { ("\($0.category.layer) \($0.category.label)", $0.counts) }
    let rules = score.rules.map { ($0.rule, $0.counts) }
    let width = max(5, (labels + rules).map(\.0.count).max() ?? 0)
    func row(_ name: String, _ cells: [String]) -> String {
      name + String(repeating: " ", count: width - name.count)
        + cells.map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }.joined()
    }
    func row(_ name: String, _ counts: GoldScore.Counts) -> String {
      row(
        name,
        [
          Self.percent(counts.precision), Self.percent(counts.recall), Self.percent(counts.f1),
          String(counts.truePositives + counts.falseNegatives), String(counts.truePositives + counts.falsePositives),
        ])
    }
    let head = ["precision", "recall", "F1", "gold", "found"]
    var lines = [style.bold(row("label", head))]
    lines += labels.map { row($0.0, $0.1) }
    lines += [row("all", score.total), "", style.bold(row("rule", head))]
    lines += rules.map { row($0.0, $0.1) }
    lines += ["", "\(score.documentCount) documents"]
    return lines
  }

  private static func percent(_ ratio: Double?) -> String {
    guard let ratio else { return "-" }
    let tenths = Int((ratio * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var json: String {
    func object(_ counts: GoldScore.Counts) -> String {
      func number(_ ratio: Double?) -> String { ratio.map { "\(($0 * 10000).rounded() / 10000)" } ?? "null" }
      return JSONLine.object([
        ("precision", number(counts.precision)), ("recall", number(counts.recall)), ("f1", number(counts.f1)),
        ("true_positives", String(counts.truePositives)), ("false_positives", String(counts.falsePositives)),
        ("false_negatives", String(counts.falseNegatives)),
      ])
    }
    return JSONLine.object([
      ("documents", String(score.documentCount)), ("all", object(score.total)),
      (
        "labels",
        JSONLine.object(score.labels.map { ("\($0.category.layer) \($0.category.label)", object($0.counts)) })
      ),
      ("rules", JSONLine.object(score.rules.map { ($0.rule, object($0.counts)) })),
    ])
  }
}
