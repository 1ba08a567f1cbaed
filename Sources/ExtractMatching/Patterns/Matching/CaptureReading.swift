import ExtractCore

/// Reads the span and the captures of a match, by running its pattern alone over its tokens.
///
/// The simulation keeps threads in the order of preference (Pike 1987): elements take as much as they can, gaps as
/// little. A pattern without a gap must end where the longest match does.
///
/// - Complexity: O(*tokens of the match* · *size of the pattern*).
struct CaptureReader {
  private let patterns: PatternSet
  private var current: [Int32] = []
  private var currentSlots: [Int32] = []
  private var next: [Int32] = []
  private var nextSlots: [Int32] = []
  private var marks: [Int]
  private var generation = 0
  private var stack: [(place: Int32, slot: Int32, value: Int32)] = []
  private var slots: [Int32] = []
  private(set) var steps = 0

  init(_ patterns: PatternSet) {
    self.patterns = patterns
    marks = [Int](repeating: 0, count: patterns.instructions.count)
  }

  /// The match of a pattern that begins with the first of some tokens and ends with the last, or, if the pattern has a
  /// gap, with the last at most; `nil` if it reports no token.
  mutating func read(
    _ pattern: Int, _ tokens: TokenRange, _ sequence: [UInt32], _ symbols: borrowing TokenSymbols
  ) -> PatternMatch? {
    let program = patterns.programs[pattern]
    let slotCount = 2 * (program.captures.count + 1)
    slots = [Int32](repeating: -1, count: slotCount)
    current.removeAll(keepingCapacity: true)
    currentSlots.removeAll(keepingCapacity: true)
    generation += 1
    var best: (end: Int, slots: [Int32])?
    let firstEdges = symbols.edges[Int(sequence[tokens.start])] & TokenSymbols.sentenceStart
    _ = add(patterns.starts[pattern], at: tokens.start, edges: firstEdges, isFirst: true, mayEnd: false)
    swapLists()
    for index in tokens.start..<tokens.end where !current.isEmpty {
      let symbol = sequence[index]
      let edges = symbols.edges[Int(symbol)] & TokenSymbols.sentenceEnd
      generation += 1
      var thread = 0
      while thread < current.count {
        let instruction = patterns.instructions[Int(current[thread])]
        steps += 1
        if symbols.holds(instruction.argument, symbol) {
          for slot in 0..<slotCount { slots[slot] = currentSlots[thread * slotCount + slot] }
          let mayEnd = program.hasGap || index + 1 == tokens.end
          if let accepted = add(instruction.next, at: index + 1, edges: edges, isFirst: false, mayEnd: mayEnd) {
            best = (index + 1, accepted)
            // What is preferred less is no longer looked at.
            break
          }
        }
        thread += 1
      }
      swapLists()
    }
    return best.flatMap { match(pattern, tokens.start, $0.end, $0.slots) }
  }

  private mutating func swapLists() {
    swap(&current, &next)
    swap(&currentSlots, &nextSlots)
    next.removeAll(keepingCapacity: true)
    nextSlots.removeAll(keepingCapacity: true)
  }

  /// Adds the threads that go on from a place, the preferred first; gives the slots if the end of the pattern is
  /// reached.
  private mutating func add(
    _ place: Int32, at token: Int, edges: UInt32, isFirst: Bool, mayEnd: Bool
  ) -> [Int32]? {
    stack.append((place, -1, 0))
    while let step = stack.popLast() {
      if step.slot >= 0 {
        slots[Int(step.slot)] = step.value
        continue
      }
      let place = step.place
      guard marks[Int(place)] != generation else { continue }
      marks[Int(place)] = generation
      let instruction = patterns.instructions[Int(place)]
      switch instruction.operation {
      case .test:
        next.append(place)
        nextSlots += slots
      case .accept:
        guard mayEnd else { continue }
        stack.removeAll(keepingCapacity: true)
        return slots
      case .split:
        stack.append((instruction.argument, -1, 0))
        stack.append((instruction.next, -1, 0))
      case .save:
        // The old value comes back when all that follows from here has been added.
        stack.append((0, instruction.argument, slots[Int(instruction.argument)]))
        slots[Int(instruction.argument)] = Int32(token)
        stack.append((instruction.next, -1, 0))
      case .sentenceStart: if edges != 0 && isFirst { stack.append((instruction.next, -1, 0)) }
      case .sentenceEnd: if edges != 0 && !isFirst { stack.append((instruction.next, -1, 0)) }
      }
    }
    return nil
  }

  private func match(_ pattern: Int, _ start: Int, _ end: Int, _ slots: [Int32]) -> PatternMatch? {
    let tokens = TokenRange(start, end)
    let span = slots[0] >= 0 ? TokenRange(Int(slots[0]), Int(slots[1])) : tokens
    guard !span.isEmpty else { return nil }
    var captures: [PatternMatch.Capture] = []
    for name in 1..<max(1, slots.count / 2) where slots[2 * name] >= 0 && slots[2 * name] < slots[2 * name + 1] {
      captures.append(
        PatternMatch.Capture(name: name - 1, tokens: TokenRange(Int(slots[2 * name]), Int(slots[2 * name + 1]))))
    }
    return PatternMatch(pattern: pattern, tokens: tokens, span: span, captures: captures)
  }
}
