/// The space of offsets into the cleaned UTF-8 text of a document.
public enum TextSpace: Sendable {}

/// The space of offsets into the raw bytes of a document, before decoding and cleaning.
public enum SourceSpace: Sendable {}

/// A byte offset into one of the two byte sequences of a document.
///
/// Positions in the text and positions in the source are different types, so that the compiler
/// refuses to mix them; only ``Alignment`` turns one into the other.
@frozen public struct Position<Space>: Comparable, Hashable, Sendable {
  /// The offset in bytes from the beginning, at most 2³¹ − 1.
  public let offset: Int32

  /// The position `offset` bytes from the beginning; must be less than 2³¹, which is not checked.
  @inlinable public init(_ offset: Int) { self.offset = Int32(truncatingIfNeeded: offset) }

  /// Whether a position lies before another one of the same space.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
}

/// A half-open range of bytes in one of the two byte sequences of a document.
@frozen public struct PositionRange<Space>: Hashable, Sendable {
  /// The position of the first byte.
  public var start: Position<Space>
  /// The position just after the last byte.
  public var end: Position<Space>

  /// The range of bytes from `start` up to, but not including, `end`.
  @inlinable public init(_ start: Int, _ end: Int) {
    self.start = Position(start)
    self.end = Position(end)
  }

  /// The bytes from one position up to, but not including, another one.
  @inlinable public init(_ start: Position<Space>, _ end: Position<Space>) {
    self.start = start
    self.end = end
  }

  /// The offset in bytes of the first byte.
  @inlinable public var lowerBound: Int { Int(start.offset) }

  /// The offset in bytes just after the last byte.
  @inlinable public var upperBound: Int { Int(end.offset) }

  /// The length in bytes.
  @inlinable public var count: Int { upperBound - lowerBound }

  /// Whether the range has no byte; true of one whose end lies before its start, too.
  @inlinable public var isEmpty: Bool { start.offset >= end.offset }

  /// Whether every byte of `other` lies in this range.
  @inlinable public func contains(_ other: Self) -> Bool {
    start.offset <= other.start.offset && other.end.offset <= end.offset
  }

  /// Whether the two ranges share a byte.
  @inlinable public func overlaps(_ other: Self) -> Bool {
    start.offset < other.end.offset && other.start.offset < end.offset
  }
}

/// A byte offset into the cleaned text.
public typealias TextPosition = Position<TextSpace>
/// A range of bytes of the cleaned text.
public typealias TextRange = PositionRange<TextSpace>
/// A byte offset into the raw source.
public typealias SourcePosition = Position<SourceSpace>
/// A range of bytes of the raw source.
public typealias SourceRange = PositionRange<SourceSpace>

/// A half-open range of token indices in the ``TokenTable`` of a document.
@frozen public struct TokenRange: Hashable, Sendable {
  @usableFromInline let lower: Int32
  @usableFromInline let upper: Int32

  /// The tokens from index `start` up to, but not including, index `end`.
  @inlinable public init(_ start: Int, _ end: Int) {
    lower = Int32(truncatingIfNeeded: start)
    upper = Int32(truncatingIfNeeded: end)
  }

  /// The index of the first token.
  @inlinable public var start: Int { Int(lower) }

  /// The index just after the last token.
  @inlinable public var end: Int { Int(upper) }

  /// The number of tokens.
  @inlinable public var count: Int { Int(upper - lower) }
  /// Whether the range has no token.
  @inlinable public var isEmpty: Bool { lower >= upper }

  /// Whether the token at an index lies in this range.
  @inlinable public func contains(_ token: Int) -> Bool { start <= token && token < end }
  /// Whether every token of `other` lies in this range.
  @inlinable public func contains(_ other: Self) -> Bool { lower <= other.lower && other.upper <= upper }
  /// Whether the two ranges share a token.
  @inlinable public func overlaps(_ other: Self) -> Bool { lower < other.upper && other.lower < upper }
}
