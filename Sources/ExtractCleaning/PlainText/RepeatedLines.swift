/// Finds lines that stood before: a table of lines by hash, with its memory kept from document to document.
struct RepeatedLines {
  private struct Slot {
    /// The order of a line plus one, or 0.
    var place: UInt32 = 0
    /// A part of the line's hash.
    var tag: UInt32 = 0
  }

  private var slots: [Slot] = []
  private var mask = 0

  /// Forgets all lines, and makes room for `count`.
  mutating func begin(_ count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    if slots.count < size {
      slots = Array(repeating: Slot(), count: size)
    } else {
      slots.withUnsafeMutableBufferPointer { $0[..<size].update(repeating: Slot()) }
    }
    mask = size - 1
  }

  /// Notes a line and returns the order of the last one before that is equal to it.
  ///
  /// - Complexity: O(1) where hashes differ: a hash is of the length and of the edges of a line.
  mutating func note(_ order: Int, _ text: UnsafeBufferPointer<UInt8>, isEqual: (Int) -> Bool) -> Int? {
    let hash = Self.hash(text)
    let tag = UInt32(truncatingIfNeeded: hash)
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    var steps = 0
    while slots[slot].place != 0 {
      if slots[slot].tag == tag, isEqual(Int(slots[slot].place) - 1) {
        defer { slots[slot].place = UInt32(truncatingIfNeeded: order + 1) }
        return Int(slots[slot].place) - 1
      }
      steps += 1
      // Lines that differ in the middle alone share a place; beyond a few of them no more are kept.
      if steps == 32 { return nil }
      slot = (slot + 1) & mask
    }
    slots[slot] = Slot(place: UInt32(truncatingIfNeeded: order + 1), tag: tag)
    return nil
  }

  /// Mixes the length, up to 24 bytes from the start and up to 24 from the end, eight at a time.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    func mix(_ index: Int) {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    let end = bytes.count - 8
    if end < 0 {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      return hash ^ hash >> 29
    }
    var index = 0
    while index < end, index < 24 {
      mix(index)
      index += 8
    }
    index = max(index, bytes.count - 24)
    while index < end {
      mix(index)
      index += 8
    }
    mix(end)
    return hash ^ hash >> 29
  }
}
