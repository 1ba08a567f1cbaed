import ExtractCore
import ExtractMatching

/// From a piece of a run, with no title in it, to candidates.
///
/// The order is the order of trust: a head noun that ends the piece, a form of a gazetteer that is the whole piece,
/// a person's name, forms of gazetteers inside, the bare run.
extension NameFinder {
  /// Adds the candidates of a piece; gives the token after the last one used, which may lie beyond the piece.
  @discardableResult func parsePiece(_ from: Int, _ to: Int) -> Int {
    if runHasMarks { return parseMarkedPiece(from, to) }
    var (start, next) = (from, to)
    while start < to {
      start = max(parseNext(start, to), start + 1)
      next = max(next, start)
    }
    return next
  }

  /// The same for a piece that may have marks in it, which begin nothing and end nothing.
  @inline(never) private func parseMarkedPiece(_ from: Int, _ to: Int) -> Int {
    var start = from
    var end = to
    while start < end, isMark(start) { start += 1 }
    while end > start, isMark(end - 1) {
      if endsInListedClitic(start, end) { break }
      end -= 1
    }
    var next = end
    while start < end {
      start = max(parseNext(start, end), start + 1)
      next = max(next, start)
      while start < end, isMark(start) { start += 1 }
    }
    return next
  }

  private func isMark(_ index: Int) -> Bool { view.shape(index).mark != 0 || view.shape(index).isKind(.clitic) }

  /// "Macy's": a name of a list ends with the possessive.
  private func endsInListedClitic(_ start: Int, _ end: Int) -> Bool {
    view.shape(end - 1).isKind(.clitic) && longestMatch(at: start, upTo: end, .name, without: .ambiguous)?.end == end
  }

  /// Reads a run of one word that is no title and no head noun; gives the token after what it used.
  @inline(__always) func parseWord(_ index: Int, _ listed: ListedMatch?) -> Int {
    let isInHeadline = !scratch.positions[index].isDisjoint(with: .headline)
    if index + 1 < view.count {
      let next = view.word(index + 1)
      // "US$500": the currency
      if next == LexiconID(UInt8(ascii: "$")), view.isGlued(index + 1) { return index + 1 }
      if mayBeJoined(index, before: next), !isInHeadline, let used = parseJoined(index, index + 1) { return used }
    }
    if let used = parseArticled(index) { return used }
    if let listed, !isPluralAcronym(index) { return addListed(listed) }
    return isInHeadline ? addHeadlineWords(index, index + 1) : addSingle(index)
  }

  /// Reads one candidate from the start of a piece; gives the token after what it used.
  private func parseNext(_ start: Int, _ end: Int) -> Int {
    let hasMarks = runHasMarks
    if hasMarks, let place = placeOfParty(start, end) { return addListed(place) }
    if end - start == 1, let used = parseArticled(start) { return used }
    let whole = longestMatch(at: start, upTo: end, .gazetteer)
    let inHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    // "The pro-Beijing Harbour Party": the prefix goes with the place alone.
    if let whole, whole.end < end, !whole.traits.isDisjoint(with: [.place, .group]), followsPrefix(start) {
      return addListed(whole)
    }
    if let used = parseHeads(start, end, whole, isHeadline: inHeadline) { return used }
    if end - start == 1, classes(start).contains(.organizationHead), let full = bodyInFull(start) {
      addShortBody(start, end, full)
      return end
    }
    if end - start == 1, isBodyAlone(start) {
      add(Candidate(start, end, .organization, .guess, .organizationHead))
      return end
    }
    if let whole, whole.end == end { return addListed(whole) }
    if hasMarks, let used = parseFirm(start, end, isHeadline: inHeadline) { return used }
    if let whole, let used = parseBranch(of: whole, end) { return used }
    if hasMarks, let hyphen = splitPairs(start, end) { return hyphen }
    if let whole, isPlaceBeforePerson(whole, end) { return addListed(whole) }
    if end - start > 1, let used = parsePerson(start, end, isHeadline: inHeadline) { return used }
    if let whole, let reach = endOfTeam(whole, end), !inHeadline {
      add(Candidate(start, reach, .organization, .guess, .placeAndPlural))
      return reach
    }
    if let whole, whole.count > 1 || whole.label == .group || inHeadline { return addListed(whole) }
    if let whole, let reach = endOfDirection(whole, end) {
      add(Candidate(start, reach, whole.label, .likely, .directedPlace))
      return reach
    }
    if end - start > 1 {
      if part(start).contains(.direction), let used = parseDirected(start, end) { return used }
      if !scratch.runTraits.isDisjoint(with: .gazetteer), let used = parseInner(start, end, isHeadline: inHeadline) {
        return used
      }
    }
    if !inHeadline {
      if let whole, isBeforeWords(whole, end) { return addListed(whole) }
      if end - start > 2, let used = parseInnerPerson(start, end) { return used }
    }
    return addBare(start, end, isHeadline: inHeadline)
  }

