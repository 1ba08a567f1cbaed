import ExtractCore
import ExtractData
import ExtractMatching

enum TokenMeasurement {
  static func run(_ text: Text, _ arguments: [String]) {
    for (label, lexicon) in [("tokens", Lexicon.empty), ("tokens with lookup", Lexicon.builtin)] {
      var tokenizer = Tokenizer(lexicon: lexicon)
      var table = TokenTable()
      text.report(label) { piece in
        tokenizer.tokenize(piece, into: &table)
        return table.count
      }
    }
  }
}
