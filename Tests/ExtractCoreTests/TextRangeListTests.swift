import ExtractCore
import Testing

@Suite struct TextRangeListTests {
  private static let ranges = (0..<5).map { TextRange($0, $0 + 2) }

  @Test func aListIsAStretchOfAnArray() {
    let list = TextRangeList(Self.ranges, 1..<4)
    #expect(list.count == 3 && list.elementsEqual(Self.ranges[1..<4]))
    #expect(TextRangeList(Self.ranges, 2..<2).isEmpty)
  }

  @Test func listsAreEqualWhereverTheyLie() {
    let list = TextRangeList(Self.ranges, 3..<5)
    let same: TextRangeList = [TextRange(3, 5), TextRange(4, 6)]
    #expect(list == same && list.hashValue == same.hashValue)
    #expect(list != TextRangeList(Self.ranges, 2..<4))
  }

  @Test func aListThatChangesLeavesOthersAlone() {
    let whole = TextRangeList(Self.ranges, 0..<5)
    var part = TextRangeList(Self.ranges, 1..<3)
    part.append(TextRange(7, 9))
    part.removeAll { $0.lowerBound == 2 }
    #expect(part == [TextRange(1, 3), TextRange(7, 9)])
    var end = TextRangeList(Self.ranges, 3..<5)
    for start in 5..<100 { end.append(TextRange(start, start + 2)) }
    #expect(end.elementsEqual((3..<100).map { TextRange($0, $0 + 2) }))
    #expect(whole.elementsEqual(Self.ranges))
  }
}