  /// "Harrow & Finch": what an ampersand joins is a firm.
  private func parseFirm(_ start: Int, _ end: Int, isHeadline: Bool) -> Int? {
    guard !isHeadline, end - start >= 3, end - start <= 6, view.length(start) > 1, view.length(end - 1) > 1,
      (start + 1..<end - 1).contains(where: { view.mark($0) == Mark.ampersand }),
      (start..<end).contains(where: {
        view.shape($0).isWordLike && classes($0).isDisjoint(with: [.commonWord, .givenName])
      })
    else { return nil }
    add(Candidate(start, end, .organization, .likely, .capitalized))
    return end
  }

  /// "Malian Red Cross": a body of common nouns in a country; "Halden Relief Kenya": a body and a country.
  private func parseBranch(of listed: ListedMatch, _ end: Int) -> Int? {
    guard isBranch(listed, end) || isNationalBranch(listed, end) else { return nil }
    add(Candidate(listed.start, end, .organization, .likely, .organizationHead))
    return end
  }

  private func isBranch(_ body: ListedMatch, _ end: Int) -> Bool {
    body.label == .organization && !body.traits.contains(.ambiguous) && body.end < end
      && longestMatch(at: body.end, upTo: end, .country)?.end == end
      && scratch.positions[body.start].isDisjoint(with: .headline)
  }

  private func isNationalBranch(_ people: ListedMatch, _ end: Int) -> Bool {
    guard people.label == .group, end - people.end >= 2,
      let body = longestMatch(at: people.end, upTo: end, .gazetteer), body.end == end, body.label == .organization
    else { return false }
    return (body.start..<end).allSatisfy { classes($0).contains(.commonWord) }
  }

  /// The state behind the letter of a party and a hyphen: "Sen. Ines Falk, R-Texas".
  private func placeOfParty(_ start: Int, _ end: Int) -> ListedMatch? {
    guard end - start >= 3, view.length(start) == 1, view.mark(start + 1) == Mark.hyphen, view.isGlued(start + 1),
      view.isGlued(start + 2), view.mark(start - 1) == Mark.comma || view.mark(start - 1) == Mark.openParenthesis
    else { return nil }
    // "D-Minn.": the period of the abbreviation is beyond the piece.
    return longestMatch(at: start + 2, upTo: end + 1, .place)
  }

  /// Whether a word in lower case is joined to a name by a hyphen before it, and no particle of the name: "pro-Beijing".
  private func followsPrefix(_ start: Int) -> Bool {
    guard start >= 2, view.mark(start - 1) == Mark.hyphen, view.isGlued(start), view.isGlued(start - 1) else {
      return false
    }
    let prefix = view.shape(start - 2)
    return prefix.isKind(.word) && !prefix.contains(.initialUpper) && part(start - 2).isDisjoint(with: .anyParticle)
  }

  /// "Israel-Lebanon": two names of lists with a hyphen between them are two names.
  private func splitPairs(_ start: Int, _ end: Int) -> Int? {
    guard let left = longestMatch(at: start, upTo: end, [.place, .group]),
      left.end < end, view.mark(left.end) == Mark.hyphen,
      let right = longestMatch(at: left.end + 1, upTo: end, [.place, .group]),
      right.end == end
    else { return nil }
    _ = addListed(left)
    return addListed(right)
  }

  /// "South London", "Greater Manchester", "Upper Egypt", "North" before a word that no list has, and the people alone of
  /// "Northern Italians".
  private func parseDirected(_ start: Int, _ end: Int) -> Int? {
    if let place = longestMatch(at: start + 1, upTo: end, .place), place.end == end {
      add(Candidate(start, end, place.label, .likely, .directedPlace))
      return end
    }
    // "Northern Italians"
    if let people = longestMatch(at: start + 1, upTo: end, .gazetteer), people.end == end, people.label == .group,
      names.pluralEndings.end(view.bytes(end - 1))
    {
      return addListed(people)
    }
    guard end - start == 2, view.word(start + 1) == 0, view.shape(start + 1).contains(.hasLower),
      scratch.positions[start].isDisjoint(with: .headline)
    else { return nil }
    add(Candidate(start, end, .geopolitical, .guess, .directedPlace))
    return end
  }

