/// Several expressions as one nondeterministic automaton over bytes (Thompson 1968).
struct ExpressionProgram: Sendable {
  enum Instruction: Sendable {
    case bytes(UInt8, UInt8, next: Int32)
    case split(Int32, Int32)
    /// The token fits the expression of this number.
    case accept(Int32)
  }

  private(set) var instructions: [Instruction] = []
  private(set) var starts: [Int32] = []

  /// How many instructions all expressions of a set of rules may need.
  static let largest = 100_000

  var isEmpty: Bool { starts.isEmpty }

  /// Adds an expression, whose number is how many there were before.
  mutating func add(_ expression: TokenExpression, ignoresCase: Bool) {
    instructions.append(.accept(Int32(starts.count)))
    starts.append(compile(expression.root, then: Int32(instructions.count - 1), ignoresCase))
  }

  private mutating func emit(_ instruction: Instruction) -> Int32 {
    instructions.append(instruction)
    return Int32(instructions.count - 1)
  }

  /// Code for a node that goes on at `next`; gives where it begins.
  private mutating func compile(_ node: TokenExpression.Node, then next: Int32, _ ignoresCase: Bool) -> Int32 {
    guard instructions.count < Self.largest else { return next }
    switch node {
    case .empty: return next
    case .bytes(let low, let high): return bytes(low, high, next, ignoresCase)
    case .sequence(let parts): return parts.reversed().reduce(next) { compile($1, then: $0, ignoresCase) }
    case .alternatives(let branches):
      // A class without members fits nothing.
      guard let last = branches.last else { return emit(.bytes(1, 0, next: next)) }
      return branches.dropLast().reversed().reduce(compile(last, then: next, ignoresCase)) { rest, branch in
        let start = compile(branch, then: next, ignoresCase)
        return emit(.split(start, rest))
      }
    case .repetition(let inner, let minimum, let maximum):
      var start = next
      if let maximum {
        for _ in minimum..<max(minimum, maximum) {
          let body = compile(inner, then: start, ignoresCase)
          start = emit(.split(body, next))
        }
      } else {
        let loop = emit(.split(0, next))
        instructions[Int(loop)] = .split(compile(inner, then: loop, ignoresCase), next)
        start = loop
      }
      for _ in 0..<minimum { start = compile(inner, then: start, ignoresCase) }
      return start
    }
  }

  private mutating func bytes(_ low: UInt8, _ high: UInt8, _ next: Int32, _ ignoresCase: Bool) -> Int32 {
    var start = emit(.bytes(low, high, next: next))
    guard ignoresCase else { return start }
    for (from, to, shift) in [(UInt8(0x41), UInt8(0x5A), Int16(0x20)), (0x61, 0x7A, -0x20)] {
      let first = max(low, from)
      let last = min(high, to)
      if first <= last {
        let other = emit(
          .bytes(UInt8(Int16(first) + shift), UInt8(Int16(last) + shift), next: next))
        start = emit(.split(other, start))
      }
    }
    return start
  }
}
