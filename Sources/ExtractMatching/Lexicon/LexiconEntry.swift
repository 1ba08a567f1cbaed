public import ExtractCore

/// A row of a list.
public struct LexiconEntry: Sendable {
  let lexicon: Lexicon
  /// The number of the row among those of all lists.
  public let row: UInt32

  private var place: (layer: LexiconLayer, row: Int) { lexicon.layer(ofRow: Int(row)) }
  private var listPlace: (layer: LexiconLayer, list: LexiconFormat.List) {
    let (layer, row) = place
    return (layer, layer.lists[layer.list(ofRow: row)])
  }

  /// The name of the list.
  public var list: String {
    let (layer, list) = listPlace
    return layer.string(list.name)
  }

  /// The line of the list's file.
  public var line: Int {
    let (layer, row) = place
    return layer.line(ofRow: row)
  }

  /// What the `flags` of the row and the header of its list say of how it is compared and believed.
  public var flags: EntryFlags {
    let (layer, row) = place
    return layer.header(ofRow: row).flags.subtracting(.capitalised)
  }

  /// The priority of the list.
  public var priority: Int { Int(listPlace.list.priority) }

  /// The text of a column by its number; the first column is the form or name.
  ///
  /// - Precondition: the list has that column.
  public subscript(_ column: Int) -> ImmortalText {
    let (layer, row) = place
    precondition(column < Int(layer.lists[layer.list(ofRow: row)].columnCount))
    return ImmortalText(immortal: layer.cell(column, ofRow: row))
  }

  /// The text of a column by its name.
  ///
  /// - Precondition: the list has that column.
  public subscript(_ column: String) -> ImmortalText {
    let (layer, row) = place
    return ImmortalText(immortal: layer.cell(columnNumber(column), ofRow: row))
  }

  /// The number of a column by its name.
  private func columnNumber(_ name: String) -> Int {
    let (layer, list) = listPlace
    var name = name
    let number = name.withUTF8 { name in
      (0..<Int(list.columnCount)).first {
        ImmortalText(immortal: layer.text(layer.columns[Int(list.firstColumn) + $0])).isSpelled(name)
      }
    }
    guard let number else { preconditionFailure("list '\(self.list)' has no column '\(name)'") }
    return number
  }

  /// The word that is the form or name of the row; 0 if that is of several words.
  public var word: LexiconID {
    let (layer, row) = place
    let header = layer.header(ofRow: row)
    guard header.isWord else { return 0 }
    return lexicon.find(spelling: layer.cell(0, ofRow: row), isInitialism: header.isInitialism).id
  }
}

/// The rows of a list in the order of its file.
public struct LexiconEntries: RandomAccessCollection, Sendable {
  let lexicon: Lexicon
  let first: Int
  /// The number of rows.
  public let count: Int

  /// 0, wherever the rows lie in the lexicon.
  public var startIndex: Int { 0 }
  /// The number of rows.
  public var endIndex: Int { count }
  /// The row at `index`, counted from the beginning of the list; O(1).
  public subscript(_ index: Int) -> LexiconEntry {
    precondition(index >= 0 && index < count)
    return LexiconEntry(lexicon: lexicon, row: UInt32(first + index))
  }
}

extension Lexicon {
  /// The rows of the first layer are numbered first.
  func layer(ofRow row: Int) -> (layer: LexiconLayer, row: Int) {
    guard row >= base.rows.count, let overlay = tables.pointee.overlay else { return (base, row) }
    return (overlay, row - base.rows.count)
  }

  /// The rows of a list in the order of its file.
  ///
  /// - Precondition: the list exists.
  public func entries(of list: String) -> LexiconEntries {
    let number = requiredListIndex(list)
    let (layer, local) = layer(ofList: number)
    let first = Int(layer.lists[local].firstRow) + (number >= base.lists.count ? base.rows.count : 0)
    return LexiconEntries(lexicon: self, first: first, count: Int(layer.lists[local].rowCount))
  }

  /// A value for each row of a list whose form, or name, is a single word, by the word's identifier; where several
  /// rows have the word, the first one's.
  ///
  /// - Precondition: the list exists.
  /// - Complexity: O(*rows of the list*).
  @inlinable public func values<Value>(of list: String, _ value: (LexiconEntry) -> Value?) -> [LexiconID: Value] {
    let entries = entries(of: list)
    var result: [LexiconID: Value] = [:]
    result.reserveCapacity(entries.count)
    for entry in entries {
      let word = entry.word
      if word != 0, result[word] == nil { result[word] = value(entry) }
    }
    return result
  }
}
