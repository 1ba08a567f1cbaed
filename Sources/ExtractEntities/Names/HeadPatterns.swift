import ExtractCore
import ExtractMatching

/// Names that a head noun explains: "Halden Mining Corporation", "Ministry of Water", "Lake Edward", "Battle of Lissa".
extension NameFinder {
  /// A name that a head noun ends or begins, and how far it reaches in its run.
  struct HeadedName {
    var start: Int
    var end: Int
    var traits: FormTraits
    var label: NameLabel
  }

  /// Reads a name with a head noun from the start of a piece; gives the token after it, `nil` if there is none.
  @inline(__always) func parseHeads(_ start: Int, _ end: Int, _ listed: ListedMatch?, isHeadline: Bool) -> Int? {
    if !scratch.runTraits.isDisjoint(with: [.headNoun, .unit]) {
      if isHeadline, end - start > 4, !names.joinedByComma.contains(view.word(end - 1)) { return nil }
      if scratch.runTraits.contains(.unit), let used = parseUnit(start, end) { return used }
      if let name = headedName(start, end) { return parseHeaded(name, start, end, listed) }
    }
    let isJoint = !isHeadline && end < view.count && mayBeJoined(start, before: view.word(end))
    return isJoint ? parseJoined(start, end) : nil
  }

  /// Adds a name with a head noun in the piece, unless the noun ends a listed name or nothing stands before it.
  @inline(never) private func parseHeaded(
    _ name: HeadedName, _ start: Int, _ end: Int, _ listed: ListedMatch?
  ) -> Int? {
    // A noun that a listed name ends in begins no other name: "Islamic State of …".
    if let listed, listed.end >= name.end || listed.start < name.start && name.start < listed.end {
      return continued(from: listed, end: end)
    }
    let flags = name.traits
    var candidate = Candidate(name.start, name.end, name.label, .likely, rule(of: name.traits))
    if flags.contains(.weak) { candidate.evidence = .guess }
    if flags.contains(.suffix), name.traits.contains(.organizationHead) {
      candidate.evidence = .certain
      candidate.form = listedCompany(name)
    }
    if name.start > start { parsePiece(start, name.start) }
    if let listedEnd = endOfListedName(within: name, upTo: end) {
      candidate.end = listedEnd
    } else if flags.contains(.locative), name.end == end, let reach = reachOfCountry(name.end) {
      candidate.end = reach
      candidate.rule = .organizationOf
    } else if name.end == end, flags.contains(.of), let reach = reachOfPreposition(name.end),
      isOf(name.end) || name.end - name.start == 1 || flags.contains(.prefix) || isPurpose(name.end, reach),
      name.start == start && name.end - name.start == 1 || !isPlaceOnly(name.end + 1, reach) || isGeneral(name)
    {
      candidate.end = reach
      candidate.rule = name.traits.contains(.organizationHead) ? .organizationOf : candidate.rule
    } else if !flags.contains(.prefix) {
      guard name.end - name.start > 1, name.end <= end else { return nil }
    }
    add(candidate)
    return candidate.end
  }

  /// The form of a list that a legal form follows: "Adobe" in "Adobe Inc." and "Adobe, Inc."
  private func listedCompany(_ name: HeadedName) -> Int32? {
    let end = view.endWithoutLastWord(name.start, name.end)
    guard let listed = longestMatch(at: name.start, upTo: end, .gazetteer), listed.label == .organization,
      listed.end == end
    else { return nil }
    return listed.form
  }

  /// "Halden Department of Agriculture", where a list has "Department of Agriculture": the end of the listed name, which
  /// begins at the head noun.
  private func endOfListedName(within name: HeadedName, upTo end: Int) -> Int? {
    guard name.end < end, name.end - name.start > 1,
      let listed = longestMatch(at: name.end - 1, upTo: end, .gazetteer), listed.label == .organization,
      listed.end > name.end
    else { return nil }
    return listed.end
  }

  /// "Norwegian Directorate for Cultural Heritage": what a body is for is said in common nouns with capitals.
  private func isPurpose(_ preposition: Int, _ reach: Int) -> Bool {
    isSmallWord(preposition, names.for)
      && (preposition + 1..<reach).allSatisfy { isAnd($0) || classes($0).contains(.commonWord) }
  }

  /// "321st Field Artillery Regiment", "3rd Battalion": the number belongs to the name of a unit.
  private func parseUnit(_ start: Int, _ end: Int) -> Int? {
    guard start > 1, view.isGlued(start - 1), view.shape(start - 2).isKind(.number),
      names.ordinalSuffixes.contains(view.word(start - 1))
    else { return nil }
    // "25th Infantry Brigade": the last of several nouns.
    guard let head = matches(from: start, to: end).last(where: { scratch.matches[$0].traits.contains(.unit) }) else {
      return nil
    }
    let unitEnd = scratch.matches[head].end
    add(Candidate(start - 2, unitEnd, .organization, .likely, .organizationHead))
    return unitEnd
  }

