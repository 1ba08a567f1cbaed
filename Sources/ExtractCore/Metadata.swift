/// What a document says about itself.
public struct Metadata: Hashable, Sendable {
  /// The headline, without the name of the site; `nil` if none was found.
  public var title: String?
  /// Names of people or organisations as the document writes them; empty if none was found.
  public var authors: [String] = []
  /// The date, or date and time, of publication in ISO 8601.
  public var published: String?
  /// The date, or date and time, of the last change in ISO 8601.
  public var modified: String?
  /// A BCP 47 tag.
  public var language: String? {
    didSet { primaryLanguage = language.flatMap(Self.primarySubtag) }
  }
  /// The primary subtag of ``language`` in small letters, `en` of `en-GB`; `nil` where that names no language.
  public private(set) var primaryLanguage: String?
  /// The name of the publication or website.
  public var site: String?
  /// The document's own address, as its markup gives it.
  public var url: String?
  /// The summary that the document gives of itself, not one of ours.
  public var description: String?
  /// The fields of a JSON Lines record that were not consumed: one JSON object, as it was given.
  public var input: [UInt8]?

  /// Nothing known.
  public init() {}

  private static func primarySubtag(of tag: String) -> String? {
    var length = 0
    var isLower = true
    for byte in tag.utf8 {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { break }
      guard (0x61...0x7A).contains(byte | 0x20), length < 3 else { return nil }
      length += 1
      if byte < 0x61 { isLower = false }
    }
    guard length >= 2 else { return nil }
    // Most tags are a subtag in small letters.
    if isLower, length == tag.utf8.count { return tag }
    return tag.prefix(length).lowercased()
  }

  /// Whether a text has the form of a BCP 47 tag: subtags of letters and digits, the first of two or three letters.
  public static func isLanguageTag(_ text: String) -> Bool {
    primarySubtag(of: text) != nil
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { subtag in
        (1...8).contains(subtag.utf8.count)
          && subtag.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
      }
  }

  /// Whether the document is in one of some languages, given as primary subtags, for all that is known.
  public func mayBe(in languages: [String]) -> Bool {
    languages.isEmpty || primaryLanguage.map { languages.contains($0) } ?? true
  }
}

/// When a document was made, and where that was found.
public struct CreationTime: Hashable, Sendable {
  /// Where a creation time was found, in falling order of trust.
  public enum Origin: String, CaseIterable, Sendable {
    /// The caller said so for all documents.
    case flag
    /// A field of the JSON Lines record.
    case field
    /// Structured metadata of a page.
    case metadata = "meta"
    /// A byline or date line in the text.
    case dateline
    case url
    case filename
  }

  /// ISO 8601: a year, month, day, or a day with a time.
  public var value: String
  /// Where the date was found.
  public var origin: Origin
  /// The rule that found it; `nil` for a date that the caller gave.
  public var rule: RuleID?
  /// Where the text says so.
  public var range: TextRange?

  /// A candidate or a choice; whether `value` is a date is for ``isWellFormed(_:)`` to say.
  public init(value: String, origin: Origin, rule: RuleID? = nil, range: TextRange? = nil) {
    self.value = value
    self.origin = origin
    self.rule = rule
    self.range = range
  }
}

extension CreationTime {
  /// Whether a value is a year, month or day in ISO 8601, or a day with a time, and a date that exists.
  public static func isWellFormed(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      return bytes[start..<start + count].reduce(0 as Int?) { sum, byte in
        (0x30...0x39).contains(byte) ? sum.map { $0 * 10 + Int(byte) - 0x30 } : nil
      }
    }
    guard let year = number(0, 4), year > 0 else { return false }
    if bytes.count == 4 { return true }
    guard bytes[4] == UInt8(ascii: "-"), let month = number(5, 2), (1...12).contains(month) else { return false }
    if bytes.count == 7 { return true }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard bytes[7] == UInt8(ascii: "-"), let day = number(8, 2), (1...days[month - 1]).contains(day) else {
      return false
    }
    if bytes.count == 10 { return true }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20, let hour = number(11, 2), hour < 25 else {
      return false
    }
    return bytes.count >= 16 && bytes[13] == UInt8(ascii: ":") && number(14, 2).map { $0 < 60 } ?? false
  }
}
