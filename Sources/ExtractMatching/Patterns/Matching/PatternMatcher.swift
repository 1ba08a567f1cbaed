public import ExtractCore

/// A place where a pattern fits.
public struct PatternMatch: Hashable, Sendable {
  /// A part of a match that its pattern names.
  public struct Capture: Hashable, Sendable {
    /// The index in ``PatternProgram/captures`` of the role or label.
    public var name: Int
    /// The tokens of the part.
    public var tokens: TokenRange
  }

  /// The index of the pattern in its set.
  public var pattern: Int
  /// All tokens that the pattern fits, context included.
  public var tokens: TokenRange
  /// The tokens that it reports: what stands in `[ ]`, or all.
  public var span: TokenRange
  /// The captures that took part, in order of their names.
  public var captures: [Capture]
}

/// Finds all matches of a set of patterns in documents; what one thread uses.
///
/// Of each pattern, at most one match is found for each token that it can begin at: the longest, or, if the pattern
/// has a gap, the one with the shortest gaps. A match lies within a sentence, or within a paragraph where there are no
/// sentences, and has at most ``Pattern/longestMatch`` tokens. Exceptions are looked for only in sentences in which
/// another pattern fits.
///
/// - Complexity: each token costs one lookup for its symbol and one for the patterns that can begin with it, and one
///   more for each token that some pattern goes on to, at most ``Pattern/longestMatch``: linear in the text whatever
///   the text and the patterns, and independent of the number of patterns as long as the states that the text leads to
///   are known.
public struct PatternMatcher {
  /// What matching has cost so far, in steps that do not depend on the machine.
  public struct Cost: Hashable, Sendable {
    /// Tokens that were looked at.
    public var tokens = 0
    /// Tokens that were reduced to symbols: those that a pattern may begin with, and those that one goes on to.
    public var symbols = 0
    /// Transitions of the automaton.
    public var steps = 0
    /// Symbols and states that were built.
    public var built = 0
    /// Steps that reading spans and captures took, a thread and token each.
    public var reading = 0
  }

  /// The patterns that it looks for.
  public let patterns: PatternSet
  /// What all calls so far have cost.
  public private(set) var cost = Cost()
  private var symbols: TokenSymbols
  private var spans = SpanSets()
  private var automaton: PatternAutomaton
  private var reader: CaptureReader
  /// The symbol of each token of the document for which one was made.
  private var sequence: [UInt32] = []
  /// The tokens that have a symbol there.
  private var known: [Int] = []
  /// Where some pattern ends, of those that begin at the token that is looked at, and the state it is in.
  private var ends: [(state: PatternAutomaton.State, end: Int)] = []
  /// How many tokens there were at which some pattern fits.
  private var reports = 0
  /// For each pattern, the last of them at which it was noted.
  private var lastReport: [Int]

  /// A matcher for one thread; what it learns of the patterns in one document serves in the next.
  public init(_ patterns: PatternSet) {
    self.patterns = patterns
    symbols = TokenSymbols(patterns)
    automaton = PatternAutomaton(patterns)
    reader = CaptureReader(patterns)
    lastReport = [Int](repeating: 0, count: patterns.programs.count)
  }

  /// The matches in a document, by where they begin, and then by pattern.
  public mutating func matches(in document: borrowing Document) -> [PatternMatch] {
    guard !patterns.programs.isEmpty else { return [] }
    if symbols.isFull || spans.isFull {
      symbols.forget()
      automaton.forget()
      spans.forget()
    }
    var found: [PatternMatch] = []
    document.withTokens { view in
      spans.find(patterns, in: document, view)
      for index in known { sequence[index] = Self.unknown }
      known.removeAll(keepingCapacity: true)
      if sequence.count < view.count {
        sequence += repeatElement(Self.unknown, count: view.count - sequence.count)
      }
      patterns.leadingFilter.withView { filter in
        search(SentenceBounds(document.sentences, view), view, filter, &found)
      }
      cost.built = symbols.made + automaton.built
      cost.tokens += view.count
      cost.reading = reader.steps
    }
    return found
  }

