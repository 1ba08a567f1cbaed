extension PatternProgram {
  /// Compiles a pattern.
  ///
  /// - Parameter classes: the classes that a pack defines, by their names; other names in `{…}` are lists.
  /// - Throws: ``PatternError`` if the program is too large, or fits no word at all.
  public init(_ pattern: Pattern, classes: [String: WordClass] = [:]) throws(PatternError) {
    var compiler = PatternCompiler(classes: classes)
    let accept = compiler.emit(.accept, 0, next: -1, PatternNode.Element(start: 0, end: 0))
    start = compiler.compile(pattern.root, then: accept)
    source = pattern.source
    captures = pattern.captures
    hasGap = compiler.hasGap
    instructions = compiler.instructions
    tests = compiler.tests
    elements = compiler.elements
    guard instructions.count <= Pattern.largestProgram else {
      throw PatternError(
        offset: 0, "the pattern needs more than \(Pattern.largestProgram) steps",
        remedy: "repeats in repeats multiply: use '*' or '+', which need one step, or split the pattern")
    }
    guard !acceptsNothing else {
      throw PatternError(
        offset: 0, "the pattern fits where no word stands", remedy: "make one element required: remove its '?' or '*'")
    }
  }

  /// The pattern of a few tokens in a row.
  init(tests: [TokenTest]) {
    var compiler = PatternCompiler(classes: [:])
    let nothing = PatternNode.Element(start: 0, end: 0)
    let accept = compiler.emit(.accept, 0, next: -1, nothing)
    start = tests.reversed().reduce(accept) { compiler.emitTest($1, next: $0, nothing) }
    source = ""
    captures = []
    hasGap = false
    instructions = compiler.instructions
    self.tests = compiler.tests
    elements = compiler.elements
  }

  /// Whether the end is reached without a token.
  private var acceptsNothing: Bool {
    var seen = [Bool](repeating: false, count: instructions.count)
    var stack = [start]
    while let index = stack.popLast() {
      guard !seen[Int(index)] else { continue }
      seen[Int(index)] = true
      let instruction = instructions[Int(index)]
      switch instruction.operation {
      case .accept: return true
      case .test: break
      case .split: stack += [instruction.argument, instruction.next]
      case .save, .sentenceStart, .sentenceEnd: stack.append(instruction.next)
      }
    }
    return false
  }
}

private struct PatternCompiler {
  let classes: [String: WordClass]
  var instructions: [PatternProgram.Instruction] = []
  var tests: [TokenTest] = []
  var elements: [PatternNode.Element] = []
  var hasGap = false
  private var testNumbers: [TokenTest: Int32] = [:]
  private var elementNumbers: [PatternNode.Element: Int32] = [:]

  init(classes: [String: WordClass]) { self.classes = classes }

  mutating func emit(
    _ operation: PatternProgram.Operation, _ argument: Int32, next: Int32, _ element: PatternNode.Element
  ) -> Int32 {
    let number = elementNumbers[element] ?? Int32(elements.count)
    if number == elements.count {
      elementNumbers[element] = number
      elements.append(element)
    }
    instructions.append(
      PatternProgram.Instruction(operation: operation, argument: argument, next: next, element: number))
    return Int32(instructions.count - 1)
  }

  mutating func emitTest(_ test: TokenTest, next: Int32, _ element: PatternNode.Element) -> Int32 {
    let test = resolved(test)
    let number = testNumbers[test] ?? Int32(tests.count)
    if number == tests.count {
      testNumbers[test] = number
      tests.append(test)
    }
    return emit(.test, number, next: next, element)
  }

  private mutating func emitSplit(_ first: Int32, _ second: Int32) -> Int32 {
    emit(.split, second, next: first, PatternNode.Element(start: 0, end: 0))
  }

