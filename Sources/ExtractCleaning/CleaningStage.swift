public import ExtractCore
public import ExtractMatching

/// The stage named `clean`.
public struct CleaningStage: Stage {
  public static let parserVersion = "2"

  public init(lexicon: Lexicon) {}

  public var name: String { "clean" }
  public var requires: [Layer] { [] }
  public var provides: [Layer] { [.text] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.useRawAsText() }
  }
}

/// The stage that takes the text as it is.
public struct AsIsStage: Stage {
  public init() {}

  public var name: String { "clean" }
  public var requires: [Layer] { [] }
  public var provides: [Layer] { [.text] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.useRawAsText() }
  }
}
