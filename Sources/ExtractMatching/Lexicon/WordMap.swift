public import ExtractCore

/// Small values by word, for what a stage knows of some hundreds of words.
///
/// Open addressing with linear probing in memory that is never freed: a map is made once for a stage, and looking up is
/// a multiplication and, nearly always, one load. It is faster than a dictionary by an order of magnitude and holds no
/// references.
public struct WordMap<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline struct Slot: BitwiseCopyable {
    /// 0 for a free slot.
    @usableFromInline var word: LexiconID
    @usableFromInline var value: Value

    @usableFromInline init(word: LexiconID, value: Value) {
      self.word = word
      self.value = value
    }
  }

  @usableFromInline let slots: UnsafeMutablePointer<Slot>
  @usableFromInline let mask: Int
  @usableFromInline let none: Value
  @usableFromInline var count = 0

  /// A map in which no word has a value but `none`.
  ///
  /// - Parameter capacity: the most words that will have a value.
  @inlinable public init(capacity: Int, none: Value) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: Slot(word: 0, value: none), count: size)
    mask = size - 1
    self.none = none
  }

  /// A map of some values, with as much room again as it needs: few words, but among the most frequent ones.
  @inlinable public init(_ values: [LexiconID: Value], none: Value) {
    self.init(capacity: values.count * 2, none: none)
    for (word, value) in values { update(word) { $0 = value } }
  }

  /// The value of a word; `none` for a word that has no value, and for 0.
  @inlinable public subscript(_ word: LexiconID) -> Value {
    var index = Self.place(word) & mask
    while true {
      let slot = slots[index]
      if slot.word == word { return slot.value }
      if slot.word == 0 { return none }
      index = (index + 1) & mask
    }
  }

  /// Changes the value of a word, which is `none` before the first change; a word that is 0 is left alone.
  ///
  /// - Precondition: no more words have a value than the map was made for.
  @inlinable public mutating func update(_ word: LexiconID, _ change: (inout Value) -> Void) {
    guard word != 0 else { return }
    var index = Self.place(word) & mask
    while slots[index].word != word, slots[index].word != 0 { index = (index + 1) & mask }
    if slots[index].word == 0 {
      count += 1
      precondition(count * 2 <= mask + 1, "the word map is full")
      slots[index].word = word
    }
    change(&slots[index].value)
  }

  @inlinable static func place(_ word: LexiconID) -> Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9) >> 12) }
}
