internal import ExtractMatching
internal import ExtractRules

/// Patterns that fit nothing which another one does not fit, too, and the rules that have no others.
struct RepeatedPatterns {
  private(set) var findings: [LintFinding] = []
  /// The ids of rules that always lose to another one.
  private(set) var shadowedRules: Set<String> = []
  private let rules: RuleSet
  private let checked: Set<String>

  /// - Parameter checked: the paths of the packs that are looked at.
  /// - Complexity: quadratic in the rules; most pairs differ in their first element.
  init(_ rules: RuleSet, checked: Set<String>) {
    self.rules = rules
    self.checked = checked
    findRepeats()
    for (number, rule) in rules.rules.enumerated() where checked.contains(rule.origin.path) {
      findRepeats(within: rule)
      findShadow(of: rule, number)
    }
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
  private mutating func findRepeats(within rule: Rule) {
    for (index, pattern) in rule.match.enumerated() {
      let wider = rule.match.enumerated().first { other, candidate in
        guard other != index, candidate.source != pattern.source, pattern.program.isIncluded(in: candidate.program)
        else { return false }
        // Of two that include each other the first stays.
        return candidate.program.captures == pattern.program.captures
          && (other < index || !candidate.program.isIncluded(in: pattern.program))
      }
      guard let wider else { continue }
      note(
        .duplicatePattern, rule, pattern.line,
        "the pattern fits nothing that line \(wider.element.line) does not fit, too", "remove it")
    }
  }

  /// The rule before which another one comes wherever it fits, whatever the text.
  private mutating func findShadow(of rule: Rule, _ number: Int) {
    guard !rule.keepsOverlaps, let label = rule.label, rule.labels == [label], !rule.match.isEmpty else { return }
    let shadow = rules.rules.enumerated().first { other, candidate in
      guard other != number, candidate.except.isEmpty, !candidate.keepsOverlaps, let winning = candidate.label,
        candidate.priority > rule.priority || candidate.priority == rule.priority && other < number,
        winning == label || rules.isEntityLabel(winning) && rules.isEntityLabel(label)
      else { return false }
      return rule.match.allSatisfy { pattern in
        candidate.match.contains { pattern.program.isIncluded(in: $0.program) }
      }
    }
    guard let shadow = shadow?.element else { return }
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
