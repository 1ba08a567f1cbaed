import ExtractCore

/// How remembered expressions got their meanings, so that they can be computed anew from other numbers.
struct Derivations {
  /// What a rule took up.
  private enum Operand: BitwiseCopyable {
    /// The number of a meaning that stays.
    case constant(Int32)
    /// One of the free numbers of the window.
    case number(Int32)
    /// What an earlier step of the same derivation computed.
    case step(Int32)
  }

  /// The application of a rule.
  private struct Step: BitwiseCopyable {
    var rule: Int32
    var operandCount: Int32
    var firstOperand: Int
    /// Counted from the first token of the window.
    var tokens: TokenRange
  }

  /// The meaning of an expression: one that stays, or the result of the last of some steps.
  struct Result: BitwiseCopyable {
    fileprivate var constant: Int32
    fileprivate var stepCount: Int32
    fileprivate var firstStep: Int
  }

  private let grammar: Grammar
  private let words: ContextWords
  /// The meanings that stay: first those of listed words, by the numbers that the parser gives them. While a derivation
  /// is gone through, its numbers and what its steps compute stand behind them.
  private var meanings: [Meaning]
  private let listedCount: Int
  private var steps: [Step] = []
  private var operands: [Operand] = []
  /// The numbers of what the step at hand takes up.
  private var captures: [Int]
  /// For each meaning of the window at hand, what it is to a rule that takes it up; `nil` if it stays.
  private var roles: [Operand?] = []

  init(grammar: Grammar, words: ContextWords, listed: [Meaning]) {
    self.grammar = grammar
    self.words = words
    meanings = listed
    listedCount = listed.count
    captures = Array(repeating: 0, count: grammar.mostCaptures)
  }

  mutating func forget() {
    meanings.removeSubrange(listedCount...)
    steps.removeAll(keepingCapacity: true)
    operands.removeAll(keepingCapacity: true)
  }

  // MARK: Remembering

  /// Looks at how the meanings of a parsed window came about, before ``add(_:_:_:)``.
  ///
  /// - Returns: whether the free numbers mean nothing but themselves, so that others could stand for them.
  mutating func begin(_ parser: ChartParser, _ numbers: FreeNumbers, _ start: Int) -> Bool {
    roles.removeAll(keepingCapacity: true)
    guard !numbers.isEmpty else { return true }
    for (index, origin) in parser.origins.enumerated() {
      var role: Operand?
      if origin.rule >= 0 {
        let varies = parser.captures(of: origin).contains { $0 >= listedCount && roles[Int($0) - listedCount] != nil }
        if varies { role = .step(0) }
      } else if let number = numbers.first(from: origin.tokens.start - start, to: origin.tokens.end - start) {
        guard origin.tokens.count == 1, parser.meanings[listedCount + index] == numbers.meaning(number) else {
          return false
        }
        role = .number(Int32(number))
      }
      roles.append(role)
    }
    return true
  }

  /// Remembers the meaning of an item of the window.
  mutating func add(_ item: ChartItem, _ parser: ChartParser, _ start: Int) -> Result {
    let root = item.meaning - listedCount
    guard root >= 0, root < roles.count, roles[root] != nil else {
      return Result(constant: constant(item.meaning, parser), stepCount: 0, firstStep: 0)
    }
    let firstStep = steps.count
    addStep(root, parser, start, firstStep)
    return Result(constant: 0, stepCount: Int32(steps.count - firstStep), firstStep: firstStep)
  }

  /// Adds the steps that a computed meaning is derived by, its own the last.
  private mutating func addStep(_ index: Int, _ parser: ChartParser, _ start: Int, _ firstStep: Int) {
    let origin = parser.origins[index]
    let captured = parser.captures(of: origin)
    let firstOperand = operands.count
    for _ in captured { operands.append(.constant(0)) }
    for (place, meaning) in captured.enumerated() {
      let index = Int(meaning) - listedCount
      let operand: Operand
      switch index < 0 ? nil : roles[index] {
      case .number(let number): operand = .number(number)
      case .step:
        addStep(index, parser, start, firstStep)
        operand = .step(Int32(steps.count - 1 - firstStep))
      default: operand = .constant(constant(Int(meaning), parser))
      }
      operands[firstOperand + place] = operand
    }
    steps.append(
      Step(
        rule: origin.rule, operandCount: origin.captureCount, firstOperand: firstOperand,
        tokens: TokenRange(origin.tokens.start - start, origin.tokens.end - start)))
  }

  private mutating func constant(_ meaning: Int, _ parser: ChartParser) -> Int32 {
    if meaning < listedCount { return Int32(meaning) }
    meanings.append(parser.meanings[meaning])
    return Int32(meanings.count - 1)
  }

  // MARK: Recalling

  /// The meaning of a remembered expression with the numbers of a window that begins at token `start`; `nil` if a rule
  /// refuses them.
  mutating func meaning(_ result: Result, _ numbers: FreeNumbers, _ start: Int, _ view: TokenView) -> Meaning? {
    guard result.stepCount > 0 else { return meanings[Int(result.constant)] }
    let firstNumber = meanings.count
    let firstResult = firstNumber + numbers.count
    defer { while meanings.count > firstNumber { meanings.removeLast() } }
    for index in 0..<numbers.count { meanings.append(numbers.meaning(index)) }
    for step in steps[result.firstStep..<result.firstStep + Int(result.stepCount)] {
      for index in 0..<Int(step.operandCount) {
        captures[index] =
          switch operands[step.firstOperand + index] {
          case .constant(let number): Int(number)
          case .number(let number): firstNumber + Int(number)
          case .step(let number): firstResult + Int(number)
          }
      }
      let tokens = TokenRange(start + step.tokens.start, start + step.tokens.end)
      let meaning = captures.withUnsafeBufferPointer { captures in
        meanings.withUnsafeBufferPointer { meanings in
          let taken = UnsafeBufferPointer(rebasing: captures[..<Int(step.operandCount)])
          return grammar.rules[Int(step.rule)].meaning(
            RuleMatch(captures: Captures(meanings: meanings, numbers: taken), tokens: tokens, view: view, words: words))
        }
      }
      guard let meaning else { return nil }
      meanings.append(meaning)
    }
    return meanings[meanings.count - 1]
  }
}
