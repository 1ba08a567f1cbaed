import ExtractCore
import ExtractMatching

/// Words that tell whether a clause speaks of the past or the future.
struct TenseWords: Sendable {
  /// Past forms of verbs that do not end in `-ed`, and past auxiliaries: `rose`, `was`.
  private let past: WordBits
  /// Auxiliaries that stand before a participle and leave its clause open: `be`, `been`, `has`.
  private let auxiliaries: WordBits
  /// Future as seen from a time in the past: `would`.
  private let conditional: WordBits
  private let perfects: WordBits
  private let prepositions: WordBits
  /// What stands behind a verb of a timetable: `takes effect`.
  private let timetableObjects: WordBits
  /// Words that count: `third`.
  private let ordinals: WordBits

  init(lexicon: Lexicon) {
    func words(of list: String, _ column: Int, _ value: ImmortalText) -> [LexiconID] {
      lexicon.entries(of: list).filter { $0[column] == value }.compactMap { lexicon.id(of: $0[0].bytes) }
    }
    past = WordBits(words(of: "clause_words", 1, "past") + words(of: "time_words", 1, "past_auxiliary"))
    auxiliaries = WordBits(words(of: "time_words", 1, "open_auxiliary"))
    conditional = WordBits(words(of: "time_words", 1, "conditional"))
    perfects = WordBits(words(of: "clause_words", 1, "have"))
    prepositions = WordBits(words(of: "clause_words", 1, "preposition"))
    timetableObjects = WordBits(words(of: "time_words", 1, "timetable_object"))
    ordinals = WordBits(words(of: "number_words", 2, "ordinal"))
  }

  /// Whether a token is a verb in the past, and no participle behind an auxiliary: `closed`, but not `will be closed`.
  func isPast(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    guard shape.isKind(.word), !shape.contains(.initialUpper) else { return false }
    guard past.contains(view.word(token)) || endsInED(view.bytes(token)) else { return false }
    return token == 0 || !auxiliaries.contains(view.word(token - 1))
  }

  private func endsInED(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = word.count
    return count > 3 && word[count - 1] == UInt8(ascii: "d") && word[count - 2] == UInt8(ascii: "e")
      && word[count - 3] != UInt8(ascii: "e")
  }

  /// Whether an auxiliary before a token makes it a participle: `will be announced`.
  func isParticiple(_ token: Int, _ view: TokenView) -> Bool { token > 0 && auxiliaries.contains(view.word(token - 1)) }

  /// `has`, `have`, `had`
  func isPerfect(_ token: Int, _ view: TokenView) -> Bool {
    token < view.count && perfects.contains(view.word(token))
  }

  func isPreposition(_ token: Int, _ view: TokenView) -> Bool { prepositions.contains(view.word(token)) }

  func isConditional(_ token: Int, _ view: TokenView) -> Bool { conditional.contains(view.word(token)) }

  /// `effect` behind `takes`
  func isTimetableObject(_ token: Int, _ view: TokenView) -> Bool {
    token < view.count && timetableObjects.contains(view.word(token))
  }

  func isOrdinal(_ token: Int, _ view: TokenView) -> Bool { ordinals.contains(view.word(token)) }
}
