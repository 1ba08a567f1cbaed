/// The words around a fact, on one line.
public struct FactContext: Sendable {
  /// At most 40 code points before the fact.
  public let before: String
  /// The fact itself, at most 160 code points of it.
  public let words: String
  /// At most 40 code points behind it.
  public let after: String

  private static let width = 40

  /// `nil` where the record does not have its text, or the fact no place in it.
  public init?(_ fact: RecordFact, in record: Record) {
    guard let range = fact.range else { return nil }
    self.init(range, in: record)
  }

  /// - Parameter range: in the unit of the record; `nil` where the record does not have its text, or no such place.
  public init?(_ range: Range<Int>, in record: Record) {
    guard let text = record.text else { return nil }
    func index(_ offset: Int) -> String.Index? {
      switch record.unit {
      case "byte":
        let index = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        return index.flatMap { $0.samePosition(in: text.unicodeScalars) }
      case "utf16":
        let index = text.utf16.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        return index.flatMap { $0.samePosition(in: text.unicodeScalars) }
      default: return text.unicodeScalars.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
      }
    }
    guard let start = index(range.lowerBound), let end = index(range.upperBound) else { return nil }
    before = Self.oneLine(text.unicodeScalars[..<start].suffix(Self.width))
    words = Self.oneLine(text.unicodeScalars[start..<end].prefix(4 * Self.width))
    after = Self.oneLine(text.unicodeScalars[end...].prefix(Self.width))
  }

  /// The words between marks, with what stands around them.
  public var marked: String { "…\(before)⟦\(words)⟧\(after)…" }

  private static func oneLine(_ text: String.UnicodeScalarView.SubSequence) -> String {
    String(String.UnicodeScalarView(text.map { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0 }))
  }

  /// Some words in quotation marks, on one line, cut where they are long.
  public static func quoted(_ text: String) -> String {
    let line = oneLine(text.unicodeScalars[...])
    return "\"" + (line.count > 120 ? String(line.prefix(119)) + "…" : line) + "\""
  }
}
