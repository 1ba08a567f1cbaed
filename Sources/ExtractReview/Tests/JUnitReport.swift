/// Results in the XML that continuous integration reads as JUnit's: a `testsuite` a file, a `testcase` a case.
struct JUnitReport {
  private let results: [TestResult]

  init(_ results: [TestResult]) { self.results = results }

  var lines: [String] {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites \(Self.counts(results))>")
    var paths: [String] = []
    var byPath: [String: [TestResult]] = [:]
    for result in results {
      if byPath[result.path] == nil { paths.append(result.path) }
      byPath[result.path, default: []].append(result)
    }
    for path in paths {
      let suite = byPath[path] ?? []
      lines.append("  <testsuite name=\"\(Self.escaped(path))\" \(Self.counts(suite))>")
      for result in suite { lines += Self.lines(of: result) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines
  }

  private static func counts(_ results: [TestResult]) -> String {
    let failures = results.count { $0.status == .failed }
    let errors = results.count { $0.status == .trouble }
    return "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private static func lines(of result: TestResult) -> [String] {
    let head =
      "    <testcase classname=\"\(escaped(result.path))\" name=\"\(escaped(result.name))\""
      + " file=\"\(escaped(result.path))\" line=\"\(result.line)\""
    let text = result.failures.flatMap(\.text).joined(separator: "\n")
    switch result.status {
    case .passed, .updated: return [head + "/>"]
    case .failed:
      return [head + ">", "      <failure message=\"not as stated\">\(escaped(text))</failure>", "    </testcase>"]
    case .trouble:
      return [head + ">", "      <error message=\"could not be run\">\(escaped(text))</error>", "    </testcase>"]
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\n", "\t": String(scalar)
      // XML 1.0 has no other control characters.
      case ..<" ": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
