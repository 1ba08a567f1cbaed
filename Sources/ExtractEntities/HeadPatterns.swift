import ExtractCore
import ExtractMatching

/// Names that a head noun explains: "Halden Mining Corporation", "Ministry of Water", "Lake Edward", "Battle of Lissa".
extension NameFinder {
  /// A name that a head noun ends or begins, and how far it reaches in its run.
  struct HeadedName {
    var start: Int
    var end: Int
    var form: ListedForm
  }

  /// Reads a name with a head noun from the start of a piece; gives the token after it, `nil` if there is none.
  mutating func parseHeads(_ start: Int, _ end: Int, _ listed: ListedMatch?) -> Int? {
    let inHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    if inHeadline, end - start > 4 { return nil }
    guard let name = headedName(start, end) else { return inHeadline ? nil : parseJoined(start, end) }
    if let listed, listed.end >= name.end { return continued(from: listed, end: end) }
    let flags = name.form.flags
    var candidate = Candidate(name.start, name.end, name.form.label, .likely, rule(of: name.form))
    if flags.contains(.weak) { candidate.evidence = .guess }
    if flags.contains(.suffix), name.form.kind == .organizationHead { candidate.evidence = .certain }
    if name.start > start { parsePiece(start, name.start, in: CapitalRun(start: start, end: name.start)) }
    if name.end == end, flags.contains(.of), isOf(name.end) || name.end - name.start == 1 || flags.contains(.prefix),
      let reach = reachOfPreposition(name.end),
      name.start == start && name.end - name.start == 1 || !isPlaceOnly(name.end + 1, reach) || isGeneral(name)
    {
      candidate.end = reach
      candidate.rule = name.form.kind == .organizationHead ? EntityRule.organizationOf : candidate.rule
    } else if name.form.kind != .organizationHead || !flags.contains(.prefix) {
      guard name.end - name.start > 1, name.end <= end else { return nil }
    }
    add(candidate)
    return candidate.end
  }

  private func rule(of form: ListedForm) -> RuleID {
    switch form.kind {
    case .organizationHead: form.flags.contains(.suffix) ? EntityRule.legalForm : EntityRule.organizationHead
    case .placeHead: EntityRule.placeHead
    default: EntityRule.thingHead
    }
  }

  /// A listed organisation that goes on: "Supreme Court" in "Supreme Court of Kenya".
  private mutating func continued(from listed: ListedMatch, end: Int) -> Int? {
    let form = form(listed)
    guard listed.end == end, form.label == .organization, view.shape(listed.end - 1).contains(.hasLower),
      classes(listed.end - 1).contains(.organizationHead),
      isOf(listed.end), let reach = reachOfPreposition(listed.end)
    else { return nil }
    add(Candidate(listed.start, reach, .organization, .likely, EntityRule.organizationOf))
    return reach
  }

  /// "Halden University of the UK": the name is whole without its country.
  private func isPlaceOnly(_ start: Int, _ end: Int) -> Bool {
    let first = isArticle(start) ? start + 1 : start
    var found = false
    names.lexicon.forEachPhrase(at: first, in: view) { match in
      if match.end == end, match.list == names.countryList || match.list == names.subdivisionList { found = true }
    }
    return found
  }

  /// Only common words before the head noun, so that the place is needed: "Supreme Court of Kenya".
  private func isGeneral(_ name: HeadedName) -> Bool {
    for index in name.start..<name.end where view.shape(index).mark == 0 && !classes(index).contains(.commonWord) {
      return false
    }
    return true
  }

  /// The furthest-reaching name with a head noun in a piece.
  private func headedName(_ start: Int, _ end: Int) -> HeadedName? {
    var best: HeadedName?
    for index in start..<end {
      for match in matches(at: index) {
        let form = form(match)
        guard form.kind.isHead else { continue }
        guard let name = headedName(match, form, start, end) else { continue }
        if let best, best.end > name.end || best.end == name.end && rank(best.form) <= rank(name.form) { continue }
        best = name
      }
    }
    return best
  }