  private func rule(of traits: FormTraits) -> EntityRule {
    if traits.contains(.organizationHead) { return traits.contains(.suffix) ? .legalForm : .organizationHead }
    return traits.contains(.placeHead) ? .placeHead : .thingHead
  }

  /// A listed organisation that goes on: "Supreme Court" in "Supreme Court of Kenya".
  private func continued(from listed: ListedMatch, end: Int) -> Int? {
    guard listed.end == end, listed.label == .organization, view.shape(listed.end - 1).contains(.hasLower),
      matches(at: listed.end - 1).contains(where: { takesOf(scratch.matches[$0], upTo: listed.end) }),
      isOf(listed.end), let reach = reachOfPreposition(listed.end)
    else { return nil }
    add(Candidate(listed.start, reach, .organization, .likely, .organizationOf))
    return reach
  }

  private func takesOf(_ noun: ListedMatch, upTo end: Int) -> Bool {
    noun.end == end && noun.traits.isSuperset(of: [.organizationHead, .of])
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
    for position in matches(from: start, to: end)
    where !scratch.matches.pointer[position].traits.isDisjoint(with: .headNoun) {
      guard let name = headedName(scratch.matches[position], start, end) else { continue }
      if let best, best.end > name.end || best.end == name.end && rank(best.traits) <= rank(name.traits) { continue }
      best = name
    }
    return best
  }

  private func rank(_ traits: FormTraits) -> Int {
    (traits.contains(.weak) ? 3 : 0) + (traits.contains(.organizationHead) ? 0 : traits.contains(.thingHead) ? 1 : 2)
  }

  private func headedName(_ match: ListedMatch, _ start: Int, _ end: Int) -> HeadedName? {
    let traits = match.traits
    if traits.contains(.prefix), match.start == start || !traits.contains(.thingHead) {
      // "Lake Edward", "FC Halden"; or "Ministry of", whose preposition lies beyond the run.
      if match.end < end, match.start == start, !traits.isSuperset(of: [.organizationHead, .of]),
        isPlainName(match.end, traits)
      {
        return HeadedName(start: match.start, end: end, traits: traits, label: match.label)
      }
      if match.end == end + 1, let reach = reachAfterPreposition(match.end) {
        let isDirected = (start..<match.start).allSatisfy { part($0).contains(.direction) }
        let from = traits.contains(.organizationHead) || isDirected ? start : match.start
        return HeadedName(start: from, end: reach, traits: traits, label: match.label)
      }
    }
    guard !traits.isDisjoint(with: [.head, .suffix]), match.end <= end else { return nil }
    if match.start == start {
      if isWholeName(match) { return HeadedName(start: start, end: match.end, traits: traits, label: match.label) }
      guard traits.contains(.of), match.end == end, reachOfPreposition(end) != nil else { return nil }
      return HeadedName(start: start, end: end, traits: traits, label: match.label)
    }
    if traits.contains(.weak), !supportsWeakHead(start, match) { return nil }
    return HeadedName(start: start, end: match.end, traits: traits, label: match.label)
  }

  /// "the Coast Guard", "Kenya's Security Service": a noun of several words behind an article or an owner.
  private func isWholeName(_ noun: ListedMatch) -> Bool {
    guard noun.count > 1, noun.start > 0, noun.traits.isSuperset(of: [.organizationHead, .head]),
      noun.traits.isDisjoint(with: [.weak, .suffix]), scratch.positions[noun.start].isDisjoint(with: .headline),
      (noun.start..<noun.end).allSatisfy({ view.shape($0).contains(.initialUpper) })
    else { return false }
    return standsAfterArticle(noun.start) || view.shape(noun.start - 1).isKind(.clitic)
  }

  /// Whether the word after a prefixed noun can be the name: not another noun.
  private func isPlainName(_ index: Int, _ noun: FormTraits) -> Bool {
    guard view.shape(index).isWordLike else { return false }
    if noun.contains(.beside), !isBesidePlace(index - 1), !isArabicArticle(index) { return false }
    return !noun.contains(.weak) || !classes(index).contains(.commonWord)
  }

  /// Whether a word that places follow stands before a name, or another place and "and" or a comma.
  private func isBesidePlace(_ start: Int) -> Bool {
    if standsAfterPlaceWord(start) { return true }
    guard isAnd(start - 1) || view.mark(start - 1) == Mark.comma, let last = scratch.candidates.last else {
      return false
    }
    return last.end == start - 1 && last.isLabelled(.geopolitical)
  }

