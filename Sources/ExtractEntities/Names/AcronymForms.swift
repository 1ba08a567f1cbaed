import ExtractCore
import ExtractMatching

/// Capital letters that may be an acronym, by their form and what stands beside them.
extension NameFinder {
  /// Adds capital letters that no list explains: an organisation, unless they have a digit ("V6") or follow a place
  /// ("Halden, ND").
  func addAcronym(_ start: Int, _ end: Int) {
    var candidate = Candidate(start, end, .organization, .guess, .acronym)
    if view.length(start) == 2, end - start == 1, view.mark(start - 1) == Mark.comma, endsInPlace(start - 1) {
      candidate.label = .geopolitical
      candidate.rule = .context
    } else {
      candidate.kind = .acronym
      let hasDigit = view.shape(start).contains(.hasDigit)
      if hasDigit { (candidate.label, candidate.evidence) = (nil, .shape) }
      applyContext(&candidate)
      // "in Q1"
      if hasDigit, candidate.label == .geopolitical { candidate.label = nil }
    }
    add(candidate)
  }

  /// Whether capital letters are by what exchanges know a company: "(NYSE: HMS)", "(REVO.HE)".
  func isTicker(_ index: Int) -> Bool {
    let (joint, next) = (view.mark(index - 1), index + 1)
    if joint == Mark.openParenthesis {
      return view.mark(next) == Mark.period && view.isGlued(next) && view.mark(next + 2) == Mark.closeParenthesis
    }
    guard joint == Mark.colon || joint == Mark.period && view.isGlued(index) else { return false }
    return view.mark(index - 3) == Mark.openParenthesis && view.mark(next) == Mark.closeParenthesis
  }

  /// "PLF-GC", "R-ND": whether all words of a bare name are capital letters with hyphens between them.
  func isHyphenatedAcronym(_ start: Int, _ end: Int) -> Bool {
    for index in start..<end {
      let shape = view.shape(index)
      guard shape.mark == Mark.hyphen || shape.isKind(.word) && (shape.contains(.allUpper) || view.length(index) == 1)
      else { return false }
    }
    return end - start > 1 && view.mark(start + 1) == Mark.hyphen
  }

  /// Two to six capital letters that are no Roman numeral, among words that are not all capitals.
  func isAcronym(_ index: Int) -> Bool {
    let shape = view.shape(index)
    guard shape.contains(.allUpper), classes(index).isDisjoint(with: [.commonAcronym, .commonWord]),
      scratch.positions[index].isDisjoint(with: .allCapitals), !isBesideDigits(index)
    else { return false }
    let letters = shape.isKind(.initialism) ? view.length(index) / 2 : view.length(index)
    guard letters >= 2, letters <= 7, !part(index).contains(.suffix) else { return false }
    return !shape.contains(.hasDigit) || letters <= 4
  }

  /// Whether a word is the code of a currency or a unit beside a number: "225 DKK", "84 MW".
  func isMeasure(_ index: Int) -> Bool {
    guard !classes(index).isDisjoint(with: [.currency, .unit]) else { return false }
    return index > 0 && view.shape(index - 1).isKind(.number)
      || index + 1 < view.count && view.shape(index + 1).isKind(.number) && classes(index).contains(.currency)
  }

  /// Whether a number is part of the same word, with or without a hyphen: "22,101MMBTU", "CH-53", "5-HTP".
  private func isBesideDigits(_ index: Int) -> Bool {
    if index > 0, view.isGlued(index) {
      let before = view.mark(index - 1) == Mark.hyphen && index > 1 && view.isGlued(index - 1) ? index - 2 : index - 1
      if view.shape(before).isKind(.number) { return true }
    }
    return view.mark(index + 1) == Mark.hyphen && index + 2 < view.count && view.isGlued(index + 1)
      && view.isGlued(index + 2) && view.shape(index + 2).isKind(.number)
  }
}
