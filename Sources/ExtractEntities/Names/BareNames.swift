import ExtractCore
import ExtractMatching

/// Capitalised words that no list and no noun explains as candidates.
extension NameFinder {
  /// Adds what is left of a piece: capitalised words that no list and no noun explains.
  func addBare(_ start: Int, _ end: Int, isHeadline: Bool) -> Int {
    if isHeadline { return addHeadlineWords(start, end) }
    if end - start == 1 { return addSingle(start) }
    if runHasMarks, isHyphenatedAcronym(start, end) {
      // Short ones are parts of texts, parties and states: "VI-D", "R-ND".
      if view.length(start) > 2, !isMeasure(start), isAcronym(start) { addAcronym(start, end) }
      return end
    }
    if scratch.runShape.contains(.allUpper) {
      if isBodyOfUnion(start, end) {
        add(Candidate(start, end, .organization, .likely, .capitalized))
        return end
      }
      if isPostNominal(start, end), let last = scratch.candidates.last, last.label == .person, last.end == start {
        return end
      }
    }
    if scratch.runShape.contains(.mixedCase), !endsLikeProduct(start, end),
      (start..<end).contains(where: isJoinedWord)
    {
      add(Candidate(start, end, .organization, .guess, .capitalized))
      return end
    }
    var uncommon = 0
    var words = 0
    for index in start..<end where view.shape(index).isWordLike && part(index).isDisjoint(with: [.particle, .ezafe]) {
      words += 1
      uncommon += classes(index).contains(.commonWord) ? 0 : 1
    }
    var candidate = Candidate(start, end, nil, .shape, .capitalized)
    candidate.isDoubted = uncommon == 0 && isInitial(start)
    if !classes(end - 1).isDisjoint(with: [.title, .numberWord]) || classes(start).contains(.numberWord) {
      uncommon = 0
    }
    if uncommon > 0 {
      applyContext(&candidate)
    } else if view.mark(end) == Mark.comma, !isInitial(start), !standsAfterArticle(start), isLargerPlace(end + 1) {
      // "Big Bend, Florida"
      candidate.take(.geopolitical, .context)
      candidate.evidence = .guess
    }
    if candidate.label == nil {
      if standsAfterArticle(start) {
        if uncommon > 0 { candidate.label = articledLabel(start, end) }
      } else if uncommon == words, words <= 3 || words == 4 && !beginsWithPlace(start, end),
        !endsLikeProduct(start, end)
      {
        candidate.label = bareLabel(start, end)
        candidate.evidence = .guess
      }
    }
    add(candidate)
    return end
  }

  /// What words behind an article are that no list has: a plural is a team, "the Halden Sharks"; what a maker's name begins
  /// and no common word ends is what it makes, "the Toyota Corolla".
  private func articledLabel(_ start: Int, _ end: Int) -> NameLabel? {
    if names.pluralEndings.end(view.bytes(end - 1)) { return .organization }
    guard end - start == 2, view.shape(start).contains(.hasLower),
      classes(end - 1).isDisjoint(with: [.commonWord, .title]),
      longestMatch(at: end - 1, upTo: end, .place) == nil,
      let maker = longestMatch(at: start, upTo: end - 1, .gazetteer, without: .ambiguous), maker.label == .organization
    else { return nil }
    return .product
  }

