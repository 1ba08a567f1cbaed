import ExtractCore
import ExtractData
import ExtractMatching
import Testing

/// No bytes make tokens or phrases cost more than in proportion to their number.
@Suite(.serialized) struct LinearityTests {
  static let pieces = [
    "a", "a.", "a-", "a_", "a+", "a@", "'", "a'", "''", "\"", "``", ".", "-", "1,", "1,10,", "1.", "1,000", "www.",
    "http://",
    "http://a.", "@", "#a", "(", "a\u{301}", "\u{301}", "é’", "\u{200D}", "👍🏽\u{200D}", "\u{AD}", "日", "\n", " ", "New ",
    "United States of ", "the ", "\u{0}", "a.b.", "A'S",
  ]

  @Test(arguments: pieces)
  func costIsLinear(_ piece: String) {
    let lexicon = Lexicon.builtin
    func cost(_ bytes: Int) -> Duration {
      let text = Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8)
      let clock = ContinuousClock()
      return (0..<3).map { _ in
        clock.measure {
          let tokens = TokenizedText(text, lexicon: lexicon)
          tokens.document.withTokens { view in
            for index in 0..<view.count where view.shape(index).contains(.startsPhrase) {
              lexicon.forEachPhrase(at: index, in: view) { _ in }
            }
          }
        }
      }.min() ?? .zero
    }
    let small = cost(5_000)
    let large = cost(40_000)
    // Eight times the text: linear cost is 8 times as much, quadratic 64 times.
    #expect(large < max(small, .milliseconds(1)) * 24, "\(piece): \(small), \(large)")
  }
}
