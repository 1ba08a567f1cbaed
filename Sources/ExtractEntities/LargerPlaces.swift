import ExtractCore

/// Whether the city that a list has for a name lies where the text says: "Lodi, Italy" is not the city in California, and
/// "Paris, Texas" not that in France.
extension NameFinder {
  /// Takes the row of a list from cities for which a larger place behind a comma names another country, wherever the
  /// document names them.
  ///
  /// - Complexity: linear in the candidates; quadratic in the misplaced names, of which few are kept.
  func dropNamesakes() {
    var misplaced: [Int32] = []
    let candidates = scratch.candidates.pointer
    for index in 1..<max(1, scratch.candidates.count)
    where candidates[index].start &- candidates[index - 1].end == 1 {
      let city = candidates + index - 1
      guard view.mark(city.pointee.end) == Mark.comma, misplaced.count < Self.mostNamesakes,
        isElsewhere(city, candidates + index), !misplaced.contains(city.pointee.name)
      else { continue }
      misplaced.append(city.pointee.name)
    }
    guard !misplaced.isEmpty else { return }
    for index in scratch.candidates.indices where misplaced.contains(scratch.candidates[index].name) {
      guard let form = scratch.candidates[index].form, scratch.forms.kind(form).traits.contains(.city) else { continue }
      scratch.candidates[index].form = nil
      scratch.candidates[index].rule = .context
    }
  }

  /// Whether the list has a city in another country than that of a larger place.
  private func isElsewhere(_ city: UnsafePointer<Candidate>, _ larger: UnsafePointer<Candidate>) -> Bool {
    guard !city.pointee.isDropped, !larger.pointee.isDropped, let cityForm = city.pointee.form,
      let largerForm = larger.pointee.form, scratch.forms.kind(cityForm).traits.contains(.city),
      scratch.forms.kind(largerForm).traits.contains(.place),
      scratch.forms.kind(largerForm).traits.isDisjoint(with: .city), let country = country(ofForm: cityForm),
      let other = self.country(ofForm: largerForm)
    else { return false }
    return country != other
  }

  /// So many names of one document are looked at for namesakes.
  private static let mostNamesakes = 64

  /// The two letters of the country in which a place of a list lies, or which it is, as ISO 3166 has them.
  private func country(ofForm form: Int32) -> UInt16? {
    let links = scratch.forms[form].links.bytes
    let key = "iso3166".utf8
    guard links.count > key.count + 3, links.starts(with: key) else { return nil }
    guard let equals = links.firstIndex(of: UInt8(ascii: "=")), equals + 2 < links.count else { return nil }
    return UInt16(links[equals + 1]) << 8 | UInt16(links[equals + 2])
  }
}