  private func beginsWithPlace(_ start: Int, _ end: Int) -> Bool {
    longestMatch(at: start, upTo: end, .place, without: .ambiguous) != nil
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

  /// What two to four words are that no list has: most often a person. "at Elva Rusk" is a place to be at, "FCK Sorell" a
  /// body, and so is what ends in a place; a plural that is a line of its own, "Layered Tablescapes", is a heading, and no
  /// name.
  private func bareLabel(_ start: Int, _ end: Int) -> NameLabel? {
    let first = view.shape(start)
    if isSmallWord(start - 1, names.at) { return .facility }
    if (start..<end).contains(where: isEzafe) { return .organization }
    // "R&B", "A&E"
    if runHasMarks, (start..<end).allSatisfy({ view.length($0) == 1 }) { return nil }
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
    if isDoctrine(end - 1) || isPostNominal(start, end) { return nil }
    // "Google Analytics"
    if let owner = longestMatch(at: start, upTo: end - 1, .gazetteer, without: .ambiguous), owner.label == .organization
    {
      return .product
    }
    guard names.pluralEndings.end(view.bytes(end - 1)) else { return .person }
    let isLine = first.contains(.lineStart) && (end == view.count || view.shape(end).contains(.lineStart))
    return isLine ? nil : .person
  }

  /// "DBE RA": short capitals, which are no name of a person.
  private func isPostNominal(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { view.shape($0).contains(.allUpper) && view.length($0) < 4 }
  }

  /// Whether the last word is a designation: "Orvane GTX", "Orvane X200".
  private func endsLikeProduct(_ start: Int, _ end: Int) -> Bool {
    let last = view.shape(end - 1)
    guard !last.isDisjoint(with: [.hasDigit, .allUpper]), view.shape(start).contains(.hasLower) else { return false }
    let isNumeral = view.bytes(end - 1).allSatisfy { $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") }
    return last.contains(.hasDigit) || view.length(end - 1) > 1 && !isNumeral
  }

  /// In a headline each word stands alone; the document decides whether it is a name.
  func addHeadlineWords(_ start: Int, _ end: Int) -> Int {
    add(doubted(start, start + 1))
    return start + 1
  }

  private func doubted(_ start: Int, _ end: Int) -> Candidate {
    var candidate = Candidate(start, end, nil, .shape, .capitalized)
    candidate.isDoubted = true
    return candidate
  }

  /// Adds a word by itself; gives the token after what it used.
  func addSingle(_ index: Int) -> Int {
    let classes = classes(index)
    let shape = view.shape(index)
    let next = index + 1
    if !shape.isDisjoint(with: [.allUpper, .mixedCase]), let used = parseCapitals(index) { return used }
    if !classes.isDisjoint(with: .calendar) || isDegree(index) { return next }
    let isInitial = isInitial(index)
    let acts = !classes.isDisjoint(with: [.commonWord, .givenName, .surname]) && isFollowedByVerb(index)
    if standsAfterArticle(index), let team = teamInFull(index) {
      addShortBody(index, next, team)
      return next
    }
    if classes.contains(.commonWord) {
      if classes.isDisjoint(with: .personName) { return next }
      if !classes.isDisjoint(with: [.title, .organizationHead]) || isInitial || !acts || standsAfterArticle(index) {
        // A name that is a common word is one again where the document has given the full name.
        if classes.isDisjoint(with: .organizationHead), classes.contains(.surname) || isBorneByMany(index) {
          var candidate = doubted(index, next)
          candidate.isArticled = isThing(index, next)
          add(candidate)
        }
        return next
      }
    }
    if part(index).contains(.inFull) {
      add(doubted(index, next))
      return next
    }
    var candidate = Candidate(index, next, nil, .shape, .capitalized)
    candidate.isDoubted = isInitial
    if !classes.isDisjoint(with: .personName) {
      candidate.label = .person
      candidate.evidence = .guess
      candidate.rule = classes.contains(.givenName) ? .givenName : .surname
      if classes.contains(.givenName) || acts || isPast(next) { candidate.isDoubted = false }
      // "Ambassador" by itself is a post, whoever else is called so.
      if classes.contains(.title), !classes.contains(.givenName) { candidate.isDoubted = true }
    }
    candidate.isArticled = isThing(index, next)
    if candidate.isArticled, classes.contains(.givenName) {
      // "The Bill would"
      candidate.isDoubted = true
      add(candidate)
      return next
    }
    let end = classes.contains(.givenName) ? endOfGivenName(next) : next
    if end > next { (candidate.end, candidate.evidence) = (end, .likely) }
    // Plurals, participles and adverbs begin sentences oftener than names do.
    if !isInitial || !names.commonEndings.end(view.bytes(index)) { applyContext(&candidate) }
    // "eLearning" is nobody.
    if candidate.label == .person, !shape.contains(.initialUpper) { return end }
    add(candidate)
    return end
  }

  /// Reads a word of capitals, or one with some behind its first letter: what is no name, the name of a person, or an
  /// acronym; `nil` if it is a word like others.
  @inline(never) private func parseCapitals(_ index: Int) -> Int? {
    let classes = classes(index)
    let next = index + 1
    if classes.contains(.commonAcronym) || isMeasure(index) || isTicker(index) { return next }
    if !classes.isDisjoint(with: .calendar) || isDegree(index) || isPluralAcronym(index) { return next }
    guard view.shape(index).contains(.allUpper) else {
      // "GalloX" is no person of that name.
      return view.bytes(index)[view.length(index) - 1] < UInt8(ascii: "a") && !classes.isDisjoint(with: .personName)
        ? next : nil
    }
    // "the 737 MAX"
    if index > 0, view.shape(index - 1).isKind(.number), !classes.isDisjoint(with: .personName) { return next }
    if view.length(index) > 3, !classes.isDisjoint(with: .personName), !classes.contains(.commonWord),
      scratch.positions[index].isDisjoint(with: .headline), view.mark(next) == Mark.colon || isFrequentName(index)
    {
      add(Candidate(index, next, .person, .guess, .surname))
      return next
    }
    if isAcronym(index) {
      addAcronym(index, next)
      return next
    }
    return view.length(index) < 3 ? next : nil
  }

  /// Whether an article stands just before a name, and no noun behind it: "The Bakken is", but not "the Falk report".
  @inline(__always) func isThing(_ start: Int, _ next: Int) -> Bool {
    guard start > 0, names.articles.contains(view.word(start - 1)) else { return false }
    return next == view.count || !view.shape(next).isKind(.word) || classes(next).contains(.functionWord)
  }

  /// "KOs", "MPs": the plural of capitals.
  @inline(__always) func isPluralAcronym(_ index: Int) -> Bool {
    view.shape(index).contains(.mixedCase) && isPluralOfCapitals(index)
  }

  @inline(never) private func isPluralOfCapitals(_ index: Int) -> Bool {
    let singular = view.singularAcronym(index)
    return singular.count < view.length(index)
      && singular.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// "Ph.D.": two letters, a period and a letter in one.
  @inline(__always) private func isDegree(_ index: Int) -> Bool {
    view.length(index) == 2 && view.mark(index + 1) == Mark.period && index + 2 < view.count && view.isGlued(index + 1)
      && view.isGlued(index + 2) && view.length(index + 2) == 1
  }
}
