/// A page without the inner parts of its texts, comments and scripts and without idle attributes, for libxml2 to read.
///
/// libxml2 walks through all of it character by character, and what is asked of it is where text stands among the
/// elements. So it gets the beginning of each text alone, and places in what it reads are turned into places of the
/// page.
struct AbridgedPage {
  let bytes: [UInt8]
  private let cuts: [Cut]
  /// How many cuts lie before the place that was asked for last.
  private var passed = 0

  private struct Cut {
    /// Where the cut is among ``AbridgedPage/bytes``.
    var place: Int
    /// How many bytes of the page were left out up to its end.
    var removed: Int
  }

  /// - Parameter idle: ascending ranges of the page that are left out.
  init(_ page: [UInt8], without idle: [Range<Int>]) {
    guard !idle.isEmpty else {
      bytes = page
      cuts = []
      return
    }
    var cuts: [Cut] = []
    cuts.reserveCapacity(idle.count)
    let length = page.count - idle.reduce(0) { $0 + $1.count }
    bytes = page.withUnsafeBytes { page in
      Array(unsafeUninitializedCapacity: length) { bytes, count in
        let kept = UnsafeMutableRawBufferPointer(bytes)
        var copied = 0
        func keep(to end: Int) {
          UnsafeMutableRawBufferPointer(rebasing: kept[count...]).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: page[copied..<end]))
          count += end - copied
        }
        for range in idle {
          keep(to: range.lowerBound)
          copied = range.upperBound
          cuts.append(Cut(place: count, removed: copied - count))
        }
        keep(to: page.count)
      }
    }
    self.cuts = cuts
  }

  /// The place in the page of a place in ``bytes``; that of a cut is its end.
  ///
  /// - Complexity: O(1) for places in ascending order, all in all.
  mutating func source(of place: Int) -> Int {
    while passed < cuts.count, cuts[passed].place <= place { passed += 1 }
    while passed > 0, cuts[passed - 1].place > place { passed -= 1 }
    return passed > 0 ? place + cuts[passed - 1].removed : place
  }

  mutating func source(of range: Range<Int>) -> Range<Int> {
    source(of: range.lowerBound)..<source(of: range.upperBound)
  }
}
