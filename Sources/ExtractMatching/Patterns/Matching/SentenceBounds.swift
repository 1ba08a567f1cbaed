import ExtractCore

/// Sentences as ranges of tokens that tile the table, one after the other: stretches that matches do not cross. Where
/// there are no sentences, paragraphs.
struct SentenceBounds: Sequence, IteratorProtocol {
  private let sentences: [Sentence]?
  private let view: TokenView
  /// The sentence that was looked at last.
  private var current = TokenRange(0, 0)
  /// The index of the first sentence that may begin after it.
  private var following = 0

  init(_ sentences: [Sentence]?, _ view: TokenView) {
    self.sentences = sentences
    self.view = view
  }

  mutating func next() -> TokenRange? {
    guard current.end < view.count else { return nil }
    current = TokenRange(current.end, end(of: current.end))
    return current
  }

  /// The sentence with a token, which is not before the one that was asked for last.
  @inline(__always) mutating func sentence(of token: Int) -> TokenRange {
    while token >= current.end, next() != nil {}
    return current
  }

  /// Where the sentence that begins with a token ends.
  private mutating func end(of start: Int) -> Int {
    guard let sentences else {
      var end = start + 1
      while end < view.count, !view.shape(end).contains(.paragraphStart) { end += 1 }
      return end
    }
    while following < sentences.count, sentences[following].tokens.start <= start { following += 1 }
    return following < sentences.count ? Swift.min(sentences[following].tokens.start, view.count) : view.count
  }
}
