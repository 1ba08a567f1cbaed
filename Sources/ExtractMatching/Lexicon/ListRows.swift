public import ExtractCore

/// Rows of lists by number, without making arrays of them.
extension Lexicon {
  /// The numbers of the rows of a list, in the order of its file.
  ///
  /// - Precondition: the list exists.
  public func rows(of list: String) -> Range<UInt32> {
    let list = lists[requiredListIndex(list)]
    return list.firstRow..<list.firstRow + list.rowCount
  }

  /// A row by its number among those of all lists.
  public func entry(_ row: UInt32) -> LexiconEntry { LexiconEntry(lexicon: self, row: row) }
}

extension LexiconEntry {
  /// The word that is the form or name of the row; 0 if that is of several words.
  public var word: LexiconID { lexicon.rows[Int(row)].word }
}
