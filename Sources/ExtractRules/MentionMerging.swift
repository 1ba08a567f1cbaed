import ExtractCore

/// Puts what rules found among the mentions and entities of a document.
struct MentionMerging {
  private(set) var mentions: [Mention]
  private(set) var entities: [Entity]
  private let rules: RuleSet
  /// The labels of the facts that are added.
  private var labels: [Label] = []
  /// Of those labels, the entities by their mentions' names; not gathered before a fact asks for it.
  private var entitiesByName: [Name: Int]?

  private struct Name: Hashable {
    var label: Label
    var folded: [UInt8]
  }

  init(mentions: [Mention], entities: [Entity], _ rules: RuleSet) {
    self.mentions = mentions
    self.entities = entities
    self.rules = rules
  }

  /// Adds facts that are sorted by where they begin, as the mentions are.
  ///
  /// - Complexity: linear in the mentions, the facts, and the mentions that each overlaps.
  mutating func add(_ facts: [RuleFact], in document: borrowing Document) {
    var added: [Mention] = []
    var removed: [Int] = []
    var overlaps = OverlappingMentions()
    let labelsOfFacts = facts.map { Label($0.label) }
    for label in labelsOfFacts where !labels.contains(label) { labels.append(label) }
    for (fact, label) in zip(facts, labelsOfFacts) {
      let overlapping = overlaps.next(fact.tokens, mentions)
      if let same = overlapping.first(where: { mentions[$0].tokens == fact.tokens && mentions[$0].label == label }) {
        mentions[same].rule = rules.identifiers[fact.rule]
        identify(mentions[same].entity, fact.rule)
        continue
      }
      // A rule is looked at where it is: it is large.
      if !rules.rules[fact.rule].keepsOverlaps {
        let longest = overlapping.map { mentions[$0].tokens.count }.max() ?? 0
        guard rules.rules[fact.rule].priority > 0 || longest <= fact.tokens.count else { continue }
        removed += overlapping
      }
      added.append(mention(fact, label, document))
    }
    guard !added.isEmpty else { return }
    remove(removed)
    mentions += added
    mentions.sort {
      $0.range.start != $1.range.start ? $0.range.start < $1.range.start : $0.range.end > $1.range.end
    }
    if !removed.isEmpty { removeUnnamedEntities() }
  }

  /// Removes the mentions with some indices, of which each may come several times.
  private mutating func remove(_ indices: [Int]) {
    guard !indices.isEmpty else { return }
    var isRemoved = [Bool](repeating: false, count: mentions.count)
    for index in indices { isRemoved[index] = true }
    var kept = 0
    for index in mentions.indices where !isRemoved[index] {
      if kept < index { mentions[kept] = mentions[index] }
      kept += 1
    }
    mentions.removeLast(mentions.count - kept)
  }

  /// The entities of some labels by their mentions' names.
  private func entities(of labels: [Label], in document: borrowing Document) -> [Name: Int] {
    var known: [Name: Int] = [:]
    known.reserveCapacity(16)
    for mention in mentions where labels.contains(mention.label) {
      guard let entity = mention.entity else { continue }
      let name = Name(label: mention.label, folded: Self.folded(mention.range, document))
      if known[name] == nil { known[name] = entity }
    }
    return known
  }

  private static func folded(_ range: TextRange, _ document: borrowing Document) -> [UInt8] {
    Folding.shared.fold(document.string(range))
  }

  private mutating func mention(_ fact: RuleFact, _ label: Label, _ document: borrowing Document) -> Mention {
    let range = document.tokens.textRange(of: fact.tokens)
    let name = Name(label: label, folded: Self.folded(range, document))
    var known = entitiesByName.take() ?? entities(of: labels, in: document)
    let entity = known[name] ?? entities.count
    if entity == entities.count {
      known[name] = entity
      entities.append(Entity(label: label, name: .text(range)))
    }
    entitiesByName = known
    if !fact.isCapture { identify(entity, fact.rule) }
    return Mention(
      range: range, tokens: fact.tokens, label: label, kind: label == .role ? .title : .name, entity: entity,
      rule: rules.identifiers[fact.rule])
  }

  /// Gives an entity the identity that the rule of an index knows, unless it has one.
  private mutating func identify(_ entity: Int?, _ rule: Int) {
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

/// Finds the mentions that share a token with facts, fact by fact in their order.
private struct OverlappingMentions {
  /// All mentions before this one end before the fact begins.
  private var first = 0

  mutating func next(_ fact: TokenRange, _ mentions: [Mention]) -> [Int] {
    while first < mentions.count, mentions[first].tokens.end <= fact.start { first += 1 }
    var found: [Int] = []
    var index = first
    while index < mentions.count, mentions[index].tokens.start < fact.end {
      if mentions[index].tokens.end > fact.start { found.append(index) }
      index += 1
    }
    return found
  }
}
