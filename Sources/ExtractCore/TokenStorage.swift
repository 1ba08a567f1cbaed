/// A token as the table holds it, in two words.
@frozen public struct PackedToken {
  /// Where the token starts in the lower 32 bits, its length in the next 16, its class set in the upper 16.
  @usableFromInline var head: UInt64
  /// The shape in the lower half, the word in the upper.
  @usableFromInline var tail: UInt64

  /// A token of `length` bytes, at most ``TokenTable/longestToken``, that starts at 0.
  @inlinable public init(length: Int, shape: TokenShape, word: LexiconID, classSet: UInt16) {
    assert(length <= TokenTable.longestToken)
    head = UInt64(UInt16(truncatingIfNeeded: length)) << 32 | UInt64(classSet) << 48
    tail = UInt64(shape.rawValue) | UInt64(word) << 32
  }

  @inlinable init(head: UInt64, tail: UInt64) { (self.head, self.tail) = (head, tail) }

  /// The token moved to an offset of the text below 2³¹, with more flags.
  ///
  /// - Precondition: it starts at 0.
  @inlinable @inline(__always) func moved(to start: Int, with flags: TokenShape) -> PackedToken {
    var token = self
    token.head |= UInt64(UInt32(truncatingIfNeeded: start))
    token.tail |= UInt64(flags.rawValue)
    return token
  }

  @inlinable var start: UInt32 { UInt32(truncatingIfNeeded: head) }
  @inlinable var length: UInt16 { UInt16(truncatingIfNeeded: head >> 32) }
  @inlinable var classSet: UInt16 { UInt16(truncatingIfNeeded: head >> 48) }
  @inlinable var end: Int { Int(start) + Int(length) }
  /// The kind, the mark and the flags of the token.
  @inlinable public var shape: TokenShape { TokenShape(rawValue: UInt32(truncatingIfNeeded: tail)) }
  @inlinable var word: LexiconID { LexiconID(truncatingIfNeeded: tail >> 32) }
}

/// The two words of tokens in a column each: most passes over a text look at one of them.
@frozen @usableFromInline struct TokenColumns {
  @usableFromInline let heads: UnsafeMutablePointer<UInt64>
  @usableFromInline let tails: UnsafeMutablePointer<UInt64>

  init(capacity: Int) {
    heads = .allocate(capacity: capacity)
    tails = .allocate(capacity: capacity + TokenNotes.lookAhead)
  }

  func deallocate() {
    heads.deallocate()
    tails.deallocate()
  }

  @inlinable subscript(_ index: Int) -> PackedToken {
    @inline(__always) get { PackedToken(head: heads[index], tail: tails[index]) }
    @inline(__always) nonmutating set { (heads[index], tails[index]) = (newValue.head, newValue.tail) }
  }

  func copy(_ other: TokenColumns, count: Int) {
    heads.update(from: other.heads, count: count)
    tails.update(from: other.tails, count: count)
  }
}

/// The memory of a token table.
@usableFromInline final class TokenStorage: @unchecked Sendable {
  // Tokens are written only by `TokenTable.Builder`, while the storage has a single owner; so accesses need no check at
  // run time, which would cost more than they do.
  @exclusivity(unchecked) @usableFromInline var tokens: TokenColumns
  @exclusivity(unchecked) @usableFromInline var count = 0
  @exclusivity(unchecked) @usableFromInline var capacity: Int
  @usableFromInline let notes: UnsafeMutablePointer<TokenNotes>

  @usableFromInline init(capacity: Int) {
    self.capacity = capacity
    tokens = TokenColumns(capacity: capacity)
    notes = .allocate(capacity: 1)
    notes.initialize(to: TokenNotes(capacity: capacity))
  }

  deinit {
    tokens.deallocate()
    notes.pointee.deallocate()
    notes.deallocate()
  }

  @usableFromInline func grow(to larger: Int) {
    let columns = TokenColumns(capacity: larger)
    columns.copy(tokens, count: count)
    tokens.deallocate()
    tokens = columns
    notes.pointee.growLandmarks(to: larger)
    capacity = larger
  }
}
