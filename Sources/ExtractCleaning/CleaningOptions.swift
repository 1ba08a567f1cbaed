/// What cleaning keeps.
public struct CleaningOptions: Hashable, Sendable {
  public enum Content: String, CaseIterable, Sendable {
    /// The article: its text, headline, byline, captions and lists.
    case main
    /// Everything that a reader of the page sees.
    case all
  }

  public var content: Content

  public init(content: Content = .main) { self.content = content }
}
