import ExtractCore

/// Divides a saved page into what stands before the content, the content with what stands aside in it, and what
/// follows.
///
/// A page is a sequence of lines that are in one of four states, and goes through them in one order. A line gives
/// points to each state for what it is and for what stands around it; the sequence of states with the most points is
/// found by dynamic programming (Viterbi 1967). The points stand in the list `page_weights`.
struct PageSegmentation {
  enum State: UInt8 { case before, content, aside, after }

  private let weights: PageWeights
  private var lines: [PageLine]
  private let blankBefore: (Int) -> Bool

  /// How far around it a line is judged by phrases of boilerplate and heads of comments, in lines with ink.
  private static let reach = 6
  private static let out: Int32 = -1_000_000_000

  init(_ lines: [PageLine], weights: PageWeights, blankBefore: @escaping (Int) -> Bool) {
    self.lines = lines
    self.weights = weights
    self.blankBefore = blankBefore
  }

  /// The state of each line, and the line that repeats the page's title.
  ///
  /// - Complexity: O(*n*) in the number of lines.
  mutating func states(counts: [Int]) -> (states: [State], title: Int?) {
    let title = addContext(counts)
    var states = decode()
    keepProse(&states)
    return (states, title)
  }

  // MARK: Context

  private mutating func addContext(_ counts: [Int]) -> Int? {
    let after = proseAfter(counts)
    var before = 0
    var total = 0
    for (order, line) in lines.enumerated() where line.kind == .longProse { total += counts[order] }
    var passed = 0
    var title: Int?
    var lastDate = -1000
    let nextDate = nextDateLines()
    let boilerplate = KindCounts(.boilerplate, in: lines)
    let comments = KindCounts(.comment, in: lines)
    for order in lines.indices {
      var score = lines[order].score
      let line = lines[order]
      let side = line.isProse ? 1 : 0
      func add(_ observation: PageObservation, _ number: Int) { weights.add(observation, number, to: &score) }
      if order - lastDate <= 3 { add(.afterDate, side) }
      if nextDate[order] - order <= 3 { add(.beforeDate, side) }
      if line.kind == .dateline { lastDate = order }
      add(.boilerplateBefore, side * 8 + min(4, boilerplate[order - Self.reach..<order]))
      add(.boilerplateAfter, side * 8 + min(4, boilerplate[order + 1..<order + 1 + Self.reach]))
      if comments[order - Self.reach..<order + 1] > 0 { add(.commentBefore, side) }
      if comments[order + 1..<order + 1 + Self.reach] > 0 { add(.commentAfter, side) }
      add(.titleWords, side * 8 + min(3, line.longTitleWords))
      add(.previous, side * 8 + Int((order > 0 ? lines[order - 1].kind : .edge).rawValue))
      add(.next, side * 8 + Int((order + 1 < lines.count ? lines[order + 1].kind : .edge).rawValue))
      add(.proseBefore, side * 8 + Self.proseStep(before))
      add(.proseAfter, side * 8 + Self.proseStep(after[order]))
      if line.isRepeated { add(.repeated, side) }
      if order > 0, blankBefore(order) { add(.blankBefore, side) }
      add(.position, side * 8 + Self.position(passed, of: total))
      if title == nil, order > 0, line.repeatsTitle {
        add(.title, 0)
        title = order
      } else if title != nil {
        add(.afterTitle, side)
      }
      before = max(0, before * 4 + mass(order, counts)) / 5
      if line.kind == .longProse { passed += counts[order] }
      lines[order].score = score
    }
    return title
  }

  private static func proseStep(_ mass: Int) -> Int { PageLineReading.step(mass, 40, 160, 400, 800, 1600) }

  /// The share of the page's prose that stands above: nothing, up to a tenth, a half, nine tenths, all but nothing,
  /// all.
  private static func position(_ passed: Int, of total: Int) -> Int {
    PageLineReading.step(passed * 1000, max(1, total), total * 100, total * 500, total * 900, total * 999)
  }

  /// The prose in a line, for a mean that fades with the distance.
  private func mass(_ order: Int, _ counts: [Int]) -> Int {
    switch lines[order].kind {
    case .longProse: 8 * min(counts[order], 400)
    case .shortProse: 4 * counts[order]
    default: -64
    }
  }

