import Foundation
import RecordSchema
import TestSupport
import Testing

/// `extract test`: fixture files and the examples of rules.
@Suite struct TestCommandTests {
  private let folder = TemporaryFolder()
  /// Built-in examples are left out where a test is about others.
  private let alone = "--no-builtin"

  private func write(_ name: String, _ text: String) throws { try folder.write(name, Array(text.utf8)) }

  private func writeCase(_ expectation: String) throws {
    try write(
      "dates/case.txt",
      """
      === A day
      :text
      The ship left on 4 March 2021.
      ~~~ expect
      \(expectation)

      """)
  }

  private func test(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    let result = try ExtractProcess.shell(
      "unset CI; $extract test \(arguments.joined(separator: " "))", in: folder)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  @Test func aCaseThatHoldsIsStatus0() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-04")
    let result = try test("dates", alone)
    #expect(result.status == 0)
    #expect(result.output == "1 passed\n")
  }

  @Test func hiddenFoldersHoldNoCases() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-04")
    try write("dates/.build/notes.txt", "left by a build")
    let result = try test("dates", alone)
    #expect(result.status == 0)
    #expect(result.output == "1 passed\n")
  }

  @Test func aWrongFactShowsWhatWasFoundAndTheRule() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-05")
    let result = try test("dates", alone)
    #expect(result.status == 1)
    #expect(result.output.contains("FAIL dates/case.txt:1: A day"))
    #expect(result.output.contains("line 5: wrong value: DATE \"4 March 2021\" = 2021-03-05"))
    #expect(result.output.contains("= 2021-03-04"))
    #expect(result.output.contains("rule=dates/"))
  }

  @Test func anUnstatedFactFails() throws {
    try writeCase("no DATE \"ship\"")
    let result = try test("dates/case.txt", alone)
    #expect(result.status == 1)
    #expect(result.output.contains("unexpected: DATE \"4 March 2021\""))
  }

  @Test func aKnownGapDoesNotFailAndIsReportedWhenItHolds() throws {
    try writeCase("todo DATE \"4 March 2021\" = 2021-03-05")
    #expect(try test("dates", alone).status == 0)
    try writeCase("todo DATE \"4 March 2021\" = 2021-03-04")
    let result = try test("dates", alone)
    #expect(result.status == 0)
    #expect(result.output.contains("holds now, remove 'todo'"))
    #expect(result.output.contains("1 known gaps, of which 1 hold now"))
  }

  @Test func aFileInNoStageFolderRunsTheWholePipeline() throws {
    try write(
      "cases/all.txt",
      """
      === A visit
      :text
      The ship left on 4 March 2021 with 120 people.
      ~~~ expect
      DATE "4 March 2021" = 2021-03-04
      QUANTITY "120 people" = 120

      """)
    let result = try test("cases", alone)
    #expect(result.status == 1 || result.status == 0)
    #expect(!result.output.contains("TROUBLE"), "\(result.output)")
  }

  @Test func updateRewritesAndIsRefusedInCI() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-05")
    let refused = try ExtractProcess.shell("CI=true $extract test dates --update", in: folder)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--update is refused"))
    let result = try test("dates", alone, "--update")
    #expect(result.status == 0)
    #expect(result.output.contains("1 updated"))
    #expect(try test("dates", alone).status == 0)
  }

  @Test func filterChoosesCases() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-05")
    #expect(try test("dates", alone, "--filter", "nothing-like-it").status == 0)
    #expect(try test("dates", alone, "--filter", "'A day'").status == 1)
  }

  @Test func formatsForPrograms() throws {
    try writeCase("DATE \"4 March 2021\" = 2021-03-05")
    let github = try test("dates", alone, "--format", "github")
    #expect(github.output.hasPrefix("::error file=dates/case.txt,line=5,title=A day::"))
    let junit = try test("dates", alone, "--format", "junit").output
    #expect(junit.contains("<testsuites tests=\"1\" failures=\"1\" errors=\"0\">"))
    #expect(junit.contains("<testcase classname=\"dates/case.txt\" name=\"A day\" file=\"dates/case.txt\" line=\"1\">"))
    #expect(junit.contains("&quot;4 March 2021&quot;"))
    let json = try ExtractProcess.run(["test", "dates", alone, "--format", "json"], in: folder).records
    #expect(json.first?["status"]?.string == "failed")
    #expect(json.last?["summary"]?["failed"] != nil)
  }

  @Test(arguments: ["=== A case without a document\n", "no case at all\n"])
  func aBrokenFileIsStatus2(text: String) throws {
    try write("dates/broken.txt", text)
    let result = try test("dates", alone)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("dates/broken.txt:"))
  }

  @Test func aMissingPathIsStatus2() throws {
    let result = try test("nowhere", alone)
    #expect(result.status == 2)
    #expect(result.errors.contains("nowhere: "))
  }

  static let pack = """
    - id: ships/vessel
      label: SHIP
      match: |
        "the" "ship" [Cap]
      examples: |
        They saw the ship [Aurora] at noon.
      counterexamples: |
        The ship left.

    """

  @Test func examplesOfRulesRun() throws {
    try write("ships.yaml", Self.pack)
    let result = try test("ships.yaml", alone)
    #expect(result.status == 0, "\(result)")
    #expect(result.output == "2 passed\n")
  }

  @Test func anExampleThatFailsNamesItsLineAndRule() throws {
    try write("ships.yaml", Self.pack.replacing("[Aurora]", with: "[Aurora at]"))
    let result = try test("--rules", "ships.yaml", alone)
    #expect(result.status == 1)
    #expect(result.output.contains("FAIL ships.yaml:6: ships/vessel: They saw the ship"))
    #expect(result.output.contains("missing: [Aurora at] rule=ships/vessel"))
    #expect(result.output.contains("unexpected: [Aurora] rule=ships/vessel"))
  }

  @Test func aBrokenPackIsStatus2() throws {
    try write("ships.yaml", Self.pack.replacing("\"ship\"", with: "\"ship"))
    let result = try test("ships.yaml")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("ships.yaml:4: E407 "))
  }

  @Test func coverageListsRulesThatNeverFired() throws {
    try write("ships.yaml", Self.pack)
    try writeCase("DATE \"4 March 2021\" = 2021-03-04")
    let all = try test("dates", "--coverage", "show")
    #expect(all.status == 0)
    #expect(all.output.contains("never fired: dates/week\n"))
    #expect(!all.output.contains("never fired: dates/month-day"))
    #expect(!all.output.contains("never fired: laws/order"), "examples of built-in rules run where no pack is named")
    #expect(try test("dates", "--coverage=fail").status == 1)
    #expect(try test("dates", "--coverage").status == 0)
  }

  @Test func coverageOfNamedPacksIsAboutTheirRules() throws {
    try write("ships.yaml", Self.pack)
    let covered = try test("ships.yaml", "--coverage=fail")
    #expect(covered.status == 0)
    #expect(covered.output.hasPrefix("2 passed\n\nrules exercised: 1 of 1\n"))
    try write("boats.yaml", "- id: boats/any\n  label: BOAT\n  match: |\n    \"boat\" [Cap]\n")
    let missed = try test("ships.yaml", "boats.yaml", "--coverage=fail")
    #expect(missed.status == 1)
    #expect(missed.output.contains("rules exercised: 1 of 2\n  never fired: boats/any\n"))
  }

  @Test func listsOfUsersAreThereForRules() throws {
    try write("piers.txt", "North Pier\nOld Mole\n")
    try write(
      "piers.yaml",
      """
      - id: piers/closed
        label: CLOSURE
        match: |
          [{piers}] "is" "closed"
        examples: |
          The [Old Mole] is closed.
        counterexamples: |
          The Old Mole is open.

      """)
    #expect(try test("piers.yaml", "--gazetteer", "piers.txt").output == "2 passed\n")
    let missing = try test("piers.yaml")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("piers.yaml:4: E408 there is no list or class 'piers'"))
    let broken = try test("piers.yaml", "--gazetteer", "none.txt")
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("none.txt:0: "))
  }

  @Test func goldIsScoredByLabelAndRule() throws {
    try write(
      "gold.jsonl",
      """
      {"id":"a","text":"It left on 4 March 2021.","times":[{"start":11,"end":23,"type":"DATE"}]}
      {"id":"b","text":"It left on 5 March 2021.","times":[]}
      {"id":"c","text":"It left.","times":[{"start":0,"end":2,"type":"DATE"}]}

      """)
    let result = try ExtractProcess.run(["test", "--gold", "gold.jsonl", "--format", "json"], in: folder)
    #expect(result.status == 0)
    let score = try result.records[0]
    let date = score["labels"]?["times DATE"]
    #expect(date?["true_positives"]?.integer == 1)
    #expect(date?["false_positives"]?.integer == 1)
    #expect(date?["false_negatives"]?.integer == 1)
    let table = String(
      decoding: try ExtractProcess.run(["test", "--gold", "gold.jsonl"], in: folder).output, as: UTF8.self)
    #expect(table.contains("times DATE"))
    #expect(table.contains("50.0"))
    #expect(table.contains("dates/"))
  }

  @Test func aGoldRecordWithoutTextIsReported() throws {
    try write("gold.jsonl", "{\"id\":\"a\",\"mentions\":[]}\n{\"id\":\"b\"\n")
    let result = try test("--gold", "gold.jsonl")
    #expect(result.status == 2)
    #expect(result.errors.contains("gold.jsonl:1: E304 "))
    #expect(result.errors.contains("gold.jsonl:2: E302 "))
  }
}
