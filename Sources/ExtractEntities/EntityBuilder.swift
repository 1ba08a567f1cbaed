import ExtractCore
import ExtractMatching

/// Gathers the candidates that mean the same entity.
///
/// Names meet by keys of their folded words; nothing compares all with all. Persons meet by surname and given name,
/// organisations also by acronym, legal form left out, or first word, names of a list by their row.
struct EntityBuilder {
  let view: TokenView
  private let memory: NameMemory
  private let persons = PersonIndex()

  /// What a key of the table stands for; persons have more.
  enum Salt: UInt64 {
    case row = 100
    case firstWord, spelling, title
    /// And from here on the names under each label that is not the first one of its name.
    case name
  }

  init(view: TokenView, memory: NameMemory) {
    self.view = view
    self.memory = memory
  }

  var scratch: NameScratch {
    @inline(__always) unsafeAddress { UnsafePointer(memory.scratch) }
    @inline(__always) nonmutating unsafeMutableAddress { memory.scratch }
  }

  func build() -> ([Mention], [Entity]) {
    scratch.entities.clear(candidates: scratch.candidates.count)
    defineAcronyms()
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices
    where !candidates[index].isDropped && candidates[index].kind != .title && candidates[index].owner == nil {
      let candidate = candidates[index]
      guard entity(of: index) == nil, !isShortPerson(candidate), !isShared(candidate) else { continue }
      assign(index, candidate)
    }
    assignSharedNames()
    for index in scratch.candidates.indices
    where candidates[index].label == .person && !candidates[index].isDropped {
      let candidate = candidates[index]
      if isShortPerson(candidate) {
        assignShortPerson(index, candidate)
      } else if let entity = entity(of: index) {
        persons.see(entity, view, candidate, gender: scratch.entities.drafts[entity].gender, &scratch.entities.keys)
      }
    }
    let mentions = mentions()
    return (mentions, entities())
  }

  func entity(of candidate: Int) -> Int? {
    let entity = scratch.entities.entityOfCandidate[candidate]
    return entity < 0 ? nil : Int(entity)
  }

  func setEntity(_ entity: Int, of candidate: Int) {
    scratch.entities.entityOfCandidate[candidate] = Int32(truncatingIfNeeded: entity)
  }

  private func isShortPerson(_ candidate: Candidate) -> Bool {
    candidate.label == .person && view.wordCount(candidate.start, candidate.end) == 1
  }

  /// Acronyms that the document defines come first, so that they mean their long form wherever they stand.
  private func defineAcronyms() {
    for index in scratch.candidates.indices where scratch.candidates.pointer[index].kind == .acronym {
      let candidate = scratch.candidates[index]
      guard !candidate.isDropped, let owner = candidate.owner, !scratch.candidates[Int(owner)].isDropped else {
        continue
      }
      if entity(of: Int(owner)) == nil { assign(Int(owner), scratch.candidates[Int(owner)]) }
      guard let entity = entity(of: Int(owner)) else { continue }
      setEntity(entity, of: index)
      register(candidate, entity)
      note(candidate, in: entity)
    }
  }

  // MARK: Finding the entity

  /// Finds or makes the entity of a candidate.
  ///
  /// What is registered is never taken back, so that a candidate with the form and label of one before it is known by
  /// its name alone; of a person it is not, since places may tell other genders, and of a company there may be more.
  func assign(_ index: Int, _ candidate: Candidate) {
    let assigned = scratch.evidence[candidate.name].assignedEntity
    if assigned >= 0, scratch.evidence[candidate.name].assignedForm == candidate.form,
      scratch.evidence[candidate.name].assignedLabel == candidate.label, candidate.rule != .legalForm
    {
      setEntity(Int(assigned), of: index)
      note(candidate, in: Int(assigned))
      return
    }
    let known = candidate.label == .person ? findPerson(candidate) : find(candidate)
    let entity = known ?? makeEntity(candidate)
    setEntity(entity, of: index)
    register(candidate, entity)
    note(candidate, in: entity)
    guard candidate.label != .person, candidate.rule != .legalForm else { return }
    scratch.evidence[candidate.name].assignedForm = candidate.form
    scratch.evidence[candidate.name].assignedLabel = candidate.label
    scratch.evidence[candidate.name].assignedEntity = Int32(truncatingIfNeeded: entity)
  }

  private func findPerson(_ candidate: Candidate) -> Int? {
    entity(named: candidate.name, candidate.key, .person) ?? persons.full(view, candidate, scratch.entities.keys)
  }

  private func find(_ candidate: Candidate) -> Int? {
    if let form = candidate.form, let entity = scratch.entities.keys[row(form)] { return entity }
    if let entity = entity(named: candidate.name, candidate.key, candidate.label) { return entity }
    if candidate.label == .organization {
      let end = endWithoutLegalForm(candidate)
      if end < candidate.end {
        let key = view.nameKey(candidate.start, end)
        if let name = scratch.evidence.knownName(key), let entity = entity(named: name, key, .organization) {
          return entity
        }
      }
      if candidate.count == 1, candidate.form == nil {
        return scratch.entities.keys[firstWord(candidate)]
      }
    }
    return nil
  }

