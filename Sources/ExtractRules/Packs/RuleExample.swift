/// A text of a rule's `examples` or `counterexamples`, with what the rule is to find in it marked by brackets.
///
/// `the [Ministry of Health] said` marks a span of the rule's own label; `[Amara Diallo](PERSON)` and
/// `[Amara Diallo](speaker)` one of a capture. A backslash before a bracket makes it part of the text.
public struct RuleExample: Hashable, Sendable {
  /// A place that brackets mark, in the text without brackets.
  public struct Span: Hashable, Sendable {
    /// Bytes of ``text``.
    public var start: Int
    /// The offset just after the last byte.
    public var end: Int
    /// The label or role of a capture; `nil` for what the rule itself reports.
    public var name: String?

    /// A place from byte `start` up to, but not including, byte `end`.
    public init(start: Int, end: Int, name: String? = nil) {
      self.start = start
      self.end = end
      self.name = name
    }
  }

  /// The line in the pack.
  public var line: Int
  /// The example as it is written.
  public var source: String
  /// The text without marks.
  public var text: String
  /// What is to be found, by where it begins, the longer first.
  public var spans: [Span]

  /// Reads an example.
  ///
  /// - Throws: ``MarkError`` if brackets do not fit together.
  public init(parsing source: String, line: Int) throws(MarkError) {
    var text: [UInt8] = []
    var open: [Int] = []
    spans = []
    let bytes = Array(source.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\") where index < bytes.count && Self.isMark(bytes[index]):
        text.append(bytes[index])
        index += 1
      case UInt8(ascii: "["): open.append(text.count)
      case UInt8(ascii: "]"):
        guard let start = open.popLast() else { throw MarkError(.strayClose) }
        guard start < text.count else { throw MarkError(.empty) }
        var span = Span(start: start, end: text.count)
        if index < bytes.count, bytes[index] == UInt8(ascii: "("),
          let close = bytes[index...].firstIndex(of: UInt8(ascii: ")"))
        {
          span.name = String(decoding: bytes[index + 1..<close], as: UTF8.self)
          index = close + 1
        }
        spans.append(span)
      default: text.append(byte)
      }
    }
    guard open.isEmpty else { throw MarkError(.notClosed) }
    self.line = line
    self.source = source
    self.text = String(decoding: text, as: UTF8.self)
    spans.sort { $0.start != $1.start ? $0.start < $1.start : $0.end > $1.end }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\\")
  }

  /// Brackets that do not fit together.
  public struct MarkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A bracket that nothing closes, one that nothing opened, or brackets around nothing.
    public enum Reason: Sendable { case notClosed, strayClose, empty }
    /// What is wrong with them.
    public let reason: Reason

    init(_ reason: Reason) { self.reason = reason }

    /// What is wrong, and what to do.
    public var description: String {
      switch reason {
      case .notClosed: "'[' is not closed: add ']' after what the rule is to find, or write \\[ for the sign itself"
      case .strayClose: "']' closes nothing: add '[' before what the rule is to find, or write \\] for the sign itself"
      case .empty: "'[]' marks nothing: put the brackets around what the rule is to find"
      }
    }
  }
}
