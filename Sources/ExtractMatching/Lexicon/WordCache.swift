import ExtractCore

/// The lookups of late, for the inner loop of the tokenizer.
///
/// A lexicon of a hundred thousand words lies far from the processor, and a few hundred words make up most of a text.
/// The cache is direct-mapped: each word has one place, where the last word that has it stands. Words that the lexicon
/// does not have are remembered, too. The result of a lookup does not depend on what the cache holds.
final class WordCache {
  struct Entry {
    /// The folded word's first 16 bytes; no word is all zeros.
    var low: UInt64 = 0
    var high: UInt64 = 0
    var id: LexiconID = 0
    var classSet: UInt16 = 0
    var startsPhrase: UInt16 = 0
  }

  /// 4,096 entries of 24 bytes: within a second-level cache.
  static let mask: UInt32 = 4095

  let entries: UnsafeMutablePointer<Entry>

  init() {
    entries = .allocate(capacity: Int(Self.mask) + 1)
    entries.initialize(repeating: Entry(), count: Int(Self.mask) + 1)
  }

  deinit { entries.deallocate() }
}
