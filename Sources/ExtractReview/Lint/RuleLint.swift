internal import ExtractKit
internal import ExtractMatching
public import ExtractRules

/// Looks for mistakes in rules that fit together.
public struct RuleLint {
  private let rules: RuleSet

  /// - Parameter rules: the rules in force.
  public init(_ rules: RuleSet) { self.rules = rules }

  /// What is found in some of the rules, in their order.
  ///
  /// - Parameter isChecked: whether the rules of a pack are looked at; the others may still shadow them.
  /// - Throws: `PipelineError` if a stage cannot start, `Problem` if it cannot process an example.
  public func findings(in isChecked: (RulePack) -> Bool) throws -> [LintFinding] {
    let checked = Set(rules.packs.filter(isChecked).map(\.path))
    let repeats = RepeatedPatterns(rules, checked: checked)
    var findings = repeats.findings
    var trials = try TrialRun(lexicon: rules.lexicon)
    for rule in rules.rules where checked.contains(rule.origin.path) {
      findings += try self.findings(in: rule, &trials)
    }
    findings += try shadowed(checked, except: repeats.shadowedRules)
    return findings.enumerated().sorted { left, right in
      let (a, b) = (left.element.origin, right.element.origin)
      if a.path != b.path { return a.path < b.path }
      return a.line != b.line ? a.line < b.line : left.offset < right.offset
    }.map(\.element)
  }

  private func findings(in rule: Rule, _ trials: inout TrialRun) throws -> [LintFinding] {
    var findings: [LintFinding] = []
    func note(_ code: LintFinding.Code, _ line: Int, _ message: String, _ remedy: String) {
      findings.append(
        LintFinding(
          code: code, origin: RuleOrigin(path: rule.origin.path, line: line), message: message, remedy: remedy))
    }
    if rule.examples.isEmpty {
      note(
        .noExamples, rule.origin.line, "the rule \(rule.id) has no examples", "add a sentence with the span in brackets"
      )
    }
    if rule.counterexamples.isEmpty {
      note(
        .noCounterexamples, rule.origin.line, "the rule \(rule.id) has no counterexamples",
        "add a sentence that looks like it, and in which it must find nothing")
    }
    for pattern in rule.match + rule.except {
      let impossible = pattern.program.impossibleElements
      for element in impossible {
        note(.impossible, pattern.line, "no token can be \(element)", "remove one of the conditions")
      }
      for trial in pattern.program.trials(in: rules.lexicon) where !impossible.contains(trial.element) {
        guard let cut = try trials.failure(of: trial) else { continue }
        note(
          .impossible, pattern.line,
          "\(trial.element) fits nothing: a text with '\(cut.words)' has it as \(cut.tokens)",
          "write it as the text has it, without conditions that exclude it")
      }
      for list in pattern.program.lists where !hasEntry(list) {
        let conditions = list.conditions.map { condition in
          "\(condition.field)\(condition.isNegated ? "!=" : "=")\(condition.values.joined(separator: "|"))"
        }
        note(
          .impossible, pattern.line, "no entry of the list '\(list.list)' has \(conditions.joined(separator: " "))",
          "correct the value, or add the entry")
      }
    }
    return findings
  }

  /// Whether some entry of a list meets all conditions.
  private func hasEntry(_ test: ListTest) -> Bool {
    guard !test.conditions.isEmpty else { return true }
    return rules.lexicon.entries(of: test.list).contains { entry in
      test.conditions.allSatisfy { condition in
        // A column may hold several values.
        let values = entry[condition.field].string.split { $0 == "," || $0 == "|" || $0 == " " }.map(String.init)
        let isMet =
          values.contains(where: condition.values.contains) || condition.values.contains(entry[condition.field].string)
        return isMet != condition.isNegated
      }
    }
  }

  private static func hasAnnotation(of rule: Rule, _ document: borrowing Document) -> Bool {
    (document.mentions ?? []).contains { $0.rule.name == rule.id }
      || document.customLayers.contains { $0.items.contains { $0.rule.name == rule.id } }
  }

  /// The rules that win none of their examples against the other rules.
  private func shadowed(_ checked: Set<String>, except known: Set<String>) throws -> [LintFinding] {
    var options = StandardOptions()
    options.cleans = false
    options.rules = rules
    var worker = try Pipeline(Pipeline.standardStages(options)).makeWorker()
    let explainer = RuleExplainer(rules)
    var findings: [LintFinding] = []
    for rule in rules.rules where checked.contains(rule.origin.path) && !known.contains(rule.id) {
      var winners: [String] = []
      var hasFired = false
      for example in rule.examples {
        var document = Document(
          id: rule.id, source: Document.Source(path: rule.origin.path, media: .plainText),
          raw: Array(example.text.utf8))
        try worker.process(&document)
        if Self.hasAnnotation(of: rule, document) {
          hasFired = true
          break
        }
        // Which other rule has won takes looking at all of them once more.
        let explanation = explainer.explain(document, at: TextRange(0, document.text.count), nearMisses: 0)
        for derivation in explanation.derivations where derivation.rule.id == rule.id {
          switch derivation.outcome {
          case .fired: hasFired = true
          case .lost(let winner, _): if winner.id != rule.id { winners.append(winner.id) }
          case .excepted: break
          }
        }
      }
      guard !hasFired, let winner = winners.first else { continue }
      findings.append(
        LintFinding(
          code: .shadowed, origin: rule.origin,
          message: "the rule \(rule.id) loses to \(winner) in all of its examples",
          remedy: "give it a higher priority, narrow the other, or remove it"))
    }
    return findings
  }
}
