import ExtractCore
import ExtractMatching

/// One sense per document: all places of a name vote on what it is, and where a capital letter proves nothing,
/// the name must stand elsewhere with better evidence.
///
/// The idea of one sense per discourse is Gale, Church and Yarowsky's (1992).
struct DocumentEvidence {
  /// What the places of a name say of it.
  struct Name {
    /// What most evidence says it is; nothing before the first vote.
    var meaning = NameMeaning()
    var weight: Int32 = 0
    /// The name is a surname or given name of a person whom the document names in full.
    var isPersonPart = false
    /// The name is the first word of an organisation that the document names in full.
    var isOrganizationStart = false
    /// The name is the acronym of a common noun: "displaced persons (DPs)".
    var isAbbreviation = false
    /// The name is that of something traded: "Brent crude".
    var isGrade = false
    /// The name stands behind an article somewhere, as that of a person would not.
    var isArticled = false
    /// The entity that the name means with the label ``entityLabel``; see ``EntityBuilder``.
    var entity: Int32 = -1
    var entityLabel: NameLabel?
    /// What a candidate of the name was last when it was assigned to the entity ``assignedEntity``; see
    /// ``EntityBuilder/assign(_:_:)``.
    var assignedMeaning = NameMeaning()
    var assignedMarks: Candidate.Marks = []
    var assignedEntity: Int32 = -1
    /// The first spelling of the name, the entity that it names there, and the spelling's index among all of the document.
    var spelling = TextRange(0, 0)
    var spelledEntity: Int32 = -1
    var spellingIndex: Int32 = -1
  }

  /// Added to a label, what a key of the table stands for: the votes for the label that has not most of them.
  private static let votesSalt: UInt64 = 4

