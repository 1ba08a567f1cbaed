import ExtractCore
import ExtractMatching

/// What follows the preposition behind a head noun: "Ministry of Water and Energy", "Bank of Trinidad and Tobago".
extension NameFinder {
  /// So many parts a name has behind its first preposition.
  private static let mostSteps = 6

  /// Where a name that continues with "of …", "for …" after `end` ends; `nil` if it does not.
  func reachOfPreposition(_ end: Int) -> Int? {
    guard end < view.count, classes(end).contains(.namePart), part(end).contains(.connector),
      view.shape(end).isDisjoint(with: .initialUpper)
    else { return nil }
    return reachAfterPreposition(end + 1)
  }

  /// Where a name whose last preposition stands just before `start` ends.
  func reachAfterPreposition(_ start: Int) -> Int? {
    var index = start
    // "Union for a Popular Movement"
    if index < view.count, names.articles.contains(view.word(index)), !view.shape(index).contains(.initialUpper) {
      index += 1
    }
    guard index < view.count, !scratch.positions[index].contains(.sentenceStart), isNameWord(index),
      var end = endOfPlaces(from: index) ?? endOfDirections(from: index) ?? endOfComplement(run(from: index))
    else { return nil }
    var (isComplete, items) = (false, 0)
    for _ in 0..<Self.mostSteps {
      if !isComplete, let item = coordinated(end, behind: items) {
        (end, isComplete) = (item.end, item.isLast)
        items += 1
      } else if let more = nested(end) {
        end = more
      } else {
        break
      }
    }
    return end
  }

  /// Where the name of a place ends that has "and" in it: "Trinidad and Tobago", "England and Wales".
  private func endOfPlaces(from start: Int) -> Int? {
    guard mayBeginForm(start) else { return nil }
    var end: Int?
    names.lexicon.forEachPhrase(at: start, in: view, lists: names.matchedLists) { match in
      let isPlace = names.traits(ofList: match.list).contains(.place)
      if isPlace, match.end - start > 2, (start..<match.end).contains(where: isAnd) { end = match.end }
    }
    return end
  }

  /// Where the name of a place ends that begins with two directions: "North and East Syria".
  private func endOfDirections(from start: Int) -> Int? {
    guard part(start).contains(.direction), isAnd(start + 1), isNameWord(start + 2),
      part(start + 2).contains(.direction)
    else { return nil }
    return endOfComplement(run(from: start + 2))
  }

  /// The complement of a preposition ends where a title, the name of a person or one of the calendar begins.
  private func endOfComplement(_ run: CapitalRun) -> Int? {
    var end = run.start
    while end < run.end, end - run.start < 8 {
      let classes = classes(end)
      if !classes.isDisjoint(with: .calendar) || end > run.start && isPersonBehindCountry(end, run) { break }
      if end > run.start, classes.contains(.title), !classes.contains(.head), end + 1 < run.end { break }
      end += 1
    }
    while end > run.start, view.shape(end - 1).mark != 0 || view.shape(end - 1).isKind(.clitic) { end -= 1 }
    return end > run.start ? end : nil
  }

  /// "Bank of Norway Ines Falk": a country that is no name of a person, and a given name with what follows it.
  private func isPersonBehindCountry(_ index: Int, _ run: CapitalRun) -> Bool {
    classes(index).contains(.givenName) && index + 1 < run.end && classes(index - 1).contains(.country)
      && !isFrequentName(index - 1)
  }

  /// "… Trade and Industry", "… Agriculture, Fisheries and Food": common nouns with capitals.
  ///
  /// - Parameter items: how many of them there were before; a comma before "and" takes one at least.
  private func coordinated(_ end: Int, behind items: Int) -> (end: Int, isLast: Bool)? {
    guard end < view.count, classes(end - 1).contains(.commonWord) else { return nil }
    let isComma = view.mark(end) == Mark.comma
    guard isComma || isAnd(end) else { return nil }
    var start = end + 1
    if isComma, start < view.count, isAnd(start) {
      guard items > 0 else { return nil }
      start += 1
    }
    guard start < view.count, isNameWord(start), isCommonNoun(start),
      classes(start).isDisjoint(with: .head) || !isComma || isLastButOne(start)
    else { return nil }
    let run = run(from: start)
    for index in run.start..<run.end where !isCommonNoun(index) { return nil }
    if run.end - run.start > 1, classes(run.end - 1).contains(.organizationHead) { return nil }
    if isAnd(start - 1) { return (run.end, true) }
    return endsInAnd(run.end) ? (run.end, false) : nil
  }

  /// So many more items may stand in a row of common nouns before the last one.
  private static let mostItems = 4

  /// Whether a list of common nouns with capitals goes on at a token up to "and" and its last one: "Land, Infrastructure,
  /// Transport and Tourism".
  private func endsInAnd(_ end: Int) -> Bool {
    var end = end
    for _ in 0..<Self.mostItems {
      guard end + 1 < view.count else { return false }
      let last = isAnd(end) ? end + 1 : view.mark(end) == Mark.comma && isAnd(end + 1) ? end + 2 : nil
      if let last { return last < view.count && isNameWord(last) && isCommonNoun(last) }
      guard view.mark(end) == Mark.comma, isNameWord(end + 1) else { return false }
      let item = run(from: end + 1)
      guard (item.start..<item.end).allSatisfy(isCommonNoun) else { return false }
      end = item.end
    }
    return false
  }

  /// "… Culture, [Media] and Sport": one common noun, "and" and another, which no head noun follows.
  private func isLastButOne(_ index: Int) -> Bool {
    guard isAnd(index + 1), index + 2 < view.count, isNameWord(index + 2), isCommonNoun(index + 2) else { return false }
    return run(from: index + 2).end == index + 3
  }

  /// A common word, or one that ends like the name of an activity or a field: "Irrigation", "Highways".
  private func isCommonNoun(_ index: Int) -> Bool {
    if classes(index).contains(.commonWord) { return true }
    return classes(index).isDisjoint(with: .personName) && names.fieldEndings.end(view.bytes(index))
  }

  /// "… Rights of the Child", "… the Liberation of Halden"
  private func nested(_ end: Int) -> Int? {
    guard end + 1 < view.count, isOf(end), isCommonNoun(end - 1) else { return nil }
    var index = end + 1
    if isArticle(index) { index += 1 }
    return isNameWord(index) ? endOfComplement(run(from: index)) : nil
  }

  /// "Assistance Mission in Mali", "Stabilization Mission in the DRC"
  func reachOfCountry(_ preposition: Int) -> Int? {
    guard isSmallWord(preposition, names.in) else { return nil }
    let start = isArticle(preposition + 1) ? preposition + 2 : preposition + 1
    guard start < view.count, isNameWord(start) else { return nil }
    var reach: Int?
    names.lexicon.forEachPhrase(at: start, in: view, lists: names.largerPlaces) { match in
      if names.traits(ofList: match.list).contains(.country) { reach = match.end }
    }
    return reach
  }

  /// "Halden University of the UK": the name is whole without its country.
  func isPlaceOnly(_ start: Int, _ end: Int) -> Bool {
    let first = isArticle(start) ? start + 1 : start
    var found = false
    names.lexicon.forEachPhrase(at: first, in: view, lists: names.largerPlaces) { match in
      if match.end == end, !names.traits(ofList: match.list).isDisjoint(with: [.country, .subdivision]) {
        found = true
      }
    }
    return found
  }
}