  /// Code for a node that goes on at `next`; gives where it begins.
  mutating func compile(_ node: PatternNode, then next: Int32) -> Int32 {
    // What comes of repeats in repeats is refused when it is known to be too much.
    guard instructions.count <= Pattern.largestProgram else { return next }
    switch node {
    case .empty: return next
    case .test(let test, let element): return emitTest(test, next: next, element)
    case .words(let words, let element): return compile(words, element, next)
    case .list(let list, let element): return compile(list, element, next)
    case .annotation(let test, let element): return compile(.annotation(test), element, next)
    case .sequence(let parts): return parts.reversed().reduce(next) { compile($1, then: $0) }
    case .alternatives(let branches):
      return choice(branches.map { compile($0, then: next) })
    case .repetition(let inner, let minimum, let maximum, let isLazy):
      return compile(inner, minimum, maximum, isLazy, next)
    case .capture(let number, let inner):
      let end = emit(.save, Int32(2 * number + 1), next: next, PatternNode.Element(start: 0, end: 0))
      let start = compile(inner, then: end)
      return emit(.save, Int32(2 * number), next: start, PatternNode.Element(start: 0, end: 0))
    case .sentenceStart(let element): return emit(.sentenceStart, 0, next: next, element)
    case .sentenceEnd(let element): return emit(.sentenceEnd, 0, next: next, element)
    }
  }

  private mutating func choice(_ starts: [Int32]) -> Int32 {
    starts.dropLast().reversed().reduce(starts[starts.count - 1]) { emitSplit($1, $0) }
  }

  private mutating func compile(_ words: [PatternWord], _ element: PatternNode.Element, _ next: Int32) -> Int32 {
    words.reversed().reduce(next) { emitTest(.word($1), next: $0, element) }
  }

  /// An entry of a list or class: of several words before one word, so that the longer one is preferred.
  private mutating func compile(_ list: ListTest, _ element: PatternNode.Element, _ next: Int32) -> Int32 {
    guard let members = classes[list.list] else {
      let phrase = severalTokens(of: .phrase(list), element, next)
      return choice([phrase, emitTest(.listed(list), next: next, element)])
    }
    var starts = members.phrases.sorted { $0.count > $1.count }.map { compile($0, element, next) }
    for list in members.lists { starts.append(compile(list, element, next)) }
    if !members.words.isEmpty { starts.append(emitTest(.words(members.words), next: next, element)) }
    return starts.isEmpty ? emitTest(.words([]), next: next, element) : choice(starts)
  }

  private mutating func compile(_ span: SpanTest, _ element: PatternNode.Element, _ next: Int32) -> Int32 {
    let several = severalTokens(of: span, element, next)
    return choice([several, emitTest(.part(span, .whole), next: next, element)])
  }

  private mutating func severalTokens(
    of span: SpanTest, _ element: PatternNode.Element, _ next: Int32
  ) -> Int32 {
    let last = emitTest(.part(span, .last), next: next, element)
    let loop = emitSplit(0, last)
    instructions[Int(loop)].next = emitTest(.part(span, .middle), next: loop, element)
    return emitTest(.part(span, .first), next: loop, element)
  }

  private mutating func compile(
    _ inner: PatternNode, _ minimum: Int, _ maximum: Int?, _ isLazy: Bool, _ next: Int32
  ) -> Int32 {
    if isLazy { hasGap = true }
    var start = next
    if let maximum {
      for _ in min(minimum, maximum)..<maximum {
        let body = compile(inner, then: start)
        start = isLazy ? emitSplit(next, body) : emitSplit(body, next)
      }
    } else {
      let loop = emitSplit(0, next)
      instructions[Int(loop)].next = compile(inner, then: loop)
      start = loop
    }
    for _ in 0..<minimum { start = compile(inner, then: start) }
    return start
  }

  /// The test with the pack's classes put in for their names.
  private func resolved(_ test: TokenTest) -> TokenTest {
    switch test {
    case .listed(let list):
      guard let members = classes[list.list] else { return test }
      return members.lists.reduce(.words(members.words)) { .either($0, resolved(.listed($1))) }
    case .both(let left, let right): return .both(resolved(left), resolved(right))
    case .either(let left, let right): return .either(resolved(left), resolved(right))
    case .not(let inner): return .not(resolved(inner))
    default: return test
    }
  }
}
