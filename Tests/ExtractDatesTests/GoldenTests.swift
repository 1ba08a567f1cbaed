import ExtractData
import ExtractDates
import ExtractFixtures
import ExtractMatching
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(
    stages: { _ in [DateStage(lexicon: .builtin)] }, kinds: [.date, .time, .duration, .set, .creationTime])

  @Test(arguments: try FixtureSuite.cases(of: "dates"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
