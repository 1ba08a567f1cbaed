extension PatternProgram {
  /// More pairs of states than this are not looked at.
  private static let mostPairs = 2000

  /// Whether a pattern is sure to fit, in the same place and as long, wherever this one does.
  ///
  /// The pattern is followed as a set of states beside each state of this one (a subset construction), with tests that
  /// hold whenever those here do. Patterns that mark a span or have a gap report something else than all that they fit
  /// and are never included; nor is what would take too many steps to show.
  public func isIncluded(in other: PatternProgram) -> Bool {
    guard isPlain, other.isPlain else { return false }
    var seen: Set<Pair> = []
    var waiting: [Pair] = []
    let first = closure(of: [start], passesAnchors: true)
    let others = other.closure(of: [other.start], passesAnchors: false)
    if first.accepts { return false }
    for position in first.tests { waiting.append(Pair(position: position, others: others.tests)) }
    while let pair = waiting.popLast() {
      guard seen.insert(pair).inserted else { continue }
      guard seen.count <= Self.mostPairs else { return false }
      let instruction = instructions[Int(pair.position)]
      let test = tests[Int(instruction.argument)]
      let targets = pair.others.filter { test.implies(other.tests[Int(other.instructions[Int($0)].argument)]) }
      let here = closure(of: [instruction.next], passesAnchors: true)
      let there = other.closure(of: targets.map { other.instructions[Int($0)].next }, passesAnchors: false)
      if here.accepts, !there.accepts { return false }
      guard !here.tests.isEmpty else { continue }
      if there.tests.isEmpty { return false }
      for position in here.tests { waiting.append(Pair(position: position, others: there.tests)) }
    }
    return true
  }

  private struct Pair: Hashable {
    var position: Int32
    var others: [Int32]
  }

  /// Whether it reports all that it fits.
  private var isPlain: Bool { !hasGap && !instructions.contains { $0.operation == .save && $0.argument < 2 } }

  /// The tests that are reached without a token, ascending, and whether the end is.
  private func closure(of starts: [Int32], passesAnchors: Bool) -> (tests: [Int32], accepts: Bool) {
    var reached: Set<Int32> = []
    var tests: [Int32] = []
    var accepts = false
    var stack = starts
    while let position = stack.popLast() {
      guard reached.insert(position).inserted else { continue }
      let instruction = instructions[Int(position)]
      switch instruction.operation {
      case .test: tests.append(position)
      case .accept: accepts = true
      case .split: stack += [instruction.argument, instruction.next]
      case .save: stack.append(instruction.next)
      case .sentenceStart, .sentenceEnd: if passesAnchors { stack.append(instruction.next) }
      }
    }
    return (tests.sorted(), accepts)
  }
}

extension TokenTest {
  /// Whether another test is sure to hold for every token for which this one does.
  func implies(_ other: TokenTest) -> Bool {
    if self == other || other == .shape(.any) { return true }
    switch (self, other) {
    case (.either(let left, let right), _): return left.implies(other) && right.implies(other)
    case (_, .both(let left, let right)): return implies(left) && implies(right)
    case (.not(let inner), .not(let outer)): return outer.implies(inner)
    case (.words(let words), _): return !words.isEmpty && words.allSatisfy { TokenTest.word($0).implies(other) }
    case (.word(let word), .word(let wider)): return word.implies(wider)
    case (.word(let word), .words(let wider)): return wider.contains { word.implies($0) }
    case (.word(let word), .shape(let form)): return word.implies(form)
    case (.shape(let form), .shape(let wider)): return form.implies(wider)
    case (.both(let left, let right), _): return left.implies(other) || right.implies(other) || impliesPart(of: other)
    default: return impliesPart(of: other)
    }
  }

  private func impliesPart(of other: TokenTest) -> Bool {
    if case .either(let left, let right) = other { implies(left) || implies(right) } else { false }
  }
}

extension PatternWord {
  fileprivate func implies(_ wider: PatternWord) -> Bool {
    guard folded == wider.folded else { return false }
    return wider.casing == .any || casing == wider.casing && spelling == wider.spelling
      || casing == .upper && wider.casing == .initial
  }

  fileprivate func implies(_ form: TokenForm) -> Bool {
    let isWord = mark == 0 && folded.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    switch form {
    case .word: return isWord
    case .capitalized: return isWord && (casing == .initial || casing == .upper)
    default: return false
    }
  }
}

extension TokenForm {
  fileprivate func implies(_ wider: TokenForm) -> Bool {
    switch wider {
    case .word: [.capitalized, .upper, .lower, .mixed, .initialism, .initial, .coded].contains(self)
    case .capitalized: [.upper, .initial].contains(self)
    default: false
    }
  }
}
