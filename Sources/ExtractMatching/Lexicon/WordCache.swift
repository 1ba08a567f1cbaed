import ExtractCore

/// The words of late as they were spelled, with their shapes, for the inner loop of the tokenizer.
///
/// A lexicon of a hundred thousand words lies far from the processor, and a few hundred words make up most of a text.
/// The cache is direct-mapped: each spelling has one place, where the last word that has it stands. Words that the
/// lexicon does not have are remembered, too. What a token is does not depend on what the cache holds.
final class WordCache {
  struct Entry {
    /// The spelling of at most 16 bytes; no word is all zeros.
    var spelling = FoldedKey.Halves()
    /// The shape of the token without what stands before it.
    var shape = TokenShape(rawValue: 0)
    var id: LexiconID = 0
    var classSet: UInt16 = 0
  }

  private static let sizeBits: UInt64 = 13

  /// 8,192 entries of 32 bytes: within a second-level cache.
  let entries: UnsafeMutablePointer<Entry>

  init() {
    entries = .allocate(capacity: 1 << Int(Self.sizeBits))
    entries.initialize(repeating: Entry(), count: 1 << Int(Self.sizeBits))
  }

  deinit { entries.deallocate() }

  /// The place of a spelling.
  @inline(__always) static func place(_ spelling: FoldedKey.Halves) -> Int {
    let hash = (spelling.low ^ spelling.high &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> (64 - sizeBits))
  }
}
