import ExtractCore
import TestSupport
import Testing

@testable import ExtractKit

@Suite struct InsideJoinTests {
  private static let rule = RuleID("tests/rule")

  /// Some ranges of a text, short and long, in the order of the text.
  private static func ranges(_ count: Int, _ random: inout SeededGenerator) -> [TextRange] {
    let ranges = (0..<count).map { _ in
      let start = Int.random(in: 0..<1000, using: &random)
      return TextRange(start, start + Int.random(in: 1...(Bool.random(using: &random) ? 5 : 200), using: &random))
    }
    return ranges.sorted { $0.start < $1.start }
  }

  @Test(arguments: UInt64(0)..<20) func itemsInsideEqualANaiveSearch(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let join = InsideJoin()
    // The items of a document before must not show.
    for _ in 0..<2 {
      var document = Document(id: "", source: Document.Source(path: ""), raw: [])
      let mentions = Self.ranges(Int.random(in: 0...100, using: &random), &random)
      let times = Self.ranges(Int.random(in: 0...10, using: &random), &random)
      let tokens = TokenRange(0, 1)
      document.mentions = mentions.map {
        Mention(range: $0, tokens: tokens, label: .person, kind: .name, rule: Self.rule)
      }
      document.times = times.map { TimeExpression(kind: .date, range: $0, tokens: tokens, rule: Self.rule) }
      join.begin(document, RecordOptions(engine: ""))
      for range in Self.ranges(20, &random) {
        // Parts far behind each other, so that what was found last is of no use.
        let middle = (range.lowerBound + range.upperBound) / 2
        let parts = range.count < 100 ? [] : [TextRange(range.lowerBound, middle), TextRange(middle, range.upperBound)]
        var output = OutputBuffer(capacity: 1)
        join.write(range, parts, to: &output)
        func inside(_ letter: String, _ ranges: [TextRange]) -> [String] {
          (parts.isEmpty ? [range] : parts).flatMap { part in
            ranges.indices.filter { part.contains(ranges[$0]) }.map { "\"\(letter)\($0 + 1)\"" }
          }
        }
        let items = inside("m", mentions) + inside("t", times)
        let expected = mentions.isEmpty && times.isEmpty ? "" : ",\"inside\":[\(items.joined(separator: ","))]"
        #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
      }
    }
  }
}
