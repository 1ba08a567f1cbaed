/// Numbers folded words in the order in which they first occur.
struct WordNumbering {
  private var arena: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// By hash, the hash of a word and in the lower half its number plus 1; 0 marks an empty slot.
  private var slots = [UInt64](repeating: 0, count: 1024)

  var count: Int { starts.count - 1 }

  func bytes(_ number: Int) -> ArraySlice<UInt8> { arena[Int(starts[number])..<Int(starts[number + 1])] }

  /// The number of a word that has one.
  func known(_ word: [UInt8]) -> UInt32? {
    let slot = slots[self.slot(of: word, Self.hash(word))]
    return slot == 0 ? nil : UInt32(truncatingIfNeeded: slot) - 1
  }

  /// The number of a word, given now if the word is new.
  mutating func number(of folded: [UInt8]) -> (number: UInt32, isNew: Bool) {
    let hash = Self.hash(folded)
    let slot = slot(of: folded, hash)
    if slots[slot] != 0 { return (UInt32(truncatingIfNeeded: slots[slot]) - 1, false) }
    let number = UInt32(count)
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    arena += folded
    starts.append(UInt32(arena.count))
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  private static func hash(_ word: [UInt8]) -> UInt32 { word.withUnsafeBufferPointer { FoldedKey($0).hash } }

  /// The slot that has a word, or the empty one where it belongs.
  private func slot(of word: [UInt8], _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    return slots.withUnsafeBufferPointer { slots in
      var slot = Int(hash) & mask
      while slots[slot] != 0 {
        let found = slots[slot]
        if found >> 32 == UInt64(hash), isWord(Int(found & 0xFFFF_FFFF) - 1, word) { break }
        slot = (slot + 1) & mask
      }
      return slot
    }
  }

  private func isWord(_ number: Int, _ word: [UInt8]) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    return arena.withUnsafeBufferPointer { arena in
      word.withUnsafeBufferPointer { word in
        for index in word.indices where arena[start + index] != word[index] { return false }
        return true
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
