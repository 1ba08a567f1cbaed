import ExtractCore

/// The expressions of windows that were parsed before: the same few forms make most of the times of a text.
///
/// A window is known again by its ``WindowKey``, so that what is remembered is what parsing would yield: the meanings of
/// expressions, or where free numbers have a part in them, how they are computed from these. A text that finds the memory
/// full starts it anew.
struct WindowMemory {
  private static let slotCount = 32_768
  private static let entryLimit = 16_384

  /// An expression of a window, its tokens counted from the window's first.
  private struct Expression: BitwiseCopyable {
    var core: TokenRange
    /// The number of the rule among the grammar's.
    var rule: Int
    var result: Derivations.Result
  }

  private struct Entry: BitwiseCopyable {
    var hash: UInt64
    var key: Int
    var keyCount: Int
    var first: Int
    /// How many expressions there are; -1 if that depends on the numbers, by which the window is known again.
    var count: Int
  }

  /// The index in `entries` plus one, 0 for none.
  private var slots = [UInt16](repeating: 0, count: Self.slotCount)
  private var entries: [Entry] = []
  private var keys: [UInt64] = []
  private var expressions: [Expression] = []
  private let derivations: Derivations
  /// The meanings of expressions, by number, until the next text begins.
  var meanings: MeaningTable { derivations.meanings }
  private var isFull: Bool { entries.count >= Self.entryLimit - 1 }
  /// The window that was asked for last: its key, and the free numbers that the key does not tell.
  private let key = WindowKey()
  private var numbers = FreeNumbers()

  init(grammar: Grammar, words: ContextWords, listed: [Meaning]) {
    derivations = Derivations(grammar: grammar, words: words, listed: listed)
  }

  mutating func beginText() {
    derivations.beginText()
    if isFull { forget() }
  }

  /// The number of a meaning that is not remembered, until the next text begins.
  mutating func keep(_ meaning: consuming Meaning) -> Int { derivations.keep(meaning) }

  /// The numbers of the window's expressions, for ``expression(_:_:_:)``, if it was remembered.
  mutating func lookUp(_ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary) -> Range<Int>? {
    numbers = vocabulary.freeNumbers(start, end, view)
    key.make(start, end, view, vocabulary, numbers)
    guard var entry = find() else { return nil }
    if entry.count < 0 {
      numbers = FreeNumbers()
      key.make(start, end, view, vocabulary, numbers)
      guard let exact = find() else { return nil }
      entry = exact
    }
    return entry.first..<entry.first + entry.count
  }

  /// An expression of the window that was asked for last, with the number of its meaning; `nil` if a rule refuses its
  /// numbers.
  mutating func expression(
    _ number: Int, _ start: Int, _ view: TokenView
  ) -> (core: TokenRange, rule: Int, meaning: Int)? {
    let expression = expressions[number]
    guard let meaning = derivations.meaning(expression.result, numbers, start, view) else { return nil }
    let core = TokenRange(start + expression.core.start, start + expression.core.end)
    return (core, expression.rule, meaning)
  }

  /// Remembers, while there is room, the expressions that the window that was asked for last was parsed into.
  mutating func remember(
    _ items: [ChartItem], _ parser: ChartParser, _ start: Int, _ end: Int, _ view: TokenView,
    _ vocabulary: DateVocabulary
  ) {
    guard !isFull else { return }
    if !derivations.begin(parser, numbers, start) {
      insert(count: -1)
      numbers = FreeNumbers()
      key.make(start, end, view, vocabulary, numbers)
      _ = derivations.begin(parser, numbers, start)
    }
    insert(count: items.count)
    for item in items {
      let core = TokenRange(item.core.start - start, item.core.end - start)
      expressions.append(Expression(core: core, rule: item.rule, result: derivations.add(item, parser, start)))
    }
  }

  @inline(__always) private func find() -> Entry? {
    var slot = Int(key.hash >> 32) & (Self.slotCount - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == key.hash, entry.keyCount == key.count, isKey(at: entry.key) { return entry }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  private mutating func insert(count: Int) {
    entries.append(
      Entry(hash: key.hash, key: keys.count, keyCount: key.count, first: expressions.count, count: count))
    keys += key.pieces
    var slot = Int(key.hash >> 32) & (Self.slotCount - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
    slots[slot] = UInt16(entries.count)
  }

  private mutating func forget() {
    for slot in slots.indices { slots[slot] = 0 }
    entries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    expressions.removeAll(keepingCapacity: true)
    derivations.forget()
  }

  private func isKey(at place: Int) -> Bool {
    for (index, piece) in key.pieces.enumerated() where keys[place + index] != piece { return false }
    return true
  }
}
