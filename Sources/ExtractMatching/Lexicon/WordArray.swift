public import ExtractCore

/// Small values by word for words with small numbers, as those of short lists are: for what is asked of many tokens.
///
/// Looking up is one load, without a search or a branch. An array is made once for a stage, and its memory is never
/// freed.
public struct WordArray<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline var values: UnsafeMutablePointer<Value>
  /// The number of words that have a place; behind them stands one more value, that of all other words.
  @usableFromInline var limit: LexiconID
  @usableFromInline let none: Value

  @inlinable static var smallestLimit: LexiconID { 1024 }

  /// An array in which no word has a value but `none`.
  @inlinable public init(none: Value) {
    self.none = none
    limit = Self.smallestLimit
    values = .allocate(capacity: Int(limit) + 1)
    values.initialize(repeating: none, count: Int(limit) + 1)
  }

  /// An array of some values.
  @inlinable public init(_ values: [LexiconID: Value], none: Value) {
    self.init(none: none)
    if let greatest = values.keys.max(), greatest >= limit { grow(to: greatest + 1) }
    for (word, value) in values { update(word) { $0 = value } }
  }

  /// The value of a word; `none` for a word that has no value, and for 0.
  @inlinable @inline(__always) public subscript(_ word: LexiconID) -> Value { values[Int(min(word, limit))] }

  /// Changes the value of a word, which is `none` before the first change; a word that is 0 is left alone.
  @inlinable public mutating func update(_ word: LexiconID, _ change: (inout Value) -> Void) {
    guard word != 0 else { return }
    if word >= limit { grow(to: max(limit * 2, word + 1)) }
    change(&values[Int(word)])
  }

  /// Changes the values of all words that have a place.
  @inlinable public mutating func updateAll(_ change: (inout Value) -> Void) {
    for word in 0..<Int(limit) { change(&values[word]) }
  }

  @inlinable mutating func grow(to larger: LexiconID) {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: Int(larger) + 1)
    memory.moveInitialize(from: values, count: Int(limit))
    (memory + Int(limit)).initialize(repeating: none, count: Int(larger - limit) + 1)
    values.deallocate()
    values = memory
    limit = larger
  }
}
