import ExtractCore

/// A piece of text with a symbol and a meaning.
struct ChartItem: BitwiseCopyable {
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

/// How a meaning of a window came about.
struct MeaningOrigin: BitwiseCopyable {
  /// The rule that computed it; -1 for a word that means it by its spelling.
  var rule: Int32
  /// How many meanings the rule took up, and where their numbers lie among the parser's captures.
  var captureCount: Int32
  var firstCapture: Int
  var tokens: TokenRange
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
  private let chart: Chart
  private var base = 0
  private var windowEnd = 0
  /// The meanings of words that lists give, then those of the window's items.
  let meanings: MeaningTable
  let listedCount: Int
  /// How the meanings of the window's items came about.
  var origins: FlatArray<MeaningOrigin> { chart.origins }
  private var countAtStart = 0

  private let words: ContextWords

  /// - Parameters:
  ///   - listed: the meanings that words refer to by number; the first is no meaning.
  ///   - longestWindow: the most tokens that are parsed at once.
  init(grammar: Grammar, words: ContextWords, listed: [Meaning], longestWindow: Int) {
    self.grammar = grammar
    self.words = words
    meanings = MeaningTable(listed)
    listedCount = listed.count
    chart = Chart(longestWindow: longestWindow, captures: grammar.mostCaptures)
  }

  /// Parses the tokens from `start` up to `end`; `words` adds the words that begin at a token.
  mutating func parse(
    _ start: Int, _ end: Int, _ view: TokenView,
    words: (Int, (Symbol, Int, DateVocabulary.WordMeaning) -> Void) -> Void
  ) {
    meanings.removeAll(from: listedCount)
    chart.clear(end - start)
    base = start
    windowEnd = end
    for token in (start..<end).reversed() {
      countAtStart = 0
      var next = chart.items.count
      words(token) { symbol, wordEnd, meaning in
        guard wordEnd <= end else { return }
        switch meaning {
        case .listed(let number): addNumbered(symbol, token, wordEnd, TokenRange(token, wordEnd), -1, number)
        case .spelled(let meaning):
          let tokens = TokenRange(token, wordEnd)
          let origin = MeaningOrigin(rule: -1, captureCount: 0, firstCapture: chart.captured.count, tokens: tokens)
          add(symbol, tokens, meaning, origin)
        }
      }
      while next < chart.items.count {
        enter(next, view)
        next += 1
      }
    }
  }

  /// The best expression that begins at token `start`: the longest, then the one of the first rule.
  func bestItem(at start: Int) -> ChartItem? {
    let index = chart.best[start - base]
    return index < 0 ? nil : chart.items[Int(index)]
  }

