public import ExtractCore

/// A value for each word of a lexicon by the word's identifier, found with one load.
///
/// A stage makes its tables once, for all threads; their memory is never freed.
@frozen public struct WordValues<Value: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline let values: UnsafeBufferPointer<Value>
  @usableFromInline let other: Value

  /// The table of `values`; words that they lack have the value `other`.
  ///
  /// - Complexity: O(*n*) in the greatest identifier.
  public init(_ values: [LexiconID: Value], other: Value) {
    let table = UnsafeMutableBufferPointer<Value>.allocate(capacity: Int(values.keys.max() ?? 0) + 1)
    table.initialize(repeating: other)
    for (id, value) in values { table[Int(id)] = value }
    self.values = UnsafeBufferPointer(table)
    self.other = other
  }

  @inlinable public subscript(_ word: LexiconID) -> Value {
    Int(word) < values.count ? values[Int(word)] : other
  }
}
