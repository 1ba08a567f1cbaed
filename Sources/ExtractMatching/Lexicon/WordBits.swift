public import ExtractCore

/// A set of words as a bit for each: for a question about every token of a text.
///
/// Like ``WordMap`` it is made once for a stage, and its memory is never freed.
public struct WordBits: @unchecked Sendable {
  /// The bits of 64 words each, and behind them 64 that are never set.
  @usableFromInline var bits: UnsafeMutablePointer<UInt64>
  /// The number of words that have a bit.
  @usableFromInline var limit: LexiconID

  public init() {
    limit = 64
    bits = .allocate(capacity: 2)
    bits.initialize(repeating: 0, count: 2)
  }

  @inlinable public func contains(_ word: LexiconID) -> Bool { bit(word) != 0 }

  /// 1 for a word of the set, else 0. There is no branch in it: which words of a text are below the limit cannot be
  /// foretold.
  @inlinable @inline(__always) func bit(_ word: LexiconID) -> UInt64 {
    let word = min(word, limit)
    return bits[Int(word &>> 6)] &>> UInt64(word & 63) & 1
  }

  /// Adds a word; 0, which is no word, is left alone.
  public mutating func insert(_ word: LexiconID) {
    guard word != 0 else { return }
    if word >= limit { grow(to: max(Int(limit >> 6) * 2, Int(word >> 6) + 1)) }
    bits[Int(word >> 6)] |= 1 << UInt64(word & 63)
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

extension TokenView {
  /// The first token from `start` on that has a digit or is one of some words; the number of tokens if none is.
  @inlinable public func firstToken(from start: Int, withDigitOrAmong words: WordBits) -> Int {
    firstToken(from: start, with: .hasDigit, orAmong: words)
  }

  /// The first token from `start` on that has one of some flags or is one of some words; the number of tokens if none is.
  public func firstToken(from start: Int, with flags: TokenShape, orAmong words: WordBits) -> Int {
    var index = start
    while index &+ 1 < count, (reason(index, flags, words) | reason(index &+ 1, flags, words)) == 0 { index &+= 2 }
    while index < count, reason(index, flags, words) == 0 { index &+= 1 }
    return index
  }

  /// 0 for a token that has none of some flags and is none of some words.
  @inline(__always) private func reason(_ index: Int, _ flags: TokenShape, _ words: WordBits) -> UInt64 {
    UInt64(shape(index).intersection(flags).rawValue) | words.bit(word(index))
  }
}
