/// What a document says about itself.
public struct Metadata: Hashable, Sendable {
  public var title: String?
  public var authors: [String] = []
  /// The date, or date and time, of publication in ISO 8601.
  public var published: String?
  /// The date, or date and time, of the last change in ISO 8601.
  public var modified: String?
  /// A BCP 47 tag.
  public var language: String?
  public var site: String?
  public var url: String?
  public var description: String?
  /// The fields of a JSON Lines record that were not consumed: one JSON object, as it was given.
  public var input: [UInt8]?

  public init() {}
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
  public var origin: Origin
  public var rule: RuleID?
  /// Where the text says so.
  public var range: TextRange?

  public init(value: String, origin: Origin, rule: RuleID? = nil, range: TextRange? = nil) {
    self.value = value
    self.origin = origin
    self.rule = rule
    self.range = range
  }
}
