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
    /// The name is a surname or given name of a person whom the document names in full.
    var isPersonPart = false
    /// The name is the first word of an organisation that the document names in full.
    var isOrganizationStart = false
    /// The entity that the name means with the label ``entityLabel``; see ``EntityBuilder``.
    var entity: Int32 = -1
    var entityLabel: NameLabel?
    /// What a candidate of the name was last when it was assigned to the entity ``assignedEntity``; see
    /// ``EntityBuilder/assign(_:_:)``.
    var assignedForm: Int32?
    var assignedLabel: NameLabel?
    var assignedKind = Candidate.Kind.name
    var assignedEntity: Int32 = -1
    /// The first spelling of the name, the entity that it names there, and the spelling's index among all of the document.
    var spelling = TextRange(0, 0)
    var spelledEntity: Int32 = -1
    var spellingIndex: Int32 = -1
  }

  /// Added to a label, what a key of the table stands for: the votes for the label that has not most of them.
  private static let votesSalt: UInt64 = 4

  private var table = KeyTable()
  private(set) var names = FlatArray<Name>()

  func deallocate() {
    table.deallocate()
    names.deallocate()
  }

  /// Begins another document.
  mutating func clear() {
    table.clear()
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
    NameKey.pair(key, Self.votesSalt + UInt64(label.rawValue))
  }
}

extension NameFinder {
  /// Decides every candidate's label by the whole document, and drops those that stay unexplained.
  func weighEvidence() {
    scratch.evidence.clear()
    coordinate()
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      guard !candidate.pointee.isDropped, candidate.pointee.kind != .title else { continue }
      candidate.pointee.name = scratch.evidence.name(candidate.pointee.key)
      guard !candidate.pointee.isDoubted else { continue }
      scratch.evidence.vote(candidate)
      if candidate.pointee.count > 1, candidate.pointee.evidence >= .likely { addParts(of: candidate.pointee) }
    }
    joinHeadlineWords()
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      guard !candidate.pointee.isDropped, candidate.pointee.evidence != .certain else { continue }
      let name = scratch.evidence.names.pointer + Int(candidate.pointee.name)
      let isBorneOut = name.pointee.label == candidate.pointee.label && name.pointee.weight > 0
      if isBorneOut, candidate.pointee.evidence >= .likely, !candidate.pointee.isDoubted { continue }
      decide(candidate, name)
    }
    for position in scratch.titles.indices {
      let title = candidates + Int(scratch.titles[position])
      guard title.pointee.kind == .title, let owner = title.pointee.owner else { continue }
      if candidates[Int(owner)].isDropped { title.pointee.isDropped = true }
    }
  }

  /// Names in a row are of one kind: "Kabare, Walungu and Goma".
  private func coordinate() {
    findNeighbours()
    let neighbours = scratch.neighbours
    for position in neighbours.indices {
      let index = Int(neighbours[position])
      if takesLabelOfNeighbour(index) { coordinate(index, with: index - 1) }
    }
    for position in neighbours.indices.reversed() {
      let index = Int(neighbours[position])
      if takesLabelOfNeighbour(index - 1) { coordinate(index - 1, with: index) }
    }
  }

  /// Fills ``NameScratch/neighbours``: one or two tokens stand between a candidate and the one before it.
  private func findNeighbours() {
    scratch.neighbours.removeAll()
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices.dropFirst() {
      let (before, after) = (candidates + index - 1, candidates + index)
      let isInOrder = before.pointee.start <= after.pointee.start
      let between =
        isInOrder ? after.pointee.start - before.pointee.end : before.pointee.start - after.pointee.end
      if between == 1 || between == 2 { scratch.neighbours.append(Int32(truncatingIfNeeded: index)) }
    }
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
        scratch.evidence[nameOfWord(last)].isPersonPart = true
      }
      let first = view.firstWord(candidate.start, candidate.end)
      if classes(first).contains(.givenName), !classes(first).contains(.commonWord) {
        scratch.evidence[nameOfWord(first)].isPersonPart = true
      }
    } else if candidate.label == .organization {
      let first = candidate.start
      if classes(first).isDisjoint(with: [.commonWord, .givenName, .namePart]), candidate.form == nil {
        scratch.evidence[nameOfWord(first)].isOrganizationStart = true
      }
    }
  }

  /// The name that is one word.
  private func nameOfWord(_ index: Int) -> Int32 {
    scratch.evidence.name(NameKey.extend(NameKey.seed, view.tokenKey(index)))
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

  /// Decides a candidate that is not certain, or drops it.
  private func decide(
    _ candidate: UnsafeMutablePointer<Candidate>, _ name: UnsafePointer<DocumentEvidence.Name>
  ) {
    let name = name.pointee
    let label = candidate.pointee.label
    let isSingle = candidate.pointee.count == 1
    if isSingle, candidate.pointee.evidence <= .guess, candidate.pointee.kind != .acronym,
      name.label == nil || name.label == .person || candidate.pointee.isDoubted || label == nil
        || name.weight < Evidence.likely.weight, name.isPersonPart
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
    if isSingle, label == nil, name.isOrganizationStart {
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
