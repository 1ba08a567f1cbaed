import ExtractCore
import ExtractMatching

/// Finds the expressions of a text: windows around words that can be times, parsed by the grammar.
struct ExpressionFinder {
  /// A longer run of time words is parsed in pieces.
  private static let longestWindow = 400

  private let grammar: Grammar
  let vocabulary: DateVocabulary
  private var parser: ChartParser
  private var memory: WindowMemory
  private var items: [ChartItem] = []
  /// What was found in the last text, in memory that the next one uses again.
  private(set) var found: [FoundExpression] = []
  /// The meanings of what was found, by number.
  var meanings: MeaningTable { memory.meanings }
  /// The sentence of the last expression.
  private var sentence = 0

  init(grammar: Grammar, vocabulary: DateVocabulary) {
    self.grammar = grammar
    self.vocabulary = vocabulary
    let listed = vocabulary.listed.meanings
    parser = ChartParser(
      grammar: grammar, words: vocabulary.context, listed: listed, longestWindow: Self.longestWindow * 2)
    memory = WindowMemory(grammar: grammar, words: vocabulary.context, listed: listed)
  }

  /// Finds the expressions of a text, and keeps them in ``found``.
  mutating func find(_ view: TokenView, _ sentences: [Sentence]) {
    found.removeAll(keepingCapacity: true)
    memory.beginText()
    sentence = 0
    var token = 0
    var parsedEnd = 0
    var inside = 0
    let vocabulary = vocabulary
    let openers = vocabulary.listed.openers
    while true {
      token = view.firstToken(from: token, of: openers)
      guard token < view.count else { return }
      guard vocabulary.isCore(token, view) else {
        token += 1
        continue
      }
      let start = Self.windowStart(token, parsedEnd, view, vocabulary)
      var end = token + 1
      if Self.mayGoOn(at: end, view, vocabulary) {
        while inside + 1 < sentences.count, sentences[inside].tokens.end <= token { inside += 1 }
        let sentenceEnd = inside < sentences.count ? sentences[inside].tokens.end : view.count
        end = Self.windowEnd(token, start, sentenceEnd, view, vocabulary)
      }
      if !Self.isInert(token, start, end, view, vocabulary) { parse(start, end, view, sentences) }
      parsedEnd = end
      token = end
    }
  }

  /// Drops the expressions that are a part of a name: "the Sunday Times", "the March 23 Movement"; but not those behind a
  /// preposition, where a name only follows: "on April 8 Union cavalry".
  ///
  /// - Complexity: O(*mentions* + *expressions*).
  mutating func dropNames(_ mentions: [Mention], _ view: TokenView) {
    var mention = 0
    let (tenses, context) = (vocabulary.tenses, vocabulary.context)
    found.removeAll { expression in
      let (start, end) = (expression.tokens.start, expression.tokens.end)
      while mention < mentions.count, mentions[mention].tokens.end <= start { mention += 1 }
      guard mention < mentions.count else { return false }
      let (name, label) = (mentions[mention].tokens, mentions[mention].label)
      guard end <= name.end, name.start < end, label == .organization || label == .person || label == .work else {
        return false
      }
      // "the Evening Standard": the article stands before the name. No name begins with "15 January".
      if name.start > start {
        return name.start == start + 1 && name.end > end && context.kinds(view, start).contains(.article)
      }
      return name.start < start || name.end > end && !(start > 0 && tenses.isPreposition(start - 1, view))
    }
  }

  /// Gives an expression another meaning.
  mutating func change(_ index: Int, to meaning: Meaning) { found[index].meaning = memory.keep(meaning) }

  /// The first of the tokens before a core that can belong to its expression.
  private static func windowStart(
    _ token: Int, _ limit: Int, _ view: TokenView, _ vocabulary: DateVocabulary
  ) -> Int {
    var start = token
    let furthest = max(limit, token - longestWindow)
    while start > furthest, !view.shape(start).contains(.paragraphStart), vocabulary.isPart(start - 1, view) {
      start -= 1
    }
    return start
  }

  /// The end of the tokens after a core that can belong to its expression; none goes on in the next sentence.
  private static func windowEnd(
    _ token: Int, _ start: Int, _ sentenceEnd: Int, _ view: TokenView, _ vocabulary: DateVocabulary
  ) -> Int {
    var end = token + 1
    let limit = sentenceEnd > token ? sentenceEnd : view.count
    while end < limit, end - start < longestWindow, mayGoOn(at: end, view, vocabulary) { end += 1 }
    return end
  }

  /// Whether a token can belong to the expression of what stands before it.
  @inline(__always) private static func mayGoOn(
    at token: Int, _ view: TokenView, _ vocabulary: DateVocabulary
  ) -> Bool {
    token < view.count && !view.shape(token).contains(.paragraphStart) && vocabulary.isPart(token, view)
  }

  /// Whether nothing of a window but plain numbers can be part of a time; mostly its core tells.
  private static func isInert(
    _ core: Int, _ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary
  ) -> Bool {
    guard vocabulary.isInert(core, view) else { return false }
    for token in start..<end where token != core && !vocabulary.isInert(token, view) { return false }
    return true
  }

  private mutating func parse(_ start: Int, _ end: Int, _ view: TokenView, _ sentences: [Sentence]) {
    let isShort =
      end - start <= WindowKey.longestWindow && view.end(end - 1) - view.start(start) <= WindowKey.longestText
    guard isShort else {
      parseAnew(start, end, view, sentences)
      return
    }
    guard let known = memory.lookUp(start, end, view, vocabulary) else {
      parseAnew(start, end, view, sentences)
      memory.remember(items, parser, start, end, view, vocabulary)
      return
    }
    let (count, sentence) = (found.count, sentence)
    for number in known {
      guard let (core, rule, meaning) = memory.expression(number, start, view) else {
        found.removeSubrange(count...)
        self.sentence = sentence
        parseAnew(start, end, view, sentences)
        return
      }
      add(core, rule, meaning, start, sentences)
    }
  }

  /// Parses a window, adds its expressions, and collects them in ``items``.
  private mutating func parseAnew(_ start: Int, _ end: Int, _ view: TokenView, _ sentences: [Sentence]) {
    let vocabulary = vocabulary
    items.removeAll(keepingCapacity: true)
    parser.parse(start, end, view) { token, body in vocabulary.forEachWord(at: token, in: view, body) }
    var token = start
    while token < end {
      guard let item = parser.bestItem(at: token) else {
        token += 1
        continue
      }
      token = max(item.core.end, token + 1)
      guard item.symbol != grammar.nameSymbol, item.rule >= 0, !item.core.isEmpty else { continue }
      items.append(item)
      add(item.core, item.rule, memory.keep(parser.meanings[item.meaning]), start, sentences)
    }
  }

  private mutating func add(
    _ core: TokenRange, _ rule: Int, _ meaning: Int, _ windowStart: Int, _ sentences: [Sentence]
  ) {
    while sentence + 1 < sentences.count, sentences[sentence].tokens.end <= core.start { sentence += 1 }
    found.append(
      FoundExpression(
        meaning: meaning, tokens: core, rule: grammar.rules[rule].id, sentence: sentence,
        sentenceStart: sentence < sentences.count ? sentences[sentence].tokens.start : windowStart))
  }
}
