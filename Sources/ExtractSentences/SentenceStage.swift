public import ExtractCore
public import ExtractMatching

/// The stage named `sentences`.
public struct SentenceStage: Stage {
  public init(lexicon: Lexicon) {}

  public var name: String { "sentences" }
  public var requires: [Layer] { [.tokens] }
  public var provides: [Layer] { [.sentences] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.sentences = [] }
  }
}
