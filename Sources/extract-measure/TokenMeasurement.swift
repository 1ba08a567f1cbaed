import ExtractCore
import ExtractData
import ExtractMatching

enum TokenMeasurement {
  static func run(_ text: Text, _ arguments: [String]) {
    for (label, lexicon) in [("tokens", Lexicon.empty), ("tokens with lookup", Lexicon.builtin)] {
      for (method, name) in [(Tokenizer.Method.integers, "integers"), (.vectors, "vectors")] {
        var tokenizer = Tokenizer(lexicon: lexicon, method: method)
        var table = TokenTable()
        text.report("\(label), \(name)") { piece in
          tokenizer.tokenize(piece, into: &table)
          return table.count
        }
      }
    }
  }
}
