internal import ExtractCore

/// Small values by word for words with small numbers, as those of short lists are: for what is asked of many tokens.
///
/// Looking up is one load, without a search or a branch. A table is made once for a stage, and its memory is never freed.
struct WordTable<Value: BitwiseCopyable> {
  private var values: UnsafeMutablePointer<Value>
  /// The number of words that have a place; behind them stands one more value, that of all other words.
  private var limit: LexiconID
  private let none: Value

  private static var smallestLimit: LexiconID { 1024 }

  /// A table in which no word has a value but `none`.
  init(none: Value) {
    self.none = none
    limit = Self.smallestLimit
    values = .allocate(capacity: Int(limit) + 1)
    values.initialize(repeating: none, count: Int(limit) + 1)
  }

  /// The value of a word; `none` for a word that has no value, and for 0.
  @inline(__always) subscript(_ word: LexiconID) -> Value { values[Int(min(word, limit))] }

  /// Changes the value of a word, which is `none` before the first change; a word that is 0 is left alone.
  mutating func update(_ word: LexiconID, _ change: (inout Value) -> Void) {
    guard word != 0 else { return }
    if word >= limit { grow(to: max(limit * 2, word + 1)) }
    change(&values[Int(word)])
  }

  /// Changes the values of all words that have a place.
  mutating func updateAll(_ change: (inout Value) -> Void) {
    for word in 0..<Int(limit) { change(&values[word]) }
  }

  private mutating func grow(to larger: LexiconID) {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: Int(larger) + 1)
    memory.moveInitialize(from: values, count: Int(limit))
    (memory + Int(limit)).initialize(repeating: none, count: Int(larger - limit) + 1)
    values.deallocate()
    values = memory
    limit = larger
  }
}
