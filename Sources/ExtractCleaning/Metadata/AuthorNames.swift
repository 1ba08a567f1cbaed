/// Splits a byline into names.
enum AuthorNames {
  private static let openings = [
    "by ", "written by ", "posted by ", "reported by ", "story by ", "author: ", "von ", "par ", "por ",
  ]
  private static let separators = [", ", "; ", " and ", " & ", " und ", " et ", " | ", " y ", "; "]

  /// The names in a byline such as `By Ana Ruiz and Tom Hale, Reuters`; empty if it names nobody.
  static func names(in byline: String) -> [String] {
    var text = byline
    for opening in openings where text.lowercased().hasPrefix(opening) {
      text = String(text.dropFirst(opening.count))
      break
    }
    guard !text.contains("://"), !text.contains("@") else { return [] }
    var parts = [text]
    for separator in separators { parts = parts.flatMap { split($0, separator) } }
    return parts.filter { isName($0) }
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    ByteSplitting.split(text, at: [separator]).map { trimmed(Substring($0)) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "·" || $0 == "•" }
    while let last = text.last, last == " " || last == "," || last == "·" || last == "•" || last == "|" {
      text.removeLast()
    }
    return String(text)
  }

  /// A name has few words, and no digits.
  private static func isName(_ text: String) -> Bool {
    TitleParts.wordCount(text) <= 6 && text.utf8.count >= 2 && text.utf8.count <= 80
      && !text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }
}
