internal import ExtractMatching
internal import ExtractRules

/// Patterns that fit nothing which another one does not fit, too, and the rules that have no others.
struct RepeatedPatterns {
  private(set) var findings: [LintFinding] = []
  /// The ids of rules that always lose to another one.
  private(set) var shadowedRules: Set<String> = []
  private let rules: RuleSet
  private let checked: Set<String>
  private let index: InclusionIndex
  /// Where each pattern of the index stands.
  private let places: [(rule: Int, pattern: Int)]

  /// - Parameter checked: the paths of the packs that are looked at.
  /// - Complexity: linear in the rules, as far as these have words of their own; only patterns that may include each
  ///   other are compared.
  init(_ rules: RuleSet, checked: Set<String>) {
    self.rules = rules
    self.checked = checked
    index = InclusionIndex(rules.rules.flatMap { rule in rule.match.map(\.program) })
    places = rules.rules.enumerated().flatMap { number, rule in rule.match.indices.map { (number, $0) } }
    findRepeats()
    for (number, rule) in rules.rules.enumerated() where checked.contains(rule.origin.path) {
      findRepeats(within: rule, number)
      findShadow(of: rule, number)
    }
  }

  /// The patterns that may include another one.
  private func candidates(including pattern: RulePattern) -> [(rule: Int, pattern: Int)] {
    index.candidates(including: pattern.program).map { places[$0] }
  }

  /// Patterns that are written twice for one label.
  private mutating func findRepeats() {
    struct Key: Hashable {
      var source: String
      var label: String?
    }
    var owners: [Key: (rule: Rule, line: Int)] = [:]
    for rule in rules.rules {
      for pattern in rule.match {
        let words = pattern.source.split(separator: " ").joined(separator: " ")
        let key = Key(source: words, label: rule.label)
        guard let first = owners[key] else {
          owners[key] = (rule, pattern.line)
          continue
        }
        guard checked.contains(rule.origin.path) else { continue }
        note(
          .duplicatePattern, rule, pattern.line,
          "the pattern is that of \(first.rule.id), \(first.rule.origin.path):\(first.line)", "remove one of them")
      }
    }
  }

  /// A pattern all of whose matches another pattern of the rule has, with the same captures.
  private mutating func findRepeats(within rule: Rule, _ number: Int) {
    guard rule.match.count > 1 else { return }
    for (index, pattern) in rule.match.enumerated() {
      let others = candidates(including: pattern).filter { $0.rule == number }.map(\.pattern)
      let wider = others.first { other in
        let candidate = rule.match[other]
        guard candidate.source != pattern.source, pattern.program.isIncluded(in: candidate.program)
        else { return false }
        // Of two that include each other the first stays.
        return candidate.program.captures == pattern.program.captures
          && (other < index || !candidate.program.isIncluded(in: pattern.program))
      }
      guard let wider else { continue }
      note(
        .duplicatePattern, rule, pattern.line,
        "the pattern fits nothing that line \(rule.match[wider].line) does not fit, too", "remove it")
    }
  }

  /// The rule before which another one comes wherever it fits, whatever the text.
  private mutating func findShadow(of rule: Rule, _ number: Int) {
    guard !rule.keepsOverlaps, let label = rule.label, rule.labels == [label], !rule.match.isEmpty else { return }
    let others = Set(candidates(including: rule.match[0]).map(\.rule)).sorted()
    let shadow = others.first { other in
      let candidate = rules.rules[other]
      guard other != number, candidate.except.isEmpty, !candidate.keepsOverlaps, let winning = candidate.label,
        candidate.priority > rule.priority || candidate.priority == rule.priority && other < number,
        winning == label || rules.isEntityLabel(winning) && rules.isEntityLabel(label)
      else { return false }
      return rule.match.allSatisfy { pattern in
        candidate.match.contains { pattern.program.isIncluded(in: $0.program) }
      }
    }
    guard let shadow = shadow.map({ rules.rules[$0] }) else { return }
    shadowedRules.insert(rule.id)
    note(
      .shadowed, rule, rule.origin.line,
      "the rule \(rule.id) fits nothing that \(shadow.id) (\(shadow.origin)) does not fit, which comes first",
      "give it a higher priority, narrow the other, or remove it")
  }

  private mutating func note(_ code: LintFinding.Code, _ rule: Rule, _ line: Int, _ message: String, _ remedy: String) {
    findings.append(
      LintFinding(
        code: code, origin: RuleOrigin(path: rule.origin.path, line: line), message: message, remedy: remedy))
  }
}
