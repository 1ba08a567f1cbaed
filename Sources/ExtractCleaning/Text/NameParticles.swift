import ExtractCore
import ExtractMatching

/// The small words of names, such as "von" and "de la", which tell nothing of the language of the text that names them.
struct NameParticles: Sendable {
  private let words: Set<[UInt8]>

  /// - Parameter lexicon: one that has the list `name_parts`.
  init(lexicon: Lexicon) {
    words = Set(
      lexicon.entries(of: "name_parts").filter { $0[1] == "particle" || $0[1] == "personal" }.map { Array($0[0].bytes) }
    )
  }

  /// Calls `body` with a text of which the particles before capital letters are left out.
  func without<Result>(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let pieces = text.split(separator: UInt8(ascii: " "))
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    for index in pieces.indices where !isPartOfName(index, pieces) {
      kept += pieces[index]
      kept.append(UInt8(ascii: " "))
    }
    return kept.withUnsafeBufferPointer(body)
  }

  /// Whether a word is a particle that a capital letter follows, or another particle before one.
  private func isPartOfName(_ index: Int, _ pieces: [Slice<UnsafeBufferPointer<UInt8>>]) -> Bool {
    var next = index
    while next < pieces.count, words.contains(Self.lowercased(pieces[next])) { next += 1 }
    guard next > index, next < pieces.count, let first = pieces[next].first else { return false }
    return first >= 0x80 || Self.capitals.contains(first)
  }

  private static let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")

  private static func lowercased(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    word.map { capitals.contains($0) ? $0 | 0x20 : $0 }
  }
}
