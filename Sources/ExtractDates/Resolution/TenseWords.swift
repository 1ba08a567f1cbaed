import ExtractCore
import ExtractMatching

/// Words that tell whether a clause speaks of the past or the future.
struct TenseWords: Sendable {
  /// Past forms of verbs that do not end in `-ed`, and past auxiliaries: `rose`, `was`.
  private let past: WordMap<Bool>
  /// Auxiliaries that stand before a participle and leave its clause open: `be`, `been`, `has`.
  private let auxiliaries: WordMap<Bool>
  /// Future as seen from a time in the past: `would`.
  private let conditional: WordMap<Bool>
  private let perfects: WordMap<Bool>
  private let prepositions: WordMap<Bool>
  /// Words that count: `third`.
  private let ordinals: WordMap<Bool>

  init(lexicon: Lexicon) {
    func words(of list: String, _ column: Int, _ value: ImmortalText) -> [LexiconID: Bool] {
      var words: [LexiconID: Bool] = [:]
      for entry in lexicon.entries(of: list) where entry[column] == value {
        if let id = lexicon.id(of: entry[0].bytes) { words[id] = true }
      }
      return words
    }
    let forms = words(of: "clause_words", 1, "past")
    past = WordMap(forms.merging(words(of: "time_words", 1, "past_auxiliary")) { first, _ in first }, none: false)
    auxiliaries = WordMap(words(of: "time_words", 1, "open_auxiliary"), none: false)
    conditional = WordMap(words(of: "time_words", 1, "conditional"), none: false)
    perfects = WordMap(words(of: "clause_words", 1, "have"), none: false)
    prepositions = WordMap(words(of: "clause_words", 1, "preposition"), none: false)
    ordinals = WordMap(words(of: "number_words", 2, "ordinal"), none: false)
  }

  /// Whether a token is a verb in the past, and no participle behind an auxiliary: `closed`, but not `will be closed`.
  func isPast(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    guard shape.isKind(.word), !shape.contains(.initialUpper) else { return false }
    guard past[view.word(token)] || endsInED(view.bytes(token)) else { return false }
    return token == 0 || !auxiliaries[view.word(token - 1)]
  }

  private func endsInED(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = word.count
    return count > 3 && word[count - 1] == UInt8(ascii: "d") && word[count - 2] == UInt8(ascii: "e")
      && word[count - 3] != UInt8(ascii: "e")
  }

  /// Whether an auxiliary before a token makes it a participle: `will be announced`.
  func isParticiple(_ token: Int, _ view: TokenView) -> Bool { token > 0 && auxiliaries[view.word(token - 1)] }

  /// `has`, `have`, `had`
  func isPerfect(_ token: Int, _ view: TokenView) -> Bool {
    token < view.count && perfects[view.word(token)]
  }

  func isPreposition(_ token: Int, _ view: TokenView) -> Bool { prepositions[view.word(token)] }

  func isConditional(_ token: Int, _ view: TokenView) -> Bool { conditional[view.word(token)] }

  func isOrdinal(_ token: Int, _ view: TokenView) -> Bool { ordinals[view.word(token)] }
}
