/// The number of a folded word in the lexicon; 0 for a word that the lexicon does not have.
/// Tokens of punctuation have their ``TokenShape/mark`` for a number, below 256.
public typealias LexiconID = UInt32

/// The tokens of a text in flat arrays, built once.
///
/// Tokens are ascending and do not overlap; between them stands only white space, so that tokens and
/// gaps tile the text. Texts are at most 2³¹ − 1 bytes long, so 32 bits hold every offset; a token is at most
/// ``longestToken`` bytes long.
public struct TokenTable: Sendable {
  /// The longest token in bytes; a tokenizer cuts longer ones.
  public static let longestToken = Int(UInt16.max)

  @usableFromInline var storage: TokenStorage

  /// A table without tokens.
  public init() { storage = TokenStorage(capacity: 16) }

  /// The number of tokens.
  @inlinable public var count: Int { storage.count }

  /// What a tokenizer writes tokens to.
  ///
  /// It holds the memory itself while the table is built, so that a token costs two stores and a comparison.
  @frozen public struct Builder {
    @usableFromInline var tokens: TokenColumns
    /// How many tokens there are so far.
    @inlinable public var count: Int { used }
    @usableFromInline var used = 0
    @usableFromInline var capacity: Int
    @usableFromInline var landmarks: UnsafeMutablePointer<Landmark>
    @usableFromInline var landmarkCount = 0
    @usableFromInline let storage: Unmanaged<TokenStorage>

    @usableFromInline init(storage: TokenStorage) {
      self.storage = .passUnretained(storage)
      (tokens, landmarks, capacity) = (storage.tokens, storage.notes.pointee.landmarks, storage.capacity)
    }

    /// The offset in bytes just after the last token; 0 if there is none.
    @inlinable public var lastEnd: Int { used == 0 ? 0 : tokens[used - 1].end }

    /// The shape of the last token; no kind's if there is none.
    @inlinable public var lastShape: TokenShape { used == 0 ? TokenShape(.other) : tokens[used - 1].shape }

    /// Adds a token after all others, which starts at the offset `start` of the text, with more flags.
    @inlinable @inline(__always) public mutating func append(
      _ token: PackedToken, at start: Int, with flags: TokenShape
    ) {
      let token = token.moved(to: start, with: flags)
      if token.shape.isLandmark { addLandmark(token.shape) }
      if used == capacity { grow() }
      tokens[used] = token
      used &+= 1
    }

    /// A writer with memory for some tokens; ``take(_:)`` takes over what it has written.
    @inlinable @inline(__always) public mutating func writer(for count: Int) -> Writer {
      if capacity - used < count { grow() }
      return Writer(
        tokens: tokens, used: used, nextLandmark: landmarks + landmarkCount, room: capacity - used)
    }

    /// Takes the tokens over that a writer has written since it was made.
    @inlinable @inline(__always) public mutating func take(_ writer: Writer) {
      used = writer.used
      landmarkCount = writer.nextLandmark - landmarks
    }

    /// Notes that the next token is a landmark.
    @inlinable @inline(__always) mutating func addLandmark(_ shape: TokenShape) {
      if landmarkCount == capacity { grow() }
      landmarks[landmarkCount] = Landmark(index: used, shape: shape)
      landmarkCount &+= 1
    }

    @inline(never) @usableFromInline mutating func grow() {
      let storage = storage.takeUnretainedValue()
      (storage.count, storage.notes.pointee.landmarkCount) = (used, landmarkCount)
      storage.grow(to: capacity * 2)
      (tokens, landmarks, capacity) = (storage.tokens, storage.notes.pointee.landmarks, storage.capacity)
    }
  }

  /// Writes tokens one after the other to memory that is there, from registers.
  @frozen public struct Writer {
    @usableFromInline let tokens: TokenColumns
    @usableFromInline var used: Int
    @usableFromInline var nextLandmark: UnsafeMutablePointer<Landmark>
    /// How many tokens there was memory for when the writer was made.
    public let room: Int

    @inlinable init(tokens: TokenColumns, used: Int, nextLandmark: UnsafeMutablePointer<Landmark>, room: Int) {
      (self.tokens, self.used, self.nextLandmark, self.room) = (tokens, used, nextLandmark, room)
    }

    /// Adds a token; see ``Builder/append(_:at:with:)``. Without a branch: landmarks cannot be foretold.
    @inlinable @inline(__always) public mutating func append(
      _ token: PackedToken, at start: Int, with flags: TokenShape
    ) {
      let token = token.moved(to: start, with: flags)
      write(token, landmarks: token.shape.isLandmark ? 1 : 0)
      used &+= 1
    }

    /// Adds a token that is no landmark.
    @inlinable @inline(__always) public mutating func appendWord(
      _ token: PackedToken, at start: Int, with flags: TokenShape
    ) {
      assert(!token.shape.union(flags).isLandmark)
      tokens[used] = token.moved(to: start, with: flags)
      used &+= 1
    }

    /// Adds a mark behind another token, or nothing if `count` is 0, though there must be memory for it.
    @inlinable @inline(__always) public mutating func append(_ mark: PackedToken, at start: Int, count: Int) {
      assert(count == 0 || count == 1 && mark.shape.isLandmark)
      write(mark.moved(to: start, with: []), landmarks: count)
      used &+= count
    }

