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
  /// The number of its meaning among the parser's; meanings are large, and copied only where a rule computes with them.
  var meaning: Int
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
  /// The meanings of words that lists give, then those of the window's items.
  private var meanings: [Meaning]
  private let listedCount: Int
  /// The symbols of the items that begin at each token of the window.
  private var symbolsAt: [SymbolSet] = []
  /// The meanings of the elements in braces so far, by number; 0 for a missing one.
  private var captures: [Int] = []
  private var countAtStart = 0

  private let words: ContextWords

  /// - Parameter listed: the meanings that words refer to by number; the first is no meaning.
  init(grammar: Grammar, words: ContextWords, listed: [Meaning]) {
    self.grammar = grammar
    self.words = words
    meanings = listed
    listedCount = listed.count
    captures = [Int](repeating: 0, count: grammar.mostCaptures)
  }

  /// Parses the tokens from `start` up to `end`; `words` adds the words that begin at a token.
  mutating func parse(
    _ start: Int, _ end: Int, _ view: TokenView,
    words: (Int, (Symbol, Int, DateVocabulary.WordMeaning) -> Void) -> Void
  ) {
    items.removeAll(keepingCapacity: true)
    meanings.removeLast(meanings.count - listedCount)
    symbolsAt.removeAll(keepingCapacity: true)
    symbolsAt.append(contentsOf: repeatElement(SymbolSet(), count: end - start))
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
        switch meaning {
        case .listed(let number): addNumbered(symbol, token, wordEnd, TokenRange(token, wordEnd), -1, number)
        case .spelled(let meaning): add(symbol, token, wordEnd, TokenRange(token, wordEnd), -1, meaning)
        }
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

  /// What an item means.
  func meaning(of item: ChartItem) -> Meaning { meanings[item.meaning] }

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
    meanings.append(meaning)
    if !addNumbered(symbol, start, end, core, rule, meanings.count - 1) { meanings.removeLast() }
  }

  /// Adds an item, unless it is there or there are too many.
  @discardableResult private mutating func addNumbered(
    _ symbol: Symbol, _ start: Int, _ end: Int, _ core: TokenRange, _ rule: Int, _ meaning: Int
  ) -> Bool {
    guard countAtStart < Self.itemLimit else { return false }
    if symbolsAt[start - base].contains(symbol) {
      var index = first[start - base]
      while index >= 0 {
        let item = items[Int(index)]
        if item.symbol == symbol, item.end == end, item.core == core, meanings[item.meaning] == meanings[meaning] {
          return false
        }
        index = item.next
      }
    }
    items.append(
      ChartItem(
        symbol: symbol, start: start, end: end, core: core, rule: rule, meaning: meaning, next: first[start - base]))
    first[start - base] = Int32(items.count - 1)
    symbolsAt[start - base].insert(symbol)
    compete(items.count - 1)
    countAtStart += 1
    return true
  }

  private mutating func enter(_ index: Int, _ view: TokenView) {
    let item = items[index]
    let following = (item.end < windowEnd ? symbolsAt[item.end - base].signature : 0) | Grammar.Entry.canEnd
    let symbol = Int(item.symbol.number)
    for number in Int(grammar.firstEntries[symbol])..<Int(grammar.firstEntries[symbol + 1])
    where grammar.entries[number].following & following != 0 {
      let entry = grammar.entries[number]
      take(
        item, grammar.patterns[Int(entry.pattern)], entry.element, item.start, TokenRange(item.end, item.start), view)
    }
  }

  /// Lets an item stand for an element and goes on with the next element.
  private mutating func take(
    _ item: ChartItem, _ pattern: CompiledPattern, _ element: Int32, _ start: Int, _ core: TokenRange, _ view: TokenView
  ) {
    let wanted = grammar.elements[Int(pattern.firstElement + element)]
    if wanted.isBounded {
      guard let value = meanings[item.meaning].integer, value >= Int(wanted.lowest), value <= Int(wanted.highest) else {
        return
      }
    }
    guard item.end - start <= Self.longestItem else { return }
    var core = core
    if !wanted.isContext { core = TokenRange(min(core.start, item.core.start), max(core.end, item.core.end)) }
    if wanted.capture >= 0 { captures[Int(wanted.capture)] = item.meaning }
    advance(pattern, element + 1, start, item.end, core, view)
    if wanted.capture >= 0 { captures[Int(wanted.capture)] = 0 }
  }

  private mutating func advance(
    _ pattern: CompiledPattern, _ element: Int32, _ start: Int, _ position: Int, _ core: TokenRange, _ view: TokenView
  ) {
    guard element < pattern.elementCount else {
      complete(pattern, TokenRange(start, position), core, view)
      return
    }
    let wanted = grammar.elements[Int(pattern.firstElement + element)]
    if wanted.isOptional { advance(pattern, element + 1, start, position, core, view) }
    guard position < windowEnd, !wanted.symbols.isDisjoint(with: symbolsAt[position - base]),
      !wanted.isGlued || view.isGlued(position)
    else { return }
    var index = first[position - base]
    while index >= 0 {
      let symbol = items[Int(index)].symbol
      let next = items[Int(index)].next
      if wanted.symbols.contains(symbol) { take(items[Int(index)], pattern, element, start, core, view) }
      index = next
    }
  }

  /// Adds what tokens that match a pattern mean, unless its rule refuses them.
  private mutating func complete(
    _ pattern: CompiledPattern, _ tokens: TokenRange, _ core: TokenRange, _ view: TokenView
  ) {
    let meaning = meanings.withUnsafeBufferPointer { meanings in
      captures.withUnsafeBufferPointer { numbers in
        let captures = Captures(
          meanings: meanings, numbers: UnsafeBufferPointer(rebasing: numbers[..<Int(pattern.captureCount)]))
        return grammar.rules[Int(pattern.rule)].meaning(
          RuleMatch(captures: captures, tokens: tokens, view: view, words: words))
      }
    }
    if let meaning { add(pattern.result, tokens.start, tokens.end, core, Int(pattern.rule), meaning) }
  }
}
