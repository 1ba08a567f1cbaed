import ExtractCore
import Testing

@testable import ExtractKit

@Suite struct ListedPiecesTests {
  private func string(_ piece: ReadyPiece) -> String {
    String(decoding: UnsafeRawBufferPointer(start: piece.start, count: piece.count), as: UTF8.self)
  }

  @Test func everyTextIsAnsweredWithItsPieceHoweverManyThereAre() {
    let pieces = ListedPieces { $1.appendJSON($0.bytes) }
    // More than the memory holds, of all lengths, some too long to be kept.
    let texts = (0..<3000).map { ImmortalText(copying: "\($0)\"" + String(repeating: "x", count: $0 % 200)) }
    let long = ImmortalText(copying: String(repeating: "y", count: 20_000))
    for _ in 0..<2 {
      for text in texts {
        let expected = "\"\(text.string.replacing("\"", with: "\\\""))\""
        #expect(string(pieces.piece(text)) == expected)
        #expect(string(pieces.piece(text)) == expected)
      }
      #expect(string(pieces.piece(long)) == "\"\(long.string)\"")
    }
  }

  @Test func textsAtOnePlaceDifferByTheirLength() {
    let pieces = ListedPieces { $1.appendJSON($0.bytes) }
    let text = ImmortalText(copying: "Republic of Chad")
    for count in 0...text.bytes.count {
      let beginning = ImmortalText(immortal: UnsafeBufferPointer(rebasing: text.bytes[..<count]))
      #expect(string(pieces.piece(beginning)) == "\"\(beginning.string)\"")
    }
  }
}
