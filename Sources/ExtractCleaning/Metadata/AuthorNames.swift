import ExtractCore
import ExtractMatching

/// Takes the names out of a byline or a field for authors: no jobs, no degrees, no places.
struct AuthorNames: Sendable {
  private let openings: BoilerplateTable
  private let jobs: PhraseTable<Bool>

  /// - Parameter lexicon: one that has the list `person_nouns`.
  init(lexicon: Lexicon, openings: BoilerplateTable) {
    self.openings = openings
    jobs = PhraseTable(lexicon.entries(of: "person_nouns").map { ($0[0], true) })
  }

  /// Openings of bylines in languages whose pages are read beside English ones.
  private static let foreignOpenings = [
    "von ", "par ", "por ", "di ", "door ", "autor", "auteur", "text", "redaktion:",
  ]
  private static let betweenNames = ["; ", " and ", " & ", " und ", " et ", " y ", " | ", " with ", " And "]
  /// What follows these after a name is no part of it.
  private static let afterName = [
    " - ", " – ", " — ", " • ", " · ", " ⋅ ", " / ", " (", " for ", " on ", " at ", " am ", " über ", " avec ",
  ]

  /// The names in a text such as `By Ana Ruiz and Tom Hale, Reuters`; empty if it names nobody.
  ///
  /// - Parameter site: the site's name, which is taken for an author only where nobody else is named.
  func names(in text: String, site: String?) -> [String] {
    guard !text.contains("://"), !text.contains("www.") else { return [] }
    var names: [String] = []
    for line in text.split(separator: "\n") {
      let line = withoutOpening(String(line))
      for part in Self.split(line, Self.betweenNames) {
        for (position, piece) in Self.split(part, [", ", ","]).enumerated() {
          guard let name = name(piece, isAfterComma: position > 0) else { continue }
          if !names.contains(name) { names.append(name) }
        }
      }
      if !names.isEmpty { break }
    }
    let siteKey = site.map { TitleKey($0).folded }
    let people = names.filter { TitleKey($0).folded != siteKey }
    return people.isEmpty ? names : people
  }

  private func name(_ piece: String, isAfterComma: Bool) -> String? {
    var name = Self.trimmed(withoutOpening(piece)[...])
    for mark in Self.afterName {
      if let first = ByteSplitting.split(name, at: [mark]).first, !first.isEmpty { name = Self.trimmed(first[...]) }
    }
    guard Self.isName(name) else { return nil }
    if isAfterComma, isJob(name) || Self.isDegree(name) { return nil }
    if Self.words(name).count >= 4, isJob(name) { return Self.words(name).prefix(2).joined(separator: " ") }
    return name
  }

  private func withoutOpening(_ text: String) -> String {
    var text = Self.trimmed(text[...])
    let match = text.withUTF8 { openings.match($0) }
    if match.start == .byline || match.start == .credit, match.startWordCount > 0 {
      let words = text.split(separator: " ")
      text = words.dropFirst(min(Int(match.startWordCount), words.count)).joined(separator: " ")
      if text.isEmpty { return "" }
    }
    let folded = text.lowercased()
    for opening in Self.foreignOpenings where folded.hasPrefix(opening) {
      if opening.utf8.last == 0x20 {
        text = String(text.dropFirst(opening.count))
      } else if let colon = text.firstIndex(of: ":") {
        text = String(text[text.index(after: colon)...])
      }
      break
    }
    return Self.trimmed(text[...])
  }

  private func isJob(_ text: String) -> Bool {
    Self.words(text).contains { word in
      var hash = WordSequenceHash()
      for byte in word.utf8 where WordSequenceHash.isWordByte(byte) { hash.add(byte) }
      hash.endWord()
      return jobs.value(of: hash) ?? false
    }
  }

  /// `PhD`, `MD`, `RDN`: one short word, most of it in capitals.
  private static func isDegree(_ text: String) -> Bool {
    guard words(text).count == 1, text.utf8.count <= 6 else { return false }
    return text.utf8.filter { $0 >= 0x41 && $0 <= 0x5A }.count >= 2
  }

  private static func split(_ text: String, _ separators: [String]) -> [String] {
    separators.reduce([text]) { parts, separator in parts.flatMap { ByteSplitting.split($0, at: [separator]) } }
      .map { trimmed($0[...]) }.filter { !$0.isEmpty }
  }

  private static func words(_ text: String) -> [Substring] { text.split(separator: " ") }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ",", ":", "·", "•", "|", "-", "–", "—", "\"", "“", "”", "/", "⋅", "\u{A0}": true
    default: false
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// A name has few words, no digits at its beginning, and no address in it.
  private static func isName(_ text: String) -> Bool {
    guard words(text).count <= 5, text.utf8.count >= 2, text.utf8.count <= 80, !text.contains("@") else { return false }
    guard let first = text.utf8.first, first < 0x30 || first > 0x39 else { return false }
    return text.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
}
