import ExtractCore

/// Finds the persons of a document by their full names, surnames and given names, in a table of keys.
struct PersonIndex {
  /// What a key of the table stands for.
  private enum Salt: UInt64 {
    /// Given name and surname, middle names left out.
    case outerNames = 200
    /// Surname and the first letter of the given name.
    case initial
    case surname, maleSurname, femaleSurname, givenName
    /// The person last named, while the document is read again for the short names.
    case latest, latestMale, latestFemale
  }

  private struct OuterNames {
    var first: UInt64
    var last: UInt64
    var letter: UInt64
    var isInitial: Bool
  }

  /// The person whom the document has named before by a name of several words like this one, if not just this one.
  func full(_ view: TokenView, _ candidate: Candidate, _ keys: KeyTable) -> Int? {
    let outer = outerNames(view, candidate)
    if let entity = keys[key(NameKey.pair(outer.first, outer.last), .outerNames)] { return entity }
    return outer.isInitial ? keys[key(NameKey.pair(outer.letter, outer.last), .initial)] : nil
  }

  func add(_ entity: Int, _ view: TokenView, _ candidate: Candidate, _ keys: inout KeyTable) {
    let outer = outerNames(view, candidate)
    keys.insert(key(NameKey.pair(outer.first, outer.last), .outerNames), entity)
    keys.insert(key(NameKey.pair(outer.letter, outer.last), .initial), entity)
    keys.insert(key(outer.last, .surname), entity)
    if let gender = candidate.gender { keys.insert(key(outer.last, surname(gender)), entity) }
    keys.insert(key(outer.first, .givenName), entity)
  }

  /// Notes in the second reading that a person was named in full.
  func see(
    _ entity: Int, _ view: TokenView, _ candidate: Candidate, gender: Candidate.Gender?, _ keys: inout KeyTable
  ) {
    let outer = outerNames(view, candidate)
    keys.set(key(outer.last, .latest), entity)
    if let gender { keys.set(key(outer.last, latest(gender)), entity) }
  }

  /// The person whom a surname or given name alone means: the one last named, else the first one named later.
  func short(_ view: TokenView, _ candidate: Candidate, _ keys: KeyTable) -> Int? {
    let token = view.tokenKey(view.firstWord(candidate.start, candidate.end))
    if let gender = candidate.gender,
      let entity = keys[key(token, latest(gender))] ?? keys[key(token, surname(gender))]
    {
      return entity
    }
    return keys[key(token, .latest)] ?? keys[key(token, .surname)] ?? keys[key(token, .givenName)]
  }

  /// Notes a person of whom only a short name is known.
  func addShort(_ entity: Int, _ view: TokenView, _ candidate: Candidate, _ keys: inout KeyTable) {
    let token = view.tokenKey(view.firstWord(candidate.start, candidate.end))
    keys.insert(key(token, .surname), entity)
    if let gender = candidate.gender { keys.insert(key(token, surname(gender)), entity) }
  }

  private func key(_ name: UInt64, _ salt: Salt) -> UInt64 { NameKey.pair(name, salt.rawValue) }
  private func surname(_ gender: Candidate.Gender) -> Salt { gender == .male ? .maleSurname : .femaleSurname }
  private func latest(_ gender: Candidate.Gender) -> Salt { gender == .male ? .latestMale : .latestFemale }

  private func outerNames(_ view: TokenView, _ candidate: Candidate) -> OuterNames {
    let first = view.firstWord(candidate.start, candidate.end)
    var last = candidate.end - 1
    while last > first, view.shape(last).mark != 0 { last -= 1 }
    let isInitial = view.length(first) == 1 || view.shape(first).isKind(.initialism)
    return OuterNames(
      first: view.tokenKey(first), last: view.tokenKey(last), letter: UInt64(view.bytes(first)[0]), isInitial: isInitial
    )
  }
}
