import ExtractCore
import ExtractMatching

/// Forms of gazetteers as candidates: what their list, their words and what stands beside them say of them.
extension NameFinder {
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
}