    @inlinable @inline(__always) mutating func write(_ token: PackedToken, landmarks: Int) {
      nextLandmark.pointee = Landmark(index: used, shape: token.shape)
      nextLandmark += landmarks
      tokens[used] = token
    }
  }

  /// Replaces the tokens by those that `body` appends; memory is reused where nothing else holds it.
  ///
  /// - Parameter expected: about how many tokens there will be; memory for them is taken at once, up to 16 MB.
  public mutating func build(expecting expected: Int = 16, _ body: (inout Builder) -> Void) {
    let capacity = min(max(16, expected), 1 << 20)
    if storage.capacity < capacity || !isKnownUniquelyReferenced(&storage) {
      storage = TokenStorage(capacity: capacity)
    }
    storage.count = 0
    storage.notes.pointee.begin()
    var builder = Builder(storage: storage)
    body(&builder)
    (storage.count, storage.notes.pointee.landmarkCount) = (builder.count, builder.landmarkCount)
  }

  /// Notes the tokens that have the watches below `count`, so that ``TokenView/bits(ofWatch:of:)`` knows them.
  ///
  /// - Parameter watcher: who numbered the watches.
  public mutating func noteWatched(_ count: Int, of watcher: ObjectIdentifier) {
    storage.notes.pointee.noteWatched(storage.tokens, storage.count, watches: count, of: watcher)
  }

  /// The offset in bytes of the text where token `index` starts.
  @inlinable public func start(_ index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return Int(storage.tokens[index].start)
  }

  /// The offset in bytes of the text just after token `index`.
  @inlinable public func end(_ index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return storage.tokens[index].end
  }

  /// The kind, the mark and the flags of token `index`.
  @inlinable public func shape(_ index: Int) -> TokenShape {
    precondition(index >= 0 && index < count)
    return storage.tokens[index].shape
  }

  /// The folded word of token `index` in the lexicon, or its mark; 0 for a word that the lexicon does not have.
  @inlinable public func word(_ index: Int) -> LexiconID {
    precondition(index >= 0 && index < count)
    return storage.tokens[index].word
  }

  /// The index of the first token that starts at `position` or after it.
  ///
  /// - Complexity: O(log *n*).
  public func firstIndex(startingAtOrAfter position: TextPosition) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if storage.tokens[middle].start < UInt32(position.offset) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that share a byte with `range`.
  ///
  /// - Complexity: O(log *n*).
  public func indices(in range: TextRange) -> TokenRange {
    var start = firstIndex(startingAtOrAfter: range.start)
    if start > 0, storage.tokens[start - 1].end > range.lowerBound { start -= 1 }
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
  /// The cleaned text in UTF-8.
  public let text: UnsafeBufferPointer<UInt8>
  /// The number of tokens.
  public let count: Int
  @usableFromInline let tokens: TokenColumns
  @usableFromInline let notes: UnsafePointer<TokenNotes>

  @inlinable init(text: UnsafeBufferPointer<UInt8>, storage: TokenStorage) {
    self.text = text
    count = storage.count
    tokens = storage.tokens
    notes = UnsafePointer(storage.notes)
  }

  /// The tokens that are more than a word within a line, in ascending order.
  @inlinable public var landmarks: UnsafeBufferPointer<Landmark> {
    UnsafeBufferPointer(start: notes.pointee.landmarks, count: notes.pointee.landmarkCount)
  }

  /// A bit for each token that has a watch, and one for the index after the last token, so that there is always one to
  /// be found; `nil` if `watcher` had not numbered the watch when the text was cut.
  @inlinable public func bits(ofWatch number: Int, of watcher: ObjectIdentifier) -> UnsafePointer<UInt64>? {
    let notes = notes
    guard notes.pointee.watcher == watcher, number < notes.pointee.watchCount else { return nil }
    return UnsafePointer(notes.pointee.watched + number &* notes.pointee.pieceCount)
  }

  /// The offset in bytes of the text where token `index` starts.
  @inlinable public func start(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(tokens[index].start)
  }

  /// The offset in bytes of the text just after token `index`.
  @inlinable public func end(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return tokens[index].end
  }

  /// The kind, the mark and the flags of token `index`.
  @inlinable public func shape(_ index: Int) -> TokenShape {
    assert(index >= 0 && index < count)
    return tokens[index].shape
  }

  /// The folded word of token `index` in the lexicon, or its mark; 0 for a word that the lexicon does not have.
  @inlinable public func word(_ index: Int) -> LexiconID {
    assert(index >= 0 && index < count)
    return tokens[index].word
  }

  /// The number of the set of word classes of token `index`, 0 for the empty set.
  @inlinable public func classSet(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(tokens[index].classSet)
  }

  /// The mark of token `index`; 0 for a word, and for an index outside of the table.
  @inlinable public func mark(_ index: Int) -> UInt8 {
    // One comparison, as a negative index is a great one without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: count) ? tokens[index].shape.mark : 0
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

  /// The text of some tokens, at least one, with the gaps between them, in bytes.
  @inlinable public func range(_ tokens: TokenRange) -> TextRange { range(tokens.start, tokens.end) }
}
