import ExtractCore
import ExtractMatching
import Testing

@Suite struct WordTablesTests {
  @Test func aMapHasTheChangedValuesAndNoneElse() {
    var map = WordMap(capacity: 200, none: 0)
    for word in 1...200 as ClosedRange<LexiconID> { map.update(word &* 7919) { $0 = Int(word) } }
    for word in 1...200 as ClosedRange<LexiconID> { map.update(word &* 7919) { $0 += 1000 } }
    #expect((1...200 as ClosedRange<LexiconID>).allSatisfy { map[$0 &* 7919] == Int($0) + 1000 })
    #expect(map[3] == 0)
  }

  @Test func noWordHasNoValue() {
    var map = WordMap(capacity: 4, none: false)
    map.update(0) { $0 = true }
    #expect(!map[0])
    var bits = WordBits()
    bits.insert(0)
    #expect(!bits.contains(0))
  }

  @Test func bitsHoldJustTheirWords() {
    var bits = WordBits()
    let words: [LexiconID] = [1, 63, 64, 65, 4096, 131_071]
    for word in words { bits.insert(word) }
    #expect(words.allSatisfy { bits.contains($0) })
    let others: [LexiconID] = [2, 62, 66, 4095, 4097, 131_070, 131_072, .max]
    #expect(!others.contains { bits.contains($0) })
  }

  @Test func anArrayHasTheValuesOfItsWords() {
    var array = WordArray<Int>([3: 1, 2000: 2], none: 0)
    array.update(5000) { $0 += 3 }
    array.update(0) { $0 = 4 }
    #expect([0, 2, 3, 2000, 2001, 5000, 5001, .max].map { array[$0] } == [0, 0, 1, 2, 0, 3, 0, 0])
  }
}
