import ExtractCore

/// Gathers the predicates of patterns, each once.
struct PatternLinker {
  let lexicon: Lexicon
  private(set) var instructions: [PatternSet.Instruction] = []
  private(set) var starts: [Int32] = []
  private(set) var wordNumbers: [[UInt8]: Int32] = [:]
  private(set) var members: [[PatternSet.WordMember]] = [[]]
  private(set) var forms: [(predicate: Int32, form: TokenForm)] = []
  private(set) var shapeMask: UInt32 = 0
  private(set) var expressions = ExpressionProgram()
  private(set) var expressionPredicates: [Int32] = []
  private(set) var spans: [SpanTest] = []
  private(set) var partPredicates: [[(part: SpanPart, predicate: Int32)]] = []
  private(set) var composites: [PatternSet.Composite] = []
  private var predicates: [TokenTest: Int32] = [:]
  private var testsByPredicate: [TokenTest] = []
  private var spanNumbers: [SpanTest: Int] = [:]
  private var classLists: [(name: String, predicate: Int32)] = []
  private let listNames: Set<String>

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    listNames = Set(lexicon.listNames)
  }

  var predicateCount: Int { predicates.count }

  mutating func add(_ program: PatternProgram, number: Int32) {
    let base = Int32(instructions.count)
    let tests = program.tests.map { predicate($0) }
    for instruction in program.instructions {
      let argument =
        switch instruction.operation {
        case .test: tests[Int(instruction.argument)]
        case .split: base + instruction.argument
        case .accept: number
        default: instruction.argument
        }
      instructions.append(
        PatternSet.Instruction(operation: instruction.operation, argument: argument, next: base + instruction.next))
    }
    starts.append(base + program.start)
  }

  private mutating func predicate(_ test: TokenTest) -> Int32 {
    if let known = predicates[test] { return known }
    switch test {
    case .both(let left, let right): return compose(test, .both, predicate(left), predicate(right))
    case .either(let left, let right): return compose(test, .either, predicate(left), predicate(right))
    case .not(let inner): return compose(test, .not, predicate(inner), 0)
    default: break
    }
    let number = Int32(predicates.count)
    predicates[test] = number
    testsByPredicate.append(test)
    switch test {
    case .word(let word): add(word, number)
    case .words(let words): for word in words { add(word, number) }
    case .shape(let form):
      forms.append((number, form))
      shapeMask |= form.bits
    case .expression(let source, let ignoresCase):
      // It was read without an error before.
      if let expression = try? TokenExpression(parsing: source, at: 0) {
        expressions.add(expression, ignoresCase: ignoresCase)
        expressionPredicates.append(number)
      }
    case .listed(let list): add(list, number)
    case .part(let span, let part): partPredicates[self.number(of: span)].append((part, number))
    case .both, .either, .not: break
    }
    return number
  }

  private mutating func compose(
    _ test: TokenTest, _ operation: PatternSet.Composite.Operation, _ left: Int32, _ right: Int32
  ) -> Int32 {
    let number = Int32(predicates.count)
    predicates[test] = number
    testsByPredicate.append(test)
    composites.append(PatternSet.Composite(predicate: number, operation: operation, left: left, right: right))
    return number
  }

  private mutating func add(_ word: PatternWord, _ predicate: Int32) {
    let number = wordNumbers[word.folded] ?? Int32(members.count)
    if number == members.count {
      wordNumbers[word.folded] = number
      members.append([])
    }
    members[Int(number)].append(
      PatternSet.WordMember(predicate: predicate, casing: word.casing, spelling: word.spelling))
    if word.casing != .any { shapeMask |= (TokenShape.initialUpper.rawValue | TokenShape.allUpper.rawValue) }
  }

  private mutating func number(of span: SpanTest) -> Int {
    if let known = spanNumbers[span] { return known }
    spanNumbers[span] = spans.count
    spans.append(span)
    partPredicates.append([])
    return spans.count - 1
  }

  /// A list of words is a class of the lexicon; names, and rows chosen by their values, are found as phrases.
  private mutating func add(_ list: ListTest, _ predicate: Int32) {
    guard listNames.contains(list.list) else { return }
    if list.conditions.isEmpty, !lexicon.isNames(list: list.list) {
      classLists.append((list.list, predicate))
    } else {
      partPredicates[number(of: .phrase(list))].append((.whole, predicate))
    }
  }

  /// The tests that can take the first token of a match of some patterns.
  func startPositions(of patterns: some Sequence<Int>) -> (inSentence: [Int32], atSentenceStart: [Int32]) {
    var closure = EpsilonClosure(instructions)
    func positions(_ edges: UInt32) -> [Int32] {
      closure.begin()
      for pattern in patterns { closure.add(starts[pattern], edges, takesTokenNext: true) }
      return closure.positions
    }
    return (positions(0), positions(TokenSymbols.sentenceStart))
  }

  /// The tests of some places in the program.
  func tests(at positions: [Int32]) -> [TokenTest] {
    positions.map { testsByPredicate[Int(instructions[Int($0)].argument)] }
  }

  func makeClassFilters() -> [(filter: ClassFilter, predicates: [Int32])] {
    stride(from: 0, to: classLists.count, by: 64).map { start in
      let part = classLists[start..<min(start + 64, classLists.count)]
      return (lexicon.classFilter(part.map(\.name)), part.map(\.predicate))
    }
  }
}
