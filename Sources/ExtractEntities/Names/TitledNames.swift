import ExtractCore

/// Titles and the names they stand with.
extension NameFinder {
  /// Where the name after a title begins in the run; `nil` if what follows is no name of a person.
  func nameStart(after title: ListedMatch, in run: CapitalRun) -> Int? {
    var start = title.end
    if view.mark(start) == Mark.period { start += 1 }
    guard start < run.end, view.shape(start).isWordLike, !view.shape(start).isKind(.clitic) else { return nil }
    // The "da" of a name is no "DA".
    if title.count == 1, !view.shape(title.start).contains(.initialUpper), part(title.start).contains(.particle) {
      return nil
    }
    let classes = classes(start)
    // "Special Envoy Warns Council"
    if !scratch.positions[start].isDisjoint(with: .headline), classes.contains(.cue), !classes.contains(.givenName) {
      return nil
    }
    let isWeak = title.traits.contains(.weak)
    if classes.contains(.title), let next = longestMatch(at: start, upTo: run.end, .title) {
      // "Prime Minister Dr. Diallo": the last title decides.
      if !classes.contains(.givenName), nameStart(after: next, in: run) != nil { return start }
    }
    if !classes.isDisjoint(with: .head), classes.isDisjoint(with: .personName) { return nil }
    if classes.contains(.commonWord), classes.isDisjoint(with: .personName) { return nil }
    if !classes.isDisjoint(with: .calendar), !classes.contains(.personName) { return nil }
    // "Ms Hollister", "Governor Hollister", whatever town is called so
    if classes.isDisjoint(with: .personName), title.traits.gender == nil,
      let listed = longestMatch(at: start, upTo: run.end, .gazetteer, without: .ambiguous),
      isWeak || listed.traits.intersection([.city, .major]) != .city
    {
      return nil
    }
    if isWeak {
      if view.shape(start).contains(.allUpper) { return nil }
      if classes.contains(.commonWord) && !classes.contains(.surname)
        || !classes.contains(.givenName) && start + 1 == run.end
          && isInitial(title.start)
          && !(title.traits.contains(.rank) && !isFrequentName(title.start) && actsAsBearer(start, title))
      {
        return nil
      }
    }
    return start
  }

  /// "King Orvan fled", "Lord Ashcombe of Halden": what follows a word is what follows the name of a person.
  private func actsAsBearer(_ name: Int, _ title: ListedMatch) -> Bool {
    if isFollowedByVerb(name) || isPast(name + 1) { return true }
    // Not "Major Halden, a supplier"
    return title.traits.gender != nil && (isOf(name + 1) || view.mark(name + 1) == Mark.comma)
  }

  /// Whether a title that is a name, too, stands behind another one: "Hassan Sheikh Falk".
  func isMiddleName(_ title: ListedMatch) -> Bool {
    guard title.count == 1, !classes(title.start).isDisjoint(with: .personName),
      classes(title.start - 1).contains(.givenName)
    else { return false }
    // "San Francisco Mayor Ines Falk"
    return !matches(from: scratch.runStart, to: title.start).contains { position in
      let listed = scratch.matches[position]
      return listed.end == title.start && !listed.traits.isDisjoint(with: .gazetteer)
        && !listed.traits.contains(.ambiguous)
    }
  }

  /// Whether the name after a title is that of a body or place named after its bearer: "Prince Charles Hospital".
  func isHonoured(_ name: Int, in run: CapitalRun) -> Bool {
    guard !scratch.runTraits.isDisjoint(with: [.head, .suffix]), scratch.positions[name].isDisjoint(with: .headline)
    else { return false }
    let end = personEnd(name, run.end)
    guard end < run.end else { return false }
    return matches(from: name + 1, to: end + 1).contains { position in
      let noun = scratch.matches[position]
      return noun.end == run.end && !noun.traits.isDisjoint(with: [.head, .suffix]) && !noun.traits.contains(.weak)
    }
  }

  /// Adds the name after a title, and the title; gives the token after the name.
  func addTitledName(_ title: ListedMatch, _ start: Int, in run: CapitalRun) -> Int {
    let firstTitle = scratch.candidates.count
    var start = start
    var gender = title.traits.gender
    addTitle(title, before: start)
    while classes(start).contains(.title), !classes(start).contains(.givenName),
      let next = longestMatch(at: start, upTo: run.end, .title),
      let name = nameStart(after: next, in: run)
    {
      addTitle(next, before: name)
      gender = next.traits.gender ?? gender
      start = name
    }
    let end = personEnd(start, run.end)
    let owner = scratch.candidates.count
    for index in firstTitle..<owner { scratch.candidates[index].owner = Int32(truncatingIfNeeded: owner) }
    var person = Candidate(start, end, .person, .certain, .titleName)
    person.gender = gender ?? (end > start + 1 ? self.gender(ofGivenName: start) : nil)
    add(person)
    return end
  }

  private func addTitle(_ title: ListedMatch, before name: Int) {
    var end = title.end
    if view.mark(end) == Mark.period, view.isGlued(end), end < name { end += 1 }
    var candidate = Candidate(title.start, end, .role, .certain, .title)
    candidate.kind = .title
    scratch.titles.append(Int32(truncatingIfNeeded: scratch.candidates.count))
    scratch.candidates.append(candidate)
    noteMark(before: title.start)
  }

  /// Where a person's name that begins at `start` ends: at most five words of names.
  func personEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    var words = 0
    while end < limit, words < 6 {
      let shape = view.shape(end)
      if shape.isKind(.clitic) || shape.mark == Mark.ampersand { break }
      if shape.isWordLike {
        if words > 0, isNoNameOfPerson(end, behind: words) { break }
        words += 1
      }
      end += 1
    }
    while end > start + 1, view.shape(end - 1).mark != 0 { end -= 1 }
    return end
  }

  /// Whether a word behind so many of a person's name belongs to it no more.
  @inline(__always) private func isNoNameOfPerson(_ index: Int, behind words: Int) -> Bool {
    let (shape, classes) = (view.shape(index), classes(index))
    // Of most words nothing else is to be asked.
    if classes.isDisjoint(with: [.head, .commonWord]), !shape.contains(.allUpper) { return false }
    if !classes.isDisjoint(with: .head), classes.isDisjoint(with: .personName), !part(index).contains(.particle) {
      return true
    }
    // "Ines Falk OBE", "Ines Falk KC"
    if shape.contains(.allUpper), view.length(index) > 2 || classes.contains(.commonAcronym),
      scratch.positions[index].isDisjoint(with: .allCapitals), !part(index).contains(.suffix)
    {
      return true
    }
    let isInitial = view.length(index) == 1 && view.mark(index + 1) == Mark.period
    return words > 1 && !isInitial && classes.contains(.commonWord)
      && classes.isDisjoint(with: [.surname, .givenName, .namePart])
      // "Marine Le Pen"
      && !part(index - 1).contains(.particle)
  }
}
