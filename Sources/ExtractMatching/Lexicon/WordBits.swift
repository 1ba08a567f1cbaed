public import ExtractCore

/// A set of words as a bit for each: for a question about every token of a text.
///
/// Like ``WordMap`` it is made once for a stage, and its memory is never freed.
public struct WordBits: @unchecked Sendable {
  @usableFromInline var bits: UnsafeMutablePointer<UInt64>
  /// The number of words that have a bit.
  @usableFromInline var limit: LexiconID

  public init() {
    limit = 64
    bits = .allocate(capacity: 1)
    bits.initialize(to: 0)
  }

  @inlinable public func contains(_ word: LexiconID) -> Bool {
    word < limit && bits[Int(word >> 6)] >> UInt64(word & 63) & 1 != 0
  }

  /// Adds a word; 0, which is no word, is left alone.
  public mutating func insert(_ word: LexiconID) {
    guard word != 0 else { return }
    if word >= limit { grow(to: max(Int(limit >> 6) * 2, Int(word >> 6) + 1)) }
    bits[Int(word >> 6)] |= 1 << UInt64(word & 63)
  }

  /// A set of the same words with memory of its own, to which more are added.
  public func copy() -> Self {
    var copy = self
    copy.bits = .allocate(capacity: Int(limit >> 6))
    copy.bits.initialize(from: bits, count: Int(limit >> 6))
    return copy
  }

  private mutating func grow(to capacity: Int) {
    let pieces = Int(limit >> 6)
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    memory.moveInitialize(from: bits, count: pieces)
    (memory + pieces).initialize(repeating: 0, count: capacity - pieces)
    bits.deallocate()
    bits = memory
    limit = LexiconID(capacity * 64)
  }
}

extension TokenView {
  /// The first token from `start` on that has a digit or is one of some words; the number of tokens if none is.
  @inlinable @inline(never) public func firstToken(from start: Int, withDigitOrAmong words: WordBits) -> Int {
    var index = start
    while index < count, !shape(index).contains(.hasDigit), !words.contains(word(index)) { index &+= 1 }
    return index
  }
}
