internal import ExtractCore
internal import ExtractMatching

/// Entities by a word that can stand for them; a word that can for several stands for none.
///
/// Filled only for documents that ask for one. Whoever makes it frees it.
struct EntityWords {
  /// A free slot has word 0.
  private struct Slot {
    var word: LexiconID = 0
    var entity: Int32 = 0
  }

  private static let several: Int32 = -1

  /// Open addressing with linear probing.
  private var slots = FlatArray<Slot>()
  private var count = 0
  /// Whether the entities of the document at hand are noted.
  private(set) var isBuilt = false

  mutating func clear() { isBuilt = false }

  mutating func begin() {
    slots.fill(16, with: Slot())
    count = 0
    isBuilt = true
  }

  mutating func note(_ entity: Int, _ word: LexiconID) {
    guard word != 0 else { return }
    let entity = Int32(truncatingIfNeeded: entity)
    let index = slot(of: word)
    if slots[index].word == 0 {
      slots[index] = Slot(word: word, entity: entity)
      count += 1
      if count * 2 > slots.count { grow() }
    } else if slots[index].entity != entity {
      slots[index].entity = Self.several
    }
  }

  subscript(_ word: LexiconID) -> Int? {
    let slot = slots[slot(of: word)]
    return slot.word != 0 && slot.entity != Self.several ? Int(slot.entity) : nil
  }

  /// The slot that has a word, or the free one where it belongs.
  private func slot(of word: LexiconID) -> Int {
    var index = Int(truncatingIfNeeded: (word &* 0x9E37_79B9) >> 12) & (slots.count - 1)
    while slots[index].word != word, slots[index].word != 0 { index = (index + 1) & (slots.count - 1) }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = FlatArray(capacity: old.count * 2)
    slots.fill(old.count * 2, with: Slot())
    for index in old.indices where old[index].word != 0 { slots[slot(of: old[index].word)] = old[index] }
    old.deallocate()
  }

  func deallocate() { slots.deallocate() }
}
