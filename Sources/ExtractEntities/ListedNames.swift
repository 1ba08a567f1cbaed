import ExtractCore
import ExtractMatching

/// Forms of gazetteers as candidates: what their list, their words and what stands beside them say of them.
extension NameFinder {
  /// Adds a form of a gazetteer; gives the token after it.
  func addListed(_ match: ListedMatch) -> Int {
    let traits = match.traits
    // "La leggenda"
    if traits.contains(.abbreviated), view.mark(match.end) != Mark.period { return addSingle(match.start) }
    // "The Azna had fled": a town stands behind no article.
    if traits.contains(.city), traits.isDisjoint(with: .major), isThing(match.start, match.end),
      view.mark(match.end) != Mark.comma, view.mark(match.end) != Mark.hyphen
    {
      return match.end
    }
    // "the BLA said": capitals that happen to spell a small town.
    if traits.contains(.city), traits.isDisjoint(with: .major), match.count == 1, view.length(match.start) < 6,
      isAcronym(match.start), !view.shape(match.start).contains(.lineStart)
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
      // "Target said", but not "Target dates".
      let isSpeaker = match.label == .organization && isFollowedByCue(match.end)
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
    if traits.contains(.ambiguous), match.label == .organization {
      if let full = longerName(of: match) {
        addShortBody(match.start, match.end, full)
        return match.end
      }
      if isNational(match), isOfOtherState(match) { candidate.form = nil }
    }
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

  /// Whether a verb of saying in small letters begins at a token.
  private func isFollowedByCue(_ index: Int) -> Bool {
    index < view.count && classes(index).contains(.cue) && view.shape(index).isKind(.word)
      && !view.shape(index).contains(.initialUpper)
  }

  /// Whether a listed body is one that many states have: the list's is that of the United States.
  private func isNational(_ match: ListedMatch) -> Bool {
    scratch.forms[match.form].canonicalName.bytes.starts(with: "U.S. ".utf8)
      && !view.shape(match.start).isKind(.initialism)
  }

  /// So many names back a country may have been named whose body is meant.
  private static let furthestCountry = 64

  /// Whether a body of common nouns is that of another state than the list's: "Kenya's Supreme Court", "the Senate in
  /// Nigeria", or where a country was named and not the United States.
  private func isOfOtherState(_ match: ListedMatch) -> Bool {
    if match.start > 1, view.shape(match.start - 1).isKind(.clitic), let owner = scratch.candidates.last,
      owner.end == match.start - 1, owner.label == .geopolitical, owner.form != nil
    {
      return !isAmerican(owner)
    }
    if let end = reachOfCountry(match.end) {
      let country = isArticle(match.end + 1) ? match.end + 2 : match.end + 1
      var isAmerican = false
      forEachPlace(country, end) { form in
        if scratch.forms[form].links.bytes.starts(with: "iso3166=US".utf8) { isAmerican = true }
      }
      return !isAmerican
    }
    let count = scratch.candidates.count
    let before = (max(0, count - Self.furthestCountry)..<count).lazy.map { scratch.candidates[$0] }
    if before.contains(where: isAmerican) { return false }
    return before.contains { candidate in
      candidate.form.map { scratch.forms.kind($0).traits.contains(.country) } ?? false
    }
  }

  /// Whether a name of a list is that of the United States, a state of theirs, or one of their bodies.
  private func isAmerican(_ candidate: Candidate) -> Bool {
    guard let form = candidate.form else { return false }
    let links = scratch.forms[form].links.bytes
    return links.starts(with: "iso3166=US".utf8) || links.starts(with: "iso3166_2=US".utf8)
      || candidate.label == .organization && scratch.forms[form].canonicalName.bytes.starts(with: "U.S. ".utf8)
  }

  /// The full name before of a body whose beginning a listed name is: "the Supreme Court of India … the Supreme Court".
  private func longerName(of match: ListedMatch) -> Int? {
    guard standsAfterArticle(match.start), match.count > 1 || !classes(match.start).isDisjoint(with: .commonWord) else {
      return nil
    }
    let count = scratch.candidates.count
    return (max(0, count - Self.furthestCountry)..<count).last { index in
      let candidate = scratch.candidates[index]
      return candidate.label == .organization && candidate.form == nil && candidate.count > match.count
        && (0..<match.count).allSatisfy { view.word(candidate.start + $0) == view.word(match.start + $0) }
    }
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
