public import ExtractCore

/// A document with the facts that are to be found in it.
public struct FixtureCase: Sendable {
  /// A line `name: value` of `~~~ options`.
  public struct Option: Hashable, Sendable {
    public let name: String
    public let value: String
    /// The line in the file, from 1.
    public let line: Int
  }

  /// The path of the file as messages call it.
  public let path: String
  /// The line of the title, from 1.
  public let line: Int
  /// The behaviour that the case shows; no other case of the file has the same.
  public let title: String
  public let media: Document.Source.Media
  /// The document, byte for byte.
  public let raw: [UInt8]
  public let options: [Option]
  public let given: [ExpectedFact]
  public let expected: [ExpectedFact]
  /// The kinds that the case is closed over; `nil` for those of the runner.
  public let kinds: [FactKind]?
}

extension FixtureCase: CustomStringConvertible {
  /// The name of the file and the title.
  public var description: String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    return "\(name): \(title)"
  }
}
