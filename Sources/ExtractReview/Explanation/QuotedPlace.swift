public import ExtractCore
internal import ExtractFixtures

/// A piece of a text that people name by its words: `M23`, `"M23"`, or `"M23"#2` for the second place that has it.
public struct QuotedPlace: Sendable {
  /// Why words name no place.
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    case empty
    case notFound(String)
    case tooFew(String, wanted: Int, found: Int)

    /// What is wrong, and what to do.
    public var description: String {
      switch self {
      case .empty: "--at is empty: give some words of the text"
      case .notFound(let words):
        "the text has no \"\(words)\": copy the words from the record's 'text', which cleaning may have changed"
      case .tooFew(let words, let wanted, let found):
        "the text has \"\(words)\" \(found) times, not \(wanted): correct the number after '#'"
      }
    }
  }

  /// The words without quotation marks and number.
  public let words: String
  /// From 1; `nil` if none is named.
  public let number: Int?

  /// - Throws: ``Failure`` if there are no words.
  public init(parsing text: String) throws(Failure) {
    var words = text[...]
    var number: Int?
    if let hash = words.lastIndex(of: "#"), let found = Int(words[words.index(after: hash)...]), found > 0,
      hash != words.startIndex
    {
      number = found
      words = words[..<hash]
    }
    if words.count > 1, words.first == "\"", words.last == "\"" { words = words.dropFirst().dropLast() }
    guard !words.isEmpty else { throw .empty }
    self.words = String(words)
    self.number = number
  }

  /// Where the words stand: all places, or the one that is named.
  ///
  /// - Throws: ``Failure`` if there is none.
  public func places(in text: [UInt8]) throws(Failure) -> [TextRange] {
    let occurrence = number.map { Anchor.Occurrence.number($0) } ?? .every
    do {
      return try Anchor(start: Array(words.utf8), occurrence: occurrence).places(in: text).map {
        TextRange($0.lowerBound, $0.upperBound)
      }
    } catch {
      switch error {
      case .tooFew(let wanted, let found): throw .tooFew(words, wanted: wanted, found: found)
      case .notFound, .ambiguous: throw .notFound(words)
      }
    }
  }
}