  /// Marks a token whose symbol is not made yet.
  private static let unknown = UInt32.max

  @inline(__always) private mutating func symbol(_ index: Int, _ sentence: TokenRange, _ view: TokenView) -> UInt32 {
    let known = sequence[index]
    return known != Self.unknown ? known : makeSymbol(index, sentence, view)
  }

  private mutating func makeSymbol(_ index: Int, _ sentence: TokenRange, _ view: TokenView) -> UInt32 {
    var edges: UInt32 = 0
    if patterns.looksAtEdges {
      if index == sentence.start { edges |= TokenSymbols.sentenceStart }
      if index + 1 == sentence.end { edges |= TokenSymbols.sentenceEnd }
    }
    let symbol = symbols.symbol(of: index, in: view, spans: spans.number(of: index), sets: spans, edges: edges)
    sequence[index] = symbol
    known.append(index)
    cost.symbols += 1
    return symbol
  }

  private mutating func search(
    _ sentences: consuming SentenceBounds, _ view: TokenView, _ filter: StartFilterView,
    _ found: inout [PatternMatch]
  ) {
    var start = filter.firstStart(from: 0, to: view.count, view, spans)
    while start < view.count {
      let sentence = sentences.sentence(of: start)
      var next = start + 1
      run(from: start, sentence, view)
      if patterns.exceptions.isEmpty {
        report(start, sentence, &found)
      } else if endsLeading() {
        searchWithExceptions(sentence, view, &found)
        next = sentence.end
      }
      start = filter.firstStart(from: next, to: view.count, view, spans)
    }
  }

  /// Whether a pattern fits that is no exception.
  private func endsLeading() -> Bool {
    ends.contains { end in automaton.accepted(in: end.state).contains { !patterns.exceptions.contains(Int($0)) } }
  }

  /// Finds the matches of all patterns in a sentence.
  private mutating func searchWithExceptions(_ sentence: TokenRange, _ view: TokenView, _ found: inout [PatternMatch]) {
    let patterns = patterns
    patterns.startFilter.withView { filter in
      var start = filter.firstStart(from: sentence.start, to: sentence.end, view, spans)
      while start < sentence.end {
        run(from: start, sentence, view)
        report(start, sentence, &found)
        start = filter.firstStart(from: start + 1, to: sentence.end, view, spans)
      }
    }
  }

  /// Notes in ``ends`` where patterns end that begin at a token.
  private mutating func run(from start: Int, _ sentence: TokenRange, _ view: TokenView) {
    if !ends.isEmpty { ends.removeAll(keepingCapacity: true) }
    if automaton.isFull { automaton.forget() }
    var state = automaton.first(symbol(start, sentence, view), symbols)
    guard state != PatternAutomaton.dead else { return }
    let limit = min(sentence.end, start + Pattern.longestMatch)
    var end = start + 1
    while true {
      if automaton.accepts(state) { ends.append((state, end)) }
      guard end < limit else { break }
      state = automaton.next(state, symbol(end, sentence, view), symbols)
      guard state != PatternAutomaton.dead else { break }
      end += 1
    }
    cost.steps += end - start
  }

  /// The longest match of each pattern that begins at a token.
  private mutating func report(_ start: Int, _ sentence: TokenRange, _ found: inout [PatternMatch]) {
    guard !ends.isEmpty else { return }
    let first = found.count
    reports += 1
    for (state, end) in ends.reversed() {
      for pattern in automaton.accepted(in: state) where lastReport[Int(pattern)] != reports {
        lastReport[Int(pattern)] = reports
        let tokens = TokenRange(start, end)
        guard patterns.mustBeRead[Int(pattern)] else {
          found.append(PatternMatch(pattern: Int(pattern), tokens: tokens, span: tokens, captures: []))
          continue
        }
        if let match = reader.read(Int(pattern), tokens, sequence, symbols) { found.append(match) }
      }
    }
    if found.count - first > 1 { found[first...].sort { $0.pattern < $1.pattern } }
  }
}
