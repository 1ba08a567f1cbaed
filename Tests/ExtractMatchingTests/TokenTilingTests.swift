import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@Suite struct TokenTilingTests {
  @Test func tokensOfASentence() {
    #expect(tokens("Mr. Oduya's U.N. team left.") == ["Mr", ".", "Oduya", "'s", "U.N.", "team", "left", "."])
  }

  private func tokens(_ text: String) -> [String] {
    let text = Array(text.utf8)
    var table = TokenTable()
    var tokenizer = Tokenizer(lexicon: .builtin)
    text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &table) }
    return (0..<table.count).map { String(decoding: text[table.start($0)..<table.end($0)], as: UTF8.self) }
  }
}
