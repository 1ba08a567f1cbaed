import ExtractCore

/// What became of the facts that a case states, and of those that were found.
struct FactMatching {
  /// The facts found, in document order.
  let observed: [ObservedFact]
  /// For each fact found, the index of the stated fact that it fulfils.
  private(set) var fulfilled: [Int?]
  private(set) var failures: [FixtureFailure] = []
  /// The stated `todo` facts that hold now.
  private(set) var done: [ExpectedFact] = []
  /// The indices of stated facts that fail.
  private(set) var failed: Set<Int> = []

  private let document: Document
  /// Facts found that a `todo` or a `no` already speaks of.
  private var excused: Set<Int> = []

  /// Matches what a case states with what a document holds.
  ///
  /// - Parameters:
  ///   - closed: the kinds of which all facts must be stated.
  ///   - given: facts that the case itself gave and that need not be stated again.
  /// - Throws: ``FixtureError`` for an anchor that names no place, where the text is the document as it stands;
  ///   in cleaned text it is a failure.
  init(
    _ fixture: FixtureCase, _ document: Document, closed: Set<FactKind>, given: Set<ObservedFact>
  ) throws(FixtureError) {
    self.document = document
    let stated = Set(fixture.expected.map(\.kind)).union(closed)
    observed = DocumentFacts.facts(of: document, kinds: stated)
    fulfilled = Array(repeating: nil, count: observed.count)
    var places: [[TextRange]?] = []
    for (index, fact) in fixture.expected.enumerated() {
      places.append(try self.places(of: fact, at: index, in: fixture))
    }
    // Facts that are there take what they match first, so that no other line claims it.
    for (index, fact) in fixture.expected.enumerated() where !fact.isNegative && !fact.isTodo {
      places[index]?.removeAll { fulfill(fact, index, at: $0) }
    }
    for (index, fact) in fixture.expected.enumerated() where !fact.isNegative && !fact.isTodo {
      for place in places[index] ?? [] { reportUnfulfilled(fact, index, at: place) }
    }
    for (index, fact) in fixture.expected.enumerated() where !fact.isNegative && fact.isTodo {
      if let places = places[index] { attempt(fact, index, at: places) }
    }
    for (index, fact) in fixture.expected.enumerated() where fact.isNegative {
      if let places = places[index] { forbid(fact, index, at: places) }
    }
    failures = failures.enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }.map(\.element)
    let unstated = observed.indices.filter { fulfilled[$0] == nil && !excused.contains($0) }.map { observed[$0] }
    failures += unstated.filter { closed.contains($0.kind) && !given.contains($0.withoutRule) }
      .map(FixtureFailure.unexpected)
  }

  /// Where a stated fact stands; `nil` if that is decided already. Facts about the whole document have one empty place.
  private mutating func places(
    of fact: ExpectedFact, at index: Int, in fixture: FixtureCase
  ) throws(FixtureError) -> [TextRange]? {
    switch fact.kind {
    case .text:
      if fact.isNegative == (fact.wholeText.map { Array($0.utf8) == document.text } ?? false) {
        fail(fact, index, .wrongText(fact))
      } else if fact.isTodo {
        done.append(fact)
      }
      return nil
    case .dropped:
      try checkDropped(fact, index, in: fixture)
      return nil
    default: break
    }
    guard let anchor = fact.anchor else { return [TextRange(0, 0)] }
    do {
      return try anchor.places(in: document.text).map { TextRange($0.lowerBound, $0.upperBound) }
    } catch {
      if document.text == fixture.raw {
        throw FixtureError(path: fixture.path, line: fact.line, FixtureError.Reason(error, anchor))
      }
      if fact.isNegative, error == .notFound { return [] }
      fail(fact, index, .unplaced(fact, FixtureError.Reason(error, anchor).message))
      return nil
    }
  }

  private mutating func checkDropped(
    _ fact: ExpectedFact, _ index: Int, in fixture: FixtureCase
  ) throws(FixtureError) {
    guard let anchor = fact.anchor else { return }
    let places: [Range<Int>]
    do {
      places = try anchor.places(in: document.raw)
    } catch {
      throw FixtureError(path: fixture.path, line: fact.line, FixtureError.Reason(error, anchor))
    }
    let ranges = places.map { SourceRange($0.lowerBound, $0.upperBound) }
    let kept = ranges.compactMap(document.alignment.text)
    let rules = ranges.map { range in document.dropped.filter { $0.range.overlaps(range) }.map(\.rule.name) }
    let hasRule = fact.value(of: FactAttribute.rule).map { rule in rules.allSatisfy { $0.contains(rule) } } ?? true
    let isDropped = kept.isEmpty && hasRule
    if fact.isNegative ? kept.count < places.count : !isDropped {
      fail(fact, index, .wronglyDropped(fact, kept: kept.first, rules: rules.flatMap(\.self)))
    } else if fact.isTodo {
      done.append(fact)
    }
  }

  private mutating func fail(_ fact: ExpectedFact, _ index: Int, _ failure: FixtureFailure) {
    guard !fact.isTodo else { return }
    failures.append(failure)
    failed.insert(index)
  }

  /// Whether a fact as stated was found at a place; it is then no other's.
  private mutating func fulfill(_ fact: ExpectedFact, _ index: Int, at place: TextRange) -> Bool {
    let match = observed.indices.first {
      observed[$0].kind == fact.kind && fulfilled[$0] == nil && (observed[$0].range ?? place) == place
        && observed[$0].differences(from: fact).isEmpty
    }
    guard let match else { return false }
    fulfilled[match] = index
    return true
  }

  private mutating func reportUnfulfilled(_ fact: ExpectedFact, _ index: Int, at place: TextRange) {
    let candidates = observed.indices.filter {
      observed[$0].kind.isAkin(to: fact.kind) && fulfilled[$0] == nil && !excused.contains($0)
        && (observed[$0].range ?? place) == place
    }
    guard let wrong = candidates.first(where: { observed[$0].kind == fact.kind }) ?? candidates.first else {
      return fail(fact, index, .missing(fact, at: place, nearest: nearest(to: fact, at: place)))
    }
    excused.insert(wrong)
    let kind = observed[wrong].kind == fact.kind ? [] : [FactAttribute.kind]
    fail(fact, index, .wrong(fact, observed[wrong], differences: kind + observed[wrong].differences(from: fact)))
  }

  /// A `todo`: whatever is found at its places is no news, whether it is right or not.
  private mutating func attempt(_ fact: ExpectedFact, _ index: Int, at places: [TextRange]) {
    var holds = true
    for place in places where !fulfill(fact, index, at: place) {
      holds = false
      excuse(fact, at: place)
    }
    if holds { done.append(fact) }
  }

  private mutating func excuse(_ fact: ExpectedFact, at place: TextRange) {
    for index in observed.indices where fulfilled[index] == nil && observed[index].kind.isAkin(to: fact.kind) {
      if observed[index].range?.overlaps(place) ?? true { excused.insert(index) }
    }
  }

  private mutating func forbid(_ fact: ExpectedFact, _ index: Int, at places: [TextRange]) {
    var holds = true
    for place in places {
      for found in observed.indices
      where fulfilled[found] == nil && observed[found].kind == fact.kind
        && observed[found].differences(from: fact).isEmpty && isSpokenOf(observed[found], by: fact, at: place)
      {
        holds = false
        excused.insert(found)
        fail(fact, index, .forbidden(fact, observed[found]))
      }
    }
    if holds, fact.isTodo { done.append(fact) }
  }

  private func isSpokenOf(_ found: ObservedFact, by fact: ExpectedFact, at place: TextRange) -> Bool {
    guard let range = found.range else { return true }
    return fact.kind.tilesText ? range == place : range.overlaps(place)
  }

  /// What is the most like a missing fact: of its kind or one akin, on a span that overlaps its.
  private func nearest(to fact: ExpectedFact, at place: TextRange) -> ObservedFact? {
    let all = DocumentFacts.facts(of: document, kinds: Set(FactKind.allCases.filter { $0.isAkin(to: fact.kind) }))
    return all.filter { $0.range?.overlaps(place) ?? true }
      .min { distance($0, place) < distance($1, place) }
  }

  private func distance(_ fact: ObservedFact, _ place: TextRange) -> Int {
    guard let range = fact.range else { return 0 }
    return abs(range.lowerBound - place.lowerBound) + abs(range.upperBound - place.upperBound)
  }
}

extension FixtureError.Reason {
  init(_ error: AnchorError, _ anchor: Anchor) {
    self =
      switch error {
      case .notFound: .anchorNotFound(anchor.description)
      case .ambiguous(let count): .ambiguousAnchor(anchor.description, occurrences: count)
      case .tooFew(let wanted, let found): .tooFewOccurrences(anchor.description, wanted: wanted, occurrences: found)
      }
  }
}
