import Testing

@testable import ExtractReview

/// Results as people, JUnit and GitHub read them.
@Suite struct TestReportTests {
  private static let failed = TestResult(
    path: "cases/a,b.txt", line: 3, name: "Tom & \"Ann\": 100%", status: .failed,
    failures: [TestResult.Failure(line: 7, text: ["  line 7: missing: DATE <x>", "    found: \u{1}"])])
  private static let passed = TestResult(path: "cases/c.txt", line: 1, name: "A day", status: .passed)
  private static let done = TestResult(
    path: "cases/c.txt", line: 9, name: "A gap", status: .passed, todoCount: 2,
    done: [TestResult.Failure(line: 11, text: ["  line 11: holds now"])])
  private static let trouble = TestResult(
    path: "cases/c.txt", line: 20, name: "Broken", status: .trouble,
    failures: [TestResult.Failure(line: 20, text: ["  no such option"])])

  private func lines(_ format: TestReport.Format, _ results: [TestResult]) -> [String] {
    // A report writes as it goes.
    final class Output { var lines: [String] = [] }
    let output = Output()
    var report = TestReport(format: format, style: .plain) { output.lines.append($0) }
    for result in results { report.add(result) }
    report.finish()
    return output.lines
  }

  @Test func peopleReadFailuresAndSums() {
    let lines = lines(.pretty, [Self.passed, Self.failed, Self.done, Self.trouble])
    #expect(
      lines == [
        "FAIL cases/a,b.txt:3: Tom & \"Ann\": 100%", "  line 7: missing: DATE <x>", "    found: \u{1}",
        "note cases/c.txt:9: A gap", "  line 11: holds now", "TROUBLE cases/c.txt:20: Broken", "  no such option",
        "2 passed, 1 failed, 1 could not be run, 2 known gaps, of which 1 hold now",
      ])
  }

  @Test func jUnitHasASuiteAFileAndEscapes() {
    let lines = lines(.junit, [Self.passed, Self.failed, Self.trouble])
    #expect(lines[0] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    #expect(lines[1] == "<testsuites tests=\"3\" failures=\"1\" errors=\"1\">")
    #expect(lines.contains("  <testsuite name=\"cases/c.txt\" tests=\"2\" failures=\"0\" errors=\"1\">"))
    #expect(lines.contains { $0.contains("name=\"Tom &amp; &quot;Ann&quot;: 100%\"") && $0.contains("line=\"3\"") })
    #expect(lines.contains { $0.contains("missing: DATE &lt;x&gt;") })
    #expect(!lines.joined().contains("\u{1}"), "XML 1.0 has no such character")
    #expect(lines.last == "</testsuites>")
  }

  @Test func gitHubMarksTheLine() {
    let lines = lines(.github, [Self.passed, Self.failed, Self.done])
    #expect(
      lines[0] == "::error file=cases/a%2Cb.txt,line=7,title=Tom & \"Ann\"%3A 100%25::"
        + "line 7: missing: DATE <x>%0Afound: \u{1}")
    #expect(lines[1] == "::notice file=cases/c.txt,line=11,title=A gap::line 11: holds now")
    #expect(lines.count == 3)
  }

  @Test func nothingToSayIsSilentOnGitHub() { #expect(lines(.github, [Self.passed]).isEmpty) }

  @Test func programsReadALineAResult() {
    let lines = lines(.json, [Self.failed])
    #expect(lines[0].contains(#""status":"failed""#) && lines[0].contains(#""line":7"#))
    #expect(lines[1] == #"{"summary":{"passed":0,"failed":1,"updated":0,"trouble":0,"todo":0,"done":0}}"#)
  }
}
