/// A hash table from 64-bit keys, which are hashes already, to small numbers.
///
/// Open addressing with linear probing; clearing takes constant time, so that a worker keeps one table for all documents.
/// Several maps share a table by salting their keys: see ``NameKey/pair(_:_:)``.
struct KeyTable {
  private struct Slot {
    var key: UInt64
    var value: Int32
    var generation: UInt32
  }

  private var slots: [Slot] = []
  private var count = 0
  private var generation: UInt32 = 1

  private static let free = Slot(key: 0, value: 0, generation: 0)

  /// Forgets everything.
  mutating func clear() {
    count = 0
    generation &+= 1
    if generation == 0 {
      for index in slots.indices { slots[index].generation = 0 }
      generation = 1
    }
  }

  /// The number of a key; setting `nil` is not possible.
  subscript(_ key: UInt64) -> Int? {
    if count == 0 { return nil }
    let slot = slots[slot(of: key)]
    return slot.generation == generation ? Int(slot.value) : nil
  }

  mutating func set(_ key: UInt64, _ value: Int) {
    if slots.isEmpty { slots = Array(repeating: Self.free, count: 256) }
    let index = slot(of: key)
    if slots[index].generation != generation {
      slots[index] = Slot(key: key, value: Int32(truncatingIfNeeded: value), generation: generation)
      count += 1
      if count * 2 > slots.count { grow() }
    } else {
      slots[index].value = Int32(truncatingIfNeeded: value)
    }
  }

  /// Sets the number of a key that has none yet; gives whether it had none.
  @discardableResult mutating func insert(_ key: UInt64, _ value: Int) -> Bool {
    if count > 0, slots[slot(of: key)].generation == generation { return false }
    set(key, value)
    return true
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].generation == generation, slots[index].key != key { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Self.free, count: old.count * 2)
    for slot in old where slot.generation == generation { slots[self.slot(of: slot.key)] = slot }
  }
}
