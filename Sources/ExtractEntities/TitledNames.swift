import ExtractCore

/// Titles and the names they stand with.
extension NameFinder {
  /// Where the name after a title begins in the run; `nil` if what follows is no name of a person.
  func nameStart(after title: ListedMatch, in run: CapitalRun) -> Int? {
    var start = title.end
    if view.mark(start) == Mark.period { start += 1 }
    guard start < run.end, view.shape(start).isWordLike else { return nil }
    let classes = classes(start)
    let isWeak = form(title).flags.contains(.weak)
    if classes.contains(.title), let next = longestMatch(at: start, in: run, where: { $0.kind == .title }) {
      // "Prime Minister Dr. Diallo": the last title decides.
      if !classes.contains(.givenName), nameStart(after: next, in: run) != nil { return start }
    }
    if !classes.isDisjoint(with: .head), classes.isDisjoint(with: .personName) { return nil }
    if classes.contains(.commonWord), classes.isDisjoint(with: .personName) { return nil }
    if !classes.isDisjoint(with: .calendar), !classes.contains(.personName) { return nil }
    if longestMatch(at: start, in: run, where: { $0.kind.isGazetteer && !$0.flags.contains(.ambiguous) }) != nil,
      classes.isDisjoint(with: .personName)
    {
      return nil
    }
    if isWeak {
      if view.shape(start).contains(.allUpper) { return nil }
      if classes.contains(.commonWord) && !classes.contains(.surname)
        || !classes.contains(.givenName) && start + 1 == run.end
          && scratch.positions[title.start].contains(.initial)
      {
        return nil
      }
    }
    return start
  }

  /// Adds the name after a title, and the title; gives the token after the name.
  mutating func addTitledName(_ title: ListedMatch, _ start: Int, in run: CapitalRun) -> Int {
    var titles = [title]
    var start = start
    while classes(start).contains(.title), !classes(start).contains(.givenName),
      let next = longestMatch(at: start, in: run, where: { $0.kind == .title }),
      let name = nameStart(after: next, in: run)
    {
      titles.append(next)
      start = name
    }
    let end = personEnd(start, run.end)
    var person = Candidate(start, end, .person, .certain, EntityRule.titleName)
    for title in titles {
      let flags = form(title).flags
      if flags.contains(.male) { person.gender = .male }
      if flags.contains(.female) { person.gender = .female }
    }
    let owner = scratch.candidates.count + titles.count
    for title in titles {
      var end = title.end
      if view.mark(end) == Mark.period, view.isGlued(end), end < start { end += 1 }
      var candidate = Candidate(title.start, end, .role, .certain, EntityRule.title)
      candidate.kind = .title
      candidate.owner = owner
      scratch.candidates.append(candidate)
    }
    add(person)
    return end
  }

  /// Where a person's name that begins at `start` ends: at most five words of names.
  func personEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start
    var words = 0
    while end < limit, words < 6 {
      let shape = view.shape(end)
      if shape.isKind(.clitic) || view.mark(end) == Mark.ampersand { break }
      if shape.isWordLike, words > 0 {
        let classes = classes(end)
        if !classes.isDisjoint(with: .head), classes.isDisjoint(with: .personName), !part(end).contains(.particle) {
          break
        }
        if shape.contains(.allUpper), view.length(end) > 2, scratch.positions[end].isDisjoint(with: .allCapitals),
          !part(end).contains(.suffix)
        {
          break
        }
        if words > 1, classes.contains(.commonWord), classes.isDisjoint(with: [.surname, .givenName, .namePart]) {
          break
        }
      }
      if shape.isWordLike { words += 1 }
      end += 1
    }
    while end > start + 1, view.shape(end - 1).mark != 0 { end -= 1 }
    return end
  }
}
