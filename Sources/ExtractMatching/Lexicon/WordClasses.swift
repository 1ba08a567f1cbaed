public import ExtractCore

/// Membership in some word classes, as one bit each, for every set of classes in a lexicon.
///
/// A stage makes one for the lists it works with; testing a token is then a load and a mask.
public struct ClassFilter: Sendable {
  private let masks: [UInt64]

  fileprivate init(masks: [UInt64]) { self.masks = masks }

  /// Bit *i* is set if token `index` is in the *i*-th class of the filter.
  @inline(__always) public func bits(_ view: TokenView, _ index: Int) -> UInt64 {
    masks.withUnsafeBufferPointer { $0[view.classSet(index)] }
  }

  /// The bits by class set, for loops that want them without a call.
  public var bitsByClassSet: [UInt64] { masks }
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

  /// A value for each single word of a list, by the word's identifier; a word of several rows has the first one's.
  ///
  /// - Precondition: the list exists.
  public func values<Value>(of list: String, _ value: (LexiconEntry) -> Value?) -> [LexiconID: Value] {
    let index = UInt16(requiredListIndex(list))
    var result: [LexiconID: Value] = [:]
    for (position, word) in words.enumerated() where word.node != 0 {
      let node = nodes[Int(word.node)]
      for payload in payloads[Int(node.firstPayload)..<Int(node.firstPayload) + Int(node.payloadCount)]
      where rows[Int(payload.row)].list == index {
        if let value = value(LexiconEntry(lexicon: self, row: payload.row)) {
          result[LexiconID(position) + LexiconFormat.firstWordID] = value
          break
        }
      }
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
