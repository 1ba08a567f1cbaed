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