  private func firstWord(_ candidate: Candidate) -> UInt64 {
    NameKey.pair(view.tokenKey(candidate.start), Salt.firstWord.rawValue)
  }

  /// The entity of a name with a label.
  private func entity(named name: Int32, _ key: UInt64, _ label: NameLabel?) -> Int? {
    let known = scratch.evidence[name]
    if known.entity < 0 { return nil }
    return known.entityLabel == label ? Int(known.entity) : scratch.entities.keys[labelled(key, label)]
  }

  private func register(_ name: Int32, _ key: UInt64, _ label: NameLabel?, _ entity: Int) {
    if scratch.evidence[name].entity < 0 {
      scratch.evidence[name].entity = Int32(truncatingIfNeeded: entity)
      scratch.evidence[name].entityLabel = label
    } else if scratch.evidence[name].entityLabel != label {
      scratch.entities.keys.insert(labelled(key, label), entity)
    }
  }

  private func labelled(_ key: UInt64, _ label: NameLabel?) -> UInt64 {
    NameKey.pair(key, Salt.name.rawValue + UInt64(label?.rawValue ?? 0))
  }

  private func register(_ candidate: Candidate, _ entity: Int) {
    register(candidate.name, candidate.key, candidate.label, entity)
    if candidate.label == .person {
      persons.add(entity, view, candidate, &scratch.entities.keys)
      return
    }
    if let form = candidate.form { scratch.entities.keys.insert(row(form), entity) }
    guard candidate.label == .organization, candidate.count > 1 else { return }
    let end = endWithoutLegalForm(candidate)
    if end < candidate.end {
      let key = view.nameKey(candidate.start, end)
      register(scratch.evidence.name(key), key, .organization, entity)
    }
    scratch.entities.keys.insert(firstWord(candidate), entity)
  }

  /// A key for the row of a list, which all rows with the same key in the list share.
  private func row(_ form: Int32) -> UInt64 { NameKey.pair(scratch.forms[form].identity, Salt.row.rawValue) }

  /// The end of a company's name without "Ltd.", "Inc." and the like.
  private func endWithoutLegalForm(_ candidate: Candidate) -> Int {
    guard candidate.rule == .legalForm, candidate.count > 1 else { return candidate.end }
    var end = candidate.end - 1
    while end > candidate.start + 1, view.shape(end - 1).mark != 0 { end -= 1 }
    return end
  }

  private func assignShortPerson(_ index: Int, _ candidate: Candidate) {
    let entity = persons.short(view, candidate, scratch.entities.keys) ?? makeEntity(candidate)
    setEntity(entity, of: index)
    persons.addShort(entity, view, candidate, &scratch.entities.keys)
    note(candidate, in: entity)
  }

  // MARK: What the mentions tell of an entity

  private func makeEntity(_ candidate: Candidate) -> Int {
    let range = view.range(candidate.start, candidate.end)
    scratch.entities.drafts.append(EntityDraft(label: candidate.label ?? .organization, name: range))
    return scratch.entities.drafts.count - 1
  }

  /// Adds what a mention tells of its entity: another spelling, a key, gender, a fuller name.
  func note(_ candidate: Candidate, in entity: Int) {
    let range = view.range(candidate.start, candidate.end)
    let draft = scratch.entities.drafts.pointer + entity
    if let form = candidate.form, draft.pointee.key == nil { note(scratch.forms[form], in: draft) }
    if let gender = candidate.gender, draft.pointee.gender == nil { draft.pointee.gender = gender }
    if isNewSpelling(range, of: candidate.name, entity) {
      draft.pointee.aliases.append(range, to: &scratch.entities.spellings)
    }
    guard candidate.kind != .acronym, draft.pointee.key == nil else { return }
    let isCapitals =
      view.shape(candidate.start).contains(.allUpper) && view.shape(candidate.end - 1).contains(.allUpper)
    let length = Int32(view.wordCount(candidate.start, candidate.end) * 2 + (isCapitals ? 0 : 1))
    if length > draft.pointee.nameLength {
      draft.pointee.name = range
      draft.pointee.nameLength = length
    }
  }

  private func note(_ listed: ListedForm, in draft: UnsafeMutablePointer<EntityDraft>) {
    if !listed.key.isEmpty {
      draft.pointee.key = listed.key
      draft.pointee.listedName = listed.canonicalName
    }
    if !listed.links.isEmpty { draft.pointee.links = listed.links }
  }

  /// Whether an entity has not been spelled like this before.
  private func isNewSpelling(_ range: TextRange, of name: Int32, _ entity: Int) -> Bool {
    let known = scratch.evidence[name]
    if Int(known.spelledEntity) == entity, view.hasEqualText(known.spelling, range) { return false }
    if known.spelledEntity < 0 {
      scratch.evidence[name].spelledEntity = Int32(truncatingIfNeeded: entity)
      scratch.evidence[name].spelling = range
      return true
    }
    return scratch.entities.keys.insert(spelling(range, entity, .spelling), 1)
  }

  /// A key for a spelling of an entity, and for a title of it.
  func spelling(_ range: TextRange, _ entity: Int, _ salt: Salt) -> UInt64 {
    NameKey.pair(view.bytesKey(range, isFolded: salt == .title), UInt64(entity) << 8 | salt.rawValue)
  }
}
