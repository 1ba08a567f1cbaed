import ExtractCore

/// A title folded for comparison: letters and digits only, ASCII in lower case.
struct TitleKey {
  let text: String
  let folded: [UInt8]

  init(_ title: String) {
    text = title
    folded = Self.fold(title)
  }

  private static func fold(_ title: String) -> [UInt8] {
    var title = title
    return title.withUTF8 { bytes in
      Array(unsafeUninitializedCapacity: bytes.count) { folded, count in
        for byte in bytes where WordSequenceHash.isWordByte(byte) {
          folded[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          count += 1
        }
      }
    }
  }

  /// How much this heading is like a title: 100 if it is the title, less if it is the beginning or the end of it.
  func likeness(to title: TitleKey) -> Int {
    guard folded.count >= 4, title.folded.count >= folded.count else { return 0 }
    if title.folded == folded { return 100 }
    guard folded.count >= 12 else { return 0 }
    if title.folded.starts(with: folded) { return 70 }
    return title.folded.suffix(folded.count) == folded[...] ? 40 : 0
  }

  /// Whether `heading` is the title, or makes up its beginning or its end, as in `Heading | Site`.
  func matches(_ heading: String) -> Bool {
    let other = Self.fold(heading)
    guard other.count >= 4, folded.count >= other.count else { return false }
    return folded == other
      || other.count >= 12 && (folded.starts(with: other) || folded.suffix(other.count) == other[...])
  }
}

/// Takes the name of the site off a title.
enum TitleParts {
  private static let separators: [ImmortalText] = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " › ", " ‹ ", " ~ ", " « ", " / ", " － ", " ｜ ", " : ",
  ]

  /// The title without the part that names the site.
  ///
  /// - Parameters:
  ///   - site: the site's name, if it is known; a part that is equal to it goes.
  ///   - headings: headings of the page; a part that is equal to one is the title.
  static func title(of text: String, site: String?, headings: [String]) -> String {
    let parts = split(text)
    guard parts.count > 1 else { return text }
    for heading in headings {
      let folded = TitleKey(heading).folded
      if folded.count >= 3, let part = parts.first(where: { TitleKey($0).folded == folded }) { return part }
    }
    let siteKey = site.map { TitleKey($0).folded }
    if let last = parts.last, isSite(last, siteKey) || wordCount(last) <= 4 {
      let kept = text.utf8.count - last.utf8.count
      var title = String(decoding: text.utf8.prefix(kept), as: UTF8.self)
      for separator in separators.lazy.map(\.string) where title.hasSuffix(separator) {
        title.removeLast(separator.count)
      }
      if !title.isEmpty { return self.title(of: title, site: site, headings: headings) }
    }
    if let first = parts.first, isSite(first, siteKey) {
      for separator in separators.lazy.map(\.string) where text.hasPrefix(first + separator) {
        return String(text.dropFirst(first.count + separator.count))
      }
    }
    return text
  }

  /// Whether a title is a heading, or one of its parts is.
  static func hasPart(_ title: String, _ heading: String) -> Bool {
    let folded = TitleKey(heading).folded
    return !folded.isEmpty && split(title).contains { TitleKey($0).folded == folded }
  }

  /// What stands between the site and the title in the oldest designs of WordPress, in its languages, folded.
  private static let archiveMarks: Set<[UInt8]> = Set(
    ["Blog Archive", "Blog Archiv", "Archive du blog", "Archivo del blog", "Blog Archivo", "Archivio Blog"].map {
      TitleKey($0).folded
    })

  /// The title after the mark of an archive: `Ina's Notes » Blog Archive » A walk at night`.
  static func afterArchiveMark(_ text: String) -> String? {
    let parts = split(text)
    guard parts.count >= 3, archiveMarks.contains(TitleKey(parts[parts.count - 2]).folded) else { return nil }
    return parts[parts.count - 1]
  }

  /// Whether further words follow where a title's beginning ends, with white space but no separator between.
  static func continues(_ title: String, after beginning: TitleKey) -> Bool {
    var title = title
    return title.withUTF8 { bytes in
      var start = 0
      var folded = 0
      while start < bytes.count, folded < beginning.folded.count {
        if WordSequenceHash.isWordByte(bytes[start]) { folded += 1 }
        start += 1
      }
      var end = start
      var hasSpace = false
      while end < bytes.count, !WordSequenceHash.isWordByte(bytes[end]) {
        if bytes[end] == 0x20 { hasSpace = true }
        if separators.contains(where: { ByteSplitting.isAt(end, $0, bytes) }) { return false }
        end += 1
      }
      return hasSpace && end < bytes.count
    }
  }

  private static func isSite(_ part: String, _ site: [UInt8]?) -> Bool {
    guard let site, !site.isEmpty else { return false }
    return TitleKey(part).folded == site
  }

  /// The share of the words of `text` that `other` has too.
  static func sharedWords(_ text: String, _ other: String) -> Double {
    func words(_ text: String) -> [[UInt8]] {
      text.utf8.split { !WordSequenceHash.isWordByte($0) }.map { TitleKey(String(decoding: $0, as: UTF8.self)).folded }
    }
    let own = words(text)
    let others = words(other)
    return own.isEmpty ? 0 : Double(own.filter { others.contains($0) }.count) / Double(own.count)
  }

  static func wordCount(_ text: String) -> Int { text.utf8.split(separator: 0x20).count }

  /// The parts of a title between its separators.
  static func split(_ text: String) -> [String] { ByteSplitting.split(text, at: separators).filter { !$0.isEmpty } }
}
