import ExtractCore
import ExtractMatching

/// From a run to candidates: titles cut it, and the pieces between them are read one by one.
extension NameFinder {
  /// Adds the candidates of a run; gives the token after the last one it used, which may lie beyond the run.
  mutating func parse(_ run: CapitalRun) -> Int {
    if let used = parseDated(run) { return used }
    var run = run
    trimCalendar(&run)
    collectMatches(run)
    trimOpener(&run)
    reachOverConnectors(&run)
    guard run.start < run.end else { return run.end }
    var pieceStart = run.start
    var index = run.start
    // Titles inside of a longer name of a list ("General Assembly") are no titles.
    var covered = run.start
    while index < run.end {
      let name = longestMatch(at: index, in: run) { $0.kind.isGazetteer }
      if let name { covered = max(covered, name.end) }
      if let title = longestMatch(at: index, in: run, where: { $0.kind == .title }),
        title.end >= covered || name == nil,
        title.end > (name?.end ?? 0) || name?.end == title.end, index >= covered || title.end > covered,
        let name = nameStart(after: title, in: run)
      {
        parsePiece(pieceStart, index, in: run)
        index = addTitledName(title, name, in: run)
        pieceStart = index
        covered = max(covered, index)
        continue
      }
      index += 1
    }
    return parsePiece(pieceStart, run.end, in: run)
  }

  /// Names of days and months at the edges belong to dates.
  private func trimCalendar(_ run: inout CapitalRun) {
    while run.start < run.end, isCalendar(run.start), !opensName(run) { run.start = skipMark(run.start + 1, run.end) }
    while run.end > run.start, isCalendar(run.end - 1) {
      let before = run.end - 2
      if before >= run.start, classes(before).contains(.givenName), !isCalendar(before),
        classes(run.end - 1).contains(.surname), run.end - run.start == 2
      {
        return
      }
      run.end -= 1
    }
  }

  private func isCalendar(_ index: Int) -> Bool { !classes(index).isDisjoint(with: .calendar) }

  private func skipMark(_ index: Int, _ end: Int) -> Int {
    index < end && view.shape(index).mark != 0 ? index + 1 : index
  }

  /// "May Ridley", "April Okafor": a month that is a given name, before a surname.
  private func opensName(_ run: CapitalRun) -> Bool {
    let next = run.start + 1
    guard classes(run.start).contains(.givenName), next < run.end, !isCalendar(next), view.shape(next).isWordLike else {
      return false
    }
    let isUnknown = view.word(next) == 0 && view.shape(next).contains(.hasLower)
    return isUnknown || classes(next).contains(.surname) && !classes(next).contains(.commonWord)
  }

  /// The forms of lists that begin at the tokens of the run.
  private mutating func collectMatches(_ run: CapitalRun) {
    scratch.matches.removeAll(keepingCapacity: true)
    scratch.matchStarts.removeAll(keepingCapacity: true)
    for index in run.start..<run.end {
      scratch.matchStarts.append(scratch.matches.count)
      guard view.shape(index).isWordLike,
        view.shape(index).contains(.startsPhrase) || !classes(index).isDisjoint(with: WordClass.matched)
      else { continue }
      names.lexicon.forEachPhrase(at: index, in: view, lists: names.matchedLists) { match in
        let kind = names.kinds[match.list]
        guard kind != .other else { return }
        let form = scratch.forms.index(of: match, kind: kind)
        scratch.matches.append(ListedMatch(start: index, end: match.end, form: form))
      }
    }
    scratch.matchStarts.append(scratch.matches.count)
    runStart = run.start
  }

  /// The forms that begin at a token of the run.
  func matches(at index: Int) -> ArraySlice<ListedMatch> {
    let offset = index - runStart
    guard offset >= 0, offset + 1 < scratch.matchStarts.count else { return [] }
    return scratch.matches[scratch.matchStarts[offset]..<scratch.matchStarts[offset + 1]]
  }

  func longestMatch(at index: Int, in run: CapitalRun, where accepts: (ListedForm) -> Bool) -> ListedMatch? {
    longestMatch(at: index, upTo: run.end, where: accepts)
  }

  func longestMatch(at index: Int, upTo end: Int, where accepts: (ListedForm) -> Bool) -> ListedMatch? {
    var longest: ListedMatch?
    for match in matches(at: index) where match.end <= end && match.end >= (longest?.end ?? 0) {
      let form = form(match)
      guard accepts(form) else { continue }
      if let known = longest, known.end == match.end, self.form(known).trust >= form.trust { continue }
      longest = match
    }
    return longest
  }

  /// A listed name may reach over the run's end: "Trinidad and Tobago", "Isle of Man".
  private func reachOverConnectors(_ run: inout CapitalRun) {
    for match in scratch.matches where match.end > run.end && match.start >= run.start {
      let form = form(match)
      if form.kind.isGazetteer, !form.flags.contains(.ambiguous) { run.end = match.end }
    }
  }

  /// The first word of a sentence is cut off where it is only a word.
  private func trimOpener(_ run: inout CapitalRun) {
    let first = run.start
    guard first < run.end, run.end - first > 1, scratch.positions[first].contains(.initial),
      scratch.positions[first].isDisjoint(with: .headline), view.mark(first + 1) == 0
    else { return }
    let classes = classes(first)
    guard classes.contains(.commonWord) else { return }
    if longestMatch(at: first, in: run, where: { $0.kind == .title }) != nil { return }
    if let name = longestMatch(at: first, in: run, where: { $0.kind.isGazetteer && !$0.flags.contains(.ambiguous) }),
      name.count > 1
    {
      return
    }
    if classes.contains(.givenName), !self.classes(first + 1).contains(.commonWord) { return }
    if part(first).contains(.direction) { return }
    if !endsLikeVerb(first), endsInHead(run) || !classes.isDisjoint(with: .head) { return }
    run.start = first + 1
  }

  /// Participles begin sentences: "Attended", "Using".
  private func endsLikeVerb(_ index: Int) -> Bool {
    let bytes = view.bytes(index)
    guard bytes.count > 4 else { return false }
    let last = bytes[bytes.count - 1]
    return last == UInt8(ascii: "d") && bytes[bytes.count - 2] == UInt8(ascii: "e")
      || last == UInt8(ascii: "g") && bytes[bytes.count - 2] == UInt8(ascii: "n")
        && bytes[bytes.count - 3] == UInt8(ascii: "i")
  }

  /// Whether a head noun that is not weak ends the run.
  private func endsInHead(_ run: CapitalRun) -> Bool {
    for index in max(run.start + 1, run.end - 3)..<run.end where !classes(index).isDisjoint(with: .head) {
      for match in matches(at: index) where match.end == run.end && form(match).kind.isHead {
        if !form(match).flags.contains(.weak) { return true }
      }
    }
    return false
  }
}
