internal import CByteClasses

/// A token that is more than a word within a line; see ``TokenShape/isLandmark``.
///
/// The shape stands beside the index: whoever passes over the landmarks need not look at the tokens, which lie far
/// apart.
@frozen public struct Landmark: BitwiseCopyable, Sendable {
  @usableFromInline let number: UInt32
  /// The shape of the token.
  public let shape: TokenShape

  @inlinable init(index: Int, shape: TokenShape) {
    number = UInt32(truncatingIfNeeded: index)
    self.shape = shape
  }

  /// The index of the token.
  @inlinable public var index: Int { Int(number) }
}

/// What a table knows of its tokens beside themselves, so that those that matter are found without a look at the
/// others.
@usableFromInline struct TokenNotes {
  /// How many tokens behind the last one are read, as far as they have a shape, whatever they are.
  static let lookAhead = 64

  /// The landmarks; there is room for as many as for tokens.
  @usableFromInline var landmarks: UnsafeMutablePointer<Landmark>
  @usableFromInline var landmarkCount = 0
  /// For each watch ``pieceCount`` pieces of 64 bits, one for each token.
  @usableFromInline var watched: UnsafeMutablePointer<UInt64>
  @usableFromInline var pieceCount = 0
  /// The watches below this are noted.
  @usableFromInline var watchCount = 0
  /// Who numbered the watches.
  @usableFromInline var watcher: ObjectIdentifier?
  private var capacity = 16

  init(capacity landmarkCapacity: Int) {
    landmarks = .allocate(capacity: landmarkCapacity)
    watched = .allocate(capacity: capacity)
  }

  func deallocate() {
    landmarks.deallocate()
    watched.deallocate()
  }

  mutating func begin() {
    (landmarkCount, watchCount) = (0, 0)
  }

  mutating func growLandmarks(to larger: Int) {
    let memory = UnsafeMutablePointer<Landmark>.allocate(capacity: larger)
    memory.moveInitialize(from: landmarks, count: landmarkCount)
    landmarks.deallocate()
    landmarks = memory
  }

  /// Notes the tokens that have watches.
  ///
  /// - Precondition: there is memory for ``lookAhead`` more tokens.
  mutating func noteWatched(
    _ tokens: TokenColumns, _ count: Int, watches: Int, of watcher: ObjectIdentifier
  ) {
    (pieceCount, watchCount, self.watcher) = (count >> 6 + 1, watches, watcher)
    if pieceCount * watches > capacity {
      watched.deallocate()
      capacity = pieceCount * watches * 2
      watched = .allocate(capacity: capacity)
    }
    for piece in 0..<pieceCount {
      extract_watched_64(tokens.tails + piece << 6, Int32(watches), watched + piece, pieceCount)
    }
    let end: UInt64 = 1 << UInt64(count & 63)
    for watch in 0..<watches {
      let last = watched + (watch + 1) * pieceCount - 1
      last.pointee = last.pointee & (end - 1) | end
    }
  }
}
