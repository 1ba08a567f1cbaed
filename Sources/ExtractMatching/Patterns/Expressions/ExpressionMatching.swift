/// Runs all expressions of a set of rules over a token at once, as a deterministic automaton that is built as needed.
///
/// - Complexity: one step a byte; a state that is met for the first time costs up to the size of the program. When too
///   many states have been met, they are forgotten, and built again as needed.
struct ExpressionMatcher {
  private let program: ExpressionProgram
  private var states: [[Int32]: Int32] = [:]
  private var positions: [[Int32]] = []
  private var accepted: [[Int32]] = []
  /// 256 successors for each state: -1 is not known, 0 the state from which nothing fits.
  private var successors: [Int32] = []
  private var stack: [Int32] = []
  private var mark: [Int]
  private var generation = 0
  private var start: Int32 = 0

  private static let mostStates = 2000

  init(_ program: ExpressionProgram) {
    self.program = program
    mark = [Int](repeating: 0, count: program.instructions.count)
    reset()
  }

  private mutating func reset() {
    states.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    accepted.removeAll(keepingCapacity: true)
    successors.removeAll(keepingCapacity: true)
    _ = state(of: [])
    start = state(of: program.starts)
  }

  /// The numbers of the expressions that the token fits, ascending.
  mutating func matches(_ token: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var state = start
    for byte in token {
      if positions.count > Self.mostStates { state = forgetStates(except: state) }
      let slot = Int(state) << 8 | Int(byte)
      var next = successors[slot]
      if next < 0 {
        next = successor(of: state, byte)
        successors[slot] = next
      }
      state = next
      if state == 0 { return [] }
    }
    return accepted[Int(state)]
  }

  private mutating func forgetStates(except state: Int32) -> Int32 {
    let kept = positions[Int(state)]
    reset()
    return self.state(of: kept)
  }

  private mutating func successor(of from: Int32, _ byte: UInt8) -> Int32 {
    var targets: [Int32] = []
    for position in positions[Int(from)] {
      if case .bytes(let low, let high, let next) = program.instructions[Int(position)], low <= byte, byte <= high {
        targets.append(next)
      }
    }
    return state(of: targets)
  }

  /// The state of some positions and all that follow from them without a byte.
  private mutating func state(of targets: [Int32]) -> Int32 {
    generation += 1
    var reached: [Int32] = []
    var accepting: [Int32] = []
    stack = targets
    while let position = stack.popLast() {
      guard mark[Int(position)] != generation else { continue }
      mark[Int(position)] = generation
      switch program.instructions[Int(position)] {
      case .bytes: reached.append(position)
      case .accept(let number):
        reached.append(position)
        accepting.append(number)
      case .split(let first, let second):
        stack.append(first)
        stack.append(second)
      }
    }
    reached.sort()
    if let known = states[reached] { return known }
    let number = Int32(positions.count)
    states[reached] = number
    positions.append(reached)
    accepted.append(accepting.sorted())
    successors += [Int32](repeating: -1, count: 256)
    return number
  }
}
