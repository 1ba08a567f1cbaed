import ExtractCore
import ExtractMatching

/// The words with which forms of a list begin and end in texts: one bit says that none can stand at a token, before any
/// is looked up.
struct FormEdges: Sendable {
  private(set) var first = WordBits()
  private(set) var last = WordBits()

  /// The edges of the forms of some rows.
  init(_ lexicon: Lexicon, _ entries: some Sequence<LexiconEntry>, _ tokenizer: inout Tokenizer) {
    var table = TokenTable()
    for entry in entries {
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
    // Words that are written in two ways stand for each other.
    for entry in lexicon.entries(of: "spelling_variants") {
      tokenizer.tokenize(entry[0].bytes, into: &table)
      guard table.count > 0, let long = lexicon.id(of: entry[1].bytes) else { continue }
      for (word, other) in [(table.word(0), long), (long, table.word(0))] {
        if first.contains(word) { first.insert(other) }
        if last.contains(word) { last.insert(other) }
      }
    }
  }
}
