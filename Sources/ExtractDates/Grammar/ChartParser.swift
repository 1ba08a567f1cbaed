import ExtractCore

/// A piece of text with a symbol and a meaning.
struct ChartItem {
  var symbol: Symbol
  var start: Int
  var end: Int
  /// The tokens of the expression itself, without context that a rule only asked for.
  var core: TokenRange
  /// The rule that made it; -1 for a word.
  var rule: Int
  var meaning: Meaning
  /// The next item with the same start; -1 for none.
  var next: Int32
}

/// A bottom-up chart parser over one window of tokens.
///
/// Starts are worked through from right to left, so that when a pattern is entered at a token everything to the right of
/// it is known (a left-corner strategy; J. Earley's chart without predictions). Work is bounded by ``itemLimit`` for
/// each start and ``longestItem``, so it is linear in the text.
struct ChartParser {
  static let itemLimit = 120
  static let longestItem = 28

  let grammar: Grammar
  private(set) var items: [ChartItem] = []
  private var first: [Int32] = []
  private var best: [Int32] = []
  private var base = 0
  private var windowEnd = 0
  private var captures: [Meaning] = []
  private var countAtStart = 0

  private let words: ContextWords

  init(grammar: Grammar, words: ContextWords) {
    self.grammar = grammar
    self.words = words
  }

  /// Parses the tokens from `start` up to `end`; `words` adds the words that begin at a token.
  mutating func parse(
    _ start: Int, _ end: Int, _ view: TokenView,
    words: (Int, (Symbol, Int, Meaning) -> Void) -> Void
  ) {
    items.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    first.append(contentsOf: repeatElement(-1, count: end - start))
    best.removeAll(keepingCapacity: true)
    best.append(contentsOf: repeatElement(-1, count: end - start))
    base = start
    windowEnd = end
    for token in stride(from: end - 1, through: start, by: -1) {
      countAtStart = 0
      var next = items.count
      words(token) { symbol, wordEnd, meaning in
        guard wordEnd <= end else { return }
        add(symbol, token, wordEnd, TokenRange(token, wordEnd), -1, meaning)
      }
      while next < items.count {
        enter(next, view)
        next += 1
      }
    }
  }

  /// The best expression that begins at token `start`: the longest, then the one of the first rule.
  func bestItem(at start: Int) -> ChartItem? {
    let index = best[start - base]
    return index < 0 ? nil : items[Int(index)]
  }

  /// Keeps an expression if it is the best of those that begin, without their context, at the same token.
  private mutating func compete(_ index: Int) {
    let item = items[index]
    guard grammar.accepted.contains(item.symbol), !item.core.isEmpty else { return }
    let place = item.core.start - base
    if best[place] >= 0 {
      let known = items[Int(best[place])]
      if (known.core.end, -known.rule) >= (item.core.end, -item.rule) { return }
    }
    best[place] = Int32(index)
  }

  private mutating func add(
    _ symbol: Symbol, _ start: Int, _ end: Int, _ core: TokenRange, _ rule: Int, _ meaning: Meaning
  ) {
    guard countAtStart < Self.itemLimit else { return }
    var index = first[start - base]
    while index >= 0 {
      let item = items[Int(index)]
      if item.symbol == symbol, item.end == end, item.core == core, item.meaning == meaning { return }
      index = item.next
    }
    items.append(
      ChartItem(
        symbol: symbol, start: start, end: end, core: core, rule: rule, meaning: meaning, next: first[start - base]))
    first[start - base] = Int32(items.count - 1)
    compete(items.count - 1)
    countAtStart += 1
  }

  private mutating func enter(_ index: Int, _ view: TokenView) {
    let item = items[index]
    for entry in grammar.entries[Int(item.symbol.number)] {
      let pattern = grammar.patterns[entry.pattern]
      captures.removeAll(keepingCapacity: true)
      captures.append(contentsOf: repeatElement(.nothing, count: pattern.captureCount))
      take(item, pattern, entry.element, item.start, TokenRange(item.end, item.start), view)
    }
  }

  /// Lets an item stand for an element and goes on with the next element.
  private mutating func take(
    _ item: ChartItem, _ pattern: CompiledPattern, _ element: Int, _ start: Int, _ core: TokenRange, _ view: TokenView
  ) {
    let wanted = pattern.elements[element]
    if let bounds = wanted.bounds {
      guard let value = item.meaning.integer, bounds.contains(value) else { return }
    }
    guard item.end - start <= Self.longestItem else { return }
    var core = core
    if !wanted.isContext { core = TokenRange(min(core.start, item.core.start), max(core.end, item.core.end)) }
    if wanted.capture >= 0 { captures[wanted.capture] = item.meaning }
    advance(pattern, element + 1, start, item.end, core, view)
    if wanted.capture >= 0 { captures[wanted.capture] = .nothing }
  }

  private mutating func advance(
    _ pattern: CompiledPattern, _ element: Int, _ start: Int, _ position: Int, _ core: TokenRange, _ view: TokenView
  ) {
    guard element < pattern.elements.count else {
      let rule = grammar.rules[pattern.rule]
      let match = RuleMatch(captures: captures, tokens: TokenRange(start, position), view: view, words: words)
      if let meaning = rule.meaning(match) { add(pattern.result, start, position, core, pattern.rule, meaning) }
      return
    }
    let wanted = pattern.elements[element]
    if wanted.isOptional { advance(pattern, element + 1, start, position, core, view) }
    guard position < windowEnd, !wanted.isGlued || view.isGlued(position) else { return }
    var index = first[position - base]
    while index >= 0 {
      let item = items[Int(index)]
      index = item.next
      if wanted.symbols.contains(item.symbol) { take(item, pattern, element, start, core, view) }
    }
  }
}
