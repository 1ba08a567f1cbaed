/// Finds the patterns that can include another one, without comparing it with each of them.
///
/// All matches of a pattern pass through some of its tests, such as those it begins with or a word in its middle. Where
/// it includes another pattern, one test of that one implies one of these, so that both ask for the same word or are
/// the same test. Each pattern lies under the words or tests through which its matches pass, the rarest if there are
/// several. What passes only through tests that ask for no word, such as a capital, is compared with all.
public struct InclusionIndex {
  private enum Key: Hashable {
    case word([UInt8])
    case test(TokenTest)
  }

  private var patterns: [Key: [Int]] = [:]
  private var unkeyed: [Int] = []

  /// - Parameter programs: the patterns that may include others, by which ``candidates(including:)`` numbers them.
  /// - Complexity: linear in the patterns, quadratic in the length of one.
  public init(_ programs: [PatternProgram]) {
    var frequencies: [Key: Int] = [:]
    for program in programs {
      for key in Self.keys(impliedBy: program) { frequencies[key, default: 0] += 1 }
    }
    for (number, program) in programs.enumerated() {
      let passages = program.passages.compactMap { Self.keys(of: $0.map { program.tests[$0] }) }
      let rarest = passages.map { keys in (keys, keys.reduce(0) { $0 + (frequencies[$1] ?? 0) }) }.min { $0.1 < $1.1 }
      guard let rarest else {
        unkeyed.append(number)
        continue
      }
      for key in rarest.0 { patterns[key, default: []].append(number) }
    }
  }

  /// The patterns that may include another one, ascending; it may be among them itself.
  public func candidates(including program: PatternProgram) -> [Int] {
    var found = Set(unkeyed)
    for key in Self.keys(impliedBy: program) { found.formUnion(patterns[key] ?? []) }
    return found.sorted()
  }

  /// The keys of which a test must have one to imply one of some tests; `nil` if it may have any.
  private static func keys(of tests: [TokenTest]) -> Set<Key>? {
    var keys: Set<Key> = []
    for test in tests {
      guard let own = self.keys(of: test) else { return nil }
      keys.formUnion(own)
    }
    return keys
  }

  private static func keys(of test: TokenTest) -> Set<Key>? {
    switch test {
    case .word(let word): [.word(word.folded)]
    case .words(let words): Set(words.map { .word($0.folded) }).union([.test(test)])
    case .expression, .listed, .part: [.test(test)]
    case .either(let left, let right): keys(of: [left, right]).map { $0.union([.test(test)]) }
    case .both(let left, let right): (keys(of: left) ?? keys(of: right)).map { $0.union([.test(test)]) }
    case .shape, .not: nil
    }
  }

  private static func keys(impliedBy program: PatternProgram) -> Set<Key> {
    program.tests.reduce(into: []) { addKeys(impliedBy: $1, to: &$0) }
  }

  private static func addKeys(impliedBy test: TokenTest, to keys: inout Set<Key>) {
    keys.insert(.test(test))
    switch test {
    case .word(let word): keys.insert(.word(word.folded))
    case .words(let words): for word in words { keys.insert(.word(word.folded)) }
    case .both(let left, let right), .either(let left, let right):
      addKeys(impliedBy: left, to: &keys)
      addKeys(impliedBy: right, to: &keys)
    case .shape, .not, .expression, .listed, .part: break
    }
  }
}

extension PatternProgram {
  /// Sets of tests through one of which each match passes: those with which it begins, and each that it cannot do
  /// without. Tests are by their indices in ``tests``.
  fileprivate var passages: [[Int]] {
    let places = instructions.indices.filter { instructions[$0].operation == .test }
    let first = reached(without: nil, stopsAtTests: true).tests
    let needed = places.filter { !reached(without: $0, stopsAtTests: false).accepts }
    return ([first] + needed.map { [$0] }).map { $0.map { Int(instructions[$0].argument) } }
  }

  /// The tests that are reached from the start, and whether the end is, where one test is never passed.
  private func reached(without barrier: Int?, stopsAtTests: Bool) -> (tests: [Int], accepts: Bool) {
    var seen: Set<Int> = []
    var tests: [Int] = []
    var accepts = false
    var stack = [Int(start)]
    while let place = stack.popLast() {
      guard seen.insert(place).inserted, place != barrier else { continue }
      let instruction = instructions[place]
      switch instruction.operation {
      case .accept: accepts = true
      case .test:
        tests.append(place)
        if !stopsAtTests { stack.append(Int(instruction.next)) }
      case .split: stack += [Int(instruction.argument), Int(instruction.next)]
      case .save, .sentenceStart, .sentenceEnd: stack.append(Int(instruction.next))
      }
    }
    return (tests, accepts)
  }
}
