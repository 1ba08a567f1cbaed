import TestSupport
import Testing

@testable import ExtractFixtures

@Suite struct AnchorTests {
  private let text = Array("Pell met Sorell. Sorell met Pell again.".utf8)

  private func anchor(_ start: String, _ occurrence: Anchor.Occurrence = .only, to end: String? = nil) -> Anchor {
    Anchor(start: Array(start.utf8), occurrence: occurrence, end: end.map { Array($0.utf8) })
  }

  @Test func aPieceNamesItsPlace() throws {
    #expect(try anchor("again").places(in: text) == [33..<38])
    #expect(try anchor("Sorell", .number(2)).places(in: text) == [17..<23])
    #expect(try anchor("Pell", .every).places(in: text) == [0..<4, 28..<32])
  }

  @Test func aBeginningAndAnEndNameThePieceBetween() throws {
    #expect(try anchor("Pell", .number(1), to: "Sorell").places(in: text) == [0..<15])
    #expect(try anchor("met", .every, to: "l").places(in: text) == [5..<14, 24..<31])
  }

  @Test func occurrencesInsideEachOtherCount() throws {
    #expect(try anchor("aa", .every).places(in: Array("aaa".utf8)) == [0..<2, 1..<3])
  }

  @Test func placesThatAreNot() {
    #expect(throws: AnchorError.notFound) { try anchor("Diop").places(in: text) }
    #expect(throws: AnchorError.notFound) { try anchor("again", to: "Pell").places(in: text) }
    #expect(throws: AnchorError.notFound) { try anchor("Diop", .every).places(in: text) }
    #expect(throws: AnchorError.notFound) { try anchor("x").places(in: []) }
    #expect(throws: AnchorError.ambiguous(2)) { try anchor("Pell").places(in: text) }
    #expect(throws: AnchorError.tooFew(wanted: 3, found: 2)) { try anchor("Pell", .number(3)).places(in: text) }
  }

  @Test func anyPlaceCanBeNamed() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let words = ["a", "ab", "b", "\"", "\\", "é", "\n", " ", "long word ", "\t", "日本"]
      let scalars = (0..<Int.random(in: 1...120, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      let text = Array(scalars.joined().utf8)
      let boundaries = (0...text.count).filter { $0 == text.count || text[$0] & 0xC0 != 0x80 }
      let ends = [boundaries.randomElement(using: &random), boundaries.randomElement(using: &random)].compactMap(\.self)
      guard ends[0] != ends[1] else { continue }
      let place = min(ends[0], ends[1])..<max(ends[0], ends[1])
      let line = "SENTENCE \(Anchor.naming(place, in: text))"
      let anchor = try FactSyntax.parse(line, number: 1).anchor
      #expect(try anchor?.places(in: text) == [place], "\(line)")
    }
  }
}