  /// The numbers of the meanings that the rule of an origin took up.
  func captures(of origin: MeaningOrigin) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: chart.captured.pointer + origin.firstCapture, count: Int(origin.captureCount))
  }

  /// Keeps an expression if it is the best of those that begin, without their context, at the same token.
  @inline(__always) private func compete(_ index: Int) {
    let item = chart.items.pointer + index
    guard grammar.accepted.contains(item.pointee.symbol), !item.pointee.core.isEmpty else { return }
    let place = item.pointee.core.start - base
    if chart.best[place] >= 0 {
      let known = chart.items.pointer + Int(chart.best[place])
      if (known.pointee.core.end, -known.pointee.rule) >= (item.pointee.core.end, -item.pointee.rule) { return }
    }
    chart.best[place] = Int32(index)
  }

  private mutating func add(
    _ symbol: Symbol, _ core: TokenRange, _ meaning: consuming Meaning, _ origin: MeaningOrigin
  ) {
    meanings.append(meaning)
    let tokens = origin.tokens
    guard addNumbered(symbol, tokens.start, tokens.end, core, Int(origin.rule), meanings.count - 1) else {
      meanings.removeLast()
      return
    }
    chart.keep(origin)
  }

  /// Adds an item, unless it is there or there are too many.
  @discardableResult private mutating func addNumbered(
    _ symbol: Symbol, _ start: Int, _ end: Int, _ core: TokenRange, _ rule: Int, _ meaning: Int
  ) -> Bool {
    guard countAtStart < Self.itemLimit else { return false }
    let place = start - base
    if chart.symbols[place].contains(symbol) {
      var index = chart.first[place]
      while index >= 0 {
        let item = chart.items.pointer + Int(index)
        if item.pointee.symbol == symbol, item.pointee.end == end, item.pointee.core == core,
          meanings[item.pointee.meaning] == meanings[meaning]
        {
          return false
        }
        index = item.pointee.next
      }
    }
    chart.append(
      ChartItem(
        symbol: symbol, start: start, end: end, core: core, rule: rule, meaning: meaning, next: chart.first[place]))
    chart.first[place] = Int32(chart.items.count - 1)
    chart.symbols[place].insert(symbol)
    compete(chart.items.count - 1)
    countAtStart += 1
    return true
  }

  private mutating func enter(_ index: Int, _ view: TokenView) {
    let item = chart.items[index]
    let signature = symbols(at: item.end).signature | Grammar.endBit
    let symbol = Int(item.symbol.number)
    let patterns = grammar.patterns.baseAddress.unsafelyUnwrapped
    for number in grammar.firstGroups[symbol]..<grammar.firstGroups[symbol + 1] {
      let group = grammar.groups[Int(number)]
      // Most patterns are out of the question by what follows the item.
      var places: UInt64 = 0
      var rest = signature
      while rest != 0 {
        places |= grammar.entriesByFollowing[Int(group.firstMask) + rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      while places != 0 {
        let entry = grammar.entries + Int(group.firstEntry) + places.trailingZeroBitCount
        places &= places - 1
        take(
          item, patterns + Int(entry.pointee.pattern), entry.pointee.element, item.start,
          TokenRange(item.end, item.start), view)
      }
    }
  }

  /// The symbols of the items that begin at a token; none at the end of the window.
  @inline(__always) private func symbols(at token: Int) -> SymbolSet {
    token < windowEnd ? chart.symbols[token - base] : SymbolSet()
  }

  /// Lets an item stand for an element and goes on with the next element.
  private mutating func take(
    _ item: ChartItem, _ pattern: UnsafePointer<CompiledPattern>, _ element: Int32, _ start: Int, _ core: TokenRange,
    _ view: TokenView
  ) {
    let wanted = grammar.elements + Int(pattern.pointee.firstElement + element)
    guard wanted.pointee.allows(symbols(at: item.end)) else { return }
    if wanted.pointee.isBounded {
      guard let value = meanings[item.meaning].integer, value >= Int(wanted.pointee.lowest),
        value <= Int(wanted.pointee.highest)
      else { return }
    }
    guard item.end - start <= Self.longestItem else { return }
    var core = core
    if !wanted.pointee.isContext {
      core = TokenRange(min(core.start, item.core.start), max(core.end, item.core.end))
    } else if core.start >= core.end {
      // Nothing but context so far: the expression begins behind it.
      core = TokenRange(item.end, start)
    }
    let capture = Int(wanted.pointee.capture)
    if capture >= 0 { chart.captures[capture] = item.meaning }
    advance(pattern, element + 1, start, item.end, core, view)
    if capture >= 0 { chart.captures[capture] = 0 }
  }

  private mutating func advance(
    _ pattern: UnsafePointer<CompiledPattern>, _ element: Int32, _ start: Int, _ position: Int, _ core: TokenRange,
    _ view: TokenView
  ) {
    guard element < pattern.pointee.elementCount else {
      complete(pattern.pointee, TokenRange(start, position), core, view)
      return
    }
    let wanted = grammar.elements + Int(pattern.pointee.firstElement + element)
    let present = symbols(at: position)
    if wanted.pointee.isOptional, wanted.pointee.allows(present) {
      advance(pattern, element + 1, start, position, core, view)
    }
    guard !wanted.pointee.symbols.isDisjoint(with: present),
      !wanted.pointee.isGlued || view.isGlued(position)
    else { return }
    var index = chart.first[position - base]
    while index >= 0 {
      let item = chart.items.pointer + Int(index)
      index = item.pointee.next
      if wanted.pointee.symbols.contains(item.pointee.symbol) {
        take(item.pointee, pattern, element, start, core, view)
      }
    }
  }

  /// Adds what tokens that match a pattern mean, unless its rule refuses them.
  private mutating func complete(
    _ pattern: CompiledPattern, _ tokens: TokenRange, _ core: TokenRange, _ view: TokenView
  ) {
    let captures = Captures(
      meanings: meanings.memory,
      numbers: UnsafeBufferPointer(start: chart.captures, count: Int(pattern.captureCount)))
    let match = RuleMatch(captures: captures, tokens: tokens, view: view, words: words)
    guard let meaning = grammar.rules[Int(pattern.rule)].meaning(match) else { return }
    let origin = MeaningOrigin(
      rule: pattern.rule, captureCount: pattern.captureCount, firstCapture: chart.captured.count, tokens: tokens)
    add(pattern.result, core, meaning, origin)
  }
}
