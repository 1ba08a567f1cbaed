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
    /// The person whom the surname alone has meant.
    case settled
  }

  /// The first and the last word of a name.
  struct OuterNames {
    var first: UInt64
    var last: UInt64
    var letter: UInt64
    var isInitial: Bool
  }

  /// The person whom the document has named before by a name of several words like this one, if not just this one.
  func full(_ outer: OuterNames, _ keys: KeyTable) -> Int? {
    if let entity = keys[key(NameKey.pair(outer.first, outer.last), .outerNames)] { return entity }
    return outer.isInitial ? keys[key(NameKey.pair(outer.letter, outer.last), .initial)] : nil
  }

  func add(_ entity: Int, _ outer: OuterNames, _ gender: Candidate.Gender?, _ keys: inout KeyTable) {
    keys.insert(key(NameKey.pair(outer.first, outer.last), .outerNames), entity)
    keys.insert(key(NameKey.pair(outer.letter, outer.last), .initial), entity)
    keys.insert(key(outer.last, .surname), entity)
    if let gender { keys.insert(key(outer.last, surname(gender)), entity) }
    keys.insert(key(outer.first, .givenName), entity)
  }

  /// Notes in the second reading that a person was named in full, whom the surname alone means from here on, if it has not
  /// meant another one: of relatives the first one keeps it, and the others have their given names.
  ///
  /// - Parameter isRelative: whether the person is named as somebody's relative, whom the surname alone goes on to mean:
  ///   "His wife, Janet Hallworth".
  func see(
    _ entity: Int, _ outer: OuterNames, gender: Candidate.Gender?, isRelative: Bool, _ keys: inout KeyTable
  ) {
    let isOpen = keys[key(outer.last, .settled)].map { $0 == entity } ?? true
    if !isRelative, isOpen { keys.set(key(outer.last, .latest), entity) }
    if let gender { keys.set(key(outer.last, latest(gender)), entity) }
  }

  /// The person whom a surname or given name alone means: the one last named, else the first one named later.
  func short(_ word: UInt64, _ gender: Candidate.Gender?, _ keys: KeyTable) -> Int? {
    if let gender, let entity = keys[key(word, latest(gender))] ?? keys[key(word, surname(gender))] { return entity }
    return keys[key(word, .latest)] ?? keys[key(word, .surname)] ?? keys[key(word, .givenName)]
  }

  /// Notes a person whom a surname or given name alone meant.
  func addShort(_ entity: Int, _ word: UInt64, _ gender: Candidate.Gender?, _ keys: inout KeyTable) {
    keys.insert(key(word, .surname), entity)
    keys.insert(key(word, .settled), entity)
    if let gender { keys.insert(key(word, surname(gender)), entity) }
  }

  private func key(_ name: UInt64, _ salt: Salt) -> UInt64 { NameKey.pair(name, salt.rawValue) }
  private func surname(_ gender: Candidate.Gender) -> Salt { gender == .male ? .maleSurname : .femaleSurname }
  private func latest(_ gender: Candidate.Gender) -> Salt { gender == .male ? .latestMale : .latestFemale }

  func outerNames(_ view: TokenView, _ start: Int, _ end: Int) -> OuterNames {
    let first = view.firstWord(start, end)
    var last = end - 1
    while last > first, view.shape(last).mark != 0 { last -= 1 }
    let isInitial = view.length(first) == 1 || view.shape(first).isKind(.initialism)
    return OuterNames(
      first: view.tokenKey(first), last: view.tokenKey(last), letter: UInt64(view.bytes(first)[0]), isInitial: isInitial
    )
  }
}
