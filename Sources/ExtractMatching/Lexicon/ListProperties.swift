/// What the patterns of rules ask of a list.
extension Lexicon {
  /// The description of a list where it lies; `nil` if there is no such list.
  private func list(named name: String) -> (layer: LexiconLayer, list: LexiconFormat.List)? {
    listIndex(name).map { number in
      let (layer, local) = layer(ofList: number)
      return (layer, layer.lists[local])
    }
  }

  /// Whether a list is a gazetteer of names.
  func isNames(list name: String) -> Bool { list(named: name).map { $0.list.isNames != 0 } ?? false }

  /// Whether a list has an entry of several words.
  ///
  /// - Complexity: linear in the rows of the list.
  func hasSeveralWords(list name: String) -> Bool {
    listIndex(name) != nil && entries(of: name).contains { $0.word == 0 }
  }

  /// The names of a list's columns; `nil` if there is no such list.
  public func columns(of name: String) -> [String]? {
    guard let (layer, list) = list(named: name) else { return nil }
    return (0..<Int(list.columnCount)).map { layer.string(layer.columns[Int(list.firstColumn) + $0]) }
  }
}
