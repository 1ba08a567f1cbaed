public import ExtractCore

/// A document with the facts that are to be found in it.
public struct FixtureCase: Sendable {
  /// A line `name: value` of `~~~ options`.
  public struct Option: Hashable, Sendable {
    /// What stands before the colon.
    public let name: String
    /// What stands behind it, without the white space around it.
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
  /// What the stages are told that the document is.
  public let media: Document.Source.Media
  /// The document, byte for byte.
  public let raw: [UInt8]
  /// The options for the stages, in the order of their lines; what they mean is for the runner to say.
  public let options: [Option]
  /// Facts that are put into the document before the stages run.
  public let given: [ExpectedFact]
  /// Facts that the stages are to find, and those that they must not.
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
