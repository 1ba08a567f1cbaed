import ExtractCore
import ExtractData
import ExtractMatching
import TestSupport
import Testing

@Suite struct TokenTilingTests {
  /// Pieces that meet each other at random: every branch of the tokenizer, whole and cut.
  private static let pieces: [[UInt8]] =
    [
      "a", "B", "word", "U.", "N.", "'", "’", "s", "ll", "\"", "“", "”", "``", "''", "1", "20", ",", ".", "000", "-",
      "–",
      "—", "...", "…", "@", "#", "www.", "http://", "x@y.z", "_", "+", "(", ")", "[", "]", " ", "\n", "\r\n", "\t",
      "\u{A0}", "\u{2028}", "\u{AD}", "\u{200D}", "\u{301}", "é", "Ω", "日", "ข", "٣", "½", "😀", "👍🏽", "🇫🇷", "\u{FE0F}",
      "€", "$", "%", "\u{0}", "\u{7F}", "\u{FFFF}", "\u{10FFFF}", "!", "?", "!?", "*", "=", "~", "/", "\\", "<", ">",
      "|",
    ].map { Array($0.utf8) } + (0x80...0xFF).map { [UInt8($0)] }

  private func randomText(_ random: inout SeededGenerator) -> [UInt8] {
    let count = Int.random(in: 0...60, using: &random)
    return (0..<count).flatMap { _ in Self.pieces.randomElement(using: &random) ?? [] }
  }

  @Test func tokensAndWhiteSpaceTileAnyBytes() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let text = TokenizedText(randomText(&random))
      var end = 0
      var isTiled = true
      for index in text.indices {
        let (start, next) = (text.table.start(index), text.table.end(index))
        let hasSpace = text.table.shape(index).contains(.spaceBefore)
        isTiled = isTiled && end <= start && start < next && hasSpace == (index == 0 || end < start)
        isTiled = isTiled && isSpace(text.bytes[end..<start])
        end = next
      }
      #expect(isTiled && end <= text.bytes.count && isSpace(text.bytes[end...]), "\(text.bytes)")
    }
  }

  @Test func tokensCutNoCharacterOfValidText() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let text = TokenizedText(String(decoding: randomText(&random), as: UTF8.self))
      func isBoundary(_ offset: Int) -> Bool { offset == text.bytes.count || text.bytes[offset] & 0xC0 != 0x80 }
      #expect(
        text.indices.allSatisfy { isBoundary(text.table.start($0)) && isBoundary(text.table.end($0)) }, "\(text.words)")
    }
  }

  /// Whatever words a tokenizer remembers, and in which order it met them, nothing is a word where two spaces stand.
  @Test(arguments: "abcdefghijkl") func spacesAreNoWordAfterAnyWords(beginning: Character) {
    var tokenizer = Tokenizer(lexicon: .builtin)
    var table = TokenTable()
    let spaced = Array("Rain fell in Lund on  Monday and  the mayor said  it would stop within three days.".utf8)
    for batch in 0..<50 {
      let words = (0..<200).map { "\(beginning)\(String(batch * 200 + $0, radix: 36))" }.joined(separator: " ")
      Array(words.utf8).withUnsafeBufferPointer { tokenizer.tokenize($0, into: &table) }
      spaced.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &table) }
      #expect(table.count == 17 && (0..<table.count).allSatisfy { table.start($0) < table.end($0) })
    }
  }

  @Test func tokensDoNotDependOnTextsBefore() {
    var random = SeededGenerator(seed: 3)
    var tokenizer = Tokenizer(lexicon: .builtin)
    var table = TokenTable()
    for _ in 0..<500 {
      let bytes = randomText(&random)
      bytes.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &table) }
      let fresh = TokenizedText(bytes, lexicon: .builtin)
      func tokens(_ table: TokenTable) -> [[Int]] {
        (0..<table.count).map { [table.start($0), table.end($0), Int(table.shape($0).rawValue)] }
      }
      #expect(tokens(table) == tokens(fresh.table), "\(bytes)")
    }
  }

  @Test func lookUpsAgreeWithTheOffsetsOfTokens() {
    let text = TokenizedText("Pell said: “No, Awa’s here.”\n\nIt rained.")
    for index in text.indices {
      let tokens = TokenRange(index, index + 1)
      #expect(text.table.indices(in: text.table.textRange(of: tokens)) == tokens)
      #expect(text.table.firstIndex(startingAtOrAfter: TextPosition(text.table.start(index))) == index)
    }
    #expect(text.table.indices(in: TextRange(1, 6)) == TokenRange(0, 2))
    #expect(text.table.indices(in: TextRange(4, 5)) == TokenRange(1, 1))
    #expect(text.table.indices(in: TextRange(0, 0)) == TokenRange(0, 0))
  }

  /// Whether bytes are white space: ASCII's, or of the characters that are separators.
  private func isSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isWhitespace && $0 != "\u{85}"
    }
  }
}
