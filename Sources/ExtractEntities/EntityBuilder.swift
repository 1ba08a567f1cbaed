import ExtractCore

/// Gathers the candidates that mean the same entity.
///
/// Names meet by keys of their folded words; nothing compares all with all. Persons meet by surname and given name,
/// organisations also by acronym, legal form left out, or first word, names of a list by their row.
struct EntityBuilder {
  let view: TokenView
  let names: NameLexicon
  let forms: FormTable
  private(set) var mentions: [Mention] = []
  private(set) var entities: [Entity] = []

  private var entityOfCandidate: [Int?] = []
  private let persons = PersonIndex()
  /// Entities by what names them, and the spellings that each has; memory to be lent by the worker.
  var keys = KeyTable()
  /// Of each entity, the number of words of its name in the text.
  private var nameLengths: [Int] = []

  /// What a key of the table stands for; persons have more.
  private enum Salt: UInt64 {
    case row = 100
    case firstWord, spelling, title
    /// And from here on the names under each label.
    case name
  }

  init(view: TokenView, names: NameLexicon, forms: FormTable) {
    self.view = view
    self.names = names
    self.forms = forms
  }

  mutating func build(from candidates: [Candidate]) {
    keys.clear()
    entityOfCandidate = Array(repeating: nil, count: candidates.count)
    defineAcronyms(candidates)
    for (index, candidate) in candidates.enumerated() where !candidate.isDropped && candidate.kind != .title {
      if candidate.owner == nil, entityOfCandidate[index] == nil, !isShortPerson(candidate) { assign(index, candidate) }
    }
    for (index, candidate) in candidates.enumerated() where !candidate.isDropped && candidate.label == .person {
      if isShortPerson(candidate) {
        assignShortPerson(index, candidate)
      } else if let entity = entityOfCandidate[index] {
        persons.see(entity, view, candidate, gender: entities[entity].gender, &keys)
      }
    }
    emit(candidates)
  }

  private func isShortPerson(_ candidate: Candidate) -> Bool {
    candidate.label == .person && view.wordCount(candidate.start, candidate.end) == 1
  }

  /// Acronyms that the document defines come first, so that they mean their long form wherever they stand.
  private mutating func defineAcronyms(_ candidates: [Candidate]) {
    for (index, candidate) in candidates.enumerated() where !candidate.isDropped && candidate.kind == .acronym {
      guard let owner = candidate.owner, !candidates[owner].isDropped else { continue }
      if entityOfCandidate[owner] == nil { assign(owner, candidates[owner]) }
      guard let entity = entityOfCandidate[owner] else { continue }
      entityOfCandidate[index] = entity
      register(candidate, entity)
      note(candidate, in: entity)
    }
  }

  // MARK: Finding the entity

  private mutating func assign(_ index: Int, _ candidate: Candidate) {
    let known = candidate.label == .person ? persons.full(view, candidate, keys) : find(candidate)
    let entity = known ?? makeEntity(candidate)
    entityOfCandidate[index] = entity
    register(candidate, entity)
    note(candidate, in: entity)
  }

  private func find(_ candidate: Candidate) -> Int? {
    if let form = candidate.form, let entity = keys[row(form)] { return entity }
    if let entity = keys[labelled(candidate.key, candidate)] { return entity }
    if candidate.label == .organization {
      let end = endWithoutLegalForm(candidate)
      if end < candidate.end, let entity = keys[labelled(view.nameKey(candidate.start, end), candidate)] {
        return entity
      }
      if candidate.count == 1, candidate.form == nil {
        return keys[NameKey.pair(view.tokenKey(candidate.start), Salt.firstWord.rawValue)]
      }
    }
    return nil
  }

  private func labelled(_ key: UInt64, _ candidate: Candidate) -> UInt64 {
    NameKey.pair(key, Salt.name.rawValue + UInt64(candidate.label?.index ?? 0))
  }

  private mutating func register(_ candidate: Candidate, _ entity: Int) {
    if candidate.label == .person {
      persons.add(entity, view, candidate, &keys)
      return
    }
    if let form = candidate.form { keys.insert(row(form), entity) }
    keys.insert(labelled(candidate.key, candidate), entity)
    guard candidate.label == .organization, candidate.count > 1 else { return }
    let end = endWithoutLegalForm(candidate)
    if end < candidate.end {
      keys.insert(labelled(view.nameKey(candidate.start, end), candidate), entity)
    }
    keys.insert(NameKey.pair(view.tokenKey(candidate.start), Salt.firstWord.rawValue), entity)
  }

