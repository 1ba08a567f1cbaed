import ExtractRules
import Yams

/// Turns what the YAML library reports into a message with the line as it should be.
enum SyntaxRemedy {
  /// Fields whose value is one pattern or example a line.
  static let blockFields = ["match", "except", "examples", "counterexamples", "todo"]

  static func error(of error: any Error, in yaml: String, path: String) -> RuleError {
    let (line, column, problem) = place(of: error)
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let written = line <= lines.count && line > 0 ? String(lines[line - 1]) : ""
    let (message, remedy) = explanation(problem, written, lines, line)
    return RuleError(.syntax, RuleOrigin(path: path, line: max(1, line)), column: column, message, remedy: remedy)
  }

  private static func place(of error: any Error) -> (line: Int, column: Int?, problem: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, mark.column, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      (context.mark.line, nil, "'\(duplicates.joined(separator: "', '"))' is given twice")
    case .reader(let problem, _, _, _): (1, nil, problem)
    default: (1, nil, "\(error)")
    }
  }

  private static func explanation(
    _ problem: String, _ written: String, _ lines: [Substring], _ line: Int
  ) -> (message: String, remedy: String) {
    let trimmed = written.drop { $0 == " " }
    if written.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return ("the line is indented by a tab", "indent it by spaces")
    }
    if problem.hasSuffix("is given twice") {
      return (problem, "remove one of them, or put both values under one")
    }
    // The library notices a scalar that goes on after its quotation mark, or a list that does, at its end: the field
    // is on this line, or on one before it.
    for number in stride(from: min(line, lines.count), through: max(1, line - 2), by: -1) {
      let candidate = lines[number - 1].drop { $0 == " " || $0 == "-" }
      guard let colon = candidate.firstIndex(of: ":") else { continue }
      let field = String(candidate[..<colon])
      let value = candidate[candidate.index(after: colon)...].drop { $0 == " " }
      guard blockFields.contains(field), let first = value.first, first != "|" else { continue }
      return (
        "the value of '\(field)' is not plain YAML (\(problem))",
        "write '\(field): |', and the value on a line of its own below it, indented further: \(value)"
      )
    }
    if trimmed.hasPrefix("- [") || trimmed.hasPrefix("- \"") {
      return (
        "the item is not plain YAML (\(problem))", "write the field with '|' and one item a line below it, without '- '"
      )
    }
    return (
      "the file is not YAML here: \(problem)",
      "compare the indentation and the quotation marks of this line and the one before"
    )
  }
}
