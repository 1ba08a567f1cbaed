import ExtractCore
import ExtractMatching

/// Names of persons without a title: a given name or a surname tells.
extension NameFinder {
  /// Reads a person's name from the start of a piece; gives the token after it, `nil` if there is none.
  func parsePerson(_ start: Int, _ end: Int, isHeadline: Bool) -> Int? {
    let first = classes(start)
    let isInitials = view.length(start) == 1 || view.shape(start).isKind(.initialism)
    let hasMarks = runHasMarks
    // Most names have nothing of a person's.
    if !first.contains(.givenName), !isInitials, !hasMarks,
      isHeadline || first.contains(.commonWord) || !hasSurname(start + 1, end)
    {
      return nil
    }
    // "the tanker Minerva Zoe"
    let noun = lowercaseContext(start - 1)?.before
    guard noun != .product, !isNameOfPlace(start) else { return nil }
    if hasMarks, let end = endOfFamilyName(start, end) { return addPerson(start, end, .surname, .likely) }
    var limit = personEnd(start, end)
    if isHeadline { limit = endOfHeadlineName(start, limit) }
    guard limit - start > 1, !(hasMarks && isEzafe(start + 2)), !isDoctrine(limit - 1) else { return nil }
    // "al-Rolvan" may be a town as well: what stands around it tells.
    if hasMarks, limit - start == 3, isArabicArticle(start), !isHeadline {
      return addPerson(start, limit, .surname, .guess)
    }
    let lastWord = lastName(start, limit)
    let last = classes(lastWord)
    // "Marine Le Pen": what a particle joins is a name, whatever the words are elsewhere.
    let isJoined = first.contains(.givenName) && lastWord > start && part(lastWord - 1).contains(.particle)
    let firstIsCommon = first.contains(.commonWord) && !isJoined
    let lastIsCommon = last.contains(.commonWord) && !isJoined
    let isPlace = longestMatch(at: start, upTo: limit, [.place, .group], without: .ambiguous) != nil

    if isInitials, !lastIsCommon, limit - start > 1, view.shape(limit - 1).contains(.hasLower) {
      if view.shape(start).isKind(.initialism), isPlace || !last.contains(.surname) { return nil }
      return addPerson(start, limit, .givenName, .likely)
    }
    if standsAfterArticle(start), !isNameBeforeNoun(start, limit) { return nil }
    guard !view.shape(start).contains(.allUpper) || !scratch.positions[start].isDisjoint(with: .allCapitals) else {
      return nil
    }
    if first.contains(.givenName) {
      if isPlace, isPeopleAndPlace(start, limit) { return nil }
      // "near Al Wadi": an article of another language, not the given name.
      if !last.contains(.surname), part(start).contains(.particle), standsAfterPlaceWord(start) { return nil }
      if firstIsCommon || isPlace, !isHeadline, let evidence = evidenceOfUnknownSurname(start, limit, isPlace: isPlace)
      {
        return addPerson(start, limit, .givenName, evidence)
      }
      if isPlace, !last.contains(.surname) || lastIsCommon { return nil }
      if isHeadline, !last.contains(.surname) || firstIsCommon || lastIsCommon { return nil }
      if lastIsCommon, !last.contains(.surname) || firstIsCommon && !isSureGivenName(start) { return nil }
      if firstIsCommon, first.isDisjoint(with: .calendar), !last.contains(.surname) { return nil }
      return addPerson(start, limit, .givenName, .likely)
    }
    if isHeadline || firstIsCommon || isPlace { return nil }
    if start + 2 < limit, (start + 1..<limit - 1).contains(where: { part($0).contains(.personal) }),
      isListedName(start, limit) == false
    {
      return addPerson(start, limit, .surname, .likely)
    }
    // "the grid operator Elering Nord"
    if noun == .organization { return nil }
    // "Saxony-Rolvan" may be a place as well: what stands around it tells.
    if hasMarks, limit - start == 3, view.mark(start + 1) == Mark.hyphen { return nil }
    if last.contains(.surname), !lastIsCommon, isListedName(start, limit) == false, !hasCommonWord(start, limit) {
      return addPerson(start, limit, .surname, .guess)
    }
    return nil
  }

  /// "the Ines Falk trial": an article belongs to the noun behind a name that is surely somebody's.
  private func isNameBeforeNoun(_ start: Int, _ limit: Int) -> Bool {
    limit - start == 2 && isLowercase(limit) && classes(limit).isDisjoint(with: [.functionWord, .cue])
      && isFrequentName(start) && classes(limit - 1).contains(.surname)
      && classes(start).union(classes(limit - 1)).isDisjoint(with: .commonWord)
  }

  /// Whether one of some words is a surname, or a particle before one.
  @inline(__always) private func hasSurname(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { !classes($0).isDisjoint(with: [.surname, .namePart]) }
  }

  /// Whether a noun for a place stands before a name: "the village of Al Hima", "the town Tal Rolvan".
  @inline(__always) private func isNameOfPlace(_ start: Int) -> Bool {
    let noun = isOf(start - 1) ? start - 2 : start - 1
    return lowercaseContext(noun).map { $0.after == .geopolitical && $0.before == .geopolitical } ?? false
  }

  /// "French Sudan": a word for a people and a country.
  private func isPeopleAndPlace(_ start: Int, _ limit: Int) -> Bool {
    guard limit - start == 2, classes(start + 1).contains(.country) else { return false }
    return longestMatch(at: start, upTo: start + 1, .group) != nil
  }

  /// "Marxism"
  func isDoctrine(_ word: Int) -> Bool {
    classes(word).isDisjoint(with: .personName) && names.doctrineEndings.end(view.bytes(word))
  }

