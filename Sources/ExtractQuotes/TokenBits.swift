internal import ExtractCore

/// A set of tokens of a document, as a bit for each. Whoever makes one frees it.
struct TokenBits {
  private var bits = FlatArray<UInt64>()

  /// Empties the set for a document of some number of tokens.
  mutating func clear(tokens: Int) { bits.fill(tokens >> 6 + 1, with: 0) }

  @inline(__always) func contains(_ token: Int) -> Bool { bits[token >> 6] & 1 &<< UInt64(token & 63) != 0 }

  @inline(__always) mutating func insert(_ token: Int) { bits[token >> 6] |= 1 &<< UInt64(token & 63) }

  func deallocate() { bits.deallocate() }
}
