import ExtractCore
import ExtractMatching

/// Bodies that many states have under one name: the list's "Supreme Court" is that of the United States.
extension NameFinder {
  /// So many names back a country may have been named whose body is meant.
  private static let furthestCountry = 64

  /// Whether a listed body is one that many states have, and here that of another state than the list's: "Kenya's Supreme
  /// Court", "the Senate in Nigeria", or where a country was named and not the United States.
  func isOfOtherState(_ match: ListedMatch) -> Bool {
    guard isAmericanBody(match.form) else { return false }
    if match.start > 1, view.shape(match.start - 1).isKind(.clitic), let owner = scratch.candidates.last,
      owner.end == match.start - 1, owner.label == .geopolitical, owner.form != nil
    {
      return !isAmerican(owner)
    }
    if let end = reachOfCountry(match.end) {
      let country = isArticle(match.end + 1) ? match.end + 2 : match.end + 1
      var isOther = true
      forEachPlace(country, end) { form in
        if hasLinks(form, "iso3166=US") { isOther = false }
      }
      return isOther
    }
    let before = latest(Self.furthestCountry).lazy.map { scratch.candidates[$0] }
    if before.contains(where: isAmerican) { return false }
    return before.contains { candidate in
      candidate.form.map { scratch.forms.kind($0).traits.contains(.country) } ?? false
    }
  }

  /// Whether a name of a list is that of the United States, a state of theirs, or one of their bodies.
  private func isAmerican(_ candidate: Candidate) -> Bool {
    guard let form = candidate.form else { return false }
    return hasLinks(form, "iso3166=US") || hasLinks(form, "iso3166_2=US")
      || candidate.label == .organization && isAmericanBody(form)
  }

  private func isAmericanBody(_ form: Int32) -> Bool {
    scratch.forms[form].canonicalName.bytes.starts(with: "U.S. ".utf8)
  }

  private func hasLinks(_ form: Int32, _ beginning: String) -> Bool {
    scratch.forms[form].links.bytes.starts(with: beginning.utf8)
  }
}