  /// Whether a common word that is no name stands within a run: "Northern Iodine Nutrition Study".
  private func hasCommonWord(_ start: Int, _ limit: Int) -> Bool {
    (start + 1..<max(start + 1, limit - 1)).contains {
      view.length($0) > 1 && classes($0).contains(.commonWord)
        && classes($0).isDisjoint(with: [.givenName, .surname, .namePart, .title])
    }
  }

  /// The end of a name that a family name and a given name of two syllables make: "Kim Jong-un".
  private func endOfFamilyName(_ start: Int, _ end: Int) -> Int? {
    let hyphen = start + 2
    guard hyphen + 1 < end, part(start).contains(.family), view.mark(hyphen) == Mark.hyphen,
      view.shape(hyphen + 1).isKind(.word), !view.shape(hyphen + 1).contains(.initialUpper)
    else { return nil }
    return hyphen + 2
  }

  /// How sure "Mark Tesselin" is: a given name that is also a common word or a place, and one word that no list knows.
  private func evidenceOfUnknownSurname(_ start: Int, _ limit: Int, isPlace: Bool) -> Evidence? {
    guard limit - start == 2, view.word(start + 1) == 0, view.shape(start + 1).contains(.hasLower),
      isBorneByMany(start, isPlace: isPlace)
    else { return nil }
    return isInitial(start) ? .guess : .likely
  }

  /// Whether a given name that is also a common word is surely a name where it stands.
  private func isSureGivenName(_ index: Int) -> Bool { !isInitial(index) && isBorneByMany(index) }

  /// Whether a word that is a given name, and also a common word or a place, is oftener the name of a person than others.
  func isBorneByMany(_ index: Int, isPlace: Bool = false) -> Bool {
    guard classes(index).isDisjoint(with: .notGivenName), let traits = givenName(at: index) else { return false }
    return traits.contains(.frequent) || !isPlace && !traits.contains(.ambiguous)
  }

  /// Whether a word is the given name of many, whatever else it is.
  func isFrequentName(_ index: Int) -> Bool { givenName(at: index)?.contains(.frequent) ?? false }

  private func isListedName(_ start: Int, _ limit: Int) -> Bool {
    longestMatch(at: start, upTo: limit, .gazetteer, without: .ambiguous) != nil
  }

  /// In a headline only words of the lists of names belong to the name.
  private func endOfHeadlineName(_ start: Int, _ limit: Int) -> Int {
    var end = start + 1
    while end < limit, end - start < 4 {
      let classes = classes(end)
      if view.shape(end).isWordLike,
        classes.contains(.commonWord) || classes.isDisjoint(with: [.givenName, .surname, .namePart])
      {
        break
      }
      end += 1
    }
    return end
  }

  /// Where a name ends that begins with a given name and no other word of names.
  func endOfGivenName(_ next: Int) -> Int {
    isSmallSurname(next) && isBorneByMany(next - 1) ? next + 1 : endWithEpithet(next)
  }

  /// "James To of", "Wilson Or was": a surname that is a small word elsewhere, between other words of a sentence.
  private func isSmallSurname(_ index: Int) -> Bool {
    guard index + 1 < view.count, classes(index).contains(.functionWord) else { return false }
    let shape = view.shape(index)
    return shape.contains(.initialUpper) && !shape.contains(.allUpper) && view.length(index) > 1
      && scratch.positions[index].isDisjoint(with: [.headline, .sentenceStart])
      && !view.shape(index + 1).contains(.initialUpper)
  }

  /// Where a person's name that ends before a token ends with an epithet: "Catherine the Great".
  func endWithEpithet(_ end: Int) -> Int {
    let epithet = end + 1
    guard isArticle(end), epithet < view.count, part(epithet).contains(.epithet),
      view.shape(epithet).contains(.initialUpper), !view.shape(end).contains(.lineStart)
    else { return end }
    return epithet + 1
  }

  /// The last word of a name that is no "Jr.", "III" or epithet.
  func lastName(_ start: Int, _ end: Int) -> Int {
    var index = end - 1
    if index - 1 > start, isArticle(index - 1) { index -= 2 }
    while index > start, view.shape(index).mark != 0 || part(index).contains(.suffix) { index -= 1 }
    return index
  }

  private func addPerson(_ start: Int, _ end: Int, _ rule: EntityRule, _ evidence: Evidence) -> Int {
    let end = endWithEpithet(end)
    var person = Candidate(start, end, .person, evidence, rule)
    person.gender = gender(ofGivenName: start)
    if rule == .surname { applyContext(&person) }
    add(person)
    return end
  }

  func gender(ofGivenName index: Int) -> Candidate.Gender? {
    guard let traits = givenName(at: index, isWhole: true), !traits.isSuperset(of: [.male, .female]) else { return nil }
    return traits.gender
  }

  /// What the list of given names says of a word and its spellings with other accents; `nil` if it is none.
  ///
  /// - Parameter isWhole: whether it says it of the whole of `Jean-Pierre`, where it has it, and not of `Jean`.
  private func givenName(at index: Int, isWhole: Bool = false) -> FormTraits? {
    guard classes(index).contains(.givenName) else { return nil }
    scratch.found.removeAll()
    scratch.givenNames.find(at: index, in: view, into: &scratch.found) { entry, list in
      guard list == names.givenNameList else { return nil }
      return Int32(bitPattern: FormTraits(genderOfName: entry[1]).union(FormTraits(cell: entry[2])).rawValue)
    }
    var (traits, end): (FormTraits?, Int) = (nil, index + 1)
    if isWhole { for place in scratch.found.indices { end = max(end, scratch.found[place].end) } }
    for place in scratch.found.indices where scratch.found[place].end == end {
      let row = FormTraits(rawValue: UInt32(bitPattern: scratch.found[place].number))
      traits = traits?.union(row) ?? row
    }
    return traits
  }
}
