/// The piece of a text that a fact stands on, by its words.
public struct Anchor: Hashable, Sendable {
  /// Which occurrence is meant.
  public enum Occurrence: Hashable, Sendable {
    /// The only one; several are an error.
    case only
    /// The *n*-th, from 1.
    case number(Int)
    case every
  }

  /// What is quoted: the whole piece, or its beginning.
  public var start: [UInt8]
  /// Which of the places that have the words of ``start``.
  public var occurrence: Occurrence
  /// The end of the piece, where only beginning and end are quoted.
  public var end: [UInt8]?

  /// An anchor on quoted bytes of UTF-8.
  public init(start: [UInt8], occurrence: Occurrence = .only, end: [UInt8]? = nil) {
    self.start = start
    self.occurrence = occurrence
    self.end = end
  }

  /// The places that the anchor stands for, in bytes of `text`, in order; one unless it stands for all.
  ///
  /// Occurrences are counted wherever they begin, also inside each other.
  ///
  /// - Throws: ``AnchorError`` if there are none, or too many.
  /// - Complexity: O(*n* · *m*) for a quoted piece of *m* bytes.
  public func places(in text: [UInt8]) throws(AnchorError) -> [Range<Int>] {
    let starts = Self.occurrences(of: start, in: text, from: 0, limit: .max)
    let chosen: [Int]
    switch occurrence {
    case .only where starts.count > 1: throw .ambiguous(starts.count)
    case .number(let number) where number > starts.count && !starts.isEmpty:
      throw .tooFew(wanted: number, found: starts.count)
    case .number(let number) where !starts.isEmpty: chosen = [starts[number - 1]]
    default: chosen = starts
    }
    var places: [Range<Int>] = []
    for from in chosen {
      guard let end else {
        places.append(from..<from + start.count)
        continue
      }
      guard let to = Self.occurrences(of: end, in: text, from: from + start.count, limit: 1).first else { continue }
      places.append(from..<to + end.count)
    }
    guard !places.isEmpty else { throw .notFound }
    return places
  }

  /// Where `piece` begins in `text`, at `from` or after it; at most `limit` places.
  static func occurrences(of piece: [UInt8], in text: [UInt8], from: Int, limit: Int) -> [Int] {
    guard let first = piece.first, text.count - from >= piece.count else { return [] }
    var found: [Int] = []
    for start in from...(text.count - piece.count) where text[start] == first {
      guard text[start..<start + piece.count].elementsEqual(piece) else { continue }
      found.append(start)
      if found.count == limit { break }
    }
    return found
  }
}

/// Why an anchor names no place in a text.
public enum AnchorError: Error, Equatable, Sendable {
  case notFound
  case ambiguous(Int)
  case tooFew(wanted: Int, found: Int)
}

extension Anchor {
  /// The longest piece, in bytes, that is quoted as a whole.
  private static let longestWhole = 72

  /// The anchor to write for a place: the whole piece where it is short, else its beginning and its end.
  ///
  /// - Precondition: the place is not empty, lies in `text` and does not cut a character.
  static func naming(_ place: Range<Int>, in text: [UInt8]) -> Anchor {
    let whole = text[place]
    if whole.count > longestWhole || whole.contains(UInt8(ascii: "\n")) {
      for length in [24, 40, 64, 96] where whole.count > 2 * length {
        let head = Array(text[place.lowerBound..<wordEnd(in: text, after: place.lowerBound + length)])
        let tail = Array(text[wordStart(in: text, before: place.upperBound - length)..<place.upperBound])
        let anchor = numbered(Anchor(start: head, end: tail), at: place, in: text)
        if (try? anchor.places(in: text)) == [place] { return anchor }
      }
    }
    return numbered(Anchor(start: Array(whole)), at: place, in: text)
  }

  private static func numbered(_ anchor: Anchor, at place: Range<Int>, in text: [UInt8]) -> Anchor {
    var anchor = anchor
    let starts = occurrences(of: anchor.start, in: text, from: 0, limit: .max)
    if starts.count > 1, let index = starts.firstIndex(of: place.lowerBound) { anchor.occurrence = .number(index + 1) }
    return anchor
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

  private static func wordEnd(in text: [UInt8], after index: Int) -> Int {
    var index = index
    while index < text.count, !isSpace(text[index]) { index += 1 }
    return index
  }

  private static func wordStart(in text: [UInt8], before index: Int) -> Int {
    var index = index
    while index > 0, !isSpace(text[index - 1]) { index -= 1 }
    return index
  }
}

extension Anchor: CustomStringConvertible {
  /// The anchor as fixtures write it: `"words"`, `"words"#2`, `"words"*`, `"first" .. "last"`.
  public var description: String {
    var text = FactSyntax.quoted(String(decoding: start, as: UTF8.self))
    switch occurrence {
    case .only: break
    case .number(let number): text += "#\(number)"
    case .every: text += "*"
    }
    if let end { text += " .. " + FactSyntax.quoted(String(decoding: end, as: UTF8.self)) }
    return text
  }
}
