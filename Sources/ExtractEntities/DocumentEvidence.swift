import ExtractCore
import ExtractMatching

/// One sense per document: all places of a name vote on what it is, and where a capital letter proves nothing,
/// the name must stand elsewhere with better evidence.
///
/// The idea of one sense per discourse is Gale, Church and Yarowsky's (1992).
struct DocumentEvidence {
  /// What the places of a name say of it.
  struct Name {
    /// What most evidence says it is; `nil` before the first vote.
    var label: NameLabel?
    var weight: Int32 = 0
    var form: Int32?
    /// The entity that the name means with the label ``entityLabel``; see ``EntityBuilder``.
    var entity: Int32 = -1
    var entityLabel: NameLabel?
    /// What a candidate of the name was last when it was assigned to the entity ``assignedEntity``; see
    /// ``EntityBuilder/assign(_:_:)``.
    var assignedForm: Int32?
    var assignedLabel: NameLabel?
    var assignedEntity: Int32 = -1
    /// The first spelling of the name, and the entity that it names there.
    var spelling = TextRange(0, 0)
    var spelledEntity: Int32 = -1
  }

  /// What a key of the table stands for.
  private enum Salt: UInt64 {
    case personPart = 2
    case organizationStart
    case abbreviation
    /// And from here on the votes for each label that has not most of them.
    case votes
  }

  private var table = KeyTable()
  /// Whether the document has acronyms of common nouns.
  private(set) var hasAbbreviations = false
  private(set) var names = FlatArray<Name>()

  func deallocate() {
    table.deallocate()
    names.deallocate()
  }

  /// Begins another document.
  mutating func clear() {
    table.clear()
    hasAbbreviations = false
    names.removeAll()
  }

  /// The index of the name with a key, which becomes a name of the document if it is none.
  mutating func name(_ key: UInt64) -> Int32 {
    let name = table.number(of: key, orNew: names.count)
    if name == names.count { names.append(Name()) }
    return Int32(truncatingIfNeeded: name)
  }

  /// The index of the name with a key; `nil` if the document has no such name.
  func knownName(_ key: UInt64) -> Int32? { table[key].map { Int32(truncatingIfNeeded: $0) } }

  subscript(_ name: Int32) -> Name {
    @inline(__always) unsafeAddress { UnsafePointer(names.pointer + Int(name)) }
    @inline(__always) nonmutating unsafeMutableAddress { names.pointer + Int(name) }
  }

  /// What most places say that a name is.
  @inline(__always) func verdict(_ name: Int32) -> (label: NameLabel?, weight: Int32, form: Int32?) {
    let name = names.pointer + Int(name)
    return (name.pointee.label, name.pointee.weight, name.pointee.form)
  }

  /// Counts what the place of a candidate, which is read where it lies, says of its name.
  @inline(__always) mutating func vote(_ candidate: UnsafePointer<Candidate>) {
    guard let label = candidate.pointee.label else { return }
    let name = names.pointer + Int(candidate.pointee.name)
    if name.pointee.label == nil || name.pointee.label == label {
      name.pointee.label = label
      name.pointee.weight += candidate.pointee.evidence.weight
      if candidate.pointee.form != nil { name.pointee.form = candidate.pointee.form }
      return
    }
    voteAgainst(name, candidate.pointee, label)
  }

  /// Counts a vote for another label than the one that has most of them.
  private mutating func voteAgainst(_ name: UnsafeMutablePointer<Name>, _ candidate: Candidate, _ label: NameLabel) {
    let weight = Int32(table[votes(candidate.key, label)] ?? 0) + candidate.evidence.weight
    if name.pointee.weight >= weight {
      table.set(votes(candidate.key, label), Int(weight))
      return
    }
    if let other = name.pointee.label { table.set(votes(candidate.key, other), Int(name.pointee.weight)) }
    name.pointee.label = label
    name.pointee.weight = weight
    name.pointee.form = candidate.form
  }

  private func votes(_ key: UInt64, _ label: NameLabel) -> UInt64 {
    NameKey.pair(key, Salt.votes.rawValue + UInt64(label.rawValue))
  }

  /// Whether a word is a surname or given name of a person whom the document names in full.
  func isPersonPart(_ token: UInt64) -> Bool { table[salted(token, .personPart)] != nil }
  mutating func addPersonPart(_ token: UInt64) { table.set(salted(token, .personPart), 1) }

