public import ExtractCore

/// The stage that cuts the text into tokens and looks each word up in the lexicon.
public struct TokenStage: Stage {
  private let lexicon: Lexicon

  /// The stage with the words of a lexicon: tokens carry its ids.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// `tokens`
  public var name: String { "tokens" }
  /// The cleaned text.
  public var requires: [Layer] { [.text] }
  /// The tokens.
  public var provides: [Layer] { [.tokens] }

  /// A worker with a tokenizer of its own.
  public func makeWorker() -> Worker { Worker(tokenizer: Tokenizer(lexicon: lexicon)) }

  /// What runs the stage on one thread, with the memory that its tokenizer keeps between documents.
  public struct Worker: StageWorker {
    var tokenizer: Tokenizer

    /// Builds ``Document/tokens`` anew from ``Document/text``; linear in its bytes.
    public mutating func process(_ document: inout Document) {
      let text = document.text
      text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &document.tokens) }
    }
  }
}

extension Document {
  /// A text that is taken as it is, with its tokens: what a stage needs that is run by itself.
  ///
  /// - Precondition: `text` is valid UTF-8.
  public init(id: String, text: [UInt8], tokenizedBy tokenizer: inout Tokenizer) {
    self.init(id: id, source: Source(path: id), raw: text)
    useRawAsText()
    text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &tokens) }
  }
}
