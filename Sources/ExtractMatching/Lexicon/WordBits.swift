public import ExtractCore

/// A set of words as a bit for each: for a question about every token of a text.
///
/// Like ``WordMap`` it is made once for a stage, and its memory is never freed.
public struct WordBits: @unchecked Sendable {
  /// The bits of 64 words each, and behind them 64 that are never set.
  @usableFromInline var bits: UnsafeMutablePointer<UInt64>
  /// The number of words that have a bit.
  @usableFromInline var limit: LexiconID

  /// A set without words.
  public init() {
    limit = 64
    bits = .allocate(capacity: 2)
    bits.initialize(repeating: 0, count: 2)
  }

  /// A set of some words.
  public init(_ words: some Sequence<LexiconID>) {
    self.init()
    for word in words { insert(word) }
  }

  /// Whether a word is in the set. There is no branch in it: which words of a text are below the limit cannot be
  /// foretold.
  @inlinable public func contains(_ word: LexiconID) -> Bool {
    let word = min(word, limit)
    return bits[Int(word &>> 6)] &>> UInt64(word & 63) & 1 != 0
  }

  /// Adds a word; 0, which is no word, is left alone.
  public mutating func insert(_ word: LexiconID) {
    guard word != 0 else { return }
    if word >= limit { grow(to: max(Int(limit >> 6) * 2, Int(word >> 6) + 1)) }
    bits[Int(word >> 6)] |= 1 << UInt64(word & 63)
  }

  /// How many words are in the set.
  var count: Int { (0..<Int(limit >> 6)).reduce(0) { $0 + bits[$1].nonzeroBitCount } }

  /// Calls `body` with each word of the set.
  func forEachWord(_ body: (LexiconID) -> Void) {
    for piece in 0..<Int(limit >> 6) {
      var rest = bits[piece]
      while rest != 0 {
        body(LexiconID(piece << 6 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  private mutating func grow(to capacity: Int) {
    let pieces = Int(limit >> 6)
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity + 1)
    memory.moveInitialize(from: bits, count: pieces)
    (memory + pieces).initialize(repeating: 0, count: capacity + 1 - pieces)
    bits.deallocate()
    bits = memory
    limit = LexiconID(capacity * 64)
  }
}

extension WordBits: Equatable {
  /// Compares the bits, and how many words have one: sets that grew to different sizes are different.
  public static func == (left: WordBits, right: WordBits) -> Bool {
    guard left.limit == right.limit else { return false }
    return (0..<Int(left.limit >> 6)).allSatisfy { left.bits[$0] == right.bits[$0] }
  }
}
