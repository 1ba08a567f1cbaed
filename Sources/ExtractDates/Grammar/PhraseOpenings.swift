import ExtractCore
import ExtractMatching

/// The first two or three words of forms, as a set that may seem to have a few more than were inserted.
///
/// Most of the words with which times of several words begin, such as "in" and "the", begin something else.
struct PhraseOpenings {
  private var bits = [UInt64](repeating: 0, count: 128)

  /// Adds the words of a form; hyphens do not count, and a period may be left out.
  mutating func insert(_ form: TokenTable) {
    let words = (0..<form.count).filter { form.shape($0).mark != Mark.hyphen }
    guard words.count > 1 else { return }
    let hasPeriod = words.contains { form.shape($0).mark == Mark.period }
    let pair = Self.hash(form.word(words[0]), form.word(words[1]))
    if words.count == 2 || hasPeriod {
      insert(pair)
    } else {
      insert(Self.hash(pair, form.word(words[2])))
    }
    if hasPeriod {
      let bare = words.filter { form.shape($0).mark != Mark.period }
      if bare.count > 1 { insert(Self.hash(form.word(bare[0]), form.word(bare[1]))) }
    }
  }

  private mutating func insert(_ hash: UInt32) { bits[Int(hash >> 26)] |= 1 << UInt64(hash >> 20 & 63) }

  /// Whether one of the forms may begin at a token.
  func mayOpen(at token: Int, in view: TokenView) -> Bool {
    let second = Self.next(token, view)
    guard second < view.count else { return false }
    let pair = Self.hash(view.word(token), view.word(second))
    if contains(pair) { return true }
    let third = Self.next(second, view)
    return third < view.count && contains(Self.hash(pair, view.word(third)))
  }

  private func contains(_ hash: UInt32) -> Bool { bits[Int(hash >> 26)] >> UInt64(hash >> 20 & 63) & 1 != 0 }

  private static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &* 0x9E37_79B9 ^ second &* 0x85EB_CA6B) &* 0xC2B2_AE35
  }

  /// The token after a token, and after a hyphen.
  private static func next(_ token: Int, _ view: TokenView) -> Int {
    token + 2 < view.count && view.mark(token + 1) == Mark.hyphen ? token + 2 : token + 1
  }
}
