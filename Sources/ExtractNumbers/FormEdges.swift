import ExtractCore
import ExtractMatching

/// The words with which forms of lists begin and end in texts: one bit says that none can stand at a token, before any
/// is looked up.
struct FormEdges: Sendable {
  private(set) var first = WordBits()
  private(set) var last = WordBits()

  /// The edges of the forms of some lists, or of some of their rows.
  init(_ lexicon: Lexicon, _ lists: [String], where isWanted: (LexiconEntry) -> Bool = { _ in true }) {
    var tokenizer = Tokenizer(lexicon: lexicon)
    var table = TokenTable()
    for entry in lists.lazy.flatMap({ lexicon.entries(of: $0) }) where isWanted(entry) {
      let form = entry[0].bytes
      if form.allSatisfy({ $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }) {
        first.insert(entry.word)
        last.insert(entry.word)
      } else {
        tokenizer.tokenize(form, into: &table)
        guard table.count > 0 else { continue }
        first.insert(table.word(0))
        // The period of an abbreviation at the end is not part of the form in a text, or may be left out.
        for index in max(0, table.count - 2)..<table.count { last.insert(table.word(index)) }
      }
    }
    addVariants(lexicon)
  }

  /// Adds the other spellings of words that are written in two ways.
  private mutating func addVariants(_ lexicon: Lexicon) {
    lexicon.forEachForm(of: ["spelling_variants"]) { _, entry, words in
      guard let short = words.first, let long = lexicon.id(of: entry[1].bytes) else { return }
      for (word, other) in [(short, long), (long, short)] {
        if first.contains(word) { first.insert(other) }
        if last.contains(word) { last.insert(other) }
      }
    }
  }
}
