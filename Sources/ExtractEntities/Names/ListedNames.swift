import ExtractCore
import ExtractMatching

/// Forms of gazetteers as candidates: what their list, their words and what stands beside them say of them.
extension NameFinder {
  /// Adds a form of a gazetteer; gives the token after it.
  func addListed(_ match: ListedMatch) -> Int {
    let (start, traits) = (match.start, match.traits)
    let mayBeOther =
      !traits.isDisjoint(with: [.ambiguous, .abbreviated]) || traits.intersection([.city, .major]) == .city
      || match.count == 1 && classes(start).contains(.commonWord)
      || match.count == 2 && view.shape(start + 1).isKind(.clitic)
      || match.label == .group && view.shape(start).contains(.allUpper)
    if mayBeOther { return addDoubtful(match) }
    var candidate = Candidate(start, match.end, match.label, .likely, .gazetteer, form: match.form)
    if traits.contains(.place) {
      if followsPlace(start) { candidate.rule = .gazetteerInContext }
      if followsProduct(start) { candidate.takeProduct() }
    }
    add(candidate)
    return match.end
  }

  /// The same for a form that may be something else than its list says: a small town, a common word.
  @inline(never) private func addDoubtful(_ match: ListedMatch) -> Int {
    let traits = match.traits
    // "La leggenda"
    if traits.contains(.abbreviated), view.mark(match.end) != Mark.period { return addSingle(match.start) }
    // "The Azna had fled": a town stands behind no article.
    if traits.contains(.city), traits.isDisjoint(with: .major), isThing(match.start, match.end),
      view.mark(match.end) != Mark.comma, view.mark(match.end) != Mark.hyphen
    {
      return match.end
    }
    // "the BLA said", "a survey by DANE": capitals that happen to spell a small town or one of a people.
    if traits.contains(.city) && traits.isDisjoint(with: .major) || match.label == .group && !isEmphatic(match),
      match.count == 1, view.length(match.start) < 6, isAcronym(match.start),
      !view.shape(match.start).contains(.lineStart) || lowercaseContext(match.end)?.after == .organization
    {
      addAcronym(match.start, match.end)
      return match.end
    }
    var candidate = Candidate(match.start, match.end, match.label, .likely, .gazetteer, form: match.form)
    let isSingle = match.count == 1
    let isCommon =
      isSingle && classes(match.start).contains(.commonWord) && !view.shape(match.start).contains(.allUpper)
    if traits.contains(.ambiguous) {
      candidate.evidence = .guess
      // "Target said", "Target Chief Ines Falk", but not "Target dates".
      let isSpeaker =
        match.label == .organization && match.end < view.count
        && (isLowercase(match.end) ? classes(match.end).contains(.cue) : classes(match.end).contains(.title))
      candidate.isDoubted = isCommon && provesNothing(match.start) && !isSpeaker
    } else if isCommon, !traits.contains(.country), match.label != .group, match.label != .organization {
      candidate.evidence = .guess
      candidate.isDoubted = provesNothing(match.start)
    }
    // "Macy's" may be what belongs to somebody.
    if match.count == 2, view.shape(match.end - 1).isKind(.clitic), !classes(match.start).isDisjoint(with: .personName)
    {
      candidate.evidence = .guess
    }
    let isPersonLike =
      isSingle && traits.contains(.place) && traits.isDisjoint(with: [.country, .major])
      && !traits.isDisjoint(with: [.city, .ambiguous])
      && !classes(match.start).isDisjoint(with: .personName) && !isKnownCity(match.start, match.end)
    if isPersonLike { candidate.evidence = .guess }
    if traits.contains(.place), followsPlace(match.start) || followsParty(match.start) {
      candidate.evidence = .likely
      candidate.isDoubted = false
      candidate.rule = .gazetteerInContext
    }
    let isCommonPlace = isCommon && traits.contains(.place) && traits.isDisjoint(with: [.country, .major])
    if isCommonPlace, candidate.rule != .gazetteerInContext {
      if standsAfterArticle(match.start) { return match.end }
      candidate.isDoubted = true
    }
    if traits.contains(.ambiguous), match.label == .organization {
      if let full = longerName(of: match) {
        addShortBody(match.start, match.end, full)
        return match.end
      }
      if isOfOtherState(match) { candidate.form = nil }
    }
    applyContext(&candidate)
    if traits.contains(.place), followsProduct(match.start) { candidate.takeProduct() }
    if isPersonLike, candidate.evidence == .guess, candidate.label == .geopolitical {
      // A small town and a person's name: a person, as nothing beside it speaks of a place.
      candidate.label = .person
      candidate.form = nil
      candidate.rule = classes(match.start).contains(.givenName) ? .givenName : .surname
    }
    add(candidate)
    return match.end
  }

  /// "the THAI army": the adjective of a state before a noun, whatever its letters spell.
  private func isEmphatic(_ people: ListedMatch) -> Bool {
    !scratch.forms[people.form].links.isEmpty && isLowercase(people.end)
      && classes(people.end).isDisjoint(with: [.functionWord, .cue])
  }

  /// Whether a row of the lists has some tokens as a widely known city, whichever row they are meant by: "Washington".
  private func isKnownCity(_ start: Int, _ end: Int) -> Bool {
    var isKnown = false
    forEachPlace(start, end) { form in
      if scratch.forms.kind(form).traits.contains(.major) { isKnown = true }
    }
    return isKnown
  }

  /// "the destroyer Nanning"
  private func followsProduct(_ start: Int) -> Bool { lowercaseContext(start - 1)?.before == .product }

  /// "Ines Falk, D-Wash.": the letter of a party, a hyphen and a state.
  private func followsParty(_ start: Int) -> Bool {
    start > 1 && view.mark(start - 1) == Mark.hyphen && view.isGlued(start) && view.isGlued(start - 1)
      && view.length(start - 2) == 1 && view.shape(start - 2).contains(.allUpper)
  }

  /// "Kabare, North Kivu", "Kabare territory, North Kivu"
  private func followsPlace(_ start: Int) -> Bool {
    guard view.mark(start - 1) == Mark.comma else { return false }
    return endsInPlace(start - 1) || lowercaseContext(start - 2)?.after == .geopolitical && endsInPlace(start - 2)
  }

  /// Whether a place ends just before a comma.
  func endsInPlace(_ comma: Int) -> Bool {
    guard let last = scratch.candidates.last, last.end == comma else { return false }
    return last.label == .geopolitical && last.evidence >= .likely
  }
}

extension Candidate {
  fileprivate mutating func takeProduct() { (label, form, rule) = (.product, nil, .context) }
}
