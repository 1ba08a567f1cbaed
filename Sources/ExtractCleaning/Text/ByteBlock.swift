/// Sixteen bytes at once.
typealias ByteBlock = SIMD16<UInt8>

extension SIMDMask where Storage == SIMD16<Int8> {
  /// Whether any byte of a block is marked.
  @inline(__always) var hasAny: Bool {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// The first byte of a block that is marked.
  @inline(__always) var first: Int? {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount >> 3 }
    return halves[1] == 0 ? nil : 8 + halves[1].littleEndian.trailingZeroBitCount >> 3
  }
}

extension UnsafeRawBufferPointer {
  /// The sixteen bytes at `index`.
  @inline(__always) func block(at index: Int) -> ByteBlock {
    loadUnaligned(fromByteOffset: index, as: ByteBlock.self)
  }
}