  /// Whether a word is the first of an organisation that the document names in full.
  func isOrganizationStart(_ token: UInt64) -> Bool { table[salted(token, .organizationStart)] != nil }
  mutating func addOrganizationStart(_ token: UInt64) { table.set(salted(token, .organizationStart), 1) }

  /// Whether the name with a key is the acronym of a common noun.
  func isAbbreviation(_ name: UInt64) -> Bool { hasAbbreviations && table[salted(name, .abbreviation)] != nil }
  mutating func addAbbreviation(_ name: UInt64) {
    hasAbbreviations = true
    table.set(salted(name, .abbreviation), 1)
  }

  private func salted(_ key: UInt64, _ salt: Salt) -> UInt64 { NameKey.pair(key, salt.rawValue) }
}

extension NameFinder {
  /// Decides every candidate's label by the whole document, and drops those that stay unexplained.
  func weighEvidence() {
    scratch.evidence.clear()
    coordinate()
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices where candidates[index].kind == .abbreviation {
      scratch.evidence.addAbbreviation(view.singularAcronymKey(candidates[index].start))
    }
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      if candidate.pointee.kind == .acronym, candidate.pointee.owner == nil,
        scratch.evidence.isAbbreviation(candidate.pointee.key)
      {
        candidate.pointee.isDropped = true
      }
      guard !candidate.pointee.isDropped, candidate.pointee.kind != .title else { continue }
      candidate.pointee.name = scratch.evidence.name(candidate.pointee.key)
      guard !candidate.pointee.isDoubted else { continue }
      scratch.evidence.vote(candidate)
      if candidate.pointee.count > 1, candidate.pointee.evidence >= .likely { addParts(of: candidate.pointee) }
    }
    joinHeadlineWords()
    for index in scratch.candidates.indices where candidates[index].kind != .title { decide(candidates + index) }
    for index in scratch.candidates.indices where candidates[index].kind == .title {
      if let owner = candidates[index].owner, candidates[Int(owner)].isDropped { candidates[index].isDropped = true }
    }
  }

  /// Names in a row are of one kind: "Kabare, Walungu and Goma".
  private func coordinate() {
    guard scratch.candidates.count > 1 else { return }
    let last = scratch.candidates.count - 1
    for index in 1...last where takesLabelOfNeighbour(index) { coordinate(index, with: index - 1) }
    for index in (0..<last).reversed() where takesLabelOfNeighbour(index) { coordinate(index, with: index + 1) }
  }

  /// Whether little enough is known of a candidate that its neighbours in a row tell what it is.
  @inline(__always) private func takesLabelOfNeighbour(_ index: Int) -> Bool {
    let candidate = scratch.candidates.pointer + index
    return candidate.pointee.evidence <= .guess && candidate.pointee.kind == .name && !candidate.pointee.isDropped
      && candidate.pointee.count == 1
  }

  private func coordinate(_ index: Int, with neighbour: Int) {
    let candidate = scratch.candidates[index]
    // "Well, Diallo said": a common word or a title that may be a surname is none for standing in a row.
    if candidate.isDoubted || candidate.label == nil,
      !classes(candidate.start).isDisjoint(with: [.commonWord, .title])
    {
      return
    }
    let other = scratch.candidates[neighbour]
    guard other.label == .geopolitical || candidate.label == nil, other.evidence >= .guess, !other.isDoubted,
      candidate.label == nil || candidate.label == .person && other.evidence >= .likely, let label = other.label,
      other.kind == .name
    else { return }
    let (left, right) = candidate.start < other.start ? (candidate, other) : (other, candidate)
    guard isJoint(left.end, right.start) else { return }
    if label == .geopolitical { scratch.candidates[index].form = placeForm(of: candidate) }
    scratch.candidates[index].label = label
    scratch.candidates[index].evidence = .guess
    scratch.candidates[index].rule = .coordination
    scratch.candidates[index].isDoubted = false
  }

  /// Whether a comma, "and" or "or", or a comma with one of these, stands between two names.
  private func isJoint(_ start: Int, _ end: Int) -> Bool {
    let last = end - 1
    guard last >= start, end - start <= 2 else { return false }
    if last > start, view.mark(start) != Mark.comma { return false }
    return isAnd(last) || isOr(last) || last == start && view.mark(start) == Mark.comma
  }

  /// The form of a place that a candidate is in the lists.
  private func placeForm(of candidate: Candidate) -> Int32? {
    var form: Int32?
    names.lexicon.forEachPhrase(at: candidate.start, in: view, lists: names.matchedLists) { match in
      guard match.end == candidate.end, names.traits(ofList: match.list).contains(.place) else { return }
      let index = scratch.forms.index(of: match.entry, inList: match.list, names)
      if let known = form, scratch.forms[known].traits.trust >= scratch.forms[index].traits.trust { return }
      form = index
    }
    return form
  }

  /// Notes the words of a name of several words by which alone the document may name the same.
  private func addParts(of candidate: Candidate) {
    if candidate.label == .person {
      let last = candidate.end - 1
      if !classes(last).contains(.commonWord) || classes(last).contains(.surname) {
        scratch.evidence.addPersonPart(view.tokenKey(last))
      }
      let first = view.firstWord(candidate.start, candidate.end)
      if classes(first).contains(.givenName), classes(first).isDisjoint(with: .notGivenName) {
        scratch.evidence.addPersonPart(view.tokenKey(first))
      }
    } else if candidate.label == .organization {
      let first = candidate.start
      if classes(first).isDisjoint(with: [.commonWord, .givenName, .namePart]), candidate.form == nil {
        scratch.evidence.addOrganizationStart(view.tokenKey(first))
      }
    }
  }

  /// Words of headlines that together are a name of the document become one candidate.
  private func joinHeadlineWords() {
    var index = 0
    while index < scratch.candidates.count {
      let first = scratch.candidates[index]
      guard first.isDoubted, !first.isDropped, first.count == 1 else {
        index += 1
        continue
      }
      var key = NameKey.extend(NameKey.seed, view.tokenKey(first.start))
      var last = index
      var longest: (last: Int, name: Int32, key: UInt64)?
      while last + 1 < scratch.candidates.count, last - index < 6 {
        let next = scratch.candidates[last + 1]
        guard next.start == scratch.candidates[last].end, next.count == 1, !next.isDropped else { break }
        last += 1
        key = NameKey.extend(key, view.tokenKey(next.start))
        if let name = scratch.evidence.knownName(key), scratch.evidence[name].label != nil {
          longest = (last, name, key)
        }
      }
      if let longest {
        scratch.candidates[index].end = scratch.candidates[longest.last].end
        scratch.candidates[index].key = longest.key
        scratch.candidates[index].name = longest.name
        scratch.candidates[index].form = nil
        for inner in index + 1...longest.last { scratch.candidates[inner].isDropped = true }
      }
      index = (longest?.last ?? index) + 1
    }
  }

  private func decide(_ candidate: UnsafeMutablePointer<Candidate>) {
    guard !candidate.pointee.isDropped, candidate.pointee.evidence != .certain else { return }
    let name = scratch.evidence.verdict(candidate.pointee.name)
    let label = candidate.pointee.label
    let isSingle = candidate.pointee.count == 1
    let isSurelyOther = name.label != nil && name.label != .person && name.weight >= Evidence.certain.weight
    if isSingle, candidate.pointee.evidence <= .guess, candidate.pointee.kind != .acronym, !isSurelyOther,
      name.label == nil || name.label == .person || candidate.pointee.isDoubted || label == nil
        || name.weight < Evidence.likely.weight, scratch.evidence.isPersonPart(view.tokenKey(candidate.pointee.start))
    {
      candidate.pointee.take(.person, .namePart)
      return
    }
    if let most = name.label, name.weight > 0 {
      if most != label || candidate.pointee.isDoubted {
        candidate.pointee.take(most, .documentEvidence)
        candidate.pointee.form = name.form
      }
      return
    }
    if isSingle, label == nil, scratch.evidence.isOrganizationStart(view.tokenKey(candidate.pointee.start)) {
      candidate.pointee.take(.organization, .documentEvidence)
      return
    }
    if candidate.pointee.isDoubted || label == nil { candidate.pointee.isDropped = true }
  }
}

extension Candidate {
  mutating func take(_ label: NameLabel, _ rule: EntityRule) {
    if self.label != label {
      self.label = label
      form = nil
    }
    self.rule = rule
    isDoubted = false
  }
}
