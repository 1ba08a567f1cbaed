import ExtractCore
import ExtractMatching

/// Gathers the candidates that mean the same entity.
///
/// Names meet by keys of their folded words; nothing compares all with all. Persons meet by surname and given name,
/// organisations also by acronym, legal form left out, or first word, names of a list by their row.
struct EntityBuilder {
  let view: TokenView
  let memory: NameMemory
  let persons = PersonIndex()

  /// What a key of the table stands for; persons have more.
  enum Salt: UInt64 {
    case row = 100
    case firstWord, spelling, title, initials
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
    assignAliases()
    assignShortBodies()
    let candidates = scratch.candidates.pointer
    var furthest = 0
    for index in scratch.candidates.indices where !candidates[index].isDropped {
      let candidate = candidates + index
      addToOrder(index, candidate.pointee.start, &furthest)
      if assignAsBefore(index, candidate) { continue }
      let isShared = isShared(candidate.pointee.form) || isShortOrganization(candidate)
      let isPerson = isNamedPerson(candidate)
      let outerNames = isPerson ? notePerson(index) : nil
      if isShared { scratch.entities.sharedNames.append(Int32(truncatingIfNeeded: index)) }
      guard candidate.pointee.kind != .title, candidate.pointee.owner == nil, entity(of: index) == nil, !isShared,
        isPerson == (outerNames != nil)
      else { continue }
      if let outerNames { assignPerson(index, outerNames) } else { assign(index) }
    }
    assignSharedNames()
    for position in scratch.entities.persons.indices {
      let person = scratch.entities.persons[position]
      if let outerNames = person.outerNames {
        see(Int(person.candidate), outerNames)
      } else {
        assignShortPerson(Int(person.candidate))
      }
    }
    let mentions = mentions()
    return (mentions, entities())
  }

  func entity(of candidate: Int) -> Int? {
    let entity = scratch.entities.assigned[candidate].entity
    return entity < 0 ? nil : Int(entity)
  }

  /// Whether a candidate is the name of a person, and not the initials, which have no surname.
  private func isNamedPerson(_ candidate: UnsafePointer<Candidate>) -> Bool {
    candidate.pointee.isLabelled(.person) && candidate.pointee.kind != .acronym
  }

  /// Puts a candidate among the persons. Gives the outer names of one that is named in full, `nil` for one word, and for
  /// what may be the end of a name.
  private func notePerson(_ index: Int) -> PersonIndex.OuterNames? {
    let candidate = scratch.candidates[index]
    let isShort =
      candidate.count == 1 || view.wordCount(candidate.start, candidate.end) == 1 || mayEndName(candidate)
    let names = isShort ? nil : outerNames(of: candidate)
    scratch.entities.persons.append(NamedPerson(candidate: Int32(truncatingIfNeeded: index), outerNames: names))
    return names
  }

  /// Whether a word is the first one of an organisation whose full name may come later.
  private func isShortOrganization(_ candidate: UnsafePointer<Candidate>) -> Bool {
    // Few names begin that of an organisation.
    scratch.evidence[candidate.pointee.name].isOrganizationStart && candidate.pointee.isLabelled(.organization)
      && candidate.pointee.count == 1 && candidate.pointee.form == nil && candidate.pointee.kind == .name
  }

  /// Acronyms that the document defines come first, so that they mean their long form wherever they stand.
  private func defineAcronyms() {
    for position in scratch.definedAcronyms.indices {
      let index = Int(scratch.definedAcronyms[position])
      guard let entity = entityOfOwner(of: index) else { continue }
      register(scratch.candidates.pointer + index, entity)
      note(index, in: entity)
    }
  }

  /// The entity of the name that another name belongs to, which is assigned now if it has not been; `nil` if one of them
  /// is dropped.
  func entityOfOwner(of index: Int) -> Int? {
    let candidate = scratch.candidates[index]
    guard !candidate.isDropped, let owner = candidate.owner, !scratch.candidates[Int(owner)].isDropped else {
      return nil
    }
    if entity(of: Int(owner)) == nil { assign(Int(owner)) }
    return entity(of: Int(owner))
  }

  // MARK: Finding the entity

  /// Finds or makes the entity of a candidate.
  ///
  /// What is registered is never taken back, so that a candidate with the form and label of one before it is known by
  /// its name alone; of a person it is not, since places may tell other genders, and of a company there may be more.
  func assign(_ index: Int) {
    let candidate = scratch.candidates.pointer + index
    if isNamedPerson(candidate) {
      assignPerson(index, outerNames(of: candidate.pointee))
      return
    }
    let name = scratch.evidence.names.pointer + Int(candidate.pointee.name)
    let isUnique = candidate.pointee.rule != .legalForm
    if isUnique, name.pointee.assignedEntity >= 0, name.pointee.assignedMeaning == candidate.pointee.meaning {
      note(index, in: Int(name.pointee.assignedEntity))
      return
    }
    let entity = find(candidate) ?? makeEntity(index)
    register(candidate, entity)
    note(index, in: entity)
    guard isUnique else { return }
    // What is registered may have moved the names.
    let assigned = scratch.evidence.names.pointer + Int(candidate.pointee.name)
    assigned.pointee.assignedMeaning = candidate.pointee.meaning
    assigned.pointee.assignedMarks = candidate.pointee.marks
    assigned.pointee.assignedEntity = Int32(truncatingIfNeeded: entity)
  }

