/// Something that a reader of the record should know: a warning, or the error in place of the layers.
public struct Problem: Hashable, Sendable, Error {
  /// `W` or `E` and three digits.
  public var code: String
  /// The stage that reports it, or `read`.
  public var stage: String
  /// What is wrong and what can be done.
  public var message: String
  /// Where in the raw source, in bytes.
  public var position: SourcePosition?

  /// A problem; `position` is given where one place of the source is at fault.
  public init(code: String, stage: String, message: String, position: SourcePosition? = nil) {
    self.code = code
    self.stage = stage
    self.message = message
    self.position = position
  }
}
