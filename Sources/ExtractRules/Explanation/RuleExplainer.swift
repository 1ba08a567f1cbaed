public import ExtractCore
import ExtractMatching

/// Explains what the rules of a set did, and nearly did, over some text of a document.
public struct RuleExplainer: Sendable {
  private let rules: RuleSet

  /// An explainer for the rules of a set.
  public init(_ rules: RuleSet) { self.rules = rules }

  /// The rules that fired over some text, or were dropped there, and those that nearly fired.
  ///
  /// - Parameters:
  ///   - document: a document with the layers that the rules look at.
  ///   - range: the text in question; a match must share a byte with it.
  ///   - limit: how many near misses are given at most.
  /// - Complexity: linear in the text, and in the size of the rules times the tokens around `range`.
  public func explain(_ document: borrowing Document, at range: TextRange, nearMisses limit: Int = 10) -> Explanation {
    var explanation = Explanation(derivations: [], nearMisses: [])
    let tokens = document.tokens.indices(in: range)
    for phase in RuleSet.Phase.allCases where !rules.isEmpty(phase) {
      var matcher = RuleMatcher(rules, phase: phase)
      let patterns = rules.patterns(of: phase)
      let matches = matcher.matches(in: document).filter { $0.tokens.overlaps(tokens) }
      for match in matches { explanation.derivations.append(derivation(match, patterns, document)) }
      guard limit > 0 else { continue }
      let fired = Set(matches.map(\.rule))
      for attempt in patterns.set.attempts(in: document, around: tokens) {
        let use = patterns.uses[attempt.pattern]
        guard !use.isException, !fired.contains(use.rule) else { continue }
        explanation.nearMisses.append(nearMiss(attempt, use, patterns, document))
      }
    }
    explanation.derivations.sort { $0.range.start < $1.range.start }
    explanation.nearMisses = Self.best(explanation.nearMisses, limit)
    return explanation
  }

  /// One near miss a rule, the one that came furthest.
  private static func best(_ all: [NearMiss], _ limit: Int) -> [NearMiss] {
    let sorted = all.enumerated().sorted { left, right in
      if left.element.tokens.count != right.element.tokens.count {
        return left.element.tokens.count > right.element.tokens.count
      }
      return left.offset < right.offset
    }
    var seen: Set<String> = []
    var best: [NearMiss] = []
    for (_, miss) in sorted where best.count < limit && seen.insert(miss.rule.id).inserted { best.append(miss) }
    return best
  }

  private func derivation(
    _ match: RuleMatch, _ patterns: RuleSet.PhasePatterns, _ document: borrowing Document
  ) -> Derivation {
    let outcome: Derivation.Outcome =
      switch match.fate {
      case .fired: .fired
      case .excepted(let pattern, let tokens):
        .excepted(
          line: patterns.uses[pattern].line, pattern: patterns.set.programs[pattern].source,
          document.tokens.textRange(of: tokens))
      case .lost(let rule, let tokens): .lost(to: rules.rules[rule], document.tokens.textRange(of: tokens))
      }
    return Derivation(
      rule: rules.rules[match.rule], pattern: patterns.set.programs[match.pattern].source, line: match.line,
      range: document.tokens.textRange(of: match.tokens), span: document.tokens.textRange(of: match.span),
      captures: match.captures.map {
        Derivation.Capture(name: $0.name, range: document.tokens.textRange(of: $0.tokens))
      },
      entries: entries(of: patterns.set.programs[match.pattern], match.tokens, document), outcome: outcome)
  }

  /// The entries of the lists that a pattern names, where they stand in a match.
  private func entries(
    of program: PatternProgram, _ tokens: TokenRange, _ document: borrowing Document
  ) -> [ListEntryUse] {
    var uses: [ListEntryUse] = []
    let names = Set(rules.lexicon.listNames)
    let lists = Set(program.lists.map(\.list).filter(names.contains).map(rules.lexicon.listNumber))
    guard !lists.isEmpty else { return [] }
    document.withTokens { view in
      for index in tokens.start..<tokens.end {
        rules.lexicon.forEachPhrase(at: index, in: view) { match in
          guard lists.contains(match.list), match.end <= tokens.end else { return }
          uses.append(
            ListEntryUse(
              list: match.entry.list, line: match.entry.line, entry: match.entry[0].string,
              range: view.range(index, match.end)))
        }
      }
    }
    return uses
  }

  private func nearMiss(
    _ attempt: PatternAttempt, _ use: RuleSet.PhasePatterns.Use, _ patterns: RuleSet.PhasePatterns,
    _ document: borrowing Document
  ) -> NearMiss {
    NearMiss(
      rule: rules.rules[use.rule], pattern: patterns.set.programs[attempt.pattern].source, line: use.line,
      matched: document.tokens.textRange(of: attempt.tokens), tokens: attempt.tokens, element: attempt.element,
      failedAt: attempt.failedAt.map { document.tokens.textRange(of: TokenRange($0, $0 + 1)) })
  }
}
