import ExtractData
import ExtractFixtures
import ExtractMatching
import ExtractSentences
import Testing

@Suite struct GoldenTests {
  private let runner = FixtureRunner(stages: { _ in [SentenceStage(lexicon: .builtin)] }, kinds: [.sentence])

  @Test(arguments: try FixtureSuite.cases(of: "sentences"))
  func golden(_ fixture: FixtureCase) throws {
    let outcome = try runner.run(fixture)
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }
}
