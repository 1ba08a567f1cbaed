import ExtractCore

extension SpanSets {
  /// Notes what the patterns look at in a document: annotations of earlier stages, and forms of lists.
  ///
  /// Of spans of one test that overlap, the first is taken, and of those that begin together the longest.
  /// - Complexity: linear in the annotations of the layers that are looked at, times the tests on each; and in the
  ///   tokens.
  mutating func find(_ patterns: PatternSet, in document: borrowing Document, _ view: TokenView) {
    guard !patterns.spans.isEmpty else { return }
    begin(tokenCount: view.count)
    for (number, span) in patterns.spans.enumerated() {
      guard case .annotation(let test) = span else { continue }
      var taken = 0
      for tokens in document.tokenRanges(of: test).sorted(by: Self.precedes)
      where tokens.start >= taken && !tokens.isEmpty {
        add(tokens, of: number)
        taken = tokens.end
      }
    }
    if !patterns.phrases.tests.isEmpty { find(patterns.phrases, patterns.lexicon, view) }
  }

  private static func precedes(_ left: TokenRange, _ right: TokenRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end > right.end
  }

  private mutating func find(_ phrases: PhraseTests, _ lexicon: Lexicon, _ view: TokenView) {
    var ends = [Int](repeating: 0, count: phrases.tests.count)
    var taken = ends
    var touched: [Int] = []
    for index in 0..<view.count where phrases.asksForWords || view.shape(index).contains(.startsPhrase) {
      lexicon.forEachPhrase(at: index, in: view, lists: phrases.lists) { match in
        for test in phrases.testsOfList[match.list] where phrases.tests[test].accepts(match.entry.row) {
          // Longer forms come later.
          if !touched.contains(test) { touched.append(test) }
          ends[test] = match.end
        }
      }
      for test in touched where taken[test] <= index {
        add(TokenRange(index, ends[test]), of: phrases.tests[test].span)
        taken[test] = ends[test]
      }
      touched.removeAll(keepingCapacity: true)
    }
  }
}

/// The lists whose forms patterns look for.
struct PhraseTests: Sendable {
  struct Test: Sendable {
    /// The index of the span among all that patterns look at.
    let span: Int
    private let firstRow: UInt32
    /// The rows that have the values that are asked for; empty if all are meant.
    private let rows: [Bool]

    init(_ list: ListTest, span: Int, lexicon: Lexicon) {
      self.span = span
      let entries = lexicon.entries(of: list.list)
      firstRow = entries.first?.row ?? 0
      rows = list.conditions.isEmpty ? [] : entries.map { $0.meets(list.conditions) }
    }

    func accepts(_ row: UInt32) -> Bool { rows.isEmpty || rows[Int(row - firstRow)] }
  }

  private(set) var tests: [Test] = []
  /// The tests on each list, by its number.
  private(set) var testsOfList: [[Int]]
  private(set) var lists = ListSet(bits: 0)
  /// Whether forms of one word must be found that have no flag that says that a phrase begins there.
  private(set) var asksForWords = false

  init(_ spans: [SpanTest], _ lexicon: Lexicon) {
    testsOfList = [[Int]](repeating: [], count: lexicon.listNames.count)
    for (span, test) in spans.enumerated() {
      guard case .phrase(let list) = test, lexicon.mayHavePhrases(list) else { continue }
      let number = lexicon.listNumber(list.list)
      testsOfList[number].append(tests.count)
      tests.append(Test(list, span: span, lexicon: lexicon))
      lists = lists.union(ListSet(list: number))
      if !list.conditions.isEmpty, !lexicon.isNames(list: list.list) { asksForWords = true }
    }
  }
}

extension Lexicon {
  /// Whether a list exists, and has forms that are looked for as phrases: of a list of words without conditions, those
  /// of several words.
  fileprivate func mayHavePhrases(_ test: ListTest) -> Bool {
    guard columns(of: test.list) != nil else { return false }
    return !test.conditions.isEmpty || isNames(list: test.list) || hasSeveralWords(list: test.list)
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
