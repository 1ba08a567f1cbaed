import ExtractCore

/// The persons of a document by their full names, surnames and given names.
struct PersonIndex {
  private var byFullName: [UInt64: Int] = [:]
  /// Given name and surname, middle names left out.
  private var byOuterNames: [UInt64: Int] = [:]
  /// Surname and the first letter of the given name.
  private var byInitial: [UInt64: Int] = [:]
  private var firstBySurname: [UInt64: Int] = [:]
  private var firstByGivenName: [UInt64: Int] = [:]
  /// The person last named, while the document is read again for the short names.
  private var latest: [UInt64: Int] = [:]

  /// The person whom the document has named before by a name of several words like this one.
  func full(_ view: TokenView, _ candidate: Candidate) -> Int? {
    if let entity = byFullName[candidate.key] { return entity }
    let outer = outerNames(view, candidate)
    if let entity = byOuterNames[NameKey.pair(outer.first, outer.last)] { return entity }
    guard outer.isInitial || candidate.count == 2 else { return nil }
    guard let entity = byInitial[NameKey.pair(outer.letter, outer.last)] else { return nil }
    return outer.isInitial ? entity : nil
  }

  mutating func add(_ entity: Int, _ view: TokenView, _ candidate: Candidate, gender: Entity.Gender?) {
    let outer = outerNames(view, candidate)
    insert(entity, candidate.key, &byFullName)
    insert(entity, NameKey.pair(outer.first, outer.last), &byOuterNames)
    insert(entity, NameKey.pair(outer.letter, outer.last), &byInitial)
    insert(entity, outer.last, &firstBySurname)
    if let gender { insert(entity, Self.gendered(outer.last, gender), &firstBySurname) }
    insert(entity, outer.first, &firstByGivenName)
  }

  /// Begins the second reading.
  mutating func rewind() { latest.removeAll(keepingCapacity: true) }

  /// Notes in the second reading that a person was named in full.
  mutating func see(_ entity: Int, _ view: TokenView, _ candidate: Candidate, gender: Entity.Gender?) {
    let outer = outerNames(view, candidate)
    latest[outer.last] = entity
    if let gender { latest[Self.gendered(outer.last, gender)] = entity }
  }

  /// The person whom a surname or given name alone means: the one last named, else the first one named later.
  func short(_ view: TokenView, _ candidate: Candidate) -> Int? {
    let token = view.tokenKey(view.firstWord(candidate.start, candidate.end))
    if let gender = candidate.gender {
      let key = Self.gendered(token, gender)
      if let entity = latest[key] ?? firstBySurname[key] { return entity }
    }
    return latest[token] ?? firstBySurname[token] ?? firstByGivenName[token]
  }

  /// Notes a person of whom only a short name is known.
  mutating func addShort(_ entity: Int, _ view: TokenView, _ candidate: Candidate) {
    let token = view.tokenKey(view.firstWord(candidate.start, candidate.end))
    insert(entity, token, &firstBySurname)
    if let gender = candidate.gender { insert(entity, Self.gendered(token, gender), &firstBySurname) }
  }

  private func insert(_ entity: Int, _ key: UInt64, _ table: inout [UInt64: Int]) {
    if table[key] == nil { table[key] = entity }
  }

  private static func gendered(_ token: UInt64, _ gender: Entity.Gender) -> UInt64 {
    NameKey.pair(token, gender == .male ? 1 : 2)
  }

  private func outerNames(_ view: TokenView, _ candidate: Candidate) -> (
    first: UInt64, last: UInt64, letter: UInt64, isInitial: Bool
  ) {
    let first = view.firstWord(candidate.start, candidate.end)
    var last = candidate.end - 1
    while last > first, view.shape(last).mark != 0 { last -= 1 }
    let isInitial = view.length(first) == 1 || view.shape(first).isKind(.initialism)
    return (view.tokenKey(first), view.tokenKey(last), UInt64(view.bytes(first)[0]), isInitial)
  }
}
