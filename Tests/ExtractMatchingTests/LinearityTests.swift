import ExtractCore
import ExtractData
import ExtractMatching
import TestSupport
import Testing

/// No bytes make tokens or phrases cost more than in proportion to their number.
@Suite(.serialized) struct LinearityTests {
  static let pieces = [
    "a", "a.", "a-", "a_", "a+", "a@", "'", "a'", "''", "\"", "``", ".", "-", "1,", "1,10,", "1.", "1,000", "www.",
    "http://",
    "http://a.", "@", "#a", "(", "a\u{301}", "\u{301}", "é’", "\u{200D}", "👍🏽\u{200D}", "\u{AD}", "日", "\n", " ", "New ",
    "United States of ", "the ", "\u{0}", "a.b.", "A'S",
  ]

  /// Names that overlap in every way, and texts in which they do.
  static let overlaps: [(names: [String], piece: String)] = [
    // A name of each length from 1 to 200 of the same word.
    ((1...200).map { [String](repeating: "aa", count: $0).joined(separator: " ") }, "aa "),
    // Names that are all but complete wherever the text is.
    ((1...200).map { [String](repeating: "aa", count: $0).joined(separator: " ") + " b" }, "aa "),
    // Chains: each name overlaps the next.
    (["aa bb cc", "bb cc dd", "cc dd aa", "dd aa bb", "cc dd aa bb cc"], "aa bb cc dd "),
    (["St. aa", "Saint aa", "aa St. aa", "St. St. St. aa"], "St. aa "),
    (["aa-bb", "bb-aa-bb", "aa's bb", "aa.bb."], "aa-bb-"),
    (["A.B.", "B. A.", "A. B. A. B."], "A. B. "),
  ]

  @Test(arguments: overlaps.indices)
  func overlappingNamesAreLinear(_ number: Int) throws {
    let (names, piece) = Self.overlaps[number]
    let rows = names.enumerated().map { ListFile.Row(line: $0 + 1, cells: [$1[...], "NAME", "", "", "lower", ""]) }
    let lexicon = try Lexicon.empty.adding([(ListFile(names: rows, list: "names"), "names")])
    let gazetteer = Gazetteer(lexicon: lexicon, lists: ["names"])
    func cost(_ bytes: Int) -> Double {
      let tokens = TokenizedText(String(repeating: piece, count: bytes / piece.utf8.count), lexicon: lexicon)
      return (0..<3).map { _ in
        let start = processorTime
        tokens.document.withTokens { view in _ = gazetteer.longestMatches(in: view) }
        return processorTime - start
      }.min() ?? 0
    }
    let small = cost(5_000)
    let large = cost(40_000)
    #expect(large < max(small, 0.001) * 24, "\(piece): \(small) s, \(large) s")
  }

  @Test(arguments: pieces)
  func costIsLinear(_ piece: String) {
    let lexicon = Lexicon.builtin
    func cost(_ bytes: Int) -> Double {
      let text = Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8)
      return (0..<3).map { _ in
        let start = processorTime
        let tokens = TokenizedText(text, lexicon: lexicon)
        tokens.document.withTokens { view in
          for index in 0..<view.count where view.shape(index).contains(.startsPhrase) {
            lexicon.forEachPhrase(at: index, in: view) { _ in }
          }
        }
        return processorTime - start
      }.min() ?? 0
    }
    let small = cost(5_000)
    let large = cost(40_000)
    // Eight times the text: linear cost is 8 times as much, quadratic 64 times.
    #expect(large < max(small, 0.001) * 24, "\(piece): \(small) s, \(large) s")
  }
}
