/// Stretches of the text in an array that several lists share, so that an item of a layer takes no memory of its own
/// for the few that it has.
@frozen public struct TextRangeList: RandomAccessCollection, Sendable {
  @usableFromInline var ranges: [TextRange]
  @usableFromInline let lower: Int32
  @usableFromInline var upper: Int32

  /// The elements of an array from one index up to another one.
  @inlinable public init(_ ranges: [TextRange], _ indices: Range<Int>) {
    self.ranges = ranges
    lower = Int32(truncatingIfNeeded: indices.lowerBound)
    upper = Int32(truncatingIfNeeded: indices.upperBound)
  }

  /// 0, whatever part of the shared array the list is.
  @inlinable public var startIndex: Int { 0 }
  /// The number of stretches.
  @inlinable public var endIndex: Int { Int(upper &- lower) }
  /// Whether there is no stretch.
  @inlinable public var isEmpty: Bool { lower == upper }

  /// The stretch at `index`, counted from the beginning of this list; always checked.
  @inlinable public subscript(_ index: Int) -> TextRange {
    precondition(index >= 0 && index < endIndex)
    return ranges[Int(lower) + index]
  }
}

/// A list that changes gets an array of its own.
extension TextRangeList: RangeReplaceableCollection {
  /// A list without stretches, and without memory of its own.
  @inlinable public init() { self.init([], 0..<0) }

  /// Puts other stretches in place of some; linear in the length, since the list gets an array of its own.
  public mutating func replaceSubrange<Elements: Collection>(
    _ subrange: Range<Int>, with elements: Elements
  ) where Elements.Element == TextRange {
    var ranges = Array(self)
    ranges.replaceSubrange(subrange, with: elements)
    self = TextRangeList(ranges, ranges.indices)
  }

  /// Adds a stretch at the end; amortized constant time.
  public mutating func append(_ range: TextRange) {
    // Another list may go on where this one ends.
    if Int(upper) < ranges.count { self = TextRangeList(Array(self), 0..<count) }
    ranges.append(range)
    upper += 1
  }
}

extension TextRangeList: ExpressibleByArrayLiteral {
  /// `[]`, or the stretches that are listed.
  public init(arrayLiteral ranges: TextRange...) { self.init(ranges, ranges.indices) }
}

extension TextRangeList: Hashable {
  /// Compares the stretches, whatever arrays they lie in.
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  /// Hashes the stretches, not the shared array.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for range in self { hasher.combine(range) }
  }
}
