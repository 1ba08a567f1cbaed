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
  /// - Complexity: O(*m* log *m*) in the facts, and linear in the tokens from the first to the last.
  static func decide(_ matches: inout [RuleMatch], _ rules: RuleSet, _ phase: RuleSet.Phase) {
    var candidates: [Candidate] = []
    var (first, end) = (Int.max, 0)
    var overlap = false
    for match in matches.indices {
      for fact in matches[match].facts.indices where matches[match].facts[fact].fate == .fired {
        let (rule, tokens) = (matches[match].facts[fact].fact.rule, matches[match].facts[fact].fact.tokens)
        candidates.append(
          Candidate(
            match: match, fact: fact, kind: 0, rule: rule, priority: rules.rules[rule].priority, tokens: tokens))
        if tokens.start < end { overlap = true }
        (first, end) = (min(first, tokens.start), max(end, tokens.end))
      }
    }
    guard overlap else { return }
    numberKinds(of: &candidates, matches, rules, phase)
    candidates.sort(by: precedes)
    // The candidate that has taken a token last, of whatever kind.
    var takers: [Int32] = []
    takers.reserveCapacity(end - first)
    takers.append(contentsOf: repeatElement(-1, count: end - first))
    func taker(_ token: Int, _ kind: Int) -> Int? {
      let taker = Int(takers[token - first])
      return taker >= 0 && candidates[taker].kind == kind ? taker : nil
    }
    for (index, candidate) in candidates.enumerated() {
      // What was taken before is at least as long, so that it covers an end of what it overlaps.
      let (start, last) = (candidate.tokens.start, candidate.tokens.end - 1)
      if let taker = taker(start, candidate.kind) ?? taker(last, candidate.kind) {
        matches[candidate.match].facts[candidate.fact].fate = .lost(
          rule: candidates[taker].rule, candidates[taker].tokens)
        continue
      }
      for token in start...last { takers[token - first] = Int32(truncatingIfNeeded: index) }
    }
  }

  /// Numbers the kinds of which candidates are; 0 is that of entities.
  private static func numberKinds(
    of candidates: inout [Candidate], _ matches: [RuleMatch], _ rules: RuleSet, _ phase: RuleSet.Phase
  ) {
    var kinds: [String: Int] = [:]
    for index in candidates.indices {
      let keepsOverlaps = rules.rules[candidates[index].rule].keepsOverlaps
      if phase == .entities, !keepsOverlaps { continue }
      let label = matches[candidates[index].match].facts[candidates[index].fact].fact.label
      let name = keepsOverlaps ? "\(label) \(candidates[index].rule)" : label
      let kind = kinds[name] ?? kinds.count + 1
      kinds[name] = kind
      candidates[index].kind = kind
    }
  }

  /// Candidates of one kind stand together, the one that comes first before the others.
  private static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.tokens.count != right.tokens.count { return left.tokens.count > right.tokens.count }
    if left.priority != right.priority { return left.priority > right.priority }
    if left.rule != right.rule { return left.rule < right.rule }
    if left.tokens.start != right.tokens.start { return left.tokens.start < right.tokens.start }
    return left.match != right.match ? left.match < right.match : left.fact < right.fact
  }
}
