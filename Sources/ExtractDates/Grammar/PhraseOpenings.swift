import ExtractCore
import ExtractMatching

/// The first two or three words of forms, as a set that may seem to have a few more than were inserted.
///
/// Most of the words with which times of several words begin, such as "in" and "the", begin something else.
struct PhraseOpenings {
  /// A set of pairs and of threes of words, each by a bit for its hash.
  private struct HashBits {
    /// Many more than there are forms: some pairs of words are so frequent that none of them may seem to be one.
    private var bits = [UInt64](repeating: 0, count: 1024)

    mutating func insert(_ hash: LexiconID) { bits[Int(hash >> 22)] |= 1 << UInt64(hash >> 16 & 63) }

    @inline(__always) func contains(_ hash: LexiconID) -> Bool {
      bits[Int(hash >> 22)] >> UInt64(hash >> 16 & 63) & 1 != 0
    }
  }

  /// The first two words of all forms: most pairs of a text are none.
  private var pairs = HashBits()
  /// The words of forms of two, and the first three of longer ones.
  private var openings = HashBits()

  /// Adds the words of a form; hyphens do not count, and a period may be left out.
  mutating func insert(_ form: [LexiconID]) {
    let words = form.filter { $0 != LexiconID(Mark.hyphen) }
    guard words.count > 1 else { return }
    let bare = words.filter { $0 != LexiconID(Mark.period) }
    insert(words, isWhole: words.count == 2 || bare.count < words.count)
    if bare.count > 1, bare.count < words.count { insert(bare, isWhole: true) }
  }

  private mutating func insert(_ words: [LexiconID], isWhole: Bool) {
    let pair = Self.hash(words[0], words[1])
    pairs.insert(pair)
    openings.insert(isWhole ? pair : Self.hash(pair, words[2]))
  }

  /// Whether one of the forms may begin with a token and the word behind it.
  @inline(__always) func mayBegin(at token: Int, in view: TokenView) -> Bool {
    let second = Self.next(token, view)
    return second < view.count && pairs.contains(Self.hash(view.word(token), view.word(second)))
  }

  /// Whether one that may begin with a token and the word behind it may go on there.
  func mayGoOn(at token: Int, in view: TokenView) -> Bool {
    let second = Self.next(token, view)
    let pair = Self.hash(view.word(token), view.word(second))
    if openings.contains(pair) { return true }
    let third = Self.next(second, view)
    return third < view.count && openings.contains(Self.hash(pair, view.word(third)))
  }

  @inline(__always) private static func hash(_ first: LexiconID, _ second: LexiconID) -> LexiconID {
    (first &* 0x9E37_79B9 ^ second &* 0x85EB_CA6B) &* 0xC2B2_AE35
  }

  /// The token after a token, and after a hyphen.
  @inline(__always) private static func next(_ token: Int, _ view: TokenView) -> Int {
    token + 2 < view.count && view.shape(token + 1).mark == Mark.hyphen ? token + 2 : token + 1
  }
}
