import ExtractCore
import ExtractFixtures
import Testing

@Suite struct FixtureRunnerTests {
  private let runner = FixtureRunner(stages: { _ in [WordStage()] }, kinds: [.mention])

  private func outcome(_ expectation: String, text: String = "The ABC met the XYZ.") throws -> FixtureOutcome {
    let file = try FixtureFile(
      parsing: Array("=== A title\n:text\n\(text)\n~~~ expect\n\(expectation)\n".utf8), path: "words.txt")
    return try runner.run(file.cases[0])
  }

  @Test func statedFactsHold() throws {
    let outcome = try outcome("MENTION \"ABC\" ORG acronym -> \"ABC\"\nMENTION \"XYZ\"")
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }

  @Test func anUnstatedFactFails() throws {
    let outcome = try outcome("MENTION \"ABC\"")
    #expect(outcome.failures.count == 1)
    #expect(
      outcome.description == """
        words.txt:1: A title
          unexpected: MENTION "XYZ" ORG acronym -> "XYZ" rule=words/capitals (at line 1, column 17)
        """)
  }
}
