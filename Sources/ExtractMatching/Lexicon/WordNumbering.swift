/// Numbers folded words in the order in which they first occur.
struct WordNumbering {
  private var arena: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Numbers plus 1, by hash; 0 marks an empty slot.
  private var slots = [UInt32](repeating: 0, count: 1024)

  var count: Int { hashes.count }

  func bytes(_ number: Int) -> ArraySlice<UInt8> { arena[Int(starts[number])..<Int(starts[number + 1])] }

  /// The number of a word, given now if the word is new.
  mutating func number(of folded: [UInt8]) -> (number: UInt32, isNew: Bool) {
    let hash = folded.withUnsafeBufferPointer { FoldedKey($0).hash }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if hashes[Int(number)] == hash, bytes(Int(number)).elementsEqual(folded) { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(count)
    slots[slot] = number + 1
    arena += folded
    starts.append(UInt32(arena.count))
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
