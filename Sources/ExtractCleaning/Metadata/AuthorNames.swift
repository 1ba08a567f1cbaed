import ExtractCore
import ExtractMatching

/// Takes the names out of a byline or a field for authors: no jobs, no degrees, no places, no dates.
final class AuthorNames: Sendable {
  private let openings: BoilerplateTable
  private let bylines: PhraseTable<Bool>
  private let jobs: PhraseTable<Bool>
  private let dates: DateReading
  private let bylineWords: BylineWords

  /// How far the place that names somebody can be trusted.
  enum Source {
    /// A field for authors.
    case declared
    /// Text that readers see.
    case visible
  }

  /// - Parameter lexicon: one that has the lists `person_nouns`, `byline_openings` and `byline_words`.
  init(lexicon: Lexicon, openings: BoilerplateTable, dates: DateReading) {
    self.openings = openings
    self.dates = dates
    bylineWords = BylineWords(lexicon)
    jobs = PhraseTable(lexicon.entries(of: "person_nouns").map { ($0[0], true) })
    bylines = PhraseTable(lexicon.entries(of: "byline_openings").map { ($0[0], true) })
  }

  /// A byline goes on after these with something else than names.
  private static let afterByline: [ImmortalText] = [" • ", " · ", " ⋅ ", " // "]

  /// The names in a text such as `By Ana Ruiz and Tom Hale, Reuters`; empty if it names nobody.
  ///
  /// - Parameter site: the site's name, which is taken for an author only where nobody else is named.
  func names(in text: String, site: String?, from source: Source = .visible) -> [String] {
    guard !Self.hasAddress(text) else { return [] }
    let siteKey = site.map { TitleKey($0).folded }
    var names: [String] = []
    for line in Self.spacedAfterCommas(text).utf8.split(separator: 0x0A) {
      let (line, hasOpening) = withoutOpening(withoutDate(withoutNote(String(Substring(line))), source))
      let byline = Self.split(line, Self.afterByline).first ?? ""
      var isBehindJob = false
      for (position, item) in Self.split(byline, [", ", " | "]).enumerated() {
        // "…, Health Editor, and Tom Hale"
        let joint = bylineWords.betweenNames.first { item.utf8.starts(with: $0.bytes.dropFirst()) }
        let part = joint.map { String(decoding: item.utf8.dropFirst($0.bytes.count - 1), as: UTF8.self) } ?? item
        if position > 0, joint == nil {
          // What follows a job is about the one who has it, and one word behind a whole name is a place or a paper.
          isBehindJob = isBehindJob || isJob(part)
          if isBehindJob { continue }
          if Self.beginsInLowerCase(part) || part.hasPrefix("The ") || isBoilerplate(part) { continue }
          if let first = names.first, Self.words(first).count > 1, Self.words(part).count == 1 { continue }
        }
        isBehindJob = false
        for (place, piece) in (isBody(part) ? [part] : Self.split(part, bylineWords.betweenNames)).enumerated() {
          // "Ana Ruiz and agencies"
          if position + place > 0, Self.beginsInLowerCase(piece), Self.words(piece).count == 1 { continue }
          guard let name = name(piece, siteKey, isNamed: hasOpening || source == .declared),
            position == 0 || !Self.isDegree(name), !names.contains(name)
          else { continue }
          names.append(name)
        }
        if position == 0, Self.words(part).count >= 3, isJob(part) { break }
      }
      if !names.isEmpty { break }
    }
    // A site's name among others is what they work for.
    let people = names.filter { TitleKey($0).folded != siteKey }
    return people.isEmpty ? names : people
  }

  /// "Ministry of Water and Sanitation": what has "of" or "for" before "and" is one body.
  private func isBody(_ part: String) -> Bool {
    let words = part.utf8.split(separator: 0x20)
    guard let and = words.firstIndex(where: { $0.elementsEqual("and".utf8) || $0.elementsEqual("&".utf8) }) else {
      return false
    }
    return words[..<and].contains { $0.elementsEqual("of".utf8) || $0.elementsEqual("for".utf8) }
  }

  private func name(_ piece: String, _ site: [UInt8]?, isNamed: Bool) -> String? {
    var name = withoutOpening(piece).text
    if let mark = Self.words(name).dropFirst().first(where: { bylineWords.afterName.contains($0) }) {
      name = Self.trimmed(name[..<mark.startIndex])
    }
    name = withoutNote(withoutHandle(name))
    if let site, !site.isEmpty { name = Self.without(site: site, name) }
    guard Self.isName(name, isNamed: isNamed), !isOpening(name) else { return nil }
    let words = Self.words(name)
    // `our foreign staff`, `Staff Writer`
    let isOnlyJob = words.count == 1 && Self.words(piece).count > 1 && isJob(name)
    if isOnlyJob || bylineWords.unnamed.contains(words.first.map(String.init) ?? "") { return nil }
    // `Ina Sorell Reporter`, `Ina Sorell Senior Science Reporter`; a surname may be the word for a job.
    guard words.count >= 3, let job = words[2...].firstIndex(where: { isJob(String($0)) }) else { return name }
    return words.prefix(words.count >= 4 ? 2 : job).joined(separator: " ")
  }

