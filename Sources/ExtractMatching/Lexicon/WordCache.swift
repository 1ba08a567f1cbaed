internal import CByteClasses
import ExtractCore

/// The words of late as they were spelled, with their shapes, for the inner loop of the tokenizer.
///
/// A lexicon of a hundred thousand words lies far from the processor, and a few hundred words make up most of a text.
/// Each spelling has one place, where the last word that has it stands; the word before that stands beside it. Words
/// that the lexicon does not have are remembered, too. What a token is does not depend on what the cache holds.
final class WordCache {
  struct Entry {
    /// The spelling of at most 16 bytes; no word is all zeros, as most entries are at first.
    var spelling = FoldedKey.Halves()
    /// The token without what stands before it, starting at 0.
    var token = PackedToken(length: 0, shape: [], word: 0, classSet: 0)
  }

  private static let sizeBits: UInt64 = 15
  private static let entrySize = UInt(MemoryLayout<Entry>.stride)

  /// Stands where a word of no bytes would have its place, so that it is not found there: bytes that no word has.
  private static let noWord = FoldedKey.Halves(low: .max, high: .max)

  /// 32,768 entries of 32 bytes.
  let entries: UnsafeMutablePointer<Entry>
  private let memory: UnsafeMutableRawPointer

  init() {
    // Entries are zeros at first; a tokenizer of a few words touches few of them. They are aligned to two entries, so
    // that an entry has another one beside it.
    let alignment = 2 * MemoryLayout<Entry>.stride
    guard let memory = extract_zeroed(MemoryLayout<Entry>.stride << Int(Self.sizeBits) + alignment) else {
      fatalError("out of memory")
    }
    self.memory = memory
    entries = memory.alignedUp(toMultipleOf: alignment).assumingMemoryBound(to: Entry.self)
    // In the entry beside it, too: whatever moves between the two, no bytes never are a word.
    let first = entries + Self.place(FoldedKey.Halves())
    for entry in [first, Self.beside(first)] { entry.pointee.spelling = Self.noWord }
  }

  deinit { extract_free(memory) }

  /// The place of a spelling.
  @inline(__always) static func place(_ spelling: FoldedKey.Halves) -> Int {
    let hash = (spelling.low &+ spelling.high &* 5) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> (64 - sizeBits))
  }

  /// Where a word stands that gave its place up, in the same line of memory.
  @inline(__always) private static func beside(_ entry: UnsafeMutablePointer<Entry>) -> UnsafeMutablePointer<Entry> {
    UnsafeMutablePointer(bitPattern: UInt(bitPattern: entry) ^ entrySize).unsafelyUnwrapped
  }

  /// Brings a spelling back to its place if it stands beside it; what has the place gives it up.
  ///
  /// - Returns: whether the spelling came back.
  @inline(__always) static func recall(_ spelling: FoldedKey.Halves, at entry: UnsafeMutablePointer<Entry>) -> Bool {
    let beside = beside(entry)
    guard beside.pointee.spelling == spelling else { return false }
    swap(&entry.pointee, &beside.pointee)
    return true
  }

  /// Gives a word a place; what has the place gives it up, and what stands beside it is forgotten.
  @inline(__always) static func learn(_ word: Entry, at entry: UnsafeMutablePointer<Entry>) {
    beside(entry).pointee = entry.pointee
    entry.pointee = word
  }
}
