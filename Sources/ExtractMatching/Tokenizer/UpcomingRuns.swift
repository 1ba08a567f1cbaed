internal import CByteClasses
import ExtractCore

/// A run of at most 16 letters and digits of ASCII, with its place in the cache of words.
struct WordRun {
  var start: UInt32
  var end: UInt32
  var entry: UnsafeMutablePointer<WordCache.Entry>
  var spelling: FoldedKey.Halves

  /// Where no run starts.
  static let nowhere = UInt32.max
}

/// Memory for the runs that are cut next.
///
/// Words lie in the cache wherever their spelling puts them, and most of it is far from the processor when a text begins.
/// So places are found some words ahead and asked for, and are near when the words are cut.
final class UpcomingRuns {
  /// How many runs are found at a time.
  static let batch = 32

  /// The runs, and behind the last one that is known one that starts nowhere.
  let runs: UnsafeMutablePointer<WordRun>

  init(_ cache: WordCache) {
    runs = .allocate(capacity: Self.batch + 1)
    runs.initialize(
      repeating: WordRun(start: WordRun.nowhere, end: 0, entry: cache.entries, spelling: FoldedKey.Halves()),
      count: Self.batch + 1)
  }

  deinit { runs.deallocate() }
}

extension TokenScanner {
  /// Makes the run that starts at a letter or digit the next one; there may be none if a longer one starts there.
  mutating func skipRuns(to index: Int, _ limit: Int, _ base: UnsafePointer<UInt8>) {
    while nextRun.pointee.start < index { nextRun += 1 }
    if nextRun.pointee.start != index { findRuns(from: index, limit, base) }
  }

  /// Finds the runs from one that starts at `start` on, up to one that is longer than 16 bytes or to a wide gap.
  @inline(never) private mutating func findRuns(from start: Int, _ limit: Int, _ base: UnsafePointer<UInt8>) {
    let masks = masks
    let cache = cache
    let allBits = UnsafeRawPointer(wordBits)
    var index = start
    var next = upcomingRuns
    let last = next + UpcomingRuns.batch
    while next < last, index < limit {
      // 57 bits at least, from the first of the run on.
      let piece = allBits.loadUnaligned(fromByteOffset: index >> 3, as: UInt64.self).littleEndian
      let bits = piece &>> UInt64(truncatingIfNeeded: index & 7)
      let length = (~bits).trailingZeroBitCount
      guard length <= 16 else { break }
      let spelling = FoldedKey.Halves(base + index, count: length, masks: masks)
      let entry = cache + WordCache.place(spelling)
      extract_prefetch(entry)
      next.pointee = WordRun(
        start: UInt32(truncatingIfNeeded: index), end: UInt32(truncatingIfNeeded: index &+ length), entry: entry,
        spelling: spelling)
      next += 1
      // Without the lowest ones, which are the run.
      let rest = bits & (bits &+ 1)
      guard rest != 0 else { break }
      index &+= rest.trailingZeroBitCount
    }
    next.pointee.start = WordRun.nowhere
    nextRun = upcomingRuns
  }
}