  /// A key for the row of a list, which all rows with the same key in the list share.
  private func row(_ form: Int) -> UInt64 { NameKey.pair(forms[form].identity, Salt.row.rawValue) }

  /// A key for a spelling of an entity, and for a title of it.
  private func spelling(_ range: TextRange, _ entity: Int, _ salt: Salt) -> UInt64 {
    NameKey.pair(view.bytesKey(range, isFolded: salt == .title), UInt64(entity) << 8 | salt.rawValue)
  }

  /// The end of a company's name without "Ltd.", "Inc." and the like.
  private func endWithoutLegalForm(_ candidate: Candidate) -> Int {
    guard candidate.rule == EntityRule.legalForm, candidate.count > 1 else { return candidate.end }
    var end = candidate.end - 1
    while end > candidate.start + 1, view.shape(end - 1).mark != 0 { end -= 1 }
    return end
  }

  private mutating func assignShortPerson(_ index: Int, _ candidate: Candidate) {
    let entity = persons.short(view, candidate, keys) ?? makeEntity(candidate)
    entityOfCandidate[index] = entity
    persons.addShort(entity, view, candidate, &keys)
    note(candidate, in: entity)
  }

  // MARK: Entities

  private mutating func makeEntity(_ candidate: Candidate) -> Int {
    let range = view.range(candidate.start, candidate.end)
    entities.append(Entity(label: candidate.label ?? .organization, name: .text(range)))
    nameLengths.append(0)
    return entities.count - 1
  }

  /// Adds what a mention tells of its entity: another spelling, a key, gender, a fuller name.
  private mutating func note(_ candidate: Candidate, in entity: Int) {
    let range = view.range(candidate.start, candidate.end)
    if let form = candidate.form, let listed = forms[form].listed, entities[entity].key == nil {
      if !listed.key.isEmpty {
        entities[entity].key = listed.key
        entities[entity].name = .listed(names.canonicalName(listed))
      }
      if !listed.links.isEmpty { entities[entity].links = listed.links }
    }
    if let gender = candidate.gender, entities[entity].gender == nil { entities[entity].gender = gender }
    if keys.insert(spelling(range, entity, .spelling), 1) {
      entities[entity].aliases.append(range)
    }
    if candidate.kind == .acronym { return }
    let isCapitals =
      view.shape(candidate.start).contains(.allUpper) && view.shape(candidate.end - 1).contains(.allUpper)
    let length = view.wordCount(candidate.start, candidate.end) * 2 + (isCapitals ? 0 : 1)
    if case .text = entities[entity].name, length > nameLengths[entity] {
      entities[entity].name = .text(range)
      nameLengths[entity] = length
    }
  }

  // MARK: Mentions

  private mutating func emit(_ candidates: [Candidate]) {
    var order = candidates.indices.filter { !candidates[$0].isDropped }
    order.sort { candidates[$0].start < candidates[$1].start }
    for index in order {
      let candidate = candidates[index]
      let range = view.range(candidate.start, candidate.end)
      let entity =
        candidate.kind == .title ? candidate.owner.flatMap { entityOfCandidate[$0] } : entityOfCandidate[index]
      if candidate.kind == .title, let entity { addTitle(range, to: entity) }
      mentions.append(
        Mention(
          range: range, tokens: TokenRange(candidate.start, candidate.end), label: candidate.label ?? .organization,
          kind: kind(of: candidate, range, entity), entity: entity, rule: candidate.rule))
    }
    removeCanonicalAliases()
  }

  private func kind(of candidate: Candidate, _ range: TextRange, _ entity: Int?) -> Mention.Kind {
    guard candidate.kind == .name, let entity else { return candidate.kind }
    if isCanonical(range, entities[entity]) { return .name }
    return candidate.count == 1 && view.shape(candidate.start).contains(.allUpper) ? .acronym : .alias
  }

  private mutating func addTitle(_ range: TextRange, to entity: Int) {
    if keys.insert(spelling(range, entity, .title), 1) { entities[entity].titles.append(range) }
  }

  private func isCanonical(_ range: TextRange, _ entity: Entity) -> Bool {
    let bytes = view.text[range.lowerBound..<range.upperBound]
    switch entity.name {
    case .listed(let name): return name.bytes.elementsEqual(bytes)
    case .text(let other): return view.text[other.lowerBound..<other.upperBound].elementsEqual(bytes)
    }
  }

  private mutating func removeCanonicalAliases() {
    for index in entities.indices {
      let entity = entities[index]
      entities[index].aliases = entity.aliases.filter { !isCanonical($0, entity) }
    }
  }
}
