/// Sixteen bytes at once.
typealias ByteBlock = SIMD16<UInt8>

extension SIMDMask where Storage == SIMD16<Int8> {
  /// Whether any byte of a block is marked.
  @inline(__always) var hasAny: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }
}

extension UnsafeRawBufferPointer {
  /// The sixteen bytes at `index`.
  @inline(__always) func block(at index: Int) -> ByteBlock {
    loadUnaligned(fromByteOffset: index, as: ByteBlock.self)
  }
}