  func assignPerson(_ index: Int, _ names: PersonIndex.OuterNames) {
    let candidate = scratch.candidates[index]
    let known = entity(named: candidate.name, candidate.key, .person) ?? persons.full(names, scratch.entities.keys)
    let entity = known ?? makeEntity(index)
    register(candidate.name, candidate.key, .person, entity)
    persons.add(entity, names, candidate.gender, &scratch.entities.keys)
    note(index, in: entity)
  }

  /// The given name and the surname of a person, which "Jr." or an epithet follows.
  func outerNames(of person: Candidate) -> PersonIndex.OuterNames {
    var end = person.end
    if end > person.start + 2, view.word(end - 2) == memory.lists.pointee.the { end -= 2 }
    while end > person.start + 1,
      view.shape(end - 1).mark != 0 || memory.lists.pointee.notes[view.word(end - 1)].part.contains(.suffix)
    {
      end -= 1
    }
    return persons.outerNames(view, person.start, end)
  }

  /// Assigns a candidate to the entity of the one before it that has its name, if it is nothing else and is spelled like
  /// the first one: it tells nothing new. Gives whether it is so.
  @inline(__always) private func assignAsBefore(_ index: Int, _ candidate: UnsafePointer<Candidate>) -> Bool {
    let name = scratch.evidence.names.pointer + Int(candidate.pointee.name)
    guard name.pointee.assignedEntity >= 0, name.pointee.spelledEntity == name.pointee.assignedEntity,
      name.pointee.assignedMeaning == candidate.pointee.meaning,
      name.pointee.assignedMarks == candidate.pointee.marks, candidate.pointee.rule != .legalForm,
      candidate.pointee.owner == nil, entity(of: index) == nil,
      view.hasEqualText(name.pointee.spelling, view.range(candidate.pointee.start, candidate.pointee.end)),
      !isShared(candidate.pointee.form)
    else { return false }
    scratch.entities.assigned[index] = AssignedEntity(
      entity: name.pointee.assignedEntity, spelling: name.pointee.spellingIndex)
    return true
  }

  @inline(__always) private func find(_ candidate: UnsafePointer<Candidate>) -> Int? {
    if let form = candidate.pointee.form, let entity = scratch.entities.keys[row(form)] { return entity }
    if let entity = entity(named: candidate.pointee.name, candidate.pointee.key, candidate.pointee.label) {
      return entity
    }
    return candidate.pointee.isLabelled(.organization) ? findOrganization(candidate) : nil
  }

  /// The entity of an organisation of which the document has had the name without its legal form, a name that begins with
  /// its word, or one whose first letters it is.
  private func findOrganization(_ candidate: UnsafePointer<Candidate>) -> Int? {
    let start = candidate.pointee.start
    let end = endWithoutLegalForm(candidate)
    if end < candidate.pointee.end {
      let key = view.nameKey(start, end)
      if let name = scratch.evidence.knownName(key), let entity = entity(named: name, key, .organization) {
        return entity
      }
    }
    guard candidate.pointee.count == 1, candidate.pointee.form == nil else { return nil }
    if let entity = scratch.entities.keys[firstWord(start)] { return entity }
    // "the Oromo Liberation Army … the OLA"
    return view.lettersOfAcronym(start).flatMap { scratch.entities.keys[initials($0)] }
  }

  private func initials(_ letters: UInt64) -> UInt64 { NameKey.pair(letters, Salt.initials.rawValue) }

  private func firstWord(_ start: Int) -> UInt64 { NameKey.pair(view.tokenKey(start), Salt.firstWord.rawValue) }

  /// The entity of a name with a label.
  private func entity(named name: Int32, _ key: UInt64, _ label: NameLabel?) -> Int? {
    let known = scratch.evidence.names.pointer + Int(name)
    if known.pointee.entity < 0 { return nil }
    return known.pointee.entityLabel == label
      ? Int(known.pointee.entity) : scratch.entities.keys[labelled(key, label)]
  }

  private func register(_ name: Int32, _ key: UInt64, _ label: NameLabel?, _ entity: Int) {
    let known = scratch.evidence.names.pointer + Int(name)
    if known.pointee.entity < 0 {
      known.pointee.entity = Int32(truncatingIfNeeded: entity)
      known.pointee.entityLabel = label
    } else if known.pointee.entityLabel != label {
      scratch.entities.keys.insert(labelled(key, label), entity)
    }
  }

  private func labelled(_ key: UInt64, _ label: NameLabel?) -> UInt64 {
    NameKey.pair(key, Salt.name.rawValue + UInt64(label?.rawValue ?? 0))
  }