  /// "al-" in "Ras al-Ain"
  func isArabicArticle(_ index: Int) -> Bool {
    index + 1 < view.count && part(index).contains(.article) && view.mark(index + 1) == Mark.hyphen
      && view.isGlued(index + 1)
  }

  /// A weak head noun needs a name before it that is beyond doubt, and must not be somebody's surname.
  private func supportsWeakHead(_ start: Int, _ match: ListedMatch) -> Bool {
    let first = classes(start)
    if first.contains(.givenName), match.start - start <= 2, match.count == 1, classes(match.start).contains(.surname) {
      return false
    }
    // "the Halden Force Commander"
    if let title = longestMatch(at: match.start, upTo: scratch.matchesEnd, .title), title.end > match.end {
      return false
    }
    for index in start..<match.start where view.shape(index).isWordLike {
      if !classes(index).contains(.commonWord) { return true }
    }
    return match.start - start > 1 && !isInitial(start)
  }

  /// Whether a piece begins with a common word, and the word behind it may be "and" or is an ampersand: either alone is
  /// frequent, and both are not.
  @inline(__always) func mayBeJoined(_ start: Int, before word: LexiconID) -> Bool {
    let joins = (word == names.and ? 1 : 0) | (word == LexiconID(Mark.ampersand) ? 1 : 0)
    return joins & (classes(start).contains(.commonWord) ? 1 : 0) != 0
  }

  /// "Food and Drug Administration": common words joined before a head noun.
  func parseJoined(_ start: Int, _ end: Int) -> Int? {
    guard end < view.count, isAnd(end) || view.mark(end) == Mark.ampersand, end - start <= 2, isNameWord(end + 1),
      !isInitial(start)
    else { return nil }
    for index in start..<end
    where !classes(index).contains(.commonWord) || !classes(index).isDisjoint(with: [.title, .organizationHead]) {
      return nil
    }
    let run = run(from: end + 1)
    guard run.end - run.start >= 2, run.end - run.start <= 4,
      classes(run.start).contains(.commonWord), classes(run.end - 1).contains(.organizationHead)
    else { return nil }
    var reach = run.end
    if let further = reachOfPreposition(reach) { reach = further }
    add(Candidate(start, reach, .organization, .likely, .organizationHead))
    return reach
  }

  /// "March 23 Movement", "23 March Movement": a run that a month's name ends or begins, and a head noun.
  func parseDated(_ run: CapitalRun) -> Int? {
    let isBefore =
      classes(run.start).contains(.month) && run.start > 0 && view.shape(run.start - 1).isKind(.number)
      && run.end - run.start > 1
    if isBefore, classes(run.end - 1).contains(.organizationHead) {
      add(Candidate(run.start - 1, run.end, .organization, .certain, .datedOrganization))
      return run.end
    }
    let month = run.end - 1
    guard classes(month).contains(.month), run.end + 1 < view.count, view.shape(run.end).isKind(.number),
      view.length(run.end) <= 2, isNameWord(run.end + 1)
    else { return nil }
    let second = self.run(from: run.end + 1)
    guard second.end - second.start <= 4, classes(second.end - 1).contains(.organizationHead) else { return nil }
    if month > run.start { _ = parse(CapitalRun(start: run.start, end: month)) }
    add(Candidate(month, second.end, .organization, .certain, .datedOrganization))
    return second.end
  }

  /// "2007 Irish general election": a year before the run, and lower-case words that end in a noun for an event after it.
  func parseDatedEvent(_ run: CapitalRun) -> Int? {
    guard run.start > 0, view.shape(run.start - 1).isKind(.number), view.length(run.start - 1) == 4 else { return nil }
    var index = run.end
    while index < view.count, index - run.end < 3, !isNameWord(index), classes(index).contains(.eventWord) {
      index += 1
      if view.mark(index) == Mark.hyphen { return nil }
      guard names.notes[view.word(index - 1)].isEventNoun else { continue }
      add(Candidate(run.start - 1, index, .event, .likely, .datedEvent))
      return index
    }
    return nil
  }

  // MARK: Small words

  func isAnd(_ index: Int) -> Bool { isSmallWord(index, names.and) }
  func isOf(_ index: Int) -> Bool { isSmallWord(index, names.of) }
  func isOr(_ index: Int) -> Bool { isSmallWord(index, names.or) }
  func isArticle(_ index: Int) -> Bool { isSmallWord(index, names.the) }
  /// Whether "the" or "The" stands just before a token.
  func standsAfterArticle(_ index: Int) -> Bool { index > 0 && view.word(index - 1) == names.the }

  @inline(__always) func isSmallWord(_ index: Int, _ word: LexiconID) -> Bool {
    index >= 0 && index < view.count && view.word(index) == word
      && view.shape(index).isDisjoint(with: [.initialUpper, .mixedCase])
  }
}
