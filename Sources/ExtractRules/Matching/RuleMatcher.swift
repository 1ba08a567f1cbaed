public import ExtractCore
public import ExtractMatching

/// Finds what the rules of a set find; what one thread uses.
public struct RuleMatcher {
  /// The rules that it belongs to; those of other phases do not run.
  public let rules: RuleSet
  /// When it runs: its facts may look at what stages before it found.
  public let phase: RuleSet.Phase
  private let patterns: RuleSet.PhasePatterns
  private var matcher: PatternMatcher

  /// A matcher for the rules of one phase.
  public init(_ rules: RuleSet, phase: RuleSet.Phase) {
    self.rules = rules
    self.phase = phase
    patterns = rules.patterns(of: phase)
    matcher = PatternMatcher(patterns.set)
  }

  /// What matching has cost so far.
  public var cost: PatternMatcher.Cost { matcher.cost }

  /// What the rules find in a document, in document order, conflicts decided.
  ///
  /// - Complexity: linear in the text, and O(*m* log *m*) in the matches.
  public mutating func facts(in document: borrowing Document) -> [RuleFact] {
    var facts: [RuleFact] = []
    for match in matches(in: document) {
      for index in match.facts.indices where match.facts[index].fate == .fired { facts.append(match.facts[index].fact) }
    }
    if facts.count > 1 { facts.sort(by: Self.precedes) }
    return facts
  }

  private static func precedes(_ left: RuleFact, _ right: RuleFact) -> Bool {
    if left.tokens.start != right.tokens.start { return left.tokens.start < right.tokens.start }
    if left.tokens.end != right.tokens.end { return left.tokens.end > right.tokens.end }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.label < right.label
  }

  /// All matches with what became of them, by where they begin.
  mutating func matches(in document: borrowing Document) -> [RuleMatch] {
    var matches: [RuleMatch] = []
    var exceptions: [Int: [PatternMatch]] = [:]
    let found = matcher.matches(in: document)
    guard !found.isEmpty else { return [] }
    for match in found {
      let use = patterns.uses[match.pattern]
      if use.isException {
        exceptions[use.rule, default: []].append(match)
      } else {
        matches.append(ruleMatch(match, use))
      }
    }
    if !exceptions.isEmpty { drop(&matches, exceptions.mapValues { ExceptionCover($0) }) }
    FactSelection.decide(&matches, rules, phase)
    return matches
  }

  private func drop(_ matches: inout [RuleMatch], _ exceptions: [Int: ExceptionCover]) {
    for index in matches.indices {
      guard let exception = exceptions[matches[index].rule]?.first(overlapping: matches[index].span) else { continue }
      for fact in matches[index].facts.indices {
        matches[index].facts[fact].fate = .excepted(pattern: exception.pattern, exception.span)
      }
    }
  }

  private func ruleMatch(_ match: PatternMatch, _ use: RuleSet.PhasePatterns.Use) -> RuleMatch {
    var (captures, roles): ([RuleFact.Role], [RuleFact.Role]) = ([], [])
    for capture in match.captures {
      let role = RuleFact.Role(name: use.captures[capture.name].name, tokens: capture.tokens)
      captures.append(role)
      if use.captures[capture.name].kind == .role { roles.append(role) }
    }
    var facts: [(fact: RuleFact, fate: Fate)] = []
    if let label = use.label {
      let fact = RuleFact(
        rule: use.rule, line: use.line, label: label, tokens: match.span, roles: roles, isCapture: false)
      facts.append((fact, .fired))
    }
    for capture in match.captures where use.captures[capture.name].kind == .label {
      let fact = RuleFact(
        rule: use.rule, line: use.line, label: use.captures[capture.name].name, tokens: capture.tokens, roles: [],
        isCapture: true)
      facts.append((fact, .fired))
    }
    return RuleMatch(
      rule: use.rule, pattern: match.pattern, line: use.line, tokens: match.tokens, span: match.span,
      captures: captures, facts: facts)
  }
}

/// Where the exceptions of a rule stand.
private struct ExceptionCover {
  private let exceptions: [PatternMatch]
  /// For each exception, which of it and those before it reaches furthest.
  private var furthest: [Int] = []

  init(_ exceptions: [PatternMatch]) {
    self.exceptions = exceptions.sorted { $0.span.start < $1.span.start }
    for index in self.exceptions.indices {
      let before = index > 0 ? furthest[index - 1] : 0
      furthest.append(self.exceptions[before].span.end > self.exceptions[index].span.end ? before : index)
    }
  }

  /// An exception that has a token in common with a span.
  ///
  /// - Complexity: O(log *n*).
  func first(overlapping span: TokenRange) -> PatternMatch? {
    var low = 0
    var high = exceptions.count
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].span.start < span.end { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let exception = exceptions[furthest[low - 1]]
    return exception.span.end > span.start ? exception : nil
  }
}
