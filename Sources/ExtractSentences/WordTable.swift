import ExtractCore
import ExtractMatching

/// A fixed map from words of the lexicon to values, for the inner loop: a multiplication and a load a lookup.
///
/// Open addressing with linear probing, at most half full. Tables are made once for a stage and never freed.
struct WordTable<Value: BitwiseCopyable>: @unchecked Sendable {
  private struct Slot {
    var word: LexiconID = 0
    var value: Value
  }

  private let slots: UnsafePointer<Slot>
  private let shift: UInt32
  private let mask: Int
  private let none: Value

  init(_ values: [LexiconID: Value], none: Value) {
    self.none = none
    var bits: UInt32 = 4
    while 1 << bits < values.count * 2 { bits += 1 }
    shift = 32 - bits
    mask = 1 << bits - 1
    let memory = UnsafeMutablePointer<Slot>.allocate(capacity: mask + 1)
    memory.initialize(repeating: Slot(value: none), count: mask + 1)
    // Ascending, so that the table is the same in every run.
    for word in values.keys.sorted() where word != 0 {
      var index = Int((word &* 0x9E37_79B1) >> shift)
      while memory[index].word != 0 { index = (index + 1) & mask }
      memory[index] = Slot(word: word, value: values[word] ?? none)
    }
    slots = UnsafePointer(memory)
  }

  subscript(_ word: LexiconID) -> Value {
    guard word != 0 else { return none }
    var index = Int((word &* 0x9E37_79B1) >> shift)
    while slots[index].word != 0 {
      if slots[index].word == word { return slots[index].value }
      index = (index + 1) & mask
    }
    return none
  }
}
