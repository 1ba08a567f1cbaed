import ExtractCore

extension SpanSets {
  /// Notes what the patterns look at in a document: annotations of earlier stages, and forms of lists.
  ///
  /// Of spans of one test that overlap, the first is taken, and of those that begin together the longest.
  /// - Complexity: linear in the annotations of the layers that are looked at, times the tests on each; and in the tokens.
  mutating func find(_ patterns: PatternSet, in document: borrowing Document, _ view: TokenView) {
    guard !patterns.spans.isEmpty else { return }
    begin(tokenCount: view.count)
    var phrases: [(number: Int, test: ListTest)] = []
    for (number, span) in patterns.spans.enumerated() {
      switch span {
      case .annotation(let test):
        var taken = 0
        for tokens in document.tokenRanges(of: test).sorted(by: Self.precedes)
        where tokens.start >= taken && !tokens.isEmpty {
          add(tokens, of: number)
          taken = tokens.end
        }
      case .phrase(let test): phrases.append((number, test))
      }
    }
    if !phrases.isEmpty { find(phrases, patterns.lexicon, view) }
  }

  private static func precedes(_ left: TokenRange, _ right: TokenRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }

  private mutating func find(_ phrases: [(number: Int, test: ListTest)], _ lexicon: Lexicon, _ view: TokenView) {
    let names = Set(lexicon.listNames)
    var tests: [Int: [(number: Int, conditions: [FieldCondition])]] = [:]
    var lists = ListSet(bits: 0)
    for phrase in phrases where names.contains(phrase.test.list) {
      let list = lexicon.listNumber(phrase.test.list)
      tests[list, default: []].append((phrase.number, phrase.test.conditions))
      lists = lists.union(ListSet(list: list))
    }
    // A single word of a list of words has no flag that says that a phrase begins there.
    let asksForWords = phrases.contains { !$0.test.conditions.isEmpty && !lexicon.isNames(list: $0.test.list) }
    var taken: [Int: Int] = [:]
    for index in 0..<view.count where asksForWords || view.shape(index).contains(.startsPhrase) {
      var longest: [Int: Int] = [:]
      lexicon.forEachPhrase(at: index, in: view, lists: lists) { match in
        for test in tests[match.list] ?? [] where match.entry.meets(test.conditions) {
          longest[test.number] = match.end
        }
      }
      for (number, end) in longest where taken[number] ?? 0 <= index {
        add(TokenRange(index, end), of: number)
        taken[number] = end
      }
    }
  }
}

extension LexiconEntry {
  /// Whether the row has these values; a column that holds several, separated by commas, has each of them.
  func meets(_ conditions: [FieldCondition]) -> Bool {
    for condition in conditions {
      let cell = self[condition.field].string
      let has = condition.values.contains { value in
        cell == value || cell.split(separator: ",").contains { $0 == value }
      }
      if has == condition.isNegated { return false }
    }
    return true
  }
}
