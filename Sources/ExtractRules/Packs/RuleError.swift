/// What is wrong with a rule pack: where, what, and what to do about it.
public struct RuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of mistakes; the raw value stands in messages, so that it can be looked up.
  public enum Code: String, Sendable, CaseIterable {
    /// The file cannot be read.
    case unreadable = "E400"
    /// The file is not YAML.
    case syntax = "E401"
    /// Something stands where something else is expected, or has an unknown name.
    case structure = "E402"
    /// A field is missing.
    case missing = "E403"
    /// An id is not of the form `subject/name`.
    case identifier = "E404"
    /// An id is used twice.
    case duplicate = "E405"
    /// A label is unknown.
    case label = "E406"
    /// A pattern cannot be read.
    case pattern = "E407"
    /// A list or class does not exist.
    case list = "E408"
    /// A class contains itself.
    case cycle = "E409"
    /// A list has no such column, or a layer no such field.
    case field = "E410"
    /// An example is marked wrongly.
    case example = "E411"
    /// A value is not one that the field takes.
    case value = "E412"
    /// A rule needs a layer that is made after it runs, or by no stage.
    case layer = "E413"
  }

  /// The kind of mistake.
  public var code: Code
  /// The file and the line.
  public var origin: RuleOrigin
  /// The column in bytes, from 1, where it is known.
  public var column: Int?
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var remedy: String

  /// A mistake in a line of a file.
  public init(_ code: Code, _ origin: RuleOrigin, column: Int? = nil, _ message: String, remedy: String) {
    self.code = code
    self.origin = origin
    self.column = column
    self.message = message
    self.remedy = remedy
  }

  /// `path:line: E407 message: remedy`
  public var description: String {
    let place = column.map { "\(origin):\($0)" } ?? "\(origin)"
    return "\(place): \(code.rawValue) \(message): \(remedy)"
  }
}

/// All that is wrong with some packs, by path and line.
public struct RuleErrors: Error, Sendable, CustomStringConvertible {
  /// The mistakes by path, and those of one file by line.
  public let errors: [RuleError]

  /// The mistakes in any order.
  public init(_ errors: [RuleError]) {
    self.errors = errors.sorted {
      $0.origin.path != $1.origin.path ? $0.origin.path < $1.origin.path : $0.origin.line < $1.origin.line
    }
  }

  /// A line for each mistake, as ``RuleError/description`` has it.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
