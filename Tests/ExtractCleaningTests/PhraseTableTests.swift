import ExtractCore
import Testing

@testable import ExtractCleaning

@Suite struct PhraseTableTests {
  private static func hash(_ phrase: String) -> WordSequenceHash {
    var hash = WordSequenceHash()
    WordReader.forEachBeginning(of: ImmortalText(copying: phrase).bytes) { hash = $0 }
    return hash
  }

  @Test func growingKeepsThePhrases() {
    let numbers = Array(0..<500)
    var table = PhraseTable(numbers.prefix(10).map { (form: ImmortalText(copying: "phrase \($0)"), value: $0) })
    table.insert(numbers.dropFirst(10).map { (form: ImmortalText(copying: "phrase \($0)"), value: $0) })
    for number in numbers { #expect(table.value(of: Self.hash("Phrase \(number)")) == number) }
    #expect(table.value(of: Self.hash("phrase 500")) == nil)
    #expect(table.longest == 2)
  }

  @Test func theFirstOfEqualFormsCounts() {
    var table = PhraseTable([("read more", 1), ("Read More", 2)])
    table.insert([("read more", 3), ("read it", 4)])
    #expect(table.value(of: Self.hash("read more")) == 1)
    #expect(table.value(of: Self.hash("read it")) == 4)
  }
}
