import Testing

@testable import ExtractCleaning

@Suite struct LineInkTests {
  /// What stands in a line at every place in turn: words, punctuation, wide letters, white space, marks.
  private static let pieces = [
    "", "é", "и", "—", "“", "…", "字", "字字", "\u{A0}", "\u{AD}", "\u{200B}", " ", "  ", " \t", "\u{1}", "\u{7F}", "*",
    "_", "[",
  ]

  @Test(arguments: pieces, ["", "\n", "\n\n\n"]) func summaryEqualsANaiveReading(piece: String, around: String) {
    for place in 0..<140 {
      let words = String(repeating: "ab c ", count: 28)
      let line = "x" + words.prefix(place) + piece + words.dropFirst(place) + "d"
      let start = around.utf8.count
      let text = Array((around + line + around).utf8)
      let summary = text.withUnsafeBufferPointer { LineInk.summary($0, start..<start + line.utf8.count) }
      #expect(summary.words == Self.wordCount(line), "\(piece) at \(place)")
      #expect(summary.isPlain == Self.isPlain(line), "\(piece) at \(place)")
    }
  }

  /// An ideograph is a word of its own; one that begins a word is counted with it.
  private static func wordCount(_ line: String) -> Int {
    let words = line.unicodeScalars.split { $0.value <= 0x20 || $0 == "\u{A0}" }
    return words.reduce(0) { count, word in count + 1 + word.dropFirst().count { $0 == "字" } }
  }

  private static func isPlain(_ line: String) -> Bool {
    let special = "\t\u{1}\u{7F}\u{A0}\u{AD}\u{200B}*_[".unicodeScalars
    return !line.unicodeScalars.contains { special.contains($0) } && !line.contains("  ")
  }
}
