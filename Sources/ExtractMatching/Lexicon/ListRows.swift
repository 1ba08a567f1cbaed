public import ExtractCore

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

  /// The first of some rows of a list that has a text in a column and fulfils a condition; `nil` if none does.
  ///
  /// - Complexity: linear in the rows.
  public func firstEntry(
    of rows: Range<UInt32>, with text: ImmortalText, inColumn column: Int, where isWanted: (LexiconEntry) -> Bool
  ) -> LexiconEntry? {
    guard let first = rows.first else { return nil }
    let (layer, local) = layer(ofRow: Int(first))
    for row in rows where text.isSpelled(layer.cell(column, ofRow: local + Int(row - first))) {
      let entry = entry(row)
      if isWanted(entry) { return entry }
    }
    return nil
  }
}
