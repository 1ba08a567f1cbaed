import ExtractCore

/// What records say of rules and labels, by index: `,"rule":"quotes/said-subject"` and `,"label":"PERSON"`.
///
/// Names are interned while stages are made; the cache asks for them again only when it meets an index beyond
/// those it knows.
struct NameCache {
  private var rules = ReadyPieces([], after: "")
  private var labels = ReadyPieces([], after: "")

  /// The piece stays valid until the cache is asked for another.
  mutating func piece(_ rule: RuleID) -> ReadyPiece {
    if Int(rule.index) >= rules.count { rules = ReadyPieces(RuleID.names, after: ",\"rule\":\"") }
    return rules[Int(rule.index)]
  }

  /// The piece stays valid until the cache is asked for another.
  mutating func piece(_ label: Label) -> ReadyPiece {
    if Int(label.index) >= labels.count { labels = ReadyPieces(Label.names, after: ",\"label\":\"") }
    return labels[Int(label.index)]
  }
}

/// A part of a record that occurs again and again, with bytes after it that can be read, and so be copied in blocks.
struct ReadyPiece {
  static let blockSize = 16

  let start: UnsafeRawPointer
  let count: Int

  /// The bytes for which a cursor must have room.
  var room: Int { count + Self.blockSize }
}

/// Pieces by number.
private final class ReadyPieces {
  let count: Int
  private let memory: UnsafeMutableRawPointer
  private let pieces: UnsafeMutablePointer<ReadyPiece>

  /// Pieces of `opening`, a name, and a quotation mark.
  init(_ names: [ImmortalText], after opening: StaticString) {
    count = names.count
    pieces = .allocate(capacity: count)
    let quoted = opening.utf8CodeUnitCount + 1
    let size = names.reduce(ReadyPiece.blockSize) { $0 + quoted + $1.bytes.count }
    memory = .allocate(byteCount: size, alignment: ReadyPiece.blockSize)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    var cursor = OutputCursor(next: memory, groups: OutputCursor.digitGroups)
    for (index, name) in names.enumerated() {
      (pieces + index).initialize(to: ReadyPiece(start: cursor.next, count: quoted + name.bytes.count))
      cursor.append(opening)
      cursor.append(name.bytes)
      cursor.append("\"")
    }
  }

  deinit {
    memory.deallocate()
    pieces.deallocate()
  }

  subscript(index: Int) -> ReadyPiece {
    precondition(index < count)
    return pieces[index]
  }
}
