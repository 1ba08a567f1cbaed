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

extension SIMD16 where Scalar == UInt8 {
  typealias Mask = SIMDMask<SIMD16<Int8>>

  static var none: Mask { Mask(repeating: false) }
  static var all: Mask { Mask(repeating: true) }
  /// The number of each byte in its block.
  static var lanes: ByteBlock { ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

  /// The sum of all bytes, each at most 128.
  @inline(__always) var sum: Int {
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = (halves[0] & even) &+ (halves[0] >> 8 & even) &+ (halves[1] & even) &+ (halves[1] >> 8 & even)
    return Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}
