import ExtractCore

/// Decides between facts that overlap: the longest comes first, then the one of higher priority, then the one whose
/// rule stands first, then the one that begins first.
///
/// Facts compete where they are of the same kind: all labels of entities are one kind, since a word names one thing;
/// each other label is a kind of its own; and what a rule with `overlap: keep` finds competes only with itself.
enum FactSelection {
  private struct Candidate {
    var match: Int
    var fact: Int
    var kind: Int
    var rule: Int
    var priority: Int
    var tokens: TokenRange
  }

  /// Sets the fate of facts that have fired so far.
  ///
  /// - Complexity: O(*m* log *m*) in the facts, and linear in the tokens that they cover.
  static func decide(_ matches: inout [RuleMatch], _ rules: RuleSet) {
    var candidates: [Candidate] = []
    var end = 0
    var overlap = false
    for match in matches.indices {
      for (number, (fact, fate)) in matches[match].facts.enumerated() where fate == .fired {
        candidates.append(
          Candidate(
            match: match, fact: number, kind: 0, rule: fact.rule, priority: rules.rules[fact.rule].priority,
            tokens: fact.tokens))
        if fact.tokens.start < end { overlap = true }
        end = max(end, fact.tokens.end)
      }
    }
    guard overlap else { return }
    var kinds: [String: Int] = [:]
    for index in candidates.indices {
      let match = matches[candidates[index].match]
      let fact = match.facts[candidates[index].fact].fact
      let keepsOverlaps = rules.rules[match.rule].keepsOverlaps
      let label = rules.isEntityLabel(fact.label) && !keepsOverlaps ? "" : fact.label
      let name = keepsOverlaps ? "\(label) \(fact.rule)" : label
      let kind = kinds[name] ?? kinds.count
      kinds[name] = kind
      candidates[index].kind = kind
    }
    candidates.sort(by: precedes)
    // By kind, which candidate has taken a token.
    var takers = [[Int: Int]](repeating: [:], count: kinds.count)
    for (index, candidate) in candidates.enumerated() {
      // What was taken before is at least as long, so that it covers an end of what it overlaps.
      let taken = takers[candidate.kind]
      if let taker = taken[candidate.tokens.start] ?? taken[candidate.tokens.end - 1] {
        matches[candidate.match].facts[candidate.fact].fate = .lost(
          rule: candidates[taker].rule, candidates[taker].tokens)
        continue
      }
      for token in candidate.tokens.start..<candidate.tokens.end { takers[candidate.kind][token] = index }
    }
  }

  private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.tokens.count != right.tokens.count { return left.tokens.count > right.tokens.count }
    if left.priority != right.priority { return left.priority > right.priority }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.tokens.start != right.tokens.start { return left.tokens.start < right.tokens.start }
    return left.match != right.match ? left.match < right.match : left.fact < right.fact
  }
}
