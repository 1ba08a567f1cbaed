import ExtractCore

/// A set of forms as a table of a bit for each shape: any number of forms are tested with one load.
struct FormSet: Sendable {
  /// Bits 8–16, 18–19 and 21–22 of a shape, and whether the token has one byte: all that a form looks at.
  fileprivate static let indexBits = 14

  private var bits = [UInt64](repeating: 0, count: 1 << (indexBits - 6))
  /// A bit for each kind of token that some form of the set may hold for.
  private(set) var kinds: UInt32 = 0

  mutating func insert(_ form: TokenForm) {
    for index in 0..<1 << Self.indexBits where form.holds(Self.shapeBits(of: index)) {
      bits[index >> 6] |= 1 << UInt64(index & 63)
      kinds |= 1 << UInt32(index & 15)
    }
  }

  @inline(__always) fileprivate static func index(_ shape: UInt32, isOneByte: Bool) -> Int {
    let places: UInt32 = (shape >> 18 & 3) << 9
    let directions: UInt32 = (shape >> 21 & 3) << 11
    let length: UInt32 = isOneByte ? 1 << 13 : 0
    return Int(shape >> 8 & 0x1FF | places | directions | length)
  }

  /// The bits that a form is asked with, from which ``index(_:isOneByte:)`` made an index.
  private static func shapeBits(of index: Int) -> UInt32 {
    let index = UInt32(index)
    let places: UInt32 = (index >> 9 & 3) << 18
    let directions: UInt32 = (index >> 11 & 3) << 21
    let length: UInt32 = index >> 13 != 0 ? TokenForm.oneByte : 0
    return (index & 0x1FF) << 8 | places | directions | length
  }

  /// Gives `body` the set for the time of the call, in the form in which every token of a text is asked.
  func withView(_ body: (FormSetView) -> Void) {
    bits.withUnsafeBufferPointer { body(FormSetView(bits: $0, kinds: UInt64(kinds) &* 0x0001_0001_0001_0001)) }
  }
}

/// A ``FormSet`` whose table is addressed where it lies; valid only inside the closure that hands it out.
struct FormSetView {
  fileprivate let bits: UnsafeBufferPointer<UInt64>
  /// A bit for each kind, four times, so that the bits beyond the kind of a shape need not be cut off.
  fileprivate let kinds: UInt64

  /// In the lowest bit, whether some form may hold for a token of this kind.
  @inline(__always) func kind(_ shape: TokenShape) -> UInt64 { kinds &>> UInt64(shape.rawValue >> 8) }

  @inline(__always) func contains(_ shape: TokenShape, isOneByte: Bool) -> Bool {
    if kind(shape) & 1 == 0 { return false }
    let index = FormSet.index(shape.rawValue, isOneByte: isOneByte)
    return bits[index >> 6] >> UInt64(index & 63) & 1 != 0
  }
}
