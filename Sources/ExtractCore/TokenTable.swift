/// The number of a folded word in the lexicon; 0 for a word that the lexicon does not have.
/// Tokens of punctuation have their ``TokenShape/mark`` for a number, below 256.
public typealias LexiconID = UInt32

/// The memory of a token table: five columns of equal length.
@usableFromInline final class TokenStorage: @unchecked Sendable {
  // Columns are written only by `TokenTable.Builder`, while the storage has a single owner.
  @usableFromInline var starts: UnsafeMutablePointer<UInt32>
  @usableFromInline var ends: UnsafeMutablePointer<UInt32>
  @usableFromInline var shapes: UnsafeMutablePointer<TokenShape>
  @usableFromInline var words: UnsafeMutablePointer<LexiconID>
  @usableFromInline var classSets: UnsafeMutablePointer<UInt16>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int

  @usableFromInline init(capacity: Int) {
    self.capacity = capacity
    starts = .allocate(capacity: capacity)
    ends = .allocate(capacity: capacity)
    shapes = .allocate(capacity: capacity)
    words = .allocate(capacity: capacity)
    classSets = .allocate(capacity: capacity)
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    shapes.deallocate()
    words.deallocate()
    classSets.deallocate()
  }

  @usableFromInline func grow() {
    let larger = capacity * 2
    Self.move(&starts, count, larger)
    Self.move(&ends, count, larger)
    Self.move(&shapes, count, larger)
    Self.move(&words, count, larger)
    Self.move(&classSets, count, larger)
    capacity = larger
  }

  private static func move<Element>(_ column: inout UnsafeMutablePointer<Element>, _ count: Int, _ capacity: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.moveInitialize(from: column, count: count)
    column.deallocate()
    column = larger
  }
}

/// The tokens of a text as flat columns, built once.
///
/// Tokens are ascending and do not overlap; between them stands only white space, so that tokens and
/// gaps tile the text. Texts are at most 2³¹ − 1 bytes long, so 32 bits hold every offset.
public struct TokenTable: Sendable {
  @usableFromInline var storage: TokenStorage

  public init() { storage = TokenStorage(capacity: 16) }

  @inlinable public var count: Int { storage.count }

  /// What a tokenizer writes tokens to.
  ///
  /// It holds the columns itself while the table is built, so that a token costs five stores and a comparison.
  @frozen public struct Builder {
    @usableFromInline var starts: UnsafeMutablePointer<UInt32>
    @usableFromInline var ends: UnsafeMutablePointer<UInt32>
    @usableFromInline var shapes: UnsafeMutablePointer<TokenShape>
    @usableFromInline var words: UnsafeMutablePointer<LexiconID>
    @usableFromInline var classSets: UnsafeMutablePointer<UInt16>
    /// How many tokens there are so far.
    @inlinable public var count: Int { used }
    @usableFromInline var used = 0
    @usableFromInline var capacity: Int
    @usableFromInline let storage: TokenStorage

    @usableFromInline init(storage: TokenStorage) {
      self.storage = storage
      (starts, ends, shapes) = (storage.starts, storage.ends, storage.shapes)
      (words, classSets, capacity) = (storage.words, storage.classSets, storage.capacity)
    }

    /// The offset in bytes just after the last token; 0 if there is none.
    @inlinable public var lastEnd: Int { count == 0 ? 0 : Int(ends[used - 1]) }

    /// The shape of the last token; no kind's if there is none.
    @inlinable public var lastShape: TokenShape { count == 0 ? TokenShape(.other) : shapes[used - 1] }

    /// Adds a token after all others. `start` and `end` are offsets in bytes of the text.
    @inlinable public mutating func append(
      start: Int, end: Int, shape: TokenShape, word: LexiconID, classSet: UInt16
    ) {
      if used == capacity { grow() }
      starts[used] = UInt32(truncatingIfNeeded: start)
      ends[used] = UInt32(truncatingIfNeeded: end)
      shapes[used] = shape
      words[used] = word
      classSets[used] = classSet
      used += 1
    }

    @usableFromInline mutating func grow() {
      storage.count = used
      storage.grow()
      self = Builder(storage: storage)
      used = storage.count
    }
  }

  /// Replaces the tokens by those that `body` appends; memory is reused where nothing else holds it.
  public mutating func build(_ body: (inout Builder) -> Void) {
    if !isKnownUniquelyReferenced(&storage) { storage = TokenStorage(capacity: 16) }
    storage.count = 0
    var builder = Builder(storage: storage)
    body(&builder)
    storage.count = builder.count
  }

