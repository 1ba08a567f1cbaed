import ExtractCore
import ExtractData
import ExtractMatching
import TestSupport
import Testing

/// What the inner loop of the tokenizer takes is cut as the other functions cut it.
@Suite struct PlainTextTests {
  private static let pieces: [[UInt8]] =
    [
      "word", "A", "M23", "Zz", "@", "[", "`", "{", "/", ":", "0", "9", "don't", "U.N.", "1,800", "-", " ", "  ", "\n",
      "é", "’s", "said ", "the ", "Goma, ", "a.b", "x@y.z", "\"", ".", "internationalisation", "characterization",
      "charachterization",
      "averyveryverylongwordindeedthatgoesonandonandonandonandonandonandonuntilitends",
    ].map { Array($0.utf8) } + (0...255).map { [UInt8($0)] }

  private func tokens(_ tokenizer: inout Tokenizer, _ bytes: [UInt8]) -> [[Int]] {
    var table = TokenTable()
    bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &table) }
    return (0..<table.count).map {
      [table.start($0), table.end($0), Int(table.shape($0).rawValue), Int(table.word($0))]
    }
  }

  /// The inner loop takes the words that the cache has: none at first, later those that were met.
  @Test func aTextIsCutAgainAsAtFirst() throws {
    var random = SeededGenerator(seed: 4)
    // A lexicon of its own: stages of other tests, made meanwhile, set watches in the built-in one.
    let lexicon = try Lexicon.builtin.adding([], words: ["owl light"])
    for _ in 0..<500 {
      let count = Int.random(in: 0...120, using: &random)
      let bytes = (0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
      var tokenizer = Tokenizer(lexicon: lexicon)
      let first = tokens(&tokenizer, bytes)
      #expect(tokens(&tokenizer, bytes) == first, "\(bytes)")
    }
  }

  /// The inner loop leaves off some bytes before the end of a text; what it takes does not show.
  @Test func theEndOfTheTextDoesNotShow() {
    var random = SeededGenerator(seed: 5)
    var tokenizer = Tokenizer(lexicon: .builtin)
    let padding = Array(String(repeating: "\n", count: 64).utf8)
    for _ in 0..<2_000 {
      var bytes = (0..<8).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
      bytes.append(0x0A)
      #expect(tokens(&tokenizer, bytes) == tokens(&tokenizer, bytes + padding), "\(bytes)")
    }
  }

  @Test func longTokensAreCut() {
    var tokenizer = Tokenizer(lexicon: .builtin)
    for piece in ["x", "-", "é", "http://a.b/"] {
      let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
      let found = tokens(&tokenizer, bytes)
      #expect(found.allSatisfy { $0[1] - $0[0] <= TokenTable.longestToken })
      #expect(found.first?[0] == 0 && found.last?[1] == bytes.count)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0[1] == $1[0] && bytes[$0[1]] & 0xC0 != 0x80 })
    }
  }
}
