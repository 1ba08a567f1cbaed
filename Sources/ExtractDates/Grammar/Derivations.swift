import ExtractCore

/// The meanings of expressions, by number, and how remembered ones got theirs, so that they can be computed anew from
/// other numbers.
final class Derivations {
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
  let meanings: MeaningTable
  private let listedCount: Int
  /// The places of the meanings of texts: the first ``keptCount`` have those of the text at hand, the others are vacant.
  @exclusivity(unchecked) private var places = FlatArray<Int>()
  @exclusivity(unchecked) private var keptCount = 0
  @exclusivity(unchecked) private var steps = FlatArray<Step>()
  @exclusivity(unchecked) private var operands = FlatArray<Operand>()
  /// The numbers of what the step at hand takes up.
  private let captures: UnsafeMutablePointer<Int>
  /// For each meaning of the window at hand, what it is to a rule that takes it up; `nil` if it stays.
  @exclusivity(unchecked) private var roles = FlatArray<Operand?>()

  init(grammar: Grammar, words: ContextWords, listed: [Meaning]) {
    self.grammar = grammar
    self.words = words
    meanings = MeaningTable(listed + repeatElement(Meaning.nothing, count: FreeNumbers.limit))
    listedCount = listed.count
    captures = .allocate(capacity: grammar.mostCaptures)
  }

  deinit {
    places.deallocate()
    steps.deallocate()
    operands.deallocate()
    roles.deallocate()
    captures.deallocate()
  }

  /// Begins a text: the meanings of the last one are no longer asked for.
  func beginText() { keptCount = 0 }

  /// Forgets all meanings but those of listed words.
  func forget() {
    meanings.removeAll(from: listedCount + FreeNumbers.limit)
    places.removeAll()
    keptCount = 0
    steps.removeAll()
    operands.removeAll()
  }

  // MARK: Remembering

  /// Looks at how the meanings of a parsed window came about, before ``add(_:_:_:)``.
  ///
  /// - Returns: whether the free numbers mean nothing but themselves, so that others could stand for them.
  func begin(_ parser: ChartParser, _ numbers: FreeNumbers, _ start: Int) -> Bool {
    roles.removeAll()
    guard !numbers.isEmpty else { return true }
    for index in parser.origins.indices {
      let origin = parser.origins[index]
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
  func add(_ item: ChartItem, _ parser: ChartParser, _ start: Int) -> Result {
    let root = item.meaning - listedCount
    guard root >= 0, root < roles.count, roles[root] != nil else {
      return Result(constant: constant(item.meaning, parser), stepCount: 0, firstStep: 0)
    }
    let firstStep = steps.count
    addStep(root, parser, start, firstStep)
    return Result(constant: 0, stepCount: Int32(steps.count - firstStep), firstStep: firstStep)
  }

  /// Adds the steps that a computed meaning is derived by, its own the last.
  private func addStep(_ index: Int, _ parser: ChartParser, _ start: Int, _ firstStep: Int) {
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

  private func constant(_ meaning: Int, _ parser: ChartParser) -> Int32 {
    if meaning < listedCount { return Int32(meaning) }
    meanings.append(parser.meanings[meaning])
    return Int32(meanings.count - 1)
  }

  /// The number of a meaning until the text ends.
  func keep(_ meaning: consuming Meaning) -> Int {
    if keptCount < places.count {
      meanings[places[keptCount]] = meaning
    } else {
      places.append(meanings.count)
      meanings.append(meaning)
    }
    keptCount += 1
    return places[keptCount - 1]
  }

  // MARK: Recalling

  /// The number of the meaning of a remembered expression with the numbers of a window that begins at token `start`;
  /// `nil` if a rule refuses them.
  @inline(__always) func meaning(
    _ result: Result, _ numbers: borrowing FreeNumbers, _ start: Int, _ view: TokenView
  ) -> Int? {
    result.stepCount == 0 ? Int(result.constant) : derive(result, numbers, start, view)
  }

  @inline(never) private func derive(
    _ result: Result, _ numbers: borrowing FreeNumbers, _ start: Int, _ view: TokenView
  ) -> Int? {
    // Nothing of a number would have to be freed.
    for index in 0..<numbers.count {
      (meanings.memory + listedCount + index).initialize(to: numbers.meaning(index))
    }
    // What the steps compute stays until the text ends, in the order of the steps.
    let firstComputed = keptCount
    for number in result.firstStep..<result.firstStep + Int(result.stepCount) {
      let step = steps[number]
      for index in 0..<Int(step.operandCount) {
        captures[index] =
          switch operands[step.firstOperand + index] {
          case .constant(let number): Int(number)
          case .number(let number): listedCount + Int(number)
          case .step(let number): places[firstComputed + Int(number)]
          }
      }
      let match = RuleMatch(
        captures: Captures(
          meanings: meanings.memory, numbers: UnsafeBufferPointer(start: captures, count: Int(step.operandCount))),
        tokens: TokenRange(start + step.tokens.start, start + step.tokens.end), view: view, words: words)
      guard let meaning = grammar.rules[Int(step.rule)].meaning(match) else { return nil }
      _ = keep(meaning)
    }
    return places[keptCount - 1]
  }
}
