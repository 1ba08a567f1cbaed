import ExtractData
import ExtractEntities
import ExtractFixtures
import ExtractMatching
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(stages: { _ in [EntityStage(lexicon: .builtin)] }, kinds: [.mention])

  @Test(arguments: try FixtureSuite.cases(of: "entities"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
