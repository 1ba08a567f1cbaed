import ExtractCore
import Testing

@Suite struct PositionTests {
  @Test func rangesThatTouchDoNotOverlap() {
    #expect(!TextRange(0, 3).overlaps(TextRange(3, 5)))
    #expect(TextRange(0, 4).overlaps(TextRange(3, 5)))
    #expect(TextRange(0, 5).contains(TextRange(3, 5)))
    #expect(!TextRange(0, 4).contains(TextRange(3, 5)))
  }

  @Test func emptyRangesHaveNoBytes() {
    #expect(TextRange(2, 2).isEmpty)
    #expect(TextRange(2, 2).count == 0)
    #expect(TokenRange(4, 4).isEmpty)
    #expect(!TokenRange(4, 5).contains(5))
  }
}
