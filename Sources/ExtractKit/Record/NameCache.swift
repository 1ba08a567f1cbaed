import ExtractCore

/// What records say of rules, labels and kinds, by index: `,"rule":"quotes/said-subject"` and `,"label":"PERSON"`.
///
/// Names are interned while stages are made; the cache asks for them again only when it meets an index beyond
/// those it knows. A piece stays valid until the cache is asked for another of its sort.
struct NameCache {
  private var rules = ReadyPieces()
  private var labels = ReadyPieces()
  private var mentions = ReadyPieces()

  @inline(__always) mutating func piece(_ rule: RuleID) -> ReadyPiece {
    if Int(rule.index) >= rules.count { learnRules() }
    return rules[Int(rule.index)]
  }

  @inline(__always) mutating func piece(_ label: Label) -> ReadyPiece {
    if Int(label.index) >= labels.count { learnLabels() }
    return labels[Int(label.index)]
  }

  /// The label and the kind of a mention: `,"label":"PERSON","kind":"name"`.
  @inline(__always) mutating func piece(_ label: Label, _ kind: Mention.Kind) -> ReadyPiece {
    if Int(label.index) >= labels.count { learnLabels() }
    return mentions[kind.number * labels.count + Int(label.index)]
  }

  @inline(never) private mutating func learnRules() {
    let names = RuleID.names
    rules = ReadyPieces(names.count) { number, output in
      output.append(",\"rule\":\"")
      output.append(names[number].bytes)
      output.append("\"")
    }
  }

  @inline(never) private mutating func learnLabels() {
    let names = Label.names
    func write(_ label: Int, _ output: inout OutputBuffer) {
      output.append(",\"label\":\"")
      output.append(names[label].bytes)
      output.append("\"")
    }
    labels = ReadyPieces(names.count) { write($0, &$1) }
    let kinds = Mention.Kind.allCases
    mentions = ReadyPieces(kinds.count * names.count) { number, output in
      write(number % names.count, &output)
      output.append(",\"kind\":\"", named: kinds[number / names.count].recordName)
    }
  }
}

/// A part of a record that occurs again and again, with bytes after it that can be read, and so be copied in blocks.
struct ReadyPiece {
  static let blockSize = 16
  /// Most pieces are no longer: so many bytes are copied at once, whatever the length of the piece.
  static let usualSize = 3 * blockSize

  let start: UnsafeRawPointer
  let count: Int

  /// The bytes for which a cursor must have room.
  var room: Int { count + Self.usualSize }
}

/// Pieces by number.
private struct ReadyPieces {
  let count: Int
  private let pieces: UnsafePointer<ReadyPiece>
  private let memory: Memory

  /// No pieces, or those that `write` appends, one for each number.
  init(_ count: Int = 0, _ write: (Int, inout OutputBuffer) -> Void = { _, _ in }) {
    var bytes = OutputBuffer()
    var starts: [Int] = []
    for number in 0..<count {
      starts.append(bytes.count)
      write(number, &bytes)
    }
    starts.append(bytes.count)
    [UInt8](repeating: 0, count: ReadyPiece.usualSize).withUnsafeBufferPointer { bytes.append($0) }
    self.count = count
    memory = Memory(bytes, starts)
    pieces = UnsafePointer(memory.pieces)
  }

  subscript(index: Int) -> ReadyPiece {
    assert(index < count)
    return pieces[index]
  }

  private final class Memory {
    private let bytes: OutputBuffer
    let pieces: UnsafeMutablePointer<ReadyPiece>

    init(_ bytes: consuming OutputBuffer, _ starts: [Int]) {
      let base = UnsafeRawPointer(bytes.bytes.baseAddress.unsafelyUnwrapped)
      self.bytes = bytes
      pieces = .allocate(capacity: starts.count)
      for index in 0..<(starts.count - 1) {
        (pieces + index).initialize(
          to: ReadyPiece(start: base + starts[index], count: starts[index + 1] - starts[index]))
      }
    }

    deinit { pieces.deallocate() }
  }
}
