/// Rows of lists by number, without making arrays of them.
extension Lexicon {
  /// The numbers of the rows of a list, in the order of its file.
  ///
  /// - Precondition: the list exists.
  public func rows(of list: String) -> Range<UInt32> {
    let entries = entries(of: list)
    return UInt32(entries.first)..<UInt32(entries.first + entries.count)
  }

  /// A row by its number among those of all lists.
  public func entry(_ row: UInt32) -> LexiconEntry { LexiconEntry(lexicon: self, row: row) }
}
