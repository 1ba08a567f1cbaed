import ExtractCore
import ExtractMatching

/// From a run to candidates: titles cut it, and the pieces between them are read one by one.
extension NameFinder {
  /// Adds the candidates of a run; gives the token after the last one it used, which may lie beyond the run.
  @inline(__always) func parse(_ run: CapitalRun) -> Int {
    let isDated = !classes(run.start).union(classes(run.end - 1)).isDisjoint(with: .calendar)
    let isBehindNumber = view.shape(max(0, run.start - 1)).isKind(.number)
    var run = run
    if isDated || isBehindNumber, let used = parseDates(in: &run, isDated: isDated) { return used }
    return parseNames(run)
  }

  /// Reads a run that a name of the calendar ends or begins, or that stands behind a number, as far as it is a date or a
  /// name with one.
  @inline(never) private func parseDates(in run: inout CapitalRun, isDated: Bool) -> Int? {
    if run.end < view.count, classes(run.end).contains(.eventWord), let used = parseDatedEvent(run) { return used }
    guard isDated else { return nil }
    if let used = parseDated(run) { return used }
    trimCalendar(&run)
    return nil
  }

  /// Most runs are one word, of which only the gazetteers and what stands around it tell anything.
  @inline(__always) private func parseNames(_ run: CapitalRun) -> Int {
    if run.end - run.start == 1, let forms = plainForms(of: run.start) {
      return parseWord(run.start, forms.name.number < 0 ? nil : forms.name.match(at: run.start))
    }
    return parseMatches(in: run)
  }

  /// Reads a run by the forms of lists in it.
  @inline(never) private func parseMatches(in run: CapitalRun) -> Int {
    var run = run
    collectMatches(run)
    if scratch.matchesEnd > run.end, let end = endOfName(afterTitleOver: run) {
      run.end = end
      collectMatches(run)
    }
    let isPlainWord = run.end - run.start == 1 && scratch.runTraits.isDisjoint(with: [.title, .headNoun])
    if run.end - run.start > 1, isInitial(run.start) { trimOpener(&run) }
    reachOverConnectors(&run)
    if isPlainWord, run.end - run.start == 1 {
      return parseWord(run.start, longestMatch(at: run.start, upTo: run.end, .gazetteer))
    }
    guard run.start < run.end else { return run.end }
    if !scratch.runTraits.contains(.title) { return parsePiece(run.start, run.end) }
    var pieceStart = run.start
    var index = run.start
    // Titles inside of a longer name of a list ("General Assembly") are no titles.
    var covered = run.start
    while index < run.end {
      let name = longestMatch(at: index, upTo: run.end, .gazetteer)
      let coveredBefore = covered
      if let name { covered = max(covered, name.end) }
      // A single letter is a title at the beginning only: "M. Halden", but not "Dora M. Halden".
      if index == pieceStart || view.length(index) > 1,
        let title = longestMatch(at: index, upTo: run.end, .title),
        title.end >= covered || name == nil,
        title.end > (name?.end ?? 0) || name?.end == title.end, index >= coveredBefore || title.end > coveredBefore,
        index == pieceStart || !isMiddleName(title),
        let name = nameStart(after: title, in: run), !isHonoured(name, in: run)
      {
        parsePiece(pieceStart, index)
        index = addTitledName(title, name, in: run)
        pieceStart = index
        covered = max(covered, index)
        continue
      }
      index += 1
    }
    return parsePiece(pieceStart, run.end)
  }

  /// Names of days and months at the edges belong to dates.
  private func trimCalendar(_ run: inout CapitalRun) {
    // "a November Thumbtack survey"
    let isArticled = run.start > 0 && names.articles.contains(view.word(run.start - 1))
    while run.start < run.end, isCalendar(run.start), isArticled || !opensName(run), !opensListedName(run) {
      run.start = skipMark(run.start + 1, run.end)
    }
    while run.end > run.start, isCalendar(run.end - 1) {
      let before = run.end - 2
      if before >= run.start, classes(before).contains(.givenName), !isCalendar(before),
        classes(run.end - 1).contains(.surname), run.end - run.start == 2
      {
        return
      }
      if isNamedLikeMonth(run) { return }
      run.end -= 1
    }
  }

