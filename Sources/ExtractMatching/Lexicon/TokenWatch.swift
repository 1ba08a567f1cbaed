public import ExtractCore

/// What a stage waits for in texts: words of a set, and tokens that look so.
///
/// Of all tokens a stage looks at few. A lexicon knows what the stages that work with it wait for; the tokenizer, which
/// remembers the words of late, marks the tokens, so that a stage finds its own 64 at a time; see
/// ``ExtractCore/TokenView/firstToken(from:of:)``. In tokens that were cut before the stage was made it looks for them
/// one by one.
public struct TokenWatch: Sendable {
  let criterion: TokenCriterion
  /// ``ExtractCore/TokenShape/watchLimit`` where the lexicon has no room for another watch.
  @usableFromInline let number: Int
  @usableFromInline let watcher: ObjectIdentifier
}

/// What tokens must have of which some are waited for: one of these is enough.
struct TokenCriterion: Sendable, Equatable {
  var words = WordBits()
  var flags: TokenShape = []
  /// A bit for each kind of token.
  var kinds: UInt32 = 0
  /// A bit for the lower five bits of the first byte of words that the lexicon does not have; all of those outside
  /// ASCII count.
  var unknownInitials: UInt32 = 0

  /// Whether the criterion holds for a token that begins with a byte.
  func holds(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> Bool {
    if words.contains(word) || !shape.isDisjoint(with: flags) { return true }
    if kinds >> (shape.rawValue >> 8 & 15) & 1 != 0 { return true }
    return word == 0 && unknownInitials != 0 && (first >= 0x80 || unknownInitials >> UInt32(first & 31) & 1 != 0)
  }
}

extension Lexicon {
  /// A watch for the tokens that are one of some words, or have one of some flags.
  public func watch(_ words: WordBits, orWith flags: TokenShape = []) -> TokenWatch {
    watch(TokenCriterion(words: words, flags: flags))
  }

  func watch(_ criterion: TokenCriterion) -> TokenWatch {
    let watches = watches
    return TokenWatch(
      criterion: criterion, number: watches.number(of: criterion), watcher: ObjectIdentifier(watches))
  }
}

extension TokenView {
  /// The first token from `start` on that a watch waits for; the number of tokens if it waits for none.
  @inlinable public func firstToken(from start: Int, of watch: TokenWatch) -> Int {
    guard start < count else { return count }
    guard let bits = bits(ofWatch: watch.number, of: watch.watcher) else { return search(from: start, watch) }
    var piece = start &>> 6
    var waiting = bits[piece] & UInt64.max &<< UInt64(truncatingIfNeeded: start)
    while waiting == 0 {
      piece &+= 1
      waiting = bits[piece]
    }
    return piece &<< 6 &+ waiting.trailingZeroBitCount
  }

  /// Makes `bits` a bit for each token, 64 in a piece: whether a watch waits for it.
  public func note(_ watch: TokenWatch, in bits: inout FlatArray<UInt64>) {
    bits.fill((count + 63) >> 6, with: 0)
    guard let noted = self.bits(ofWatch: watch.number, of: watch.watcher) else {
      var index = search(from: 0, watch)
      while index < count {
        bits[index >> 6] |= 1 << UInt64(index & 63)
        index = search(from: index + 1, watch)
      }
      return
    }
    for piece in bits.indices { bits[piece] = noted[piece] }
    // The last piece that is noted has a bit behind the last token.
    if count & 63 != 0 { bits[count >> 6] &= 1 << UInt64(count & 63) - 1 }
  }

  @usableFromInline @inline(never) func search(from start: Int, _ watch: TokenWatch) -> Int {
    var index = start
    while index < count, !watch.criterion.holds(shape(index), word(index), bytes(index)[0]) { index += 1 }
    return index
  }
}
