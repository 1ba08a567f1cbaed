public import ExtractCore

/// Membership in some word classes, as one bit each, for every set of classes in a lexicon.
///
/// A stage makes one for the lists it works with; testing a token is then a load and a mask.
@frozen public struct ClassFilter: @unchecked Sendable {
  /// One mask for each class set; filters are made once for a stage, and their memory is never freed.
  @usableFromInline let masks: UnsafePointer<UInt64>

  fileprivate init(masks: [UInt64]) {
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: masks.count)
    memory.initialize(from: masks, count: masks.count)
    self.masks = UnsafePointer(memory)
  }

  /// Bit *i* is set if token `index` is in the *i*-th class of the filter.
  @inlinable public func bits(_ view: TokenView, _ index: Int) -> UInt64 { masks[view.classSet(index)] }
}

extension Lexicon {
  /// The names of the lists in their order.
  public var listNames: [String] { lists.map { string($0.name) } }

  /// A filter for at most 64 word classes, named by their lists; the first is bit 0.
  ///
  /// - Precondition: each list exists.
  public func classFilter(_ names: [String]) -> ClassFilter {
    precondition(names.count <= 64)
    let classes = names.map { requiredListIndex($0) }
    let setCount = wordsPerSet == 0 ? 0 : classSetBits.count / wordsPerSet
    return ClassFilter(
      masks: (0..<max(1, setCount)).map { set in
        var mask: UInt64 = 0
        for (bit, list) in classes.enumerated() where set < setCount {
          if classSetBits[set * wordsPerSet + list / 64] >> UInt64(list % 64) & 1 == 1 { mask |= 1 << UInt64(bit) }
        }
        return mask
      })
  }

  func listIndex(_ name: String) -> Int? { lists.firstIndex { string($0.name) == name } }

  func requiredListIndex(_ name: String) -> Int {
    guard let index = listIndex(name) else { preconditionFailure("the lexicon has no list '\(name)'") }
    return index
  }

  /// The rows of a list in the order of its file.
  ///
  /// - Precondition: the list exists.
  public func entries(of list: String) -> [LexiconEntry] {
    let list = lists[requiredListIndex(list)]
    return (list.firstRow..<list.firstRow + list.rowCount).map { LexiconEntry(lexicon: self, row: $0) }
  }

  /// A value for each row of a list whose form, or name, is a single word, by the word's identifier; where several
  /// rows have the word, the first one's.
  ///
  /// - Precondition: the list exists.
  /// - Complexity: O(*rows of the list*).
  public func values<Value>(of list: String, _ value: (LexiconEntry) -> Value?) -> [LexiconID: Value] {
    var result: [LexiconID: Value] = [:]
    for entry in entries(of: list) {
      let word = rows[Int(entry.row)].word
      if word != 0, result[word] == nil { result[word] = value(entry) }
    }
    return result
  }
}

/// A row of a list.
public struct LexiconEntry: Sendable {
  let lexicon: Lexicon
  /// The number of the row among those of all lists.
  public let row: UInt32

  /// The name of the list.
  public var list: String { lexicon.string(lexicon.lists[Int(lexicon.rows[Int(row)].list)].name) }

  /// The line of the list's file.
  public var line: Int { Int(lexicon.rows[Int(row)].line) }

  public var flags: EntryFlags { EntryFlags(rawValue: lexicon.rows[Int(row)].flags) }

  /// The text of a column by its number; the first column is the form or name.
  ///
  /// - Precondition: the list has that column.
  public subscript(_ column: Int) -> ImmortalText {
    let entry = lexicon.rows[Int(row)]
    precondition(column < Int(lexicon.lists[Int(entry.list)].columnCount))
    return ImmortalText(immortal: lexicon.text(lexicon.cells[Int(entry.firstCell) + column]))
  }

  /// The text of a column by its name.
  ///
  /// - Precondition: the list has that column.
  public subscript(_ column: String) -> ImmortalText {
    let list = lexicon.lists[Int(lexicon.rows[Int(row)].list)]
    for number in 0..<Int(list.columnCount)
    where lexicon.string(lexicon.columns[Int(list.firstColumn) + number]) == column {
      return self[number]
    }
    preconditionFailure("list '\(self.list)' has no column '\(column)'")
  }
}
