import ExtractCore
import Testing

@testable import ExtractCleaning

/// What is counted 64 bytes at a time equals what a reading byte by byte counts.
@Suite struct ByteCountingTests {
  /// What stands in a line at every place in turn.
  private static let pieces = [
    "", "é", "É", " é", " Éa", ", ", ". ", "...", "!!", "?\"", ".\u{201D}", "www.a", "http:", "ht", "w", "|", ">", "#",
    "@", "©", "»", "→", "…", "‹", " a ", "ab", " abc ", "  ", "字", "字。字", "，", "\u{A0}", "7", "X", "\t",
  ]

  private static func forEachLine(_ piece: String, _ body: ([UInt8]) -> Void) {
    let words = String(repeating: "ab c Def ", count: 17)
    for place in 0..<140 { body(Array((words.prefix(place) + piece + words.dropFirst(place) + "d").utf8)) }
    body(Array("\(piece)a".utf8))
    body(Array("a\(piece)".utf8))
  }

  @Test(arguments: pieces) func ink(piece: String) {
    Self.forEachLine(piece) { line in
      var counts = InkCounts()
      line.withUnsafeBufferPointer { counts.count($0) }
      let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
      let isBlank = { (scalar: Unicode.Scalar) in scalar.value <= 0x20 || scalar == "\u{A0}" }
      #expect(counts.ink == scalars.count { !isBlank($0) })
      #expect(counts.words == scalars.split(whereSeparator: isBlank).count + scalars.count { $0 == "字" })
      #expect(counts.punctuation == scalars.count { ",;.!?。，".unicodeScalars.contains($0) })
    }
  }

  @Test(arguments: pieces) func pageLines(piece: String) {
    Self.forEachLine(piece) { line in
      let counts = line.withUnsafeBufferPointer { PageLineCounts($0) }
      let text = String(decoding: line, as: UTF8.self)
      let words = line.split { $0 <= 0x20 }
      let small = words.filter { word in
        String(decoding: word, as: UTF8.self).unicodeScalars.first.map { $0.properties.isLowercase } ?? false
      }
      #expect(counts.lower == small.count, "\(text)")
      #expect(counts.lowerShort == small.count { $0.count <= 3 }, "\(text)")
      #expect(counts.letters == line.count { ($0 | 0x20) &- 0x61 < 26 })
      #expect(counts.capitals == line.count { $0 &- 0x41 < 26 })
      #expect(counts.digits == line.count { $0 &- 0x30 < 10 })
      #expect(counts.commas == text.unicodeScalars.count { ",;，".unicodeScalars.contains($0) })
      #expect(counts.hasAddress == (text.contains("www.") || text.contains("http") || text.contains("@")))
      #expect(counts.hasCopyright == text.contains("©"))
    }
  }

  @Test func wordsOfATitleAreFoundInALine() {
    let title = TitleWords(bytes: "Don’t sell the old mill — the mayor’s ‘last’ word: 2021 été")
    let lines: [(line: String, all: Int, long: Int)] = [
      ("", 0, 0), ("Nothing here is like it", 0, 0), ("DON'T SELL", 2, 2), ("Sell“the”word", 3, 2),
      ("Millers selling oldest words", 0, 0), ("An ÉTÉ, an été, in 2021", 2, 2),
      ("\(String(repeating: "x ", count: 31))mill and \(String(repeating: "y", count: 70)) mayor's", 2, 2),
      ("\(String(repeating: "字", count: 40))—mill", 1, 1),
    ]
    for (line, all, long) in lines {
      let found = Array(line.utf8).withUnsafeBufferPointer { title.count(in: $0, longAlone: false) }
      let longWords = Array(line.utf8).withUnsafeBufferPointer { title.count(in: $0, longAlone: true).long }
      #expect(found.all == all, "\(line)")
      #expect(found.long == long && longWords == long, "\(line)")
    }
  }

  @Test func shortWordsAreFoundWhateverTheirCase() {
    let table = ShortWordTable([("the", 1), ("Abcdefgh", 2), ("a1", 3), ("the", 4), ("abcdefghi", 5), ("d'or", 6)])
    func number(_ word: String) -> UInt16 {
      let bytes = Array(word.utf8)
      return bytes.withUnsafeBufferPointer { ShortWordTable.Key($0) }.map { table.number(of: $0) } ?? 0
    }
    #expect(["the", "THE", "abcdefgh", "A1", "th", "abcdefghi", "d'or"].map(number) == [1, 1, 2, 3, 0, 0, 0])
  }
}

extension TitleWords {
  fileprivate init(bytes title: String) {
    self = Array(title.utf8).withUnsafeBufferPointer { TitleWords($0) }
  }
}
