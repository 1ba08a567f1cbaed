import ExtractCore
import ExtractMatching

/// Capitalised words in a row that are more than one name, or of which some are no name: "the Governor of Halden Ines Falk".
extension NameFinder {
  /// "the ambassador in Bukavu Ines M. Falk": a place behind a word for places, and the whole name of a person.
  func isPlaceBeforePerson(_ place: ListedMatch, _ end: Int) -> Bool {
    guard place.traits.contains(.place), end - place.end > 1, !classes(place.end).contains(.commonWord) else {
      return false
    }
    let hasSurname = classes(lastName(place.end, end)).contains(.surname)
    // "the Governor of Halden Ines Falk"
    let office = place.start - 2
    if office >= 0, isOf(place.start - 1), classes(office).contains(.title) {
      return hasSurname || classes(place.end).contains(.givenName)
    }
    return standsAfterPlaceWord(place.start) && classes(place.end).contains(.givenName)
      && (hasSurname || view.mark(place.end + 2) == Mark.period)
  }

  /// "a U.S. Senator", "the U.S. Olympic team": a title with nobody's name behind it, or common words behind the short name
  /// of a country.
  func isBeforeWords(_ name: ListedMatch, _ end: Int) -> Bool {
    guard name.end < end, !name.traits.contains(.ambiguous) else { return false }
    if longestMatch(at: name.end, upTo: end, .title)?.end == end { return true }
    // Not "China Daily"
    return name.traits.contains(.country) && view.shape(name.start).contains(.allUpper)
      && (name.end..<end).allSatisfy { classes($0).contains(.commonWord) }
  }

  /// "Incumbent Democrat Ines Falk", "Tower Man Ines Falk": the given name of many with a surname, behind words that are none
  /// of a person. Of those words a people alone is a name.
  func parseInnerPerson(_ start: Int, _ end: Int) -> Int? {
    guard
      let name = (start + 1..<end - 1).first(where: {
        !classes($0).isDisjoint(with: .personName) && !classes($0).contains(.commonWord)
      }), isFrequentName(name), personEnd(name, end) == end
    else { return nil }
    let people = longestMatch(at: name - 1, upTo: name, .group, without: .ambiguous)
    let last = lastName(name, end)
    guard people != nil || classes(name - 1).contains(.commonWord) && classes(last).contains(.surname) else {
      return nil
    }
    if let people { _ = addListed(people) }
    return parsePerson(name, end, isHeadline: false)
  }
}
