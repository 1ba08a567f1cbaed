/// What is wrong with a pattern, and where in it.
public struct PatternError: Error, Hashable, Sendable {
  /// The offset in bytes of the pattern's source.
  public let offset: Int
  /// What is wrong.
  public let message: String
  /// What to do about it.
  public let remedy: String

  /// A mistake at an offset in bytes of the pattern.
  public init(offset: Int, _ message: String, remedy: String) {
    self.offset = offset
    self.message = message
    self.remedy = remedy
  }
}

extension PatternError: CustomStringConvertible {
  /// `what is wrong: what to do`
  public var description: String { "\(message): \(remedy)" }
}

/// The known name that a misspelled one is likely to mean.
public enum Spelling {
  /// The candidate with the least edit distance (Levenshtein 1966), if that is at most a third of the name's length.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(Array(name.utf8), Array(candidate.utf8))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, name.utf8.count / 3) else { return nil }
    return best.name
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let above = row[column + 1]
        let isEqual = byte | 0x20 == right[column] | 0x20
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (isEqual ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
