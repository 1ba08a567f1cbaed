import ExtractCore
import Testing

@Suite struct FlatArrayTests {
  @Test func elementsStayWhileTheArrayGrows() {
    var array = FlatArray<Int32>(capacity: 1)
    defer { array.deallocate() }
    #expect(array.isEmpty && array.last == nil)
    for number in 0..<1000 { array.append(Int32(number)) }
    #expect(array.count == 1000 && array.last == 999)
    #expect(array.indices.allSatisfy { array[$0] == Int32($0) })
    array[7] = -1
    #expect(array[7] == -1)
    array.removeAll()
    #expect(array.isEmpty)
  }

  @Test func fillMakesEqualElementsWhateverWasThere() {
    var array = FlatArray<UInt8>()
    defer { array.deallocate() }
    array.append(9)
    array.fill(100, with: 3)
    #expect(array.count == 100 && array.indices.allSatisfy { array[$0] == 3 })
    array.fill(2, with: 4)
    #expect(array.count == 2 && array[0] == 4 && array[1] == 4)
    array.fill(0, with: 5)
    #expect(array.isEmpty)
  }
}