  /// Registers what names an entity that is no person.
  private func register(_ candidate: UnsafePointer<Candidate>, _ entity: Int) {
    register(candidate.pointee.name, candidate.pointee.key, candidate.pointee.label, entity)
    if let form = candidate.pointee.form { scratch.entities.keys.insert(row(form), entity) }
    guard candidate.pointee.isLabelled(.organization), candidate.pointee.count > 1 else { return }
    let start = candidate.pointee.start
    let end = endWithoutLegalForm(candidate)
    if end < candidate.pointee.end {
      let key = view.nameKey(start, end)
      register(scratch.evidence.name(key), key, .organization, entity)
    }
    scratch.entities.keys.insert(firstWord(start), entity)
    if let letters = view.initials(start, candidate.pointee.end) {
      scratch.entities.keys.insert(initials(letters), entity)
    }
  }

  /// A key for the row of a list, which all rows with the same key in the list share.
  private func row(_ form: Int32) -> UInt64 { NameKey.pair(scratch.forms[form].identity, Salt.row.rawValue) }

  /// The end of a company's name without "Ltd.", "Inc." and the like.
  @inline(__always) private func endWithoutLegalForm(_ candidate: UnsafePointer<Candidate>) -> Int {
    let end = candidate.pointee.end
    guard candidate.pointee.rule == .legalForm, candidate.pointee.count > 1 else { return end }
    return view.endWithoutLastWord(candidate.pointee.start, end)
  }

  // MARK: What the mentions tell of an entity

  func makeEntity(_ index: Int) -> Int {
    let candidate = scratch.candidates.pointer + index
    let range = view.range(candidate.pointee.start, candidate.pointee.end)
    scratch.entities.drafts.append(EntityDraft(label: candidate.pointee.label ?? .organization, name: range))
    return scratch.entities.drafts.count - 1
  }

  /// Assigns a candidate to an entity, and adds what it tells of it: another spelling, a key, gender, a fuller name.
  func note(_ index: Int, in entity: Int) {
    let candidate = scratch.candidates.pointer + index
    let (start, end) = (candidate.pointee.start, candidate.pointee.end)
    let range = view.range(start, end)
    let draft = scratch.entities.drafts.pointer + entity
    if let form = candidate.pointee.form, draft.pointee.listed == nil { note(form, in: draft) }
    if candidate.pointee.isLabelled(.person), draft.pointee.gender == nil {
      draft.pointee.gender = candidate.pointee.gender ?? genderOfNoun(before: candidate.pointee)
    }
    scratch.entities.assigned[index] = AssignedEntity(
      entity: Int32(truncatingIfNeeded: entity), spelling: spelling(candidate, range, entity))
    guard candidate.pointee.kind != .acronym, draft.pointee.listed == nil else { return }
    let isCapitals = view.shape(start).contains(.allUpper) && view.shape(end - 1).contains(.allUpper)
    let length = Int32(view.wordCount(start, end) * 2 + (isCapitals ? 0 : 1))
    if length > draft.pointee.nameLength {
      draft.pointee.name = range
      draft.pointee.nameLength = length
    }
  }

  private func note(_ form: Int32, in draft: UnsafeMutablePointer<EntityDraft>) {
    if !scratch.forms[form].key.isEmpty { draft.pointee.listed = form }
    if !scratch.forms[form].links.isEmpty { draft.pointee.linked = form }
  }

  /// The index of a spelling of an entity, which becomes one if the entity has not been spelled like this before.
  @inline(__always) private func spelling(
    _ candidate: UnsafePointer<Candidate>, _ range: TextRange, _ entity: Int
  ) -> Int32 {
    let known = scratch.evidence.names.pointer + Int(candidate.pointee.name)
    if Int(known.pointee.spelledEntity) == entity, view.hasEqualText(known.pointee.spelling, range) {
      return known.pointee.spellingIndex
    }
    let new = scratch.entities.spellings.count
    if known.pointee.spelledEntity < 0 {
      known.pointee.spelledEntity = Int32(truncatingIfNeeded: entity)
      known.pointee.spelling = range
      known.pointee.spellingIndex = Int32(truncatingIfNeeded: new)
    } else {
      let known = scratch.entities.keys.number(of: key(range, entity, .spelling), orNew: new)
      if known < new { return Int32(truncatingIfNeeded: known) }
    }
    let isCapitals = candidate.pointee.count == 1 && view.shape(candidate.pointee.start).contains(.allUpper)
    scratch.entities.drafts[entity].aliases.append(
      range, isCapitals ? .acronym : .alias, to: &scratch.entities.spellings)
    return Int32(truncatingIfNeeded: new)
  }

  /// A key for a spelling of an entity, and for a title of it.
  func key(_ range: TextRange, _ entity: Int, _ salt: Salt) -> UInt64 {
    NameKey.pair(view.bytesKey(range, isFolded: salt == .title), UInt64(entity) << 8 | salt.rawValue)
  }
}
