import ExtractCore
import ExtractMatching

/// From a piece of a run, with no title in it, to candidates.
///
/// The order is the order of trust: a head noun that ends the piece, a form of a gazetteer that is the whole piece,
/// a person's name, forms of gazetteers inside, the bare run.
extension NameFinder {
  /// Adds the candidates of a piece; gives the token after the last one used, which may lie beyond the piece.
  @discardableResult func parsePiece(_ from: Int, _ to: Int, in run: CapitalRun) -> Int {
    var start = from
    var end = to
    while start < end, view.shape(start).mark != 0 || view.shape(start).isKind(.clitic) { start += 1 }
    while end > start, view.shape(end - 1).mark != 0 || view.shape(end - 1).isKind(.clitic) { end -= 1 }
    var next = end
    while start < end {
      let used = parseNext(start, end, in: run)
      start = max(used, start + 1)
      next = max(next, start)
      while start < end, view.shape(start).mark != 0 || view.shape(start).isKind(.clitic) { start += 1 }
    }
    return next
  }

  /// Reads a run of one word that is no title and no head noun; gives the token after what it used.
  func parseWord(_ index: Int, _ listed: ListedMatch?) -> Int {
    // "US$500": the currency
    if view.mark(index + 1) == UInt8(ascii: "$"), view.isGlued(index + 1) { return index + 1 }
    let isInHeadline = !scratch.positions[index].isDisjoint(with: .headline)
    if isJoining(index + 1), !isInHeadline, let used = parseJoined(index, index + 1) { return used }
    if let listed { return addListed(listed) }
    if isInHeadline { return addHeadlineWords(index, index + 1) }
    addSingle(index)
    return index + 1
  }

