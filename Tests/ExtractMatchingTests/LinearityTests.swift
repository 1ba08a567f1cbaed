import ExtractCore
import ExtractData
import ExtractMatching
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
    func cost(_ bytes: Int) -> Double {
      let text = Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8)
      return (0..<3).map { _ in
        let start = Self.processorTime
        let tokens = TokenizedText(text, lexicon: lexicon)
        tokens.document.withTokens { view in
          for index in 0..<view.count where view.shape(index).contains(.startsPhrase) {
            lexicon.forEachPhrase(at: index, in: view) { _ in }
          }
        }
        return Self.processorTime - start
      }.min() ?? 0
    }
    let small = cost(5_000)
    let large = cost(40_000)
    // Eight times the text: linear cost is 8 times as much, quadratic 64 times.
    #expect(large < max(small, 0.001) * 24, "\(piece): \(small) s, \(large) s")
  }

  /// Seconds that this thread has run: what other tests do at the same time does not count.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
