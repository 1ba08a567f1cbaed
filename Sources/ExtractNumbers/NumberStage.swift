public import ExtractCore
public import ExtractMatching

/// The stage named `numbers`.
public struct NumberStage: Stage {
  public init(lexicon: Lexicon) {}

  public var name: String { "numbers" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.quantities] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.quantities = [] }
  }
}
