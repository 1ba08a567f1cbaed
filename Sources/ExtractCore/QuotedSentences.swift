/// What happens to sentence ends between quotation marks.
public enum QuotedSentences: String, CaseIterable, Sendable {
  /// A quotation of several sentences is several sentences.
  case split
  /// A sentence ends no earlier than the quotation that it holds.
  case whole
}
