import ExtractReview
import Testing

/// Precision, recall and F1 against gold records.
@Suite struct GoldScoreTests {
  @Test func spansAndLabelsMustBeEqual() throws {
    var score = GoldScore()
    let gold = try record("Oslo, Lund, Ada.", mentions: [mention(0, 4, "Oslo"), mention(6, 10, "Lund")])
    score.add(
      gold: gold,
      found: try record(
        "Oslo, Lund, Ada.",
        mentions: [mention(0, 4, "Oslo"), mention(6, 11, "Lund,", rule: "a/c"), mention(12, 15, "Ada", "PERSON")]))
    #expect(score.total.truePositives == 1)
    #expect(score.total.falsePositives == 1)
    #expect(score.total.falseNegatives == 1)
    #expect(score.total.precision == 0.5 && score.total.recall == 0.5 && score.total.f1 == 0.5)
    #expect(score.labels.map(\.category.label) == ["GPE"], "a label that no gold record uses says nothing")
    #expect(score.rules.map(\.rule) == ["a/b", "a/c"])
    #expect(score.rules.map(\.counts.falseNegatives) == [1, 2])
  }

  @Test func aFactIsFoundOnce() throws {
    var score = GoldScore()
    let gold = try record("Oslo.", mentions: [mention(0, 4, "Oslo")])
    score.add(gold: gold, found: try record("Oslo.", mentions: [mention(0, 4, "Oslo"), mention(0, 4, "Oslo")]))
    #expect(score.total.truePositives == 1 && score.total.falsePositives == 1)
  }

  @Test func nothingToFindHasNoRatio() {
    let score = GoldScore()
    #expect(score.total.precision == nil && score.total.recall == nil && score.total.f1 == nil)
    #expect(GoldReport(score).lines(.pretty, style: .plain).contains { $0.hasPrefix("all") && $0.contains("-") })
    #expect(GoldReport(score).lines(.json, style: .plain)[0].contains("\"precision\":null"))
  }
}
