/// What cleaning keeps.
public struct CleaningOptions: Hashable, Sendable {
  public enum Content: String, CaseIterable, Sendable {
    /// The article: its text, headline, byline, captions and lists.
    case main
    /// Everything that a reader of the page sees.
    case all
  }

  public var content: Content
  /// The language of all documents as a BCP 47 tag; `nil` if it is looked for in each.
  public var language: String?

  public init(content: Content = .main, language: String? = nil) {
    self.content = content
    self.language = language
  }
}
