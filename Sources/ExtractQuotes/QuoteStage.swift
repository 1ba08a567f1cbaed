public import ExtractCore
public import ExtractMatching

/// The stage named `quotes`.
public struct QuoteStage: Stage {
  public init(lexicon: Lexicon) {}

  public var name: String { "quotes" }
  public var requires: [Layer] { [.tokens, .sentences, .entities] }
  public var provides: [Layer] { [.quotes] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.quotes = [] }
  }
}
