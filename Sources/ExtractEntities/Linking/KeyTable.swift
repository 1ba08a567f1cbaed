/// A hash table from 64-bit keys, which are hashes already, to small numbers.
///
/// Open addressing with linear probing; clearing takes constant time, so that a worker keeps one table for all documents.
/// Several maps share a table by salting their keys: see ``NameKey/pair(_:_:)``. Whoever makes a table frees it.
struct KeyTable {
  private struct Slot {
    var key: UInt64
    var value: Int32
    var generation: UInt32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var count = 0
  private var generation: UInt32 = 1

  private static let free = Slot(key: 0, value: 0, generation: 0)

  init() {
    mask = 255
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Self.free, count: mask + 1)
  }

  func deallocate() { slots.deallocate() }

  /// Forgets everything.
  mutating func clear() {
    count = 0
    generation &+= 1
    if generation == 0 {
      slots.update(repeating: Self.free, count: mask + 1)
      generation = 1
    }
  }

  /// The number of a key.
  subscript(_ key: UInt64) -> Int? {
    let slot = slots[place(of: key)]
    return slot.generation == generation ? Int(slot.value) : nil
  }

  mutating func set(_ key: UInt64, _ value: Int) { put(key, value, at: place(of: key)) }

  /// Sets the number of a key that has none yet; gives whether it had none.
  @discardableResult mutating func insert(_ key: UInt64, _ value: Int) -> Bool {
    let index = place(of: key)
    if slots[index].generation == generation { return false }
    put(key, value, at: index)
    return true
  }

  /// The number of a key, which becomes `value` if it has none.
  mutating func number(of key: UInt64, orNew value: Int) -> Int {
    let index = place(of: key)
    if slots[index].generation == generation { return Int(slots[index].value) }
    put(key, value, at: index)
    return value
  }

  private mutating func put(_ key: UInt64, _ value: Int, at index: Int) {
    let isNew = slots[index].generation != generation
    slots[index] = Slot(key: key, value: Int32(truncatingIfNeeded: value), generation: generation)
    if isNew {
      count += 1
      if count * 2 > mask { grow() }
    }
  }

  /// The slot that holds a key, or the free one where it belongs.
  @inline(__always) private func place(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].generation == generation, slots[index].key != key { index = (index + 1) & mask }
    return index
  }

  @inline(never) private mutating func grow() {
    let (old, oldMask) = (slots, mask)
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Self.free, count: mask + 1)
    for index in 0...oldMask where old[index].generation == generation { slots[place(of: old[index].key)] = old[index] }
    old.deallocate()
  }
}
