import ExtractCore

/// Texts of lists as records write them, ready to be copied: a name, key or link that stands in one document will stand
/// in others.
///
/// A text of a list lives as long as the process, so the place where it lies tells which text it is.
final class ListedPieces {
  /// A text, by place and length, and where its piece is kept; four of them are a line of the processor's cache.
  private struct Slot {
    var text: UnsafePointer<UInt8>?
    var length: UInt16 = 0
    var count: UInt16 = 0
    var start: UInt32 = 0
  }

  private static let slotBits = 10
  private static let capacity = 1 << 16
  /// The longest piece that is kept.
  private static let longestPiece = 1 << 12

  private let write: (ImmortalText, inout OutputBuffer) -> Void
  /// The pieces kept, each at the place that its text's address points to.
  private let slots: UnsafeMutablePointer<Slot>
  private let memory: UnsafeMutableRawPointer
  // Only a writer's methods, which do not call each other, come here: accesses need no check at run time.
  @exclusivity(unchecked) private var used = 0
  /// The piece that was made last.
  @exclusivity(unchecked) private var latest = OutputBuffer(capacity: 1 << 10)

  /// - Parameter write: appends what a record says of a text.
  init(_ write: @escaping (ImmortalText, inout OutputBuffer) -> Void) {
    self.write = write
    slots = .allocate(capacity: 1 << Self.slotBits)
    memory = .allocate(byteCount: Self.capacity, alignment: 16)
    slots.initialize(repeating: Slot(), count: 1 << Self.slotBits)
  }

  deinit {
    slots.deallocate()
    memory.deallocate()
  }

  /// The piece of a text, valid until the next is asked for.
  @inline(__always) func piece(_ text: ImmortalText) -> ReadyPiece {
    let start = text.bytes.baseAddress
    let slot = slots + Self.place(of: start)
    guard slot.pointee.text == start, Int(slot.pointee.length) == text.bytes.count, start != nil else {
      return make(text, slot)
    }
    return ReadyPiece(start: memory + Int(slot.pointee.start), count: Int(slot.pointee.count))
  }

  /// The upper bits of the address times the golden ratio: Fibonacci hashing (Knuth).
  @inline(__always) private static func place(of text: UnsafePointer<UInt8>?) -> Int {
    let product = UInt64(UInt(bitPattern: text)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product &>> UInt64(64 - slotBits))
  }

  @inline(never) private func make(_ text: ImmortalText, _ slot: UnsafeMutablePointer<Slot>) -> ReadyPiece {
    latest.truncate()
    write(text, &latest)
    let count = latest.count
    latest.reserve(ReadyPiece.usualSize)
    let piece = ReadyPiece(start: UnsafeRawPointer(latest.bytes.baseAddress.unsafelyUnwrapped), count: count)
    guard count <= Self.longestPiece, text.bytes.count <= Self.longestPiece else { return piece }
    if used + piece.room > Self.capacity { forgetAll() }
    (memory + used).copyMemory(from: piece.start, byteCount: count)
    slot.pointee = Slot(
      text: text.bytes.baseAddress, length: UInt16(text.bytes.count), count: UInt16(count), start: UInt32(used))
    used += count
    return piece
  }

  private func forgetAll() {
    used = 0
    slots.update(repeating: Slot(), count: 1 << Self.slotBits)
  }
}
