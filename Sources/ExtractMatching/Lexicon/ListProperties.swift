/// What the patterns of rules ask of a list.
extension Lexicon {
  /// Whether a list is a gazetteer of names.
  func isNames(list name: String) -> Bool { listIndex(name).map { lists[$0].isNames != 0 } ?? false }

  /// Whether a list has an entry of several words.
  ///
  /// - Complexity: linear in the rows of the list.
  func hasSeveralWords(list name: String) -> Bool {
    guard let index = listIndex(name) else { return false }
    let first = Int(lists[index].firstRow)
    return rows[first..<first + Int(lists[index].rowCount)].contains { $0.word == 0 }
  }

  /// The names of a list's columns; `nil` if there is no such list.
  public func columns(of name: String) -> [String]? {
    guard let index = listIndex(name) else { return nil }
    let list = lists[index]
    return (0..<Int(list.columnCount)).map { string(columns[Int(list.firstColumn) + $0]) }
  }
}
