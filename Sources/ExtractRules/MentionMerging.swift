import ExtractCore

/// Puts what rules found among the mentions and entities of a document.
struct MentionMerging {
  private(set) var mentions: [Mention]
  private(set) var entities: [Entity]
  private let document: Document
  private let rules: RuleSet

  private struct Name: Hashable {
    var label: Label
    var folded: [UInt8]
  }

  init(_ document: Document, _ rules: RuleSet) {
    self.document = document
    self.rules = rules
    mentions = document.mentions ?? []
    entities = document.entities ?? []
  }

  /// Adds facts that are sorted by where they begin.
  ///
  /// - Complexity: linear in the mentions, the facts, and the tokens that they cover.
  mutating func add(_ facts: [RuleFact]) {
    var added: [Mention] = []
    var removed = [Bool](repeating: false, count: mentions.count)
    let owners = mentionsByToken(of: facts)
    var known = entitiesByName(of: Set(facts.map { Label($0.label) }))
    for fact in facts {
      let rule = rules.rules[fact.rule]
      let overlapping = fact.overlapping(owners)
      if let same = overlapping.first(where: {
        mentions[$0].tokens == fact.tokens && mentions[$0].label.name == fact.label
      }) {
        mentions[same].rule = rules.identifiers[fact.rule]
        identify(mentions[same].entity, rule)
        continue
      }
      if !rule.keepsOverlaps {
        let longest = overlapping.map { mentions[$0].tokens.count }.max() ?? 0
        guard rule.priority > 0 || longest <= fact.tokens.count else { continue }
        for index in overlapping { removed[index] = true }
      }
      added.append(mention(fact, rule, &known))
    }
    mentions = mentions.indices.filter { !removed[$0] }.map { mentions[$0] } + added
    mentions.sort {
      $0.range.start != $1.range.start ? $0.range.start < $1.range.start : $0.range.end > $1.range.end
    }
    removeUnnamedEntities()
  }

  /// The mentions at each token of facts; tokens of no fact are not looked at.
  private func mentionsByToken(of facts: [RuleFact]) -> [Int: [Int]] {
    var owners: [Int: [Int]] = [:]
    var first = 0
    for (index, mention) in mentions.enumerated() {
      while first < facts.count, facts[first].tokens.end <= mention.tokens.start { first += 1 }
      for fact in facts[first...] {
        guard fact.tokens.start < mention.tokens.end else { break }
        for token in mention.tokens.start..<mention.tokens.end where fact.tokens.contains(token) {
          if owners[token]?.last != index { owners[token, default: []].append(index) }
        }
      }
    }
    return owners
  }

  /// The entities of some labels by their mentions' names.
  private func entitiesByName(of labels: Set<Label>) -> [Name: Int] {
    var known: [Name: Int] = [:]
    for mention in mentions where labels.contains(mention.label) {
      guard let entity = mention.entity else { continue }
      let name = Name(label: mention.label, folded: folded(mention.range))
      if known[name] == nil { known[name] = entity }
    }
    return known
  }

  private func folded(_ range: TextRange) -> [UInt8] { Folding.shared.fold(document.string(range)) }

  private mutating func mention(_ fact: RuleFact, _ rule: Rule, _ known: inout [Name: Int]) -> Mention {
    let range = document.tokens.textRange(of: fact.tokens)
    let label = Label(fact.label)
    let name = Name(label: label, folded: folded(range))
    let entity = known[name] ?? entities.count
    if entity == entities.count {
      known[name] = entity
      entities.append(Entity(label: label, name: .text(range)))
    }
    if !fact.isCapture { identify(entity, rule) }
    return Mention(
      range: range, tokens: fact.tokens, label: label, kind: label == .role ? .title : .name, entity: entity,
      rule: rules.identifiers[fact.rule])
  }

  /// Gives an entity the identity that the rule knows, unless it has one.
  private mutating func identify(_ entity: Int?, _ rule: Rule) {
    guard let entity else { return }
    if entities[entity].key == nil { entities[entity].key = rules.key(of: rule) }
    if entities[entity].links == nil { entities[entity].links = rules.links(of: rule) }
  }

  /// Removes entities all of whose mentions were taken away.
  private mutating func removeUnnamedEntities() {
    var isNamed = [Bool](repeating: false, count: entities.count)
    for mention in mentions { if let entity = mention.entity { isNamed[entity] = true } }
    guard isNamed.contains(false) else { return }
    var numbers: [Int?] = []
    var kept: [Entity] = []
    for (index, entity) in entities.enumerated() {
      numbers.append(isNamed[index] ? kept.count : nil)
      if isNamed[index] { kept.append(entity) }
    }
    entities = kept
    for index in mentions.indices { mentions[index].entity = mentions[index].entity.flatMap { numbers[$0] } }
  }
}

extension RuleFact {
  /// The mentions that share a token with the fact, each once.
  fileprivate func overlapping(_ owners: [Int: [Int]]) -> [Int] {
    var found: [Int] = []
    for token in tokens.start..<tokens.end {
      for owner in owners[token] ?? [] where !found.contains(owner) { found.append(owner) }
    }
    return found
  }
}
