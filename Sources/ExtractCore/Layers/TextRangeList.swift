/// Stretches of the text in an array that several lists share, so that an item of a layer takes no memory of its own for
/// the few that it has.
@frozen public struct TextRangeList: RandomAccessCollection, Sendable {
  @usableFromInline let ranges: [TextRange]
  @usableFromInline let first: Int32
  @usableFromInline let end: Int32

  /// The elements of an array from one index up to another one.
  @inlinable public init(_ ranges: [TextRange], _ indices: Range<Int>) {
    self.ranges = ranges
    first = Int32(truncatingIfNeeded: indices.lowerBound)
    end = Int32(truncatingIfNeeded: indices.upperBound)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { Int(end &- first) }
  @inlinable public var isEmpty: Bool { first == end }

  @inlinable public subscript(_ index: Int) -> TextRange {
    precondition(index >= 0 && index < endIndex)
    return ranges[Int(first) + index]
  }
}

/// A list that changes gets an array of its own.
extension TextRangeList: RangeReplaceableCollection {
  @inlinable public init() { self.init([], 0..<0) }

  public mutating func replaceSubrange<Elements: Collection>(
    _ subrange: Range<Int>, with elements: Elements
  ) where Elements.Element == TextRange {
    var ranges = Array(self)
    ranges.replaceSubrange(subrange, with: elements)
    self = TextRangeList(ranges, ranges.indices)
  }
}

extension TextRangeList: ExpressibleByArrayLiteral {
  public init(arrayLiteral ranges: TextRange...) { self.init(ranges, ranges.indices) }
}

extension TextRangeList: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for range in self { hasher.combine(range) }
  }
}
