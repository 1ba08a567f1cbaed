import ExtractCore
import ExtractMatching

/// Finds the expressions of a text: windows around words that can be times, parsed by the grammar.
struct ExpressionFinder {
  /// A longer run of time words is parsed in pieces.
  private static let longestWindow = 400
  /// How far words of the future are looked for.
  private static let futureReach = 14

  private let grammar: Grammar
  let vocabulary: DateVocabulary
  private var parser: ChartParser
  private var memory = WindowMemory()
  private var windowExpressions: [WindowExpression] = []

  init(grammar: Grammar, vocabulary: DateVocabulary) {
    self.grammar = grammar
    self.vocabulary = vocabulary
    parser = ChartParser(
      grammar: grammar, words: vocabulary.context, listed: vocabulary.listed.meanings,
      longestWindow: Self.longestWindow * 2)
  }

  mutating func find(_ view: TokenView, _ sentences: [Sentence]) -> [FoundExpression] {
    var found: [FoundExpression] = []
    var sentence = 0
    var token = 0
    var parsedEnd = 0
    var inside = 0
    let openers = vocabulary.listed.openers
    while true {
      token = view.firstToken(from: token, of: openers)
      guard token < view.count else { return found }
      guard vocabulary.isCore(token, view) else {
        token += 1
        continue
      }
      while inside + 1 < sentences.count, sentences[inside].tokens.end <= token { inside += 1 }
      let start = windowStart(token, parsedEnd, view)
      let end = windowEnd(token, start, inside < sentences.count ? sentences[inside].tokens.end : view.count, view)
      parse(start, end, view, sentences, &sentence, &found)
      parsedEnd = end
      token = end
    }
  }

  /// The first of the tokens before a core that can belong to its expression.
  private func windowStart(_ token: Int, _ limit: Int, _ view: TokenView) -> Int {
    var start = token
    let furthest = max(limit, token - Self.longestWindow)
    while start > furthest, !view.shape(start).contains(.paragraphStart), vocabulary.isPart(start - 1, view) {
      start -= 1
    }
    return start
  }

  /// The end of the tokens after a core that can belong to its expression; none goes on in the next sentence.
  private func windowEnd(_ token: Int, _ start: Int, _ sentenceEnd: Int, _ view: TokenView) -> Int {
    var end = token + 1
    let limit = sentenceEnd > token ? sentenceEnd : view.count
    while end < limit, end - start < Self.longestWindow, !view.shape(end).contains(.paragraphStart),
      vocabulary.isPart(end, view)
    {
      end += 1
    }
    return end
  }

  private mutating func parse(
    _ start: Int, _ end: Int, _ view: TokenView, _ sentences: [Sentence], _ sentence: inout Int,
    _ found: inout [FoundExpression]
  ) {
    if (start..<end).allSatisfy({ vocabulary.isInert($0, view) }) { return }
    let isShort =
      end - start <= WindowMemory.longestWindow && view.end(end - 1) - view.start(start) <= WindowMemory.longestText
    if isShort, let known = memory.lookUp(start, end, view, vocabulary) {
      for number in known {
        add(memory.expressions[number], start, end, view, sentences, &sentence, &found)
      }
      return
    }
    parseAnew(start, end, view)
    for expression in windowExpressions { add(expression, start, end, view, sentences, &sentence, &found) }
    if isShort { memory.remember(windowExpressions) }
  }

  /// Parses a window and collects its expressions in ``windowExpressions``.
  private mutating func parseAnew(_ start: Int, _ end: Int, _ view: TokenView) {
    let vocabulary = vocabulary
    windowExpressions.removeAll(keepingCapacity: true)
    parser.parse(start, end, view) { token, body in vocabulary.forEachWord(at: token, in: view, body) }
    var token = start
    while token < end {
      guard let item = parser.bestItem(at: token) else {
        token += 1
        continue
      }
      token = max(item.core.end, token + 1)
      guard item.symbol != grammar.nameSymbol, item.rule >= 0, !item.core.isEmpty else { continue }
      windowExpressions.append(
        WindowExpression(
          meaning: parser.meaning(of: item), core: TokenRange(item.core.start - start, item.core.end - start),
          rule: item.rule))
    }
  }

  private func add(
    _ expression: WindowExpression, _ start: Int, _ end: Int, _ view: TokenView, _ sentences: [Sentence],
    _ sentence: inout Int, _ found: inout [FoundExpression]
  ) {
    let core = TokenRange(start + expression.core.start, start + expression.core.end)
    while sentence + 1 < sentences.count, sentences[sentence].tokens.end <= core.start { sentence += 1 }
    let sentenceTokens = sentence < sentences.count ? sentences[sentence].tokens : TokenRange(start, end)
    found.append(
      FoundExpression(
        meaning: expression.meaning, tokens: core, rule: grammar.rules[expression.rule].id, sentence: sentence,
        isFuture: isFuture(core, sentenceTokens, view)))
  }

  /// A word of the future stands before the expression in its sentence.
  private func isFuture(_ tokens: TokenRange, _ sentence: TokenRange, _ view: TokenView) -> Bool {
    var token = tokens.start - 1
    let limit = max(sentence.start, tokens.start - Self.futureReach)
    while token >= limit {
      if vocabulary.context.kinds(view, token).contains(.future) { return true }
      token -= 1
    }
    return false
  }
}
