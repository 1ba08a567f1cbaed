/// Sixteen bytes at once.
typealias ByteBlock = SIMD16<UInt8>

extension ByteBlock {
  /// Which bytes lie between two others, both included.
  ///
  /// The last of them is moved to the greatest signed byte: processors compare signed bytes in one instruction.
  @inline(__always) func isBetween(_ first: UInt8, _ last: UInt8) -> SIMDMask<SIMD16<Int8>> {
    let moved = self &+ ByteBlock(repeating: 0x7F &- last)
    let below = Int8(bitPattern: 0x7E &- (last &- first))
    return unsafeBitCast(moved, to: SIMD16<Int8>.self) .> SIMD16<Int8>(repeating: below)
  }
}

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

extension UnsafeBufferPointer<UInt8> {
  /// Calls `body` with 64 bytes after another and the index of the first of them; spaces stand behind the last, at
  /// least one.
  @inline(__always) func forEachBlockOf64(_ body: (_ block: UnsafePointer<UInt8>, _ start: Int) -> Void) {
    guard let base = baseAddress else { return }
    var start = 0
    while start + 64 <= count {
      body(base + start, start)
      start += 64
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { block in
      block.initialize(repeating: 0x20)
      guard let copy = block.baseAddress else { return }
      copy.update(from: base + start, count: count - start)
      body(copy, start)
    }
  }
}
