import ExtractCore
import ExtractMatching

/// Names that lists have with their article, and that without it are a common word or the name of a person or a people: "The
/// Hague", newspapers like "The Guardian" and "The Hindu".
extension NameFinder {
  /// Adds a single word that a list has as a place or a body with the article before it, a body where the words around it
  /// bear that out; gives the token after it, `nil` if it is none.
  @inline(__always) func parseArticled(_ index: Int) -> Int? {
    standsAfterArticle(index) ? addArticled(index) : nil
  }

  @inline(never) private func addArticled(_ index: Int) -> Int? {
    let article = index - 1
    guard view.shape(article).contains(.initialUpper), view.shape(index).contains(.hasLower),
      scratch.positions[index].isDisjoint(with: .headline), mayBeginForm(article), let form = articledForm(index)
    else { return nil }
    let label = scratch.forms.kind(form).label
    guard label == .geopolitical || isMeantAsBody(index) else { return nil }
    add(Candidate(index, index + 1, label, .likely, .gazetteerInContext, form: form))
    return index + 1
  }

  /// The form of a place or a body that a word is with the article before it.
  private func articledForm(_ index: Int) -> Int32? {
    let opening = opening(at: index - 1)
    guard scratch.phrases.mayGoOn(from: opening, at: index - 1, in: view) else { return nil }
    findForms(at: index - 1, from: opening)
    return scratch.found.indices.first {
      let label = scratch.forms.kind(scratch.found[$0].number).label
      return scratch.found[$0].end == index + 1 && (label == .organization || label == .geopolitical)
    }.map { scratch.found[$0].number }
  }

  /// Whether the article has a capital within a sentence, "told The Hindu", or the body says something. One of a people may
  /// say something as well, "The Australian said he …", but reports seldom: "The Australian reported that".
  private func isMeantAsBody(_ index: Int) -> Bool {
    let next = index + 1
    if !isInitial(index - 1) { return true }
    guard isLowercase(next) else { return false }
    return isOfPeople(index) ? names.reports.contains(view.word(next)) : classes(next).contains(.cue)
  }

  private func isOfPeople(_ index: Int) -> Bool {
    guard mayBeginForm(index) else { return false }
    findForms(at: index, from: opening(at: index))
    return scratch.found.indices.contains {
      scratch.found[$0].end == index + 1 && scratch.forms.kind(scratch.found[$0].number).label == .group
    }
  }
}
