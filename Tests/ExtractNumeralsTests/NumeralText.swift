import ExtractCore
import ExtractData
import ExtractMatching
import ExtractNumerals

/// Runs the grammars at the beginning of a short text and writes what they find on a line.
enum NumeralText {
  private static let numerals = NumeralGrammar(lexicon: .builtin)
  private static let dates = CalendarDateGrammar(lexicon: .builtin)

  /// `kind value | text`, bounds as `low..high`; `none` if no numeral begins the text.
  static func numeral(_ text: String, at token: Int = 0, suffixes: NumeralSuffixes = .plain) -> String {
    with(text) { view in
      guard let numeral = numerals.parse(at: token, in: view, suffixes: suffixes) else { return "none" }
      let value = numeral.value.map { $0.description } ?? "\(numeral.minimum ?? .zero)..\(numeral.maximum ?? .zero)"
      return "\(numeral.kind) \(value) | \(string(numeral.tokens, view))"
    }
  }

  /// `year-month-day | text` with `?` for what is not given and `~` for an ambiguous order.
  static func date(_ text: String, at token: Int = 0, order: CalendarDate.Order = .monthFirst) -> String {
    with(text) { view in
      guard let date = dates.parse(at: token, in: view, order: order) else { return "none" }
      let year = date.year.map { "\($0)" } ?? "?"
      let day = date.day.map { "\($0)" } ?? "?"
      return "\(year)-\(date.month)-\(day)\(date.isOrderAmbiguous ? "~" : "") | \(string(date.tokens, view))"
    }
  }

  private static func string(_ tokens: TokenRange, _ view: TokenView) -> String {
    let range = view.range(tokens)
    return String(decoding: view.text[range.lowerBound..<range.upperBound], as: UTF8.self)
  }

  private static func with(_ text: String, _ body: (TokenView) -> String) -> String {
    var tokenizer = Tokenizer(lexicon: .builtin)
    return Document(id: "test", text: Array(text.utf8), tokenizedBy: &tokenizer).withTokens(body)
  }
}
