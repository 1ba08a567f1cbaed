import ExtractCore
import Testing

@testable import ExtractKit

@Suite struct KindPiecesTests {
  private func check<Kind: CaseIterable & RawRepresentable<String>>(_ type: Kind.Type) {
    let pieces = KindPieces<Kind>("<", ">")
    for kind in Kind.allCases {
      let piece = pieces[kind]
      let bytes = UnsafeRawBufferPointer(start: piece.start, count: piece.count)
      #expect(String(decoding: bytes, as: UTF8.self) == "<\(kind.rawValue)>")
      #expect(pieces.piece(kind)?.start == piece.start)
    }
    #expect(pieces.piece(nil)?.count == nil)
  }

  @Test func piecesNameTheKinds() {
    check(Block.Kind.self)
    check(Mention.Kind.self)
    check(Entity.Gender.self)
    check(Quote.Kind.self)
    check(Cue.Class.self)
    check(Cue.Polarity.self)
    check(Cue.Tense.self)
    check(Quantity.Kind.self)
    check(Quantity.Modifier.self)
    check(Quantity.Change.self)
    check(TimeExpression.Kind.self)
    check(TimeExpression.Modifier.self)
    check(TimeExpression.Flag.self)
  }
}