  /// The index of a name that no candidate has.
  static let noName: Int32 = 0

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
    names.append(Name())
  }

  /// The index of the name with a key, which becomes a name of the document if it is none.
  mutating func name(_ key: UInt64) -> Int32 {
    let name = table.number(of: key, orNew: names.count)
    if name == names.count { names.append(Name()) }
    return Int32(truncatingIfNeeded: name)
  }

  /// Notes what is known of the name with a key, which becomes a name of the document if it is none.
  mutating func note(_ key: UInt64, _ fact: (inout Name) -> Void) {
    let name = Int(name(key))
    fact(&names[name])
  }

  /// Notes that a name is that of a company without its legal form.
  mutating func addCompany(_ key: UInt64) {
    let name = Int(name(key))
    guard names[name].weight < Evidence.certain.weight else { return }
    names[name].meaning = NameMeaning(label: .organization)
    names[name].weight = Evidence.certain.weight
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
    if name.pointee.meaning.hasNoLabel || name.pointee.meaning.hasLabel(of: candidate.pointee.meaning) {
      name.pointee.meaning.take(candidate.pointee.meaning)
      name.pointee.weight += candidate.pointee.evidence.weight
    } else {
      voteAgainst(name, candidate.pointee, label)
    }
  }

  /// Counts a vote for another label than the one that has most of them.
  private mutating func voteAgainst(_ name: UnsafeMutablePointer<Name>, _ candidate: Candidate, _ label: NameLabel) {
    let weight = Int32(table[votes(candidate.key, label)] ?? 0) + candidate.evidence.weight
    if name.pointee.weight >= weight {
      table.set(votes(candidate.key, label), Int(weight))
      return
    }
    if let other = name.pointee.meaning.label { table.set(votes(candidate.key, other), Int(name.pointee.weight)) }
    name.pointee.meaning = candidate.meaning
    name.pointee.weight = weight
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
    for position in scratch.abbreviations.indices {
      let token = Int(scratch.abbreviations[position])
      scratch.evidence.note(view.singularAcronymKey(token, names.lexicon)) { $0.isAbbreviation = true }
    }
    for position in scratch.grades.indices {
      scratch.evidence.note(scratch.grades[position]) { $0.isGrade = true }
    }
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      guard candidate.pointee.marks.isDisjoint(with: [.dropped, .title]) else { continue }
      candidate.pointee.name = scratch.evidence.name(candidate.pointee.key)
      if !scratch.abbreviations.isEmpty && isAbbreviation(candidate) || !scratch.grades.isEmpty && isGrade(candidate) {
        candidate.pointee.isDropped = true
        continue
      }
      if candidate.pointee.isArticled { scratch.evidence[candidate.pointee.name].isArticled = true }
      guard !candidate.pointee.isDoubted else { continue }
      scratch.evidence.vote(candidate)
      if candidate.pointee.rule == .legalForm {
        let end = view.endWithoutLastWord(candidate.pointee.start, candidate.pointee.end)
        scratch.evidence.addCompany(view.nameKey(candidate.pointee.start, end))
      }
      let isSure = candidate.pointee.evidence >= .likely || candidate.pointee.isLabelled(.person)
      let isLong = (candidate.pointee.count > 1 ? 1 : 0) & (isSure ? 1 : 0)
      let isNamed =
        (candidate.pointee.rule == .titleName ? 1 : 0) | (candidate.pointee.rule == .organizationHead ? 1 : 0)
      if isLong | isNamed != 0 { addParts(of: candidate) }
    }
    joinHeadlineWords()
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      let name = scratch.evidence.names.pointer + Int(candidate.pointee.name)
      if !isSettled(candidate, name) { decide(candidate, name) }
    }
    for position in scratch.titles.indices {
      let title = candidates + Int(scratch.titles[position])
      guard title.pointee.kind == .title, let owner = title.pointee.owner else { continue }
      if candidates[Int(owner)].isDropped { title.pointee.isDropped = true }
    }
  }

  /// Whether a candidate is an acronym that the document explains by a common noun.
  private func isAbbreviation(_ candidate: UnsafePointer<Candidate>) -> Bool {
    candidate.pointee.kind == .acronym && candidate.pointee.owner == nil
      && scratch.evidence[candidate.pointee.name].isAbbreviation
  }

  /// Whether a candidate stays what it is, without a closer look: it is certain, or likely and borne out by its name. All
  /// is asked at once, as no answer can be foretold.
  @inline(__always) private func isSettled(
    _ candidate: UnsafePointer<Candidate>, _ name: UnsafePointer<DocumentEvidence.Name>
  ) -> Bool {
    let isCertain = candidate.pointee.evidence == .certain ? 1 : 0
    let isDropped = candidate.pointee.isDropped ? 1 : 0
    let isBorneOut =
      (candidate.pointee.meaning.hasLabel(of: name.pointee.meaning) ? 1 : 0) & (name.pointee.weight > 0 ? 1 : 0)
    let isTrusted = (candidate.pointee.evidence >= .likely ? 1 : 0) & (candidate.pointee.isDoubted ? 0 : 1)
    let isShared = (name.pointee.isPersonPart ? 1 : 0) | (name.pointee.isOrganizationStart ? 1 : 0)
    return isCertain | isDropped | isBorneOut & isTrusted & ~isShared != 0
  }

  /// Notes the words of a name of several words by which alone the document may name the same.
  private func addParts(of candidate: UnsafePointer<Candidate>) {
    if candidate.pointee.isLabelled(.person) {
      let last = lastName(candidate.pointee.start, candidate.pointee.end)
      if !classes(last).contains(.commonWord) || classes(last).contains(.surname) {
        scratch.evidence.note(view.wordKey(last)) { $0.isPersonPart = true }
      }
      let first = view.firstWord(candidate.pointee.start, candidate.pointee.end)
      if classes(first).contains(.givenName), classes(first).isDisjoint(with: .notGivenName) {
        scratch.evidence.note(view.wordKey(first)) { $0.isPersonPart = true }
      }
    } else if candidate.pointee.isLabelled(.organization) {
      let first = candidate.pointee.start
      // "Harlow & Finch Plc … Harlow"
      let isPartner = candidate.pointee.rule == .legalForm && view.mark(first + 1) == Mark.ampersand
      if isPartner || classes(first).isDisjoint(with: [.commonWord, .givenName, .namePart]),
        candidate.pointee.form == nil
      {
        scratch.evidence.note(view.wordKey(first)) { $0.isOrganizationStart = true }
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
      var key = view.wordKey(first.start)
      var last = index
      var longest: (last: Int, name: Int32, key: UInt64)?
      while last + 1 < scratch.candidates.count, last - index < 6 {
        let next = scratch.candidates[last + 1]
        guard next.start == scratch.candidates[last].end, next.count == 1, !next.isDropped else { break }
        last += 1
        key = NameKey.extend(key, view.tokenKey(next.start))
        if let name = scratch.evidence.knownName(key), scratch.evidence[name].meaning.label != nil {
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
    if candidate.pointee.count == 1 {
      let isPart = (name.pointee.isPersonPart ? 1 : 0) | (name.pointee.isOrganizationStart ? 1 : 0)
      if isPart | (name.pointee.isArticled ? 1 : 0) != 0, decidePart(candidate, name) { return }
    } else if candidate.pointee.count == 2, view.shape(candidate.pointee.end - 1).isKind(.clitic),
      let owner = scratch.evidence.knownName(view.wordKey(candidate.pointee.start)),
      scratch.evidence[owner].isPersonPart
    {
      candidate.pointee.end -= 1
      candidate.pointee.key = view.wordKey(candidate.pointee.start)
      candidate.pointee.name = owner
      candidate.pointee.take(.person, .namePart)
      return
    }
    if let most = name.pointee.meaning.label, name.pointee.weight > 0 {
      if !candidate.pointee.isLabelled(most) || candidate.pointee.isDoubted {
        candidate.pointee.take(most, .documentEvidence)
        candidate.pointee.form = name.pointee.meaning.form
      }
      return
    }
    if candidate.pointee.count == 1, candidate.pointee.meaning.hasNoLabel, name.pointee.isOrganizationStart {
      candidate.pointee.take(.organization, .documentEvidence)
    } else if candidate.pointee.isDoubted || candidate.pointee.meaning.hasNoLabel {
      candidate.pointee.isDropped = true
    }
  }

  /// Decides a single word that may be the part of a longer name of the document; gives whether it is decided.
  @inline(never) private func decidePart(
    _ candidate: UnsafeMutablePointer<Candidate>, _ name: UnsafePointer<DocumentEvidence.Name>
  ) -> Bool {
    let (label, most) = (candidate.pointee.label, name.pointee.meaning.label)
    let weight = name.pointee.weight
    let isGuess = candidate.pointee.evidence <= .guess
    let isPerson = name.pointee.isPersonPart || most == .person
    if candidate.pointee.isArticled, isPerson, classes(candidate.pointee.start).contains(.givenName) {
      candidate.pointee.isDropped = true
      return true
    }
    if name.pointee.isPersonPart {
      let isSurelyOther = most != nil && most != .person && weight >= Evidence.certain.weight
      let isOpen =
        most == nil || most == .person || candidate.pointee.isDoubted || label == nil
        || weight < Evidence.likely.weight
      if isGuess && candidate.pointee.kind != .acronym && !isSurelyOther && isOpen
        || label == .geopolitical && isNamesakeOfPerson(candidate.pointee)
      {
        candidate.pointee.take(.person, .namePart)
        return true
      }
    } else if name.pointee.isOrganizationStart, label == .person, candidate.pointee.form == nil,
      candidate.pointee.evidence < .certain
    {
      candidate.pointee.take(.organization, .documentEvidence)
      return true
    }
    guard name.pointee.isArticled, label == .person || label == nil, most == .person, isGuess,
      weight < Evidence.certain.weight
    else { return false }
    candidate.pointee.isDropped = true
    return true
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