  private func rank(_ form: ListedForm) -> Int {
    (form.flags.contains(.weak) ? 3 : 0) + (form.kind == .organizationHead ? 0 : form.kind == .thingHead ? 1 : 2)
  }

  private func headedName(_ match: ListedMatch, _ form: ListedForm, _ start: Int, _ end: Int) -> HeadedName? {
    if form.flags.contains(.prefix), match.start == start || form.kind != .thingHead {
      // "Lake Edward"; or "Ministry of", whose preposition lies beyond the run.
      if match.end < end, match.start == start, form.kind != .organizationHead, isPlainName(match.end, form) {
        return HeadedName(start: match.start, end: end, form: form)
      }
      if match.end == end + 1, let reach = reachAfterPreposition(match.end) {
        let from = form.kind == .organizationHead ? start : match.start
        return HeadedName(start: from, end: reach, form: form)
      }
    }
    guard form.flags.contains(.head) || form.flags.contains(.suffix), match.end <= end else { return nil }
    if match.start == start {
      guard form.flags.contains(.of), match.end == end, reachOfPreposition(end) != nil else { return nil }
      return HeadedName(start: start, end: end, form: form)
    }
    if form.flags.contains(.weak), !supportsWeakHead(start, match) { return nil }
    return HeadedName(start: start, end: match.end, form: form)
  }

  /// Whether the word after a prefixed noun can be the name: not another noun.
  private func isPlainName(_ index: Int, _ form: ListedForm) -> Bool {
    guard view.shape(index).isWordLike else { return false }
    let classes = classes(index)
    return !form.flags.contains(.weak) || !classes.contains(.commonWord)
  }

  /// A weak head noun needs a name before it that is beyond doubt, and must not be somebody's surname.
  private func supportsWeakHead(_ start: Int, _ match: ListedMatch) -> Bool {
    let first = classes(start)
    if first.contains(.givenName), match.start - start <= 2, match.count == 1, classes(match.start).contains(.surname) {
      return false
    }
    for index in start..<match.start where view.shape(index).isWordLike {
      if !classes(index).contains(.commonWord) { return true }
    }
    return match.start - start > 1 && !scratch.positions[start].contains(.initial)
  }

  // MARK: What follows a preposition

  /// Where a name that continues with "of …", "for …" after `end` ends; `nil` if it does not.
  func reachOfPreposition(_ end: Int) -> Int? {
    guard end < view.count, classes(end).contains(.namePart), part(end).contains(.connector),
      view.shape(end).isDisjoint(with: .initialUpper)
    else { return nil }
    return reachAfterPreposition(end + 1)
  }

  /// Where a name whose last preposition stands just before `start` ends.
  func reachAfterPreposition(_ start: Int) -> Int? {
    var index = start
    if isArticle(index) { index += 1 }
    guard index < view.count, !scratch.positions[index].contains(.sentenceStart), isNameWord(index),
      let run = run(from: index), var end = endOfComplement(run)
    else { return nil }
    var steps = 0
    while steps < 4, let more = coordinated(end) ?? nested(end) {
      end = more
      steps += 1
    }
    return end
  }

  /// The complement of a preposition ends where a title or a calendar name begins.
  private func endOfComplement(_ run: CapitalRun) -> Int? {
    var end = run.start
    while end < run.end, end - run.start < 8 {
      let classes = classes(end)
      if !classes.isDisjoint(with: .calendar) { break }
      if end > run.start, classes.contains(.title), !classes.contains(.head), end + 1 < run.end { break }
      end += 1
    }
    while end > run.start, view.shape(end - 1).mark != 0 || view.shape(end - 1).isKind(.clitic) { end -= 1 }
    return end > run.start ? end : nil
  }

