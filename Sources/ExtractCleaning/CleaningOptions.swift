/// What cleaning keeps.
public struct CleaningOptions: Hashable, Sendable {
  /// How much of a page becomes text; plain text is not asked.
  public enum Content: String, CaseIterable, Sendable {
    /// The article: its text, headline, byline, captions and lists.
    case main
    /// Everything that a reader of the page sees.
    case all
  }

  /// How much of a page is kept.
  public var content: Content
  /// The language of all documents as a BCP 47 tag; `nil` if it is looked for in each.
  public var language: String?

  /// Options; those of the command line are the defaults.
  public init(content: Content = .main, language: String? = nil) {
    self.content = content
    self.language = language
  }
}
