/// All patterns as one deterministic automaton over symbols, whose states are built as they are met.
///
/// A state is the set of places in the patterns at which a match that began at one token can be. One step costs one
/// lookup, however many patterns there are. States and transitions are forgotten when they take too much memory, and
/// built again; what is matched does not depend on it. (Lazy subset construction: Aho, Sethi & Ullman 1986; Cox 2010.)
struct PatternAutomaton {
  typealias State = UInt32

  /// The state from which nothing can match any more.
  static let dead: State = 0
  private static let unknown: State = .max
  /// How many positions all states may hold together, 4 bytes each.
  private static let mostPositions = 4_000_000
  private static let mostStates = 100_000

  private let patterns: PatternSet
  private var numbers: [StateKey: State] = [:]
  private var states: [StateKey] = []
  /// Transitions by open addressing: state and symbol, plus 1, in one integer.
  private var keys: [UInt64]
  private var targets: [State]
  private var transitionCount = 0
  private var positionCount = 0
  /// Where the symbols of a first token lead; unknown where no token with the symbol has begun a match.
  private var firstTargets: [State] = []
  private var closure: EpsilonClosure
  /// How many states were built so far, for measurements.
  private(set) var built = 0

  private struct StateKey: Hashable {
    /// The tests that can take the next token, ascending.
    var positions: [Int32]
    /// The patterns of which a match ends here, ascending.
    var accepted: [Int32]
  }

  init(_ patterns: PatternSet) {
    self.patterns = patterns
    closure = EpsilonClosure(patterns.instructions)
    keys = []
    targets = []
    forget()
  }

  var isFull: Bool { positionCount > Self.mostPositions || states.count > Self.mostStates }

  mutating func forget() {
    keys = [UInt64](repeating: 0, count: 1 << 12)
    targets = [State](repeating: 0, count: 1 << 12)
    transitionCount = 0
    positionCount = 0
    numbers.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    firstTargets.removeAll(keepingCapacity: true)
    _ = number(of: StateKey(positions: [], accepted: []))
  }

  /// The patterns of which a match ends in a state.
  @inline(__always) func accepted(in state: State) -> [Int32] { states[Int(state)].accepted }

  @inline(__always) func accepts(_ state: State) -> Bool { !states[Int(state)].accepted.isEmpty }

  /// The state after a first token.
  @inline(__always) mutating func first(_ symbol: UInt32, _ symbols: borrowing TokenSymbols) -> State {
    if Int(symbol) < firstTargets.count, firstTargets[Int(symbol)] != Self.unknown { return firstTargets[Int(symbol)] }
    return buildFirst(symbol, symbols)
  }

  private mutating func buildFirst(_ symbol: UInt32, _ symbols: borrowing TokenSymbols) -> State {
    while firstTargets.count <= Int(symbol) { firstTargets.append(Self.unknown) }
    let edges = symbols.edges[Int(symbol)]
    let starts =
      edges & TokenSymbols.sentenceStart != 0
      ? patterns.startPositions.atSentenceStart : patterns.startPositions.inSentence
    let target = successor(of: starts, symbol, symbols)
    firstTargets[Int(symbol)] = target
    return target
  }

  /// The state after one more token.
  @inline(__always) mutating func next(_ state: State, _ symbol: UInt32, _ symbols: borrowing TokenSymbols) -> State {
    let key = (UInt64(state) << 32 | UInt64(symbol)) &+ 1
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return build(key, state, symbol, symbols)
  }

  @inline(__always) private static func hash(_ key: UInt64) -> Int {
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (hash ^ hash >> 29) >> 24)
  }

  @inline(never) private mutating func build(
    _ key: UInt64, _ state: State, _ symbol: UInt32, _ symbols: borrowing TokenSymbols
  ) -> State {
    let target = successor(of: states[Int(state)].positions, symbol, symbols)
    if (transitionCount + 1) * 2 > keys.count { growTransitions() }
    insert(key, target)
    transitionCount += 1
    return target
  }

  private mutating func insert(_ key: UInt64, _ target: State) {
    var slot = Self.hash(key) & (keys.count - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func growTransitions() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    targets = [State](repeating: 0, count: oldKeys.count * 2)
    for (key, target) in zip(oldKeys, oldTargets) where key != 0 { insert(key, target) }
  }

  private mutating func successor(
    of positions: [Int32], _ symbol: UInt32, _ symbols: borrowing TokenSymbols
  ) -> State {
    let edges = symbols.edges[Int(symbol)]
    closure.begin()
    for position in positions {
      let instruction = patterns.instructions[Int(position)]
      if symbols.holds(instruction.argument, symbol) {
        closure.add(instruction.next, edges & TokenSymbols.sentenceEnd, takesTokenNext: false)
      }
    }
    return number(of: StateKey(positions: closure.positions.sorted(), accepted: closure.accepted.sorted()))
  }

  private mutating func number(of key: StateKey) -> State {
    if let known = numbers[key] { return known }
    let number = State(states.count)
    numbers[key] = number
    states.append(key)
    positionCount += key.positions.count + 16
    built += 1
    return number
  }
}

/// What is reached from places in the program without taking a token.
struct EpsilonClosure {
  private let instructions: [PatternSet.Instruction]
  private var marks: [Int]
  private var generation = 0
  private var stack: [Int32] = []
  /// The tests reached.
  private(set) var positions: [Int32] = []
  /// The patterns whose end is reached.
  private(set) var accepted: [Int32] = []

  init(_ instructions: [PatternSet.Instruction]) {
    self.instructions = instructions
    marks = [Int](repeating: 0, count: instructions.count)
  }

  mutating func begin() {
    generation += 1
    positions.removeAll(keepingCapacity: true)
    accepted.removeAll(keepingCapacity: true)
  }

  /// Adds what is reached from a place.
  ///
  /// - Parameters:
  ///   - edges: whether a sentence begins (at a match's beginning) or ends (elsewhere) there.
  ///   - takesTokenNext: whether the place is the beginning of a match.
  mutating func add(_ place: Int32, _ edges: UInt32, takesTokenNext: Bool) {
    stack.append(place)
    while let place = stack.popLast() {
      guard marks[Int(place)] != generation else { continue }
      marks[Int(place)] = generation
      let instruction = instructions[Int(place)]
      switch instruction.operation {
      case .test: positions.append(place)
      case .accept: accepted.append(instruction.argument)
      case .save: stack.append(instruction.next)
      case .split:
        stack.append(instruction.argument)
        stack.append(instruction.next)
      case .sentenceStart: if edges != 0 && takesTokenNext { stack.append(instruction.next) }
      case .sentenceEnd: if edges != 0 && !takesTokenNext { stack.append(instruction.next) }
      }
    }
  }
}
