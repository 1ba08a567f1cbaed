public import ExtractCore
public import ExtractMatching

/// The stage named `entities`.
public struct EntityStage: Stage {
  public init(lexicon: Lexicon) {}

  public var name: String { "entities" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.entities] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.mentions = []; document.entities = [] }
  }
}
