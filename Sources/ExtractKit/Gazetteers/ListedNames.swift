import ExtractCore
internal import ExtractMatching

/// The stage that finds entities, and over what it finds lays the names of a user's lists.
///
/// A name of such a list replaces every mention that it overlaps. Its mentions have the list's label, and the rule
/// `lists/` with the list's name; rows with the same key, or the same name and label, are one entity of the document.
struct ListedNames: Stage {
  let entities: any Stage
  private let gazetteer: Gazetteer
  private let rulesOfList: [String: RuleID]

  init(over entities: any Stage, gazetteer: Gazetteer) {
    self.entities = entities
    self.gazetteer = gazetteer
    rulesOfList = Dictionary(uniqueKeysWithValues: gazetteer.lists.map { ($0, RuleID("lists/\($0)")) })
  }

  var name: String { entities.name }
  var requires: [Layer] { entities.requires }
  var provides: [Layer] { entities.provides }
  var languages: [String] { entities.languages }
  var rules: [RuleID] { entities.rules + rulesOfList.values.sorted { $0.name < $1.name } }

  func makeWorker() throws(StageError) -> Worker {
    Worker(entities: try entities.makeWorker(), gazetteer: gazetteer, rulesOfList: rulesOfList)
  }

  struct Worker: StageWorker {
    var entities: any StageWorker
    let gazetteer: Gazetteer
    let rulesOfList: [String: RuleID]

    mutating func process(_ document: inout Document) throws(StageError) {
      try entities.process(&document)
      let matches = document.withTokens { gazetteer.longestMatches(in: $0) }
      guard !matches.isEmpty else { return }
      var overlay = MentionOverlay(document)
      for match in matches {
        overlay.add(match, rule: rulesOfList[match.entry.list] ?? RuleID("lists/\(match.entry.list)"))
      }
      (document.mentions, document.entities) = overlay.merged()
    }
  }
}

/// Mentions and entities of a document, and those of lists that replace them.
private struct MentionOverlay {
  private struct EntityKey: Hashable {
    let label: Label
    let key: ImmortalText
  }

  private let document: Document
  private var entities: [Entity]
  private var listed: [Mention] = []
  private var entityByKey: [EntityKey: Int] = [:]

  init(_ document: Document) {
    self.document = document
    entities = document.entities ?? []
  }

  mutating func add(_ match: GazetteerMatch, rule: RuleID) {
    let label = Label(match.entry[1].string)
    let range = document.tokens.textRange(of: match.tokens)
    let key = match.entry[2].isEmpty ? match.entry[0] : match.entry[2]
    let entity = entityByKey[EntityKey(label: label, key: key)] ?? entities.count
    if entity == entities.count {
      entityByKey[EntityKey(label: label, key: key)] = entity
      entities.append(
        Entity(
          label: label, name: .listed(match.entry[0]), key: match.entry[2].isEmpty ? nil : match.entry[2],
          links: match.entry[3].isEmpty ? nil : match.entry[3]))
    }
    let isName = document.string(range) == match.entry[0].string
    if !isName, !entities[entity].aliases.contains(where: { document.string($0) == document.string(range) }) {
      entities[entity].aliases.append(range)
    }
    listed.append(
      Mention(
        range: range, tokens: match.tokens, label: label, kind: isName ? .name : .alias, entity: entity, rule: rule))
  }

  /// The mentions in the order of the text, and the entities that have one or more, in the order of their first.
  func merged() -> ([Mention], [Entity]) {
    var kept: [Mention] = []
    var next = 0
    for mention in document.mentions ?? [] {
      while next < listed.count, listed[next].range.upperBound <= mention.range.lowerBound { next += 1 }
      let isReplaced = next < listed.count && listed[next].range.lowerBound < mention.range.upperBound
      if !isReplaced { kept.append(mention) }
    }
    var mentions = kept + listed
    mentions.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var numbers = [Int?](repeating: nil, count: entities.count)
    for mention in mentions { if let entity = mention.entity { numbers[entity] = 0 } }
    var remaining: [Entity] = []
    for index in entities.indices where numbers[index] != nil {
      numbers[index] = remaining.count
      var entity = entities[index]
      if index < document.entities?.count ?? 0 {
        entity.aliases.removeAll { alias in listed.contains { $0.range.overlaps(alias) } }
      }
      remaining.append(entity)
    }
    for index in mentions.indices { mentions[index].entity = mentions[index].entity.flatMap { numbers[$0] } }
    return (mentions, remaining)
  }
}