  /// "Halden Rovers": a place and a plural that is no common word, to the end of the piece.
  private func endOfTeam(_ place: ListedMatch, _ end: Int) -> Int? {
    guard place.traits.contains(.place), end - place.end >= 1, end - place.end <= 2 else { return nil }
    return view.shape(end - 1).contains(.hasLower) && names.pluralEndings.end(view.bytes(end - 1)) ? end : nil
  }

  /// "Kivu North": a direction after a place.
  private func endOfDirection(_ place: ListedMatch, _ end: Int) -> Int? {
    guard place.traits.contains(.place), place.end + 1 == end, part(place.end).contains(.direction) else { return nil }
    return end
  }

  /// A form of a gazetteer further inside of the piece: the words before it are read first, on their own.
  private func parseInner(_ start: Int, _ end: Int, isHeadline: Bool) -> Int? {
    for index in start + 1..<end {
      guard
        let match = longestMatch(at: index, upTo: end, .gazetteer, without: .ambiguous),
        match.count > 1 || isHeadline || classes(start).contains(.numberWord)
      else { continue }
      parsePiece(start, index)
      return addListed(match)
    }
    return nil
  }

  /// Whether a verb of saying, an auxiliary or a possessive comes next: what a person would do.
  func isFollowedByVerb(_ index: Int) -> Bool {
    let next = index + 1
    guard next < view.count else { return false }
    if view.shape(next).isKind(.clitic) { return true }
    guard view.shape(next).isDisjoint(with: .initialUpper) else { return false }
    return classes(next).contains(.cue) || names.notes[view.word(next)].isAuxiliary
  }

  /// Adds a candidate, which is written where it will lie, and what its place says of it.
  @inline(__always) func add(_ candidate: Candidate) {
    scratch.candidates.append(candidate)
    completeLast()
  }

  @inline(never) private func completeLast() {
    let candidate = scratch.candidates.pointer + (scratch.candidates.count - 1)
    let end = candidate.pointee.end
    let after = end < view.count ? view.shape(end) : []
    completeDesignation(candidate, before: after.mark)
    let start = candidate.pointee.start
    let isInHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    if isInHeadline, candidate.pointee.evidence < .likely { candidate.pointee.isDoubted = true }
    candidate.pointee.key = end - start == 1 ? view.wordKey(start) : nameKey(start, end)
    if isAilment(behind: end, after) { candidate.pointee.isDropped = true }
    if end < view.count, names.traded.contains(view.word(end)) { noteGrade(candidate) }
    // Many names stand before a period, but few end in an abbreviation.
    if !classes(end - 1).isDisjoint(with: .abbreviation), after.mark == Mark.period,
      end - start > 1 || candidate.pointee.form != nil, endsAbbreviated(end)
    {
      candidate.pointee.end = end + 1
    }
    noteMark(before: start)
  }

  /// Called from where most names are of one word and the view would be copied for each of them.
  @inline(never) private func nameKey(_ start: Int, _ end: Int) -> UInt64 { view.nameKey(start, end) }

  /// Whether the period behind an abbreviation that ends a name belongs to it, but not one that ends the sentence too:
  /// "Halden Inc. of", "Ines Falk Jr. said", "Phoenix, Ariz., is".
  private func endsAbbreviated(_ end: Int) -> Bool {
    end + 1 < view.count && view.isGlued(end) && view.shape(end - 1).mark == 0
      && scratch.positions[end + 1].isDisjoint(with: .sentenceStart) && !view.shape(end + 1).contains(.lineStart)
  }

  /// Whether a name that ends before a token of some shape is that of an illness: "Parkinson's disease", "Lassa fever".
  @inline(__always) private func isAilment(behind end: Int, _ after: TokenShape) -> Bool {
    end + 1 < view.count && names.ailments.contains(view.word(end + (after.isKind(.clitic) ? 1 : 0)))
  }

  /// Notes an opening bracket or a comma before the last candidate.
  @inline(__always) func noteMark(before start: Int) {
    let mark = view.mark(start - 1)
    if mark == Mark.doubleQuote || mark == Mark.singleQuote {
      completeTitle(scratch.candidates.pointer + (scratch.candidates.count - 1))
    }
    guard mark == Mark.openParenthesis || mark == Mark.comma else { return }
    let last = Int32(truncatingIfNeeded: scratch.candidates.count - 1)
    if mark == Mark.comma { scratch.afterComma.append(last) } else { scratch.bracketed.append(last) }
  }
}