  /// "… Trade and Industry", "… Agriculture, Fisheries and Food": common nouns with capitals.
  private func coordinated(_ end: Int) -> Int? {
    guard end < view.count, classes(end - 1).contains(.commonWord) else { return nil }
    let isComma = view.mark(end) == Mark.comma
    guard isComma || isAnd(end) else { return nil }
    var start = end + 1
    if isComma, start < view.count, isAnd(start) { start += 1 }
    guard start < view.count, isNameWord(start), classes(start).contains(.commonWord),
      classes(start).isDisjoint(with: .head) || !isComma,
      let run = run(from: start)
    else { return nil }
    for index in run.start..<run.end where !classes(index).contains(.commonWord) { return nil }
    if run.end - run.start > 1, classes(run.end - 1).contains(.organizationHead) { return nil }
    if isComma {
      guard run.end < view.count, view.mark(run.end) == Mark.comma && !isComma || isAnd(run.end) else { return nil }
    }
    return run.end
  }

  /// "… Rights of the Child"
  private func nested(_ end: Int) -> Int? {
    guard end + 1 < view.count, isOf(end), classes(end - 1).contains(.commonWord) else { return nil }
    var index = end + 1
    if isArticle(index) { index += 1 }
    guard isNameWord(index), let run = run(from: index) else { return nil }
    return endOfComplement(run)
  }

  /// "Food and Drug Administration": common words joined before a head noun.
  private mutating func parseJoined(_ start: Int, _ end: Int) -> Int? {
    guard end < view.count, isAnd(end) || view.mark(end) == Mark.ampersand, end - start <= 2, isNameWord(end + 1),
      scratch.positions[start].isDisjoint(with: .initial)
    else { return nil }
    for index in start..<end
    where !classes(index).contains(.commonWord) || !classes(index).isDisjoint(with: [.title, .organizationHead]) {
      return nil
    }
    guard let run = run(from: end + 1), run.end - run.start >= 2, run.end - run.start <= 4,
      classes(run.start).contains(.commonWord), classes(run.end - 1).contains(.organizationHead)
    else { return nil }
    var reach = run.end
    if let further = reachOfPreposition(reach) { reach = further }
    add(Candidate(start, reach, .organization, .likely, EntityRule.organizationHead))
    return reach
  }

  /// "March 23 Movement", "23 March Movement": a run that a month's name ends or begins, and a head noun.
  mutating func parseDated(_ run: CapitalRun) -> Int? {
    let isBefore =
      run.start > 0 && view.shape(run.start - 1).isKind(.number) && classes(run.start).contains(.month)
      && run.end - run.start > 1
    if isBefore, classes(run.end - 1).contains(.organizationHead) {
      add(Candidate(run.start - 1, run.end, .organization, .certain, EntityRule.datedOrganization))
      return run.end
    }
    let month = run.end - 1
    guard classes(month).contains(.month), run.end + 1 < view.count, view.shape(run.end).isKind(.number),
      view.length(run.end) <= 2, isNameWord(run.end + 1), let second = self.run(from: run.end + 1),
      second.end - second.start <= 4, classes(second.end - 1).contains(.organizationHead)
    else { return nil }
    if month > run.start { _ = parse(CapitalRun(start: run.start, end: month)) }
    add(Candidate(month, second.end, .organization, .certain, EntityRule.datedOrganization))
    return second.end
  }

  // MARK: Small words

  func isAnd(_ index: Int) -> Bool { equals(index, "and") }
  func isOf(_ index: Int) -> Bool { equals(index, "of") }
  func isArticle(_ index: Int) -> Bool { equals(index, "the") }

  func equals(_ index: Int, _ word: StaticString) -> Bool {
    guard index >= 0, index < view.count, view.length(index) == word.utf8CodeUnitCount else { return false }
    let bytes = view.bytes(index)
    for offset in 0..<bytes.count where bytes[offset] != word.utf8Start[offset] { return false }
    return true
  }
}
