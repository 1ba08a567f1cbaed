import ExtractCore

/// What parts of which spans the tokens of a document are.
struct SpanSets {
  struct Part: Hashable {
    var span: Int
    var part: SpanPart
  }

  private struct Addition: Hashable {
    var set: UInt32
    var part: Part
  }

  /// The set of each token; empty where the patterns look at no spans.
  private var numbers: [UInt32] = []
  private var sets: [[Part]] = [[]]
  private var additions: [Addition: UInt32] = [:]

  /// Whether no token of the document has a set.
  var isEmpty: Bool { numbers.isEmpty }

  /// The number of a token's set, 0 for none.
  @inline(__always) func number(of token: Int) -> UInt32 { numbers.isEmpty ? 0 : numbers[token] }

  /// The sets of one token, by number; they stay the same from document to document.
  func parts(of number: UInt32) -> [Part] { sets[Int(number)] }

  /// Whether there are so many sets that they are better forgotten.
  var isFull: Bool { sets.count > 1 << 16 }

  mutating func forget() {
    sets = [[]]
    additions.removeAll(keepingCapacity: true)
  }

  mutating func begin(tokenCount: Int) {
    numbers.removeAll(keepingCapacity: true)
    numbers.append(contentsOf: repeatElement(0, count: tokenCount))
  }

  /// Notes a span that lies in the table.
  mutating func add(_ tokens: TokenRange, of span: Int) {
    for index in tokens.start..<tokens.end {
      let part: SpanPart =
        tokens.count == 1 ? .whole : index == tokens.start ? .first : index == tokens.end - 1 ? .last : .middle
      numbers[index] = adding(Part(span: span, part: part), to: numbers[index])
    }
  }

  private mutating func adding(_ part: Part, to set: UInt32) -> UInt32 {
    let addition = Addition(set: set, part: part)
    if let known = additions[addition] { return known }
    let number = UInt32(sets.count)
    sets.append(sets[Int(set)] + [part])
    additions[addition] = number
    return number
  }
}
