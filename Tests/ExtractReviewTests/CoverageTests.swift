import ExtractData
import ExtractKit
import ExtractMatching
import Testing

@testable import ExtractReview

/// Which rules and entries tests have exercised.
@Suite struct CoverageTests {
  private func document(_ text: String) -> Document {
    var tokenizer = Tokenizer(lexicon: .builtin)
    return Document(id: "d", text: Array(text.utf8), tokenizedBy: &tokenizer)
  }

  @Test func rulesThatDidNotFireAreMissed() {
    var coverage = Coverage(lexicon: .empty)
    coverage.add(rules: ["a/b"])
    coverage.add(rules: ["a/d", "x/y"])
    #expect(coverage.missed(among: ["a/b", "a/c", "a/d"]) == ["a/c"])
  }

  @Test func entriesInATextAreExercised() throws {
    var coverage = Coverage(lexicon: .builtin)
    coverage.add(document("It rained in March, and in March again."))
    let months = try #require(coverage.lists.first { $0.name == "months" })
    #expect(months.exercisedCount >= 1 && months.exercisedCount < months.entryCount)
    #expect(months.missed.count == months.entryCount - months.exercisedCount)
    #expect(!months.missed.contains { $0.entry.lowercased() == "march" })
    let weekdays = try #require(coverage.lists.first { $0.name == "weekdays" })
    #expect(weekdays.exercisedCount == 0)
  }

  @Test func reports() {
    let list = Coverage.List(name: "tides", entryCount: 3, exercisedCount: 2, missed: [(line: 9, entry: "neap")])
    let report = CoverageReport(ruleCount: 2, missedRules: ["a/b"], lists: [list])
    #expect(
      report.lines(.pretty) == [
        "", "rules exercised: 1 of 2", "  never fired: a/b", "entries of lists exercised:", "  tides: 2 of 3",
        "    tides.tsv:9: neap",
      ])
    #expect(report.lines(.github) == ["::warning title=coverage::no test exercises the rule a/b"])
    #expect(report.lines(.junit).isEmpty)
    #expect(
      report.lines(.json) == [
        #"{"coverage":{"rules":2,"missed_rules":["a/b"],"lists":[{"list":"tides","entries":3,"exercised":2,"missed_lines":[9]}]}}"#
      ])
  }
}
