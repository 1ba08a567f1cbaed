/// Chooses a page's authors among the places that name them.
///
/// The first place that names a person counts, in falling order of trust: JSON-LD, `<meta>`, elements that are marked
/// by `rel` or `itemprop`, visible bylines, elements that are named so by their class or that link to an author's page.
/// A place that names only the site or a body gives way to a later one; one that names fewer than a later one that
/// names all of them and more, too: fields for authors often hold the first alone.
struct AuthorChoice {
  let names: AuthorNames
  let site: String?

  /// The places in falling order of trust; each is a list of texts, of which the first that names somebody counts.
  private var places: [(names: [String], isPerson: Bool)] = []

  init(names: AuthorNames, site: String?) {
    self.names = names
    self.site = site
  }

  /// Adds fields that together name the authors.
  mutating func add(fields: [String], isBody: Bool = false) {
    let found = fields.flatMap { names.names(in: $0, site: site, from: .declared) }
    add(names: found, isBody: isBody)
  }

  /// Adds texts of which each may name the authors.
  mutating func add(texts: [String]) {
    for text in texts { add(names: names.names(in: text, site: site)) }
  }

  /// Adds what one place names.
  mutating func add(names found: [String], isBody: Bool = false) {
    let persons = found.filter { !names.isAccount($0) }
    let unique = (persons.isEmpty ? found : persons).reduce(into: [String]()) { unique, name in
      if !unique.contains(name) { unique.append(name) }
    }
    guard !unique.isEmpty else { return }
    places.append((unique, !isBody && !unique.allSatisfy(isSite)))
  }

  /// Whether a name has a given name and a surname by its form.
  private func isFullName(_ name: String) -> Bool {
    let words = name.utf8.split(separator: 0x20)
    return words.count >= 2
      && [words[0], words[words.count - 1]].allSatisfy { $0.first.map { $0 &- 0x61 >= 26 } ?? false }
  }

  private func isSite(_ name: String) -> Bool {
    if let site, TitleKey(site).folded == TitleKey(name).folded { return true }
    if names.isAccount(name) { return true }
    // An address such as `nerith.example`, not initials.
    guard !name.contains(" "), let stop = name.lastIndex(of: ".") else { return false }
    return name[..<stop].utf8.count >= 4 && (2...7).contains(name[stop...].utf8.count - 1)
  }

  var authors: [String] {
    guard let first = places.first(where: \.isPerson) ?? places.first else { return [] }
    let keys = Set(first.names.map { TitleKey($0).folded })
    let fuller = places.first { place in
      place.isPerson && place.names.count > keys.count && place.names.count <= 8
        && keys.isSubset(of: Set(place.names.map { TitleKey($0).folded })) && place.names.allSatisfy(isFullName)
    }
    return fuller?.names ?? first.names
  }
}