  /// The offset in bytes of the text where token `index` starts.
  @inlinable public func start(_ index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return Int(storage.starts[index])
  }

  /// The offset in bytes of the text just after token `index`.
  @inlinable public func end(_ index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return Int(storage.ends[index])
  }

  @inlinable public func shape(_ index: Int) -> TokenShape {
    precondition(index >= 0 && index < count)
    return storage.shapes[index]
  }

  /// The folded word of token `index` in the lexicon, or its mark; 0 for a word that the lexicon does not have.
  @inlinable public func word(_ index: Int) -> LexiconID {
    precondition(index >= 0 && index < count)
    return storage.words[index]
  }

  /// The index of the first token that starts at `position` or after it.
  ///
  /// - Complexity: O(log *n*).
  public func firstIndex(startingAtOrAfter position: TextPosition) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if storage.starts[middle] < UInt32(position.offset) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that share a byte with `range`.
  ///
  /// - Complexity: O(log *n*).
  public func indices(in range: TextRange) -> TokenRange {
    var start = firstIndex(startingAtOrAfter: range.start)
    if start > 0, storage.ends[start - 1] > UInt32(range.lowerBound) { start -= 1 }
    return TokenRange(start, max(start, firstIndex(startingAtOrAfter: range.end)))
  }

  /// The text from the first to the last of some tokens; empty for no tokens.
  public func textRange(of tokens: TokenRange) -> TextRange {
    guard !tokens.isEmpty else {
      let at = tokens.start < count ? start(tokens.start) : (count == 0 ? 0 : end(count - 1))
      return TextRange(at, at)
    }
    return TextRange(start(tokens.start), end(tokens.end - 1))
  }
}

/// The tokens and the text of a document for the inner loops of stages.
///
/// Indices are checked in debug builds only. A view is valid only inside the closure of
/// ``Document/withTokens(_:)`` that hands it out.
@frozen public struct TokenView {
  public let text: UnsafeBufferPointer<UInt8>
  public let count: Int
  @usableFromInline let starts: UnsafeMutablePointer<UInt32>
  @usableFromInline let ends: UnsafeMutablePointer<UInt32>
  @usableFromInline let shapes: UnsafeMutablePointer<TokenShape>
  @usableFromInline let words: UnsafeMutablePointer<LexiconID>
  @usableFromInline let classSets: UnsafeMutablePointer<UInt16>

  @inlinable init(text: UnsafeBufferPointer<UInt8>, storage: TokenStorage) {
    self.text = text
    count = storage.count
    starts = storage.starts
    ends = storage.ends
    shapes = storage.shapes
    words = storage.words
    classSets = storage.classSets
  }

  /// The offset in bytes of the text where token `index` starts.
  @inlinable public func start(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(starts[index])
  }

  /// The offset in bytes of the text just after token `index`.
  @inlinable public func end(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(ends[index])
  }

  @inlinable public func shape(_ index: Int) -> TokenShape {
    assert(index >= 0 && index < count)
    return shapes[index]
  }

  /// The folded word of token `index` in the lexicon, or its mark; 0 for a word that the lexicon does not have.
  @inlinable public func word(_ index: Int) -> LexiconID {
    assert(index >= 0 && index < count)
    return words[index]
  }

  /// The number of the set of word classes of token `index`, 0 for the empty set.
  @inlinable public func classSet(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(classSets[index])
  }

  /// The mark of token `index`; 0 for a word, and for an index outside of the table.
  @inlinable public func mark(_ index: Int) -> UInt8 {
    index >= 0 && index < count ? shapes[index].mark : 0
  }

  /// Whether nothing stands between token `index` and the token before it.
  @inlinable public func isGlued(_ index: Int) -> Bool { !shape(index).contains(.spaceBefore) }

  /// The length of token `index` in bytes.
  @inlinable public func length(_ index: Int) -> Int { end(index) - start(index) }

  /// The bytes of token `index`.
  @inlinable public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[start(index)..<end(index)])
  }

  /// The text from token `start` up to, but not including, token `end`, which is greater.
  @inlinable public func range(_ start: Int, _ end: Int) -> TextRange {
    TextRange(self.start(start), self.end(end - 1))
  }

  @inlinable public func range(_ tokens: TokenRange) -> TextRange { range(tokens.start, tokens.end) }
}
