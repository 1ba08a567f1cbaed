public import ExtractCore

/// The stage named `clean`.
public struct CleaningStage: Stage {
  public init() {}

  public var name: String { "clean" }
  public var requires: [Layer] { [] }
  public var provides: [Layer] { [.text] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.useRawAsText() }
  }
}
