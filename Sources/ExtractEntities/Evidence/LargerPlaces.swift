import ExtractCore
import ExtractMatching

/// Whether the city that a list has for a name lies where the text says: "Lodi, Italy" is not the city in California, and
/// "Paris, Texas" not that in France.
extension NameFinder {
  /// Gives cities for which a larger place behind a comma names another country or state the row of the city there, or
  /// none, wherever the document names them.
  ///
  /// - Complexity: linear in the candidates; quadratic in the misplaced names, of which few are kept.
  func replaceNamesakes() {
    var misplaced: [(name: Int32, form: Int32?)] = []
    let candidates = scratch.candidates.pointer
    for position in scratch.afterComma.indices {
      let index = Int(scratch.afterComma[position])
      guard index > 0, candidates[index].start == candidates[index - 1].end + 1 else { continue }
      let city = candidates + index - 1
      guard misplaced.count < Self.mostNamesakes, let area = otherArea(of: city, in: candidates + index),
        !misplaced.contains(where: { $0.name == city.pointee.name })
      else { continue }
      misplaced.append((city.pointee.name, namesake(of: city.pointee, in: area)))
    }
    guard !misplaced.isEmpty else { return }
    for index in scratch.candidates.indices {
      let candidate = candidates + index
      guard let form = candidate.pointee.form, scratch.forms.kind(form).traits.contains(.city),
        let known = misplaced.first(where: { $0.name == candidate.pointee.name })
      else { continue }
      candidate.pointee.form = known.form
      candidate.pointee.rule = known.form == nil ? .context : .gazetteerInContext
    }
  }

  /// So many names of one document are looked at for namesakes.
  private static let mostNamesakes = 64

  /// A country, and a state of it where one is named: the letters of ISO 3166.
  private struct Area: Equatable {
    var country: ImmortalText
    var state: ImmortalText?

    /// - Parameter links: `iso3166=US;iso3166_2=US-TX;…`, or one of the two.
    init?(_ links: ImmortalText) {
      var country: ImmortalText?
      for link in links.bytes.split(separator: UInt8(ascii: ";")) {
        if link.starts(with: "iso3166_2=".utf8) {
          state = ImmortalText(immortal: UnsafeBufferPointer(rebasing: link.dropFirst(10)))
        } else if link.starts(with: "iso3166=".utf8) {
          country = ImmortalText(immortal: UnsafeBufferPointer(rebasing: link.dropFirst(8)))
        }
      }
      if country == nil, let letters = state?.bytes, letters.count > 2 {
        country = ImmortalText(immortal: UnsafeBufferPointer(rebasing: letters.prefix(2)))
      }
      guard let country else { return nil }
      self.country = country
    }

    /// Whether something in another area can lie in this one, by what is known of both.
    func holds(_ other: Area) -> Bool {
      guard country == other.country else { return false }
      guard let state, let otherState = other.state else { return true }
      return state == otherState
    }
  }

  /// The area of a larger place, if the list has the city before it in another one.
  private func otherArea(of city: UnsafePointer<Candidate>, in larger: UnsafePointer<Candidate>) -> Area? {
    guard !city.pointee.isDropped, !larger.pointee.isDropped, let cityForm = city.pointee.form,
      let largerForm = larger.pointee.form, scratch.forms.kind(cityForm).traits.contains(.city),
      scratch.forms.kind(largerForm).traits.contains(.place),
      scratch.forms.kind(largerForm).traits.isDisjoint(with: .city), let own = Area(scratch.forms[cityForm].links),
      let area = Area(scratch.forms[largerForm].links)
    else { return nil }
    return area.holds(own) ? nil : area
  }

  /// The form of the smaller city of the same name in an area.
  private func namesake(of city: Candidate, in area: Area) -> Int32? {
    var found: LexiconEntry?
    names.lexicon.forEachPhrase(at: city.start, in: view, lists: names.namesakes) { match in
      guard found == nil, match.end == city.end, let own = Area(match.entry[3]), area.holds(own) else { return }
      found = match.entry
    }
    return found.map { scratch.forms.index(of: $0, inList: names.cityList, names) }
  }
}
