internal import ExtractCore

/// A set of tokens of a document, as a bit for each. Whoever makes one frees it.
struct TokenBits {
  private var bits = FlatArray<UInt64>()

  /// Empties the set for a document of some number of tokens.
  mutating func clear(tokens: Int) { bits.fill(tokens >> 6 + 1, with: 0) }

  @inline(__always) func contains(_ token: Int) -> Bool { bits[token >> 6] & 1 &<< UInt64(token & 63) != 0 }

  @inline(__always) mutating func insert(_ token: Int) { bits[token >> 6] |= 1 &<< UInt64(token & 63) }

  /// Inserts some tokens, of which there is at least one.
  mutating func insert(_ tokens: TokenRange) {
    let (first, last) = (tokens.start >> 6, (tokens.end - 1) >> 6)
    for piece in first...last {
      var mask = UInt64.max
      if piece == first { mask &= .max &<< UInt64(tokens.start & 63) }
      if piece == last { mask &= .max &>> UInt64(63 - (tokens.end - 1) & 63) }
      bits[piece] |= mask
    }
  }

  func deallocate() { bits.deallocate() }
}
