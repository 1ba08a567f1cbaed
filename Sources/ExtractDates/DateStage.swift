public import ExtractCore
public import ExtractMatching

/// The stage named `dates`.
public struct DateStage: Stage {
  public init(lexicon: Lexicon, options: DateOptions = DateOptions()) {}

  public var name: String { "dates" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.times] }

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
    public mutating func process(_ document: inout Document) { document.times = [] }
  }
}

/// How dates are understood.
public struct DateOptions: Sendable {
  public var preference: TimePreference

  public init(preference: TimePreference = .past) { self.preference = preference }
}
