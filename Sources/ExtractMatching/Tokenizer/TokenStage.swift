public import ExtractCore

/// The stage that cuts the text into tokens and looks each word up in the lexicon.
public struct TokenStage: Stage {
  private let lexicon: Lexicon

  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  public var name: String { "tokens" }
  public var requires: [Layer] { [.text] }
  public var provides: [Layer] { [.tokens] }

  public func makeWorker() -> Worker { Worker(tokenizer: Tokenizer(lexicon: lexicon)) }

  public struct Worker: StageWorker {
    var tokenizer: Tokenizer

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