  private func proseAfter(_ counts: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: lines.count)
    var mean = 0
    for order in lines.indices.reversed() {
      result[order] = mean
      mean = max(0, mean * 4 + mass(order, counts)) / 5
    }
    return result
  }

  private func nextDateLines() -> [Int] {
    var result = [Int](repeating: lines.count + 1000, count: lines.count)
    for order in lines.indices.dropLast().reversed() {
      result[order] = lines[order + 1].kind == .dateline ? order + 1 : result[order + 1]
    }
    return result
  }

  /// How many lines are of a kind.
  private struct KindCounts {
    /// For each line and for the end, how many stand above.
    private let above: [Int]

    init(_ kind: PageLine.Kind, in lines: [PageLine]) {
      above = Array(unsafeUninitializedCapacity: lines.count + 1) { above, count in
        var found = 0
        for order in lines.indices {
          above.initializeElement(at: order, to: found)
          if lines[order].kind == kind { found += 1 }
        }
        above.initializeElement(at: lines.count, to: found)
        count = lines.count + 1
      }
    }

    /// How many are among some lines; what lies beyond the page has none.
    subscript(orders: Range<Int>) -> Int {
      above[min(above.count - 1, orders.upperBound)] - above[max(0, orders.lowerBound)]
    }
  }

  // MARK: States

  /// The states that can follow a state.
  private static let successors: [(from: Int, to: Int)] = [
    (0, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 3),
  ]

  private func decode() -> [State] {
    guard var best = lines.first?.score else { return [] }
    best[2] = Self.out
    best[3] = Self.out
    var origins = [SIMD4<Int32>](repeating: SIMD4(), count: lines.count)
    let successors = Self.successors
    let transitions = (0..<4).map { weights.transition(from: $0) }
    for order in lines.indices.dropFirst() {
      var next = PageScore(repeating: 2 * Self.out)
      for (from, to) in successors where best[from] &+ transitions[from][to] > next[to] {
        next[to] = best[from] &+ transitions[from][to]
        origins[order][to] = Int32(from)
      }
      best = next &+ lines[order].score
    }
    return path(best, origins)
  }

  /// Some line is content: a page that ends before its content is none.
  private func path(_ best: PageScore, _ origins: [SIMD4<Int32>]) -> [State] {
    var state = 1
    for other in 2..<4 where best[other] > best[state] { state = other }
    var states = [State](repeating: .before, count: lines.count)
    for order in lines.indices.reversed() {
      states[order] = State(rawValue: UInt8(state)) ?? .before
      state = Int(origins[order][state])
    }
    return states
  }

  // MARK: Caution

  /// Prose of this many words that stands aside is kept.
  private static let longAside = 30

  /// Keeps prose that the points leave out although nothing but prose and its headings parts it from the content.
  private func keepProse(_ states: inout [State]) {
    for order in states.indices
    where states[order] == .aside && lines[order].kind == .longProse && lines[order].wordCount >= Self.longAside
      && !lines[order].hasPhrase
    {
      states[order] = .content
    }
    guard let first = states.firstIndex(of: .content), let last = states.lastIndex(of: .content) else { return }
    keepProseBelowHeader(above: first, &states)
    var above = (states.firstIndex(of: .content) ?? first) - 1
    while above > 0, lines[above].kind == .longProse {
      states[above] = .content
      above -= 1
    }
    var below = last + 1
    while below < lines.count, lines[below].kind == .longProse || isHeading(below) {
      states[below] = .content
      below += 1
    }
  }

  /// How far below a line of date or author the content begins, in lines.
  private static let longestHeader = 12
  /// With no more prose than so many lines, a page is short: what stands above the content is rather lost than left out.
  private static let fewProse = 5

  /// Keeps prose that stands between the date of a short page and its content.
  private func keepProseBelowHeader(above first: Int, _ states: inout [State]) {
    let prose = zip(states, lines).reduce(0) { $0 + ($1.0 == .content && $1.1.kind == .longProse ? 1 : 0) }
    guard prose <= Self.fewProse else { return }
    let header = max(0, first - Self.longestHeader)..<first
    guard let date = header.last(where: { lines[$0].kind == .dateline }) else { return }
    for order in date + 1..<first
    where lines[order].kind == .longProse && !lines[order].hasPhrase
      && !lines[order].isRepeated
    {
      states[order] = .content
    }
  }

  /// Whether a line that is no boilerplate stands right above prose.
  private func isHeading(_ order: Int) -> Bool {
    guard order + 1 < lines.count, lines[order + 1].kind == .longProse, lines[order].wordCount <= 14 else {
      return false
    }
    return lines[order].kind == .other || lines[order].kind == .words || lines[order].kind == .shortProse
  }
}
