import ExtractData
import ExtractFixtures
import ExtractMatching
import ExtractQuotes
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(stages: { _ in [QuoteStage(lexicon: .builtin)] }, kinds: [.quote])

  @Test(arguments: try FixtureSuite.cases(of: "quotes"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
