import ExtractData
import ExtractFixtures
import ExtractMatching
import ExtractNumbers
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(stages: { _ in [NumberStage(lexicon: .builtin)] }, kinds: [.quantity])

  @Test(arguments: try FixtureSuite.cases(of: "numbers"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
