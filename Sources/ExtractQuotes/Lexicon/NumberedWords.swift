internal import ExtractCore
internal import ExtractMatching

/// Numbers by a word. Whoever makes it frees it.
struct NumberedWords {
  /// A free slot has word 0.
  private struct Slot {
    var word: LexiconID = 0
    var number: Int32 = 0
  }

  /// Open addressing with linear probing.
  private var slots = FlatArray<Slot>()
  private var count = 0
  /// Whether the numbers for the document at hand are noted.
  private(set) var isBuilt = false

  mutating func clear() { isBuilt = false }

  mutating func begin() {
    slots.fill(16, with: Slot())
    count = 0
    isBuilt = true
  }

  /// The number of a word that has one; setting it for word 0, which is no word, does nothing.
  subscript(_ word: LexiconID) -> Int32? {
    get {
      let slot = slots[place(of: word)]
      return slot.word != 0 ? slot.number : nil
    }
    set {
      guard word != 0, let newValue else { return }
      let place = place(of: word)
      let isNew = slots[place].word == 0
      slots[place] = Slot(word: word, number: newValue)
      guard isNew else { return }
      count += 1
      if count * 2 > slots.count { grow() }
    }
  }

  /// The slot that has a word, or the free one where it belongs.
  private func place(of word: LexiconID) -> Int {
    var index = Int(truncatingIfNeeded: (word &* 0x9E37_79B9) >> 12) & (slots.count - 1)
    while slots[index].word != word, slots[index].word != 0 { index = (index + 1) & (slots.count - 1) }
    return index
  }

  private mutating func grow() {
    let old = slots
    slots = FlatArray(capacity: old.count * 2)
    slots.fill(old.count * 2, with: Slot())
    for index in old.indices where old[index].word != 0 { slots[place(of: old[index].word)] = old[index] }
    old.deallocate()
  }

  func deallocate() { slots.deallocate() }
}
