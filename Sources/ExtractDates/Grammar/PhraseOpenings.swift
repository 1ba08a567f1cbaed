import ExtractCore
import ExtractMatching

/// The first two or three words of forms, as a set that may seem to have a few more than were inserted.
///
/// Most of the words with which times of several words begin, such as "in" and "the", begin something else.
struct PhraseOpenings {
  /// Many more than there are forms: some pairs of words are so frequent that none of them may seem to be one.
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Adds the words of a form; hyphens do not count, and a period may be left out.
  mutating func insert(_ form: [LexiconID]) {
    let words = form.filter { $0 != LexiconID(Mark.hyphen) }
    guard words.count > 1 else { return }
    let bare = words.filter { $0 != LexiconID(Mark.period) }
    let pair = Self.hash(words[0], words[1])
    if words.count == 2 || bare.count < words.count {
      insert(pair)
    } else {
      insert(Self.hash(pair, words[2]))
    }
    if bare.count > 1, bare.count < words.count { insert(Self.hash(bare[0], bare[1])) }
  }

  private mutating func insert(_ hash: LexiconID) { bits[Int(hash >> 22)] |= 1 << UInt64(hash >> 16 & 63) }

  /// Whether one of the forms may begin at a token.
  func mayOpen(at token: Int, in view: TokenView) -> Bool {
    let second = Self.next(token, view)
    // A word of no list belongs to no form.
    guard second < view.count, view.word(second) != 0 else { return false }
    let pair = Self.hash(view.word(token), view.word(second))
    if contains(pair) { return true }
    let third = Self.next(second, view)
    return third < view.count && view.word(third) != 0 && contains(Self.hash(pair, view.word(third)))
  }

  private func contains(_ hash: LexiconID) -> Bool { bits[Int(hash >> 22)] >> UInt64(hash >> 16 & 63) & 1 != 0 }

  private static func hash(_ first: LexiconID, _ second: LexiconID) -> LexiconID {
    (first &* 0x9E37_79B9 ^ second &* 0x85EB_CA6B) &* 0xC2B2_AE35
  }

  /// The token after a token, and after a hyphen.
  private static func next(_ token: Int, _ view: TokenView) -> Int {
    token + 2 < view.count && view.mark(token + 1) == Mark.hyphen ? token + 2 : token + 1
  }
}
