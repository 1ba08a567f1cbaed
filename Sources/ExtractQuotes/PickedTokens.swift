internal import ExtractCore

/// Tokens picked out of many, in their order, by conditions that cannot be foretold. Whoever makes one frees it.
struct PickedTokens {
  private var room = FlatArray<Int32>()
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var last: Int? { count == 0 ? nil : self[count - 1] }

  subscript(_ index: Int) -> Int {
    assert(index < count)
    return Int(room[index])
  }

  /// Empties it, and makes room for so many tokens to pick from.
  mutating func begin(from tokens: Int) {
    if room.count < tokens { room.fill(tokens, with: 0) }
    count = 0
  }

  /// Adds a token once or not at all, without a branch.
  @inline(__always) mutating func append(_ token: UInt32, times: Int) {
    room[count] = Int32(bitPattern: token)
    count &+= times
  }

  func deallocate() { room.deallocate() }
}