  /// Reads one candidate from the start of a piece; gives the token after what it used.
  private func parseNext(_ start: Int, _ end: Int, in run: CapitalRun) -> Int {
    if let place = placeOfParty(start, end) { return addListed(place) }
    let whole = longestMatch(at: start, upTo: end, .gazetteer)
    let inHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    // "The pro-Beijing Harbour Party": the prefix goes with the place alone.
    if let whole, whole.end < end, !whole.traits.isDisjoint(with: [.place, .group]), followsPrefix(start) {
      return addListed(whole)
    }
    if let used = parseHeads(start, end, whole) { return used }
    if let whole, whole.end == end { return addListed(whole) }
    if let used = parseFirm(start, end, isHeadline: inHeadline) ?? parseBranch(of: whole, end) { return used }
    if let hyphen = splitPairs(start, end) { return hyphen }
    if let used = parsePerson(start, end, isHeadline: inHeadline) { return used }
    if let whole, let reach = endOfTeam(whole, end), !inHeadline {
      add(Candidate(start, reach, .organization, .guess, .placeAndPlural))
      return reach
    }
    if let whole, whole.count > 1 || whole.label == .group || inHeadline { return addListed(whole) }
    if let whole, let reach = endOfDirection(whole, end) {
      add(Candidate(start, reach, whole.label, .likely, .directedPlace))
      return reach
    }
    if let directed = parseDirected(start, end) { return directed }
    if let used = parseInner(start, end, in: run, isHeadline: inHeadline) { return used }
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

  /// "Malian Red Cross": a body of common nouns in a country.
  private func parseBranch(of place: ListedMatch?, _ end: Int) -> Int? {
    guard let place, place.label == .group, end - place.end >= 2,
      let body = longestMatch(at: place.end, upTo: end, .gazetteer), body.end == end, body.label == .organization,
      (body.start..<end).allSatisfy({ classes($0).contains(.commonWord) })
    else { return nil }
    add(Candidate(place.start, end, .organization, .likely, .organizationHead))
    return end
  }

  /// The state behind the letter of a party and a hyphen: "Sen. Ines Falk, R-Texas".
  private func placeOfParty(_ start: Int, _ end: Int) -> ListedMatch? {
    guard end - start >= 3, view.length(start) == 1, view.mark(start + 1) == Mark.hyphen, view.isGlued(start + 1),
      view.isGlued(start + 2), view.mark(start - 1) == Mark.comma || view.mark(start - 1) == Mark.openParenthesis
    else { return nil }
    return longestMatch(at: start + 2, upTo: end, .place)
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

  /// "South London", "Greater Manchester", "Upper Egypt", and "North" before a word that no list has.
  private func parseDirected(_ start: Int, _ end: Int) -> Int? {
    guard part(start).contains(.direction), start + 1 < end else { return nil }
    if let place = longestMatch(at: start + 1, upTo: end, .place), place.end == end {
      add(Candidate(start, end, place.label, .likely, .directedPlace))
      return end
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
  private func parseInner(_ start: Int, _ end: Int, in run: CapitalRun, isHeadline: Bool) -> Int? {
    if scratch.runTraits.isDisjoint(with: .gazetteer) { return nil }
    for index in start + 1..<max(start + 1, end) {
      guard
        let match = longestMatch(at: index, upTo: end, .gazetteer, without: .ambiguous),
        match.count > 1 || isHeadline || classes(start).contains(.numberWord)
      else { continue }
      parsePiece(start, index, in: run)
      return addListed(match)
    }
    return nil
  }

  /// Adds a form of a gazetteer; gives the token after it.
  func addListed(_ match: ListedMatch) -> Int {
    let traits = match.traits
    var candidate = Candidate(match.start, match.end, match.label, .likely, .gazetteer, form: match.form)
    let isSingle = match.count == 1
    let isCommon =
      isSingle && classes(match.start).contains(.commonWord) && !view.shape(match.start).contains(.allUpper)
    if traits.contains(.ambiguous) {
      candidate.evidence = .guess
      candidate.isDoubted = isCommon && provesNothing(match.start)
    } else if isCommon, !traits.contains(.country), match.label != .group {
      candidate.evidence = .guess
      candidate.isDoubted = provesNothing(match.start)
    }
    let isPersonLike =
      isSingle && traits.contains(.place) && traits.isDisjoint(with: [.country, .major])
      && !traits.isDisjoint(with: [.city, .ambiguous])
      && !classes(match.start).isDisjoint(with: .personName) && !isKnownCity(match.start, match.end)
    if isPersonLike { candidate.evidence = .guess }
    if view.mark(match.start - 1) == Mark.comma, traits.contains(.place), endsInPlace(match.start - 1) {
      candidate.evidence = .likely
      candidate.isDoubted = false
      candidate.rule = .gazetteerInContext
    }
    let isCommonPlace = isCommon && traits.contains(.place) && traits.isDisjoint(with: [.country, .major])
    if isCommonPlace, candidate.rule != .gazetteerInContext {
      if standsAfterArticle(match.start) { return match.end }
      candidate.isDoubted = true
    }
    if traits.contains(.ambiguous), match.label == .organization, isOfOtherState(match) { candidate.form = nil }
    applyContext(&candidate)
    // "the destroyer Nanning"
    if traits.contains(.place), lowercaseContext(match.start - 1)?.before == .product {
      (candidate.label, candidate.form, candidate.rule) = (.product, nil, .context)
    }
    if isPersonLike, candidate.evidence == .guess, candidate.label == .geopolitical {
      // A small town and a person's name: a person, as nothing beside it speaks of a place.
      candidate.label = .person
      candidate.form = nil
      candidate.rule = classes(match.start).contains(.givenName) ? .givenName : .surname
    }
    add(candidate)
    return match.end
  }

  /// Whether a body of common nouns is that of another state than the list's: "Kenya's Supreme Court".
  private func isOfOtherState(_ match: ListedMatch) -> Bool {
    let clitic = match.start - 1
    guard clitic > 0, view.shape(clitic).isKind(.clitic),
      let owner = scratch.candidates.last, owner.end == clitic, owner.label == .geopolitical, let form = owner.form
    else { return false }
    return !scratch.forms[form].links.bytes.starts(with: "iso3166=US".utf8)
  }

  /// Whether a row of the lists has some tokens as a widely known city, whichever row they are meant by: "Washington".
  private func isKnownCity(_ start: Int, _ end: Int) -> Bool {
    var isKnown = false
    forEachPlace(start, end) { form in
      if scratch.forms.kind(form).traits.contains(.major) { isKnown = true }
    }
    return isKnown
  }

  /// Whether a place ends just before a comma: "Kabare, North Kivu".
  func endsInPlace(_ comma: Int) -> Bool {
    guard let last = scratch.candidates.last, last.end == comma else { return false }
    return last.label == .geopolitical && last.evidence >= .likely
  }

  /// Adds what is left of a piece: capitalised words that no list and no noun explains.
  private func addBare(_ start: Int, _ end: Int, isHeadline: Bool) -> Int {
    if isHeadline { return addHeadlineWords(start, end) }
    if end - start == 1 {
      addSingle(start)
      return end
    }
    if isHyphenatedAcronym(start, end) {
      // Short ones are parts of texts, parties and states: "VI-D", "R-ND".
      if view.length(start) > 2, !isMeasure(start), isAcronym(start) { addAcronym(start, end) }
      return end
    }
    if isBodyOfUnion(start, end) {
      add(Candidate(start, end, .organization, .likely, .capitalized))
      return end
    }
    if !endsLikeProduct(start, end), (start..<end).contains(where: isJoinedWord) {
      add(Candidate(start, end, .organization, .guess, .capitalized))
      return end
    }
    var uncommon = 0
    var words = 0
    for index in start..<end where view.shape(index).isWordLike && part(index).isDisjoint(with: .particle) {
      words += 1
      uncommon += classes(index).contains(.commonWord) ? 0 : 1
    }
    var candidate = Candidate(start, end, nil, .shape, .capitalized)
    candidate.isDoubted = uncommon == 0 && isInitial(start)
    if !classes(end - 1).isDisjoint(with: [.title, .numberWord]) || classes(start).contains(.numberWord) {
      uncommon = 0
    }
    if uncommon > 0 { applyContext(&candidate) }
    if candidate.label == nil {
      if standsAfterArticle(start) {
        if uncommon > 0, names.pluralEndings.end(view.bytes(end - 1)) { candidate.label = .organization }
      } else if uncommon == words, words <= 3, !endsLikeProduct(start, end) {
        candidate.label = bareLabel(start, end)
        candidate.evidence = .guess
      }
    }
    add(candidate)
    return end
  }

  /// "UN OCHA", "EU SatCen": two letters that are a listed body, and the acronym of another one.
  private func isBodyOfUnion(_ start: Int, _ end: Int) -> Bool {
    let last = view.shape(end - 1)
    return end - start == 2 && view.length(start) == 2 && view.length(end - 1) > 2 && last.contains(.allUpper)
      && !last.contains(.hasDigit) && classes(end - 1).isDisjoint(with: [.commonAcronym, .title])
      && longestMatch(at: start, upTo: start + 1, .gazetteer)?.label == .organization
  }

  /// Whether a word is two written as one, as trade names are: "Spirit AeroSystems", but not "McAllen".
  private func isJoinedWord(_ index: Int) -> Bool {
    guard view.shape(index).contains(.mixedCase), view.length(index) > 5, classes(index).isDisjoint(with: .personName)
    else { return false }
    let isSmall = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    let bytes = view.bytes(index)
    return bytes[1..<4].allSatisfy(isSmall) && isSmall(bytes[bytes.count - 1])
  }

  /// What two or three words are that no list has: most often a person. "at Elva Rusk" is a place to be at, "FCK Sorell" a
  /// body, and so is what ends in a place; a plural that is a line of its own, "Layered Tablescapes", is a heading, and no
  /// name.
  private func bareLabel(_ start: Int, _ end: Int) -> NameLabel? {
    let first = view.shape(start)
    if isSmallWord(start - 1, names.at) { return .facility }
    if first.contains(.allUpper), view.length(start) > 2, first.isKind(.word), view.shape(end - 1).contains(.hasLower),
      !classes(start).contains(.commonAcronym)
    {
      return .organization
    }
    // "Statistics Norway", "Nasdaq Helsinki"
    if classes(start).isDisjoint(with: .personName),
      classes(end - 1).contains(.country) || classes(end - 1).isDisjoint(with: .personName),
      longestMatch(at: end - 1, upTo: end, .place, without: .ambiguous) != nil
    {
      return .organization
    }
    guard names.pluralEndings.end(view.bytes(end - 1)) else { return .person }
    let isLine = first.contains(.lineStart) && (end == view.count || view.shape(end).contains(.lineStart))
    return isLine ? nil : .person
  }

  /// Whether the last word is a designation: "Orvane GTX", "Orvane X200".
  private func endsLikeProduct(_ start: Int, _ end: Int) -> Bool {
    let last = view.shape(end - 1)
    guard view.shape(start).contains(.hasLower) else { return false }
    let isNumeral = view.bytes(end - 1).allSatisfy { $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") }
    return last.contains(.hasDigit) || last.contains(.allUpper) && view.length(end - 1) > 1 && !isNumeral
  }

  /// In a headline each word stands alone; the document decides whether it is a name.
  private func addHeadlineWords(_ start: Int, _ end: Int) -> Int {
    add(doubted(start, start + 1))
    return start + 1
  }

  private func doubted(_ start: Int, _ end: Int) -> Candidate {
    var candidate = Candidate(start, end, nil, .shape, .capitalized)
    candidate.isDoubted = true
    return candidate
  }

  private func addSingle(_ index: Int) {
    let classes = classes(index)
    let shape = view.shape(index)
    if classes.contains(.commonAcronym), !shape.isDisjoint(with: [.allUpper, .mixedCase]) { return }
    if !shape.isDisjoint(with: [.allUpper, .mixedCase]), isMeasure(index) || isTicker(index) { return }
    if !classes.isDisjoint(with: .calendar) || isDegree(index) { return }
    if view.shape(index).contains(.allUpper), view.length(index) > 3, !classes.isDisjoint(with: .personName),
      !classes.contains(.commonWord), scratch.positions[index].isDisjoint(with: .headline)
    {
      add(Candidate(index, index + 1, .person, .guess, .surname))
      return
    }
    if isAcronym(index) {
      addAcronym(index, index + 1)
      return
    }
    if shape.contains(.allUpper), view.length(index) < 3 { return }
    let isInitial = isInitial(index)
    let acts = !classes.isDisjoint(with: [.commonWord, .givenName, .surname]) && isFollowedByVerb(index)
    if classes.contains(.commonWord) {
      if classes.isDisjoint(with: .personName) { return }
      if !classes.isDisjoint(with: [.title, .organizationHead]) || isInitial || !acts || standsAfterArticle(index) {
        // A name that is a common word is one again where the document has given the full name.
        if classes.isDisjoint(with: .organizationHead), classes.contains(.surname) || isBorneByMany(index) {
          add(doubted(index, index + 1))
        }
        return
      }
    }
    var candidate = Candidate(index, index + 1, nil, .shape, .capitalized)
    candidate.isDoubted = isInitial
    if !classes.isDisjoint(with: .personName) {
      candidate.label = .person
      candidate.evidence = .guess
      candidate.rule = classes.contains(.givenName) ? .givenName : .surname
      if classes.contains(.givenName) || acts { candidate.isDoubted = false }
      // "Ambassador" by itself is a post, whoever else is called so.
      if classes.contains(.title), !classes.contains(.givenName) { candidate.isDoubted = true }
    }
    // Plurals, participles and adverbs begin sentences oftener than names do.
    if !isInitial || !names.commonEndings.end(view.bytes(index)) { applyContext(&candidate) }
    add(candidate)
  }

  /// "Ph.D.": two letters, a period and a letter in one.
  private func isDegree(_ index: Int) -> Bool {
    view.length(index) == 2 && view.mark(index + 1) == Mark.period && index + 2 < view.count && view.isGlued(index + 1)
      && view.isGlued(index + 2) && view.length(index + 2) == 1
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
    let (start, end) = (candidate.pointee.start, candidate.pointee.end)
    let isInHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    if isInHeadline, candidate.pointee.evidence < .likely { candidate.pointee.isDoubted = true }
    if isAilment(behind: end) { candidate.pointee.isDropped = true }
    candidate.pointee.key = end - start == 1 ? view.wordKey(start) : view.nameKey(start, end)
    noteMark(before: start)
  }

  /// Whether a name that ends before a token is that of an illness: "Parkinson's disease", "Lassa fever".
  @inline(__always) private func isAilment(behind end: Int) -> Bool {
    guard end + 1 < view.count else { return false }
    let noun = view.shape(end).isKind(.clitic) ? end + 1 : end
    return names.ailments.contains(view.word(noun))
  }

  /// Notes an opening bracket or a comma before the last candidate.
  @inline(__always) func noteMark(before start: Int) {
    let mark = view.mark(start - 1)
    guard mark == Mark.openParenthesis || mark == Mark.comma else { return }
    let last = Int32(truncatingIfNeeded: scratch.candidates.count - 1)
    if mark == Mark.comma { scratch.afterComma.append(last) } else { scratch.bracketed.append(last) }
  }
}
