import ExtractCore
import ExtractData
import ExtractMatching
import ExtractQuotes
import TestSupport
import Testing

/// Sentences without an end that could make the search for statements look far ahead at each verb: time grows as their
/// length does.
@Suite(.serialized) struct LongSentenceTests {
  /// A quadratic search takes sixteen times as long for a text four times as long; the rest is room for noise.
  private static let mostGrowth = 9.0
  private static let attempts = 4

  @Test(arguments: [
    "said ", "said that ", "claimed victory ", "\"said ", "according to us ",
    "what he called \"stone\" by rebels ", "reported ; called : ",
    "Rusk claimed victory " + String(repeating: "north stone river cloud ", count: 16),
    "Rusk said people " + String(repeating: "north stone river cloud ", count: 16),
    "Rusk maintained parts " + String(repeating: "north stone river cloud ", count: 16),
  ])
  func growth(of piece: String) {
    let count = max(1000, 20_000 / (piece.utf8.count / 16 + 1))
    var best = Double.infinity
    for _ in 0..<Self.attempts where best >= Self.mostGrowth {
      best = min(best, seconds(piece, count) / max(seconds(piece, count / 4), 1e-5))
    }
    #expect(best < Self.mostGrowth)
  }

  private func seconds(_ piece: String, _ count: Int) -> Double {
    var tokenizer = Tokenizer(lexicon: .builtin)
    let text = Array(String(repeating: piece, count: count).utf8)
    var document = Document(id: "test", text: text, tokenizedBy: &tokenizer)
    let tokens = TokenRange(0, document.tokens.count)
    document.sentences = [
      Sentence(range: document.tokens.textRange(of: tokens), tokens: tokens, rule: RuleID("test/whole"))
    ]
    document.mentions = []
    let worker = QuoteStage(lexicon: .builtin).makeWorker()
    let start = processorTime
    worker.process(&document)
    return processorTime - start
  }
}
