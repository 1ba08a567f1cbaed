import ExtractCore

/// The meanings of expressions, by number, and how remembered ones got theirs, so that they can be computed anew from
/// other numbers.
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
  /// First the meanings of listed words, by the numbers that the parser gives them, and of the free numbers of the window
  /// at hand; then, in any order, those that stay and those of the text at hand.
  private(set) var meanings: [Meaning]
  private let listedCount: Int
  /// The places of the meanings of the text at hand, and those that later ones can have.
  private var ofText: [Int] = []
  private var vacant: [Int] = []
  private var steps: [Step] = []
  private var operands: [Operand] = []
  /// The numbers of what the step at hand takes up, and of what the steps before it computed.
  private var captures: [Int]
  private var computed: [Int] = []
  /// For each meaning of the window at hand, what it is to a rule that takes it up; `nil` if it stays.
  private var roles: [Operand?] = []

  init(grammar: Grammar, words: ContextWords, listed: [Meaning]) {
    self.grammar = grammar
    self.words = words
    meanings = listed + repeatElement(Meaning.nothing, count: FreeNumbers.limit)
    listedCount = listed.count
    captures = Array(repeating: 0, count: grammar.mostCaptures)
  }

  /// Begins a text: the meanings of the last one are no longer asked for.
  mutating func beginText() {
    vacant += ofText
    ofText.removeAll(keepingCapacity: true)
  }

  /// Forgets all meanings but those of listed words.
  mutating func forget() {
    meanings.removeSubrange((listedCount + FreeNumbers.limit)...)
    ofText.removeAll(keepingCapacity: true)
    vacant.removeAll(keepingCapacity: true)
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
    return Int32(place(parser.meanings[meaning]))
  }

  private mutating func place(_ meaning: consuming Meaning) -> Int {
    guard let place = vacant.popLast() else {
      meanings.append(meaning)
      return meanings.count - 1
    }
    meanings[place] = meaning
    return place
  }

  /// The number of a meaning until the text ends.
  mutating func keep(_ meaning: consuming Meaning) -> Int {
    let place = place(meaning)
    ofText.append(place)
    return place
  }

  // MARK: Recalling

  /// The number of the meaning of a remembered expression with the numbers of a window that begins at token `start`;
  /// `nil` if a rule refuses them.
  mutating func meaning(_ result: Result, _ numbers: FreeNumbers, _ start: Int, _ view: TokenView) -> Int? {
    guard result.stepCount > 0 else { return Int(result.constant) }
    for index in 0..<numbers.count { meanings[listedCount + index] = numbers.meaning(index) }
    computed.removeAll(keepingCapacity: true)
    for number in result.firstStep..<result.firstStep + Int(result.stepCount) {
      let step = steps[number]
      for index in 0..<Int(step.operandCount) {
        captures[index] =
          switch operands[step.firstOperand + index] {
          case .constant(let number): Int(number)
          case .number(let number): listedCount + Int(number)
          case .step(let number): computed[Int(number)]
          }
      }
      guard let meaning = meaning(step, start, view) else { return nil }
      computed.append(keep(meaning))
    }
    return computed.last
  }

  /// What a rule computes from what stands in ``captures``.
  private func meaning(_ step: Step, _ start: Int, _ view: TokenView) -> Meaning? {
    captures.withUnsafeBufferPointer { captures in
      meanings.withUnsafeBufferPointer { meanings in
        let taken = UnsafeBufferPointer(rebasing: captures[..<Int(step.operandCount)])
        let tokens = TokenRange(start + step.tokens.start, start + step.tokens.end)
        return grammar.rules[Int(step.rule)].meaning(
          RuleMatch(captures: Captures(meanings: meanings, numbers: taken), tokens: tokens, view: view, words: words))
      }
    }
  }
}