  private static func hasAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        bytes[index] == UInt8(ascii: ":") && bytes[index...].starts(with: "://".utf8)
          || bytes[index] == UInt8(ascii: "w") && bytes[index...].starts(with: "www.".utf8)
      }
    }
  }

  private static func spacedAfterCommas(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return text }
    let bytes = text.utf8.reduce(into: [UInt8]()) { bytes, byte in
      bytes.append(byte)
      if byte == UInt8(ascii: ",") { bytes.append(0x20) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: What is no part of a name

  /// What stands before the date in a visible byline, or after it and a word such as `by`.
  private func withoutDate(_ line: String, _ source: Source) -> String {
    guard source == .visible else { return line }
    var line = line
    for word in bylineWords.beforeName {
      let parts = ByteSplitting.split(line, at: [word])
      if parts.count == 2, dates.place(in: parts[0]) != nil { line = parts[1] }
    }
    guard let place = dates.place(in: line) else { return line }
    return Self.trimmed(String(decoding: line.utf8.prefix(place), as: UTF8.self)[...])
  }

  private func withoutOpening(_ text: String) -> (text: String, hasOpening: Bool) {
    var text = Self.trimmed(text[...])
    var hasOpening = false
    while true {
      let count = openingWordCount(text)
      guard count > 0 else { return (text, hasOpening) }
      hasOpening = true
      text = Self.trimmed(Self.dropping(words: count, text)[...])
    }
  }

  /// How many words at the beginning open a byline.
  private func openingWordCount(_ text: String) -> Int {
    guard !text.isEmpty else { return 0 }
    var text = text
    return text.withUTF8 { bytes in
      let match = openings.match(bytes)
      let isListed = match.start == .byline || match.start == .credit || match.start == .dateline
      var longest = isListed ? Int(match.startWordCount) : 0
      var count = 0
      WordReader.forEachBeginning(of: bytes) { hash in
        count += 1
        if count <= bylines.longest, bylines.value(of: hash) == true { longest = max(longest, count) }
      }
      return longest
    }
  }

  /// Whether a name is that of an account under which many write.
  func isAccount(_ name: String) -> Bool { bylineWords.accounts.contains(name.lowercased()) }

  private func isOpening(_ text: String) -> Bool { withoutOpening(text).text.isEmpty }

  /// Whether a label such as `Written by` says that names follow.
  func isLabel(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isListed = false
      WordReader.forEachBeginning(of: bytes) { isListed = bylines.value(of: $0) ?? false }
      return isListed
    }
  }

  private func isBoilerplate(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { openings.match($0).line != nil }
  }

  private static func beginsInLowerCase(_ text: String) -> Bool { text.utf8.first.map { $0 &- 0x61 < 26 } ?? false }

  private static func dropping(words count: Int, _ text: String) -> String {
    var bytes = Array(text.utf8)[...]
    for _ in 0..<count {
      bytes = bytes.drop { !WordSequenceHash.isWordByte($0) }
      bytes = bytes.drop { WordSequenceHash.isWordByte($0) || $0 == UInt8(ascii: "'") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without an address of mail, and without what follows a name from an `@` on.
  private func withoutHandle(_ name: String) -> String {
    guard let mark = name.utf8.firstIndex(of: UInt8(ascii: "@")) else { return name }
    let before = name[..<mark]
    // The word before the mark belongs to an address if there is a full stop in the word after it.
    let isAddress = name[mark...].prefix { $0 != " " }.contains(".")
    if isAddress { return Self.trimmed(before[..<(before.lastIndex(of: " ") ?? before.startIndex)]) }
    return Self.trimmed(before)
  }

  /// Without a job or a companion in parentheses at the end; `(R. J.)` inside a name and a pen name at its end stay.
  private func withoutNote(_ name: String) -> String {
    guard let start = name.utf8.firstIndex(of: UInt8(ascii: "(")), start > name.startIndex else { return name }
    let note = name[name.index(after: start)...]
    let isClosed = note.contains(")")
    guard !isClosed || name.hasSuffix(")") && (isJob(String(note)) || Self.words(String(note)).count > 2) else {
      return name
    }
    return Self.trimmed(name[..<start])
  }

  /// A name and the site it works for: `Ina Sorell NERITH TIMES`.
  private static func without(site: [UInt8], _ name: String) -> String {
    let folded = TitleKey(name).folded
    guard folded.count > site.count + 3, folded.suffix(site.count) == site[...] else { return name }
    var kept = words(name)
    while kept.count > 2, let last = kept.last, site.count >= TitleKey(String(last)).folded.count {
      kept.removeLast()
      if TitleKey(kept.joined(separator: " ")).folded.count == folded.count - site.count {
        return trimmed(kept.joined(separator: " ")[...])
      }
    }
    return name
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

  // MARK: Form

  private static func split(_ text: String, _ separators: [ImmortalText]) -> [String] {
    ByteSplitting.split(text, at: separators).map { trimmed($0[...]) }.filter { !$0.isEmpty }
  }

  private static func words(_ text: some StringProtocol) -> [Substring] {
    Substring(text).utf8.split(separator: 0x20).map { Substring($0) }
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ",", ":", "·", "•", "|", "-", "–", "—", "\"", "“", "”", "/", "⋅", "\u{A0}", "*", "&": true
    default: false
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// A name has few words and more letters than digits; one that begins with a digit is taken from a field for
  /// authors, or from a byline that says so.
  private static func isName(_ text: String, isNamed: Bool) -> Bool {
    guard words(text).count <= 5, text.utf8.count >= 2, text.utf8.count <= 80, let first = text.utf8.first else {
      return false
    }
    let digits = text.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
    let letters = text.unicodeScalars.count {
      $0.isASCII ? WordSequenceHash.isLetter(UInt8($0.value)) : $0.properties.isAlphabetic
    }
    guard letters >= 2, letters > digits else { return false }
    return isNamed || first < 0x30 || first > 0x39
  }
}
