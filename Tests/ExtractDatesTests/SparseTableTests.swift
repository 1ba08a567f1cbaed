import Testing

@testable import ExtractDates

@Suite struct SparseTableTests {
  @Test(arguments: [1, 255, 256, 257, 5000]) func elementsAreWhatWasWritten(count: Int) {
    var table = SparseTable(count, of: -1)
    var expected = [Int](repeating: -1, count: count)
    for value in 0..<20 {
      let index = value * 7919 % count
      table[index] = value
      expected[index] = value
    }
    #expect((0..<count).map { table[$0] } == expected)
    #expect(table[-1] == -1)
    #expect(table[count + 256] == -1)
  }
}
