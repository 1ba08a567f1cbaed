import CasualtiesStage
import ExtractFixtures
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(stages: { _ in [Casualties()] }, kinds: [.item])

  @Test(arguments: try FixtureSuite.cases(of: "casualties"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
