import ExtractCore
import ExtractMatching
import Testing

@testable import ExtractSentences

/// Texts that could make a splitter look far ahead or back again and again: time grows as their length does.
@Suite(.serialized) struct GrowthTests {
  private static let count = 40_000
  /// A quadratic search takes sixteen times as long for a text four times as long; the rest is room for noise.
  private static let mostGrowth = 9.0
  private static let attempts = 4

  @Test(arguments: [
    ".", "? ", "...", "... ", "'", "' ", "'x ", "‘ ", "’", "\"", "\" ", "“", "” ", "“x. ", ".' ", "[", "(", "( ", ") ",
    "()", "[1] ", "(a. ", "1. ", "a) ", "(1) ", "• ", "- ", "U.S. ", " ", "\n", "x\n", "x.\n", "Mr. ", "5 a. m. ",
    ":-) ",
  ])
  func repeatedMarks(_ piece: String) {
    let document = SentenceText.document(String(repeating: piece, count: Self.count))
    #expect((document.sentences?.last?.tokens.end ?? 0) == document.tokens.count)
    #expect(Self.growth(of: piece, count: Self.count) < Self.mostGrowth)
  }

  @Test(arguments: ["a", "The harbour was shut, ", "The harbour was shut. "])
  func longLines(_ piece: String) {
    let document = SentenceText.document(String(repeating: piece, count: 200_000))
    #expect(document.sentences?.count == (piece.contains(".") ? 200_000 : 1))
    #expect(Self.growth(of: piece, count: 200_000) < Self.mostGrowth)
  }

  /// How many times as long a text takes as a quarter of it, at best: other work on the machine only adds time.
  private static func growth(of piece: String, count: Int) -> Double {
    var best = Double.infinity
    for _ in 0..<attempts where best >= mostGrowth {
      best = min(best, seconds(piece, count) / max(seconds(piece, count / 4), 1e-5))
    }
    return best
  }

  private static func seconds(_ piece: String, _ count: Int) -> Double {
    let clock = ContinuousClock()
    let text = Array(String(repeating: piece, count: count).utf8)
    var tokenizer = SentenceText.tokenizer
    var worker = SentenceText.worker()
    let duration = clock.measure {
      var document = Document(id: "test", text: text, tokenizedBy: &tokenizer)
      worker.process(&document)
    }
    return Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
  }
}
