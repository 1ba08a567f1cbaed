import ExtractCleaning
import ExtractData
import ExtractFixtures
import ExtractMatching
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(
    stages: { _ in [CleaningStage(lexicon: .builtin)] }, kinds: [.block, .metadata, .creationTime])

  @Test(arguments: try FixtureSuite.cases(of: "clean"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