  /// "Khin Mar, 52, said": the short form of a month that a given name is too, behind another name and before no number.
  private func isNamedLikeMonth(_ run: CapitalRun) -> Bool {
    let last = run.end - 1
    guard run.end - run.start > 1, classes(last).isSuperset(of: [.month, .givenName]), view.length(last) == 3,
      run.end < view.count, !view.shape(run.end).isKind(.number), view.mark(run.end) != Mark.period
    else { return false }
    return !classes(last - 1).contains(.commonWord) && !isCalendar(last - 1) && !standsAfterPlaceWord(run.start)
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

  /// "Sunday Times": a listed name begins with the name of the day.
  private func opensListedName(_ run: CapitalRun) -> Bool {
    guard run.end - run.start > 1, mayBeginForm(run.start) else { return false }
    findForms(at: run.start, from: opening(at: run.start))
    return scratch.found.indices.contains {
      scratch.found[$0].end > run.start + 1
        && !scratch.forms.kind(scratch.found[$0].number).traits.isDisjoint(with: .gazetteer)
    }
  }

  /// The forms of lists that begin at the tokens of the run.
  private func collectMatches(_ run: CapitalRun) {
    scratch.runStart = run.start
    scratch.runTraits = []
    scratch.matchesEnd = run.end
    scratch.matches.removeAll()
    scratch.matchStarts.removeAll()
    var shape: TokenShape = []
    for index in run.start..<run.end {
      shape.formUnion(view.shape(index))
      scratch.matchStarts.append(Int32(truncatingIfNeeded: scratch.matches.count))
      guard mayBeginForm(index) else { continue }
      let opening = opening(at: index)
      if let forms = onlyForms(of: index, opening) {
        scratch.runTraits.formUnion(forms.traits)
        for place in Int(forms.first)..<Int(forms.first + forms.count) {
          scratch.matches.append(scratch.words.forms[place].match(at: index))
        }
      } else {
        collectLongerMatches(at: index, from: opening)
      }
    }
    scratch.matchStarts.append(Int32(truncatingIfNeeded: scratch.matches.count))
    scratch.runShape = shape
  }

  @inline(never) private func collectLongerMatches(at index: Int, from opening: PhraseMemory.Opening) {
    findForms(at: index, from: opening)
    for place in scratch.found.indices {
      let form = scratch.found[place]
      let kind = scratch.forms.kind(form.number)
      scratch.runTraits.formUnion(kind.traits)
      scratch.matchesEnd = max(scratch.matchesEnd, form.end)
      scratch.matches.append(ListedMatch(start: index, end: form.end, form: form.number, kind))
    }
  }

  /// Whether there is anything in the run but words: hyphens, periods, a possessive.
  var runHasMarks: Bool { !scratch.runShape.areWordsOrInitialisms }

  /// The forms that begin at a token of the run, by their indices in ``NameScratch/matches``.
  @inline(__always) func matches(at index: Int) -> Range<Int> {
    let offset = index - scratch.runStart
    guard offset >= 0, offset + 1 < scratch.matchStarts.count else { return 0..<0 }
    return Int(scratch.matchStarts[offset])..<Int(scratch.matchStarts[offset + 1])
  }

  /// The forms that begin at some tokens of the run in a row, in their order.
  @inline(__always) func matches(from start: Int, to end: Int) -> Range<Int> {
    let (first, last) = (start - scratch.runStart, end - scratch.runStart)
    guard first >= 0, first < last, first + 1 < scratch.matchStarts.count else { return 0..<0 }
    return Int(scratch.matchStarts[first])..<Int(scratch.matchStarts[min(last, scratch.matchStarts.count - 1)])
  }

  /// The longest form that begins at a token, ends at `end` or before it, and has one of some traits and none of others.
  @inline(__always) func longestMatch(
    at index: Int, upTo end: Int, _ any: FormTraits, without none: FormTraits = []
  ) -> ListedMatch? {
    scratch.runTraits.isDisjoint(with: any) ? nil : longestInRun(at: index, upTo: end, any, without: none)
  }

  private func longestInRun(
    at index: Int, upTo end: Int, _ any: FormTraits, without none: FormTraits
  ) -> ListedMatch? {
    var longest: UnsafePointer<ListedMatch>?
    for position in matches(at: index) {
      let match = UnsafePointer(scratch.matches.pointer + position)
      guard match.pointee.end <= end, !match.pointee.traits.isDisjoint(with: any),
        match.pointee.traits.isDisjoint(with: none)
      else { continue }
      if let longest {
        let reach = match.pointee.end - longest.pointee.end
        if reach < 0 || reach == 0 && longest.pointee.traits.trust >= match.pointee.traits.trust { continue }
      }
      longest = match
    }
    return longest?.pointee
  }

  /// The end of the name after a title that reaches over the run's end: "Secretary of State Ines Falk".
  @inline(never) private func endOfName(afterTitleOver run: CapitalRun) -> Int? {
    guard scratch.runTraits.contains(.title) else { return nil }
    for position in scratch.matches.indices {
      let match = scratch.matches[position]
      guard match.end > run.end, match.traits.contains(.title), match.end < view.count, !isHeadOfName(match, in: run),
        endOfWords(from: match.end, upTo: match.end + 1) > match.end
      else { continue }
      return firstRun(from: match.end).end
    }
    return nil
  }

  /// "Halden Farmers Party leader": the first word of a title ends a name that is more than a place.
  private func isHeadOfName(_ title: ListedMatch, in run: CapitalRun) -> Bool {
    guard title.start > run.start, title.count > 1, classes(title.start).contains(.organizationHead) else {
      return false
    }
    return longestMatch(at: run.start, upTo: title.start, [.place, .group])?.end != title.start
  }

  /// A listed name may reach over the run's end: "Trinidad and Tobago", "Isle of Man".
  private func reachOverConnectors(_ run: inout CapitalRun) {
    if scratch.matchesEnd <= run.end || scratch.runTraits.isDisjoint(with: .gazetteer) { return }
    for position in scratch.matches.indices {
      let match = scratch.matches[position]
      guard match.end > run.end, match.start >= run.start else { continue }
      guard !match.traits.isDisjoint(with: .gazetteer), !match.traits.contains(.ambiguous) else { continue }
      run.end = match.end
      scratch.runShape = TokenShape(rawValue: .max)
    }
  }

  /// The first word of a sentence, where more words follow, is cut off where it is only a word.
  @inline(never) private func trimOpener(_ run: inout CapitalRun) {
    let first = run.start
    let classes = classes(first)
    guard view.mark(first + 1) == 0, scratch.positions[first].isDisjoint(with: .headline),
      !classes.isDisjoint(with: [.commonWord, .definitionWord]) || isUnknownGerund(first) || isUnknownBeforeName(run)
    else { return }
    let isBeforePeople = longestMatch(at: first + 1, upTo: run.end, .group) != nil
    if !isBeforePeople, longestMatch(at: first, upTo: run.end, .title) != nil || isNameBeforeTitle(run) { return }
    if let name = longestMatch(at: first, upTo: run.end, .gazetteer, without: .ambiguous),
      name.count > 1 || view.shape(first).contains(.allUpper) && scratch.positions[first].isDisjoint(with: .allCapitals)
    {
      return
    }
    if classes.contains(.givenName), !isBeforePeople, !self.classes(first + 1).contains(.commonWord) { return }
    if part(first).contains(.direction) { return }
    // Participles begin sentences: "Attended", "Using".
    if !names.participleEndings.end(view.bytes(first)), endsInHead(run) || !classes.isDisjoint(with: .head) { return }
    run.start = first + 1
  }

  /// "Polish President Ines Falk", "Target Chief Executive Ines Falk": a people or a body before a title.
  private func isNameBeforeTitle(_ run: CapitalRun) -> Bool {
    let label = longestMatch(at: run.start, upTo: run.start + 1, .name)?.label
    guard label == .group || label == .organization else { return false }
    // "Democrat Ines Falk"
    if label == .group, isFrequentName(run.start + 1) { return true }
    return longestMatch(at: run.start + 1, upTo: run.end, .title) != nil
  }

  /// Whether a word that is no name of a list is a gerund by its ending: "Explaining".
  private func isUnknownGerund(_ index: Int) -> Bool {
    names.gerundEndings.end(view.bytes(index)) && classes(index).isDisjoint(with: .personName)
      && longestMatch(at: index, upTo: index + 1, .gazetteer) == nil
  }

  /// "Nonpartisan Ines Falk": a word that no list has, before the whole name of a person.
  private func isUnknownBeforeName(_ run: CapitalRun) -> Bool {
    run.end - run.start == 3 && classes(run.start).isDisjoint(with: .personName) && view.word(run.start) == 0
      && isFrequentName(run.start + 1) && classes(run.start + 1).isDisjoint(with: .commonWord)
  }

  /// Whether a head noun that is not weak ends the run.
  private func endsInHead(_ run: CapitalRun) -> Bool {
    for index in max(run.start + 1, run.end - 3)..<run.end where !classes(index).isDisjoint(with: .head) {
      for position in matches(at: index) where scratch.matches[position].end == run.end {
        let traits = scratch.matches[position].traits
        if !traits.isDisjoint(with: .headNoun), !traits.contains(.weak) { return true }
      }
    }
    return false
  }
}
