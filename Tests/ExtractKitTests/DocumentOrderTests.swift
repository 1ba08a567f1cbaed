import ExtractCore
import Foundation
import TestSupport
import Testing

/// Workers remember words, forms of lists and windows of dates from document to document; no record may show it.
@Suite struct DocumentOrderTests {
  private static let count = 15_000
  private static let length = 14

  @Test func recordsDoNotDependOnTheDocumentsBefore() throws {
    let documents = try Self.shuffledTexts()
    let forward = try SampleDocument.records(of: documents)
    let backward = try SampleDocument.records(of: documents.reversed()).reversed()
    for ((document, first), second) in zip(zip(documents, forward), backward) {
      #expect(first == second, "\(String(decoding: document.raw, as: UTF8.self))")
    }
  }

  /// Stretches of the texts of the fixtures with words of others in them, so that much is alike and little the same.
  private static func shuffledTexts() throws -> [SampleDocument] {
    let words = SampleDocument.fixtures.filter { $0.media != .html }.flatMap { $0.raw.split(separator: 0x20) }
    try #require(words.count > length)
    var generator = SeededGenerator(seed: 1)
    func random(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
    return (0..<count).map { number in
      let start = random(below: words.count - length)
      var text = Array(words[start..<start + length])
      for _ in 0..<3 { text[random(below: length)] = words[random(below: words.count)] }
      return SampleDocument(name: "text \(number)", media: nil, raw: Array(text.joined(separator: [0x20])))
    }
  }
}
