import ExtractCore

/// Some strings that fit an expression, the shortest first: from each state of its automaton the shortest way to the
/// end, after up to a few free steps.
struct ExpressionSamples {
  private(set) var texts: [String] = []

  private static let sampleCount = 64
  private static let longestSample = 80
  private static let freeSteps = 6

  private let instructions: [ExpressionProgram.Instruction]
  /// By instruction, the bytes to the end.
  private var distances: [Int]

  /// `nil` if the expression cannot be read.
  init?(_ source: String, ignoresCase: Bool) {
    guard let expression = try? TokenExpression(parsing: source, at: 0) else { return nil }
    var program = ExpressionProgram()
    program.add(expression, ignoresCase: ignoresCase)
    instructions = program.instructions
    distances = [Int](repeating: .max, count: program.instructions.count)
    measure()
    guard let start = program.starts.first, distances[Int(start)] <= Self.longestSample else { return }
    var seen: Set<[UInt8]> = []
    for number in 0..<Self.sampleCount {
      let bytes = sample(from: Int(start), number)
      guard !bytes.isEmpty, seen.insert(bytes).inserted else { continue }
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Relaxes the distances until none becomes shorter (Bellman 1958).
  private mutating func measure() {
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, instruction) in instructions.enumerated() {
        let distance =
          switch instruction {
          case .accept: 0
          case .split(let first, let second): min(distances[Int(first)], distances[Int(second)])
          case .bytes(let low, let high, let next):
            low > high || distances[Int(next)] == .max ? Int.max : distances[Int(next)] + 1
          }
        if distance < distances[index] {
          distances[index] = distance
          isChanged = true
        }
      }
    }
  }

  private func sample(from start: Int, _ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = start
    var choices = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 ^ 0xD6E8_FEB8_6659_FD93
    func choice(_ count: Int) -> Int {
      choices = choices &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(choices >> 33) % count
    }
    var steps = 0
    while steps < 4 * Self.longestSample {
      steps += 1
      let isFree = bytes.count < number % Self.freeSteps
      switch instructions[position] {
      case .accept: return bytes
      case .split(let first, let second):
        let (near, far) =
          distances[Int(first)] <= distances[Int(second)] ? (Int(first), Int(second)) : (Int(second), Int(first))
        position = isFree && distances[far] != .max && choice(2) == 0 ? far : near
      case .bytes(let low, let high, let next):
        bytes.append(Self.byte(low, high, choice))
        position = Int(next)
      }
    }
    return []
  }

  /// A byte of a range, a letter or digit if it has one.
  private static func byte(_ low: UInt8, _ high: UInt8, _ choice: (Int) -> Int) -> UInt8 {
    let usual: [ClosedRange<UInt8>] = [0x61...0x7A, 0x41...0x5A, 0x30...0x39]
    let ranges = usual.filter { $0.overlaps(low...high) }.map { $0.clamped(to: low...high) }
    let range = ranges.isEmpty ? low...high : ranges[choice(ranges.count)]
    return range.lowerBound + UInt8(choice(range.count))
  }
}
