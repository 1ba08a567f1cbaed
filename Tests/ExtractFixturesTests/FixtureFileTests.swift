import ExtractCore
import Testing

@testable import ExtractFixtures

@Suite struct FixtureFileTests {
  private static let two = """
    # Two cases.

    === The first
    :text
    # no comment here

    ~~~ no
    ~~~ options
    dct: 2021-03-04
    # a comment
    ~~~ given
    MENTION "no" ORG
    ~~~ expect
    kinds: DATE, TIME
    # another
      no DATE "here"

    === The second
    :html
    <p>Böe</p>
    """

  private func file(_ text: String) throws -> FixtureFile { try FixtureFile(parsing: Array(text.utf8), path: "f.txt") }

  @Test func casesHaveDocumentOptionsAndFacts() throws {
    let cases = try file(Self.two.replacing("~~~ no\n", with: "~~~no\n")).cases
    #expect(cases.map(\.title) == ["The first", "The second"])
    #expect(cases.map(\.line) == [3, 18])
    #expect(cases[0].raw == Array("# no comment here\n\n~~~no".utf8))
    #expect(cases[0].media == .plainText)
    #expect(cases[0].options == [FixtureCase.Option(name: "dct", value: "2021-03-04", line: 9)])
    #expect(cases[0].given.map(\.kind) == [.mention])
    #expect(cases[0].expected.map(\.kind) == [.date])
    #expect(cases[0].expected.map(\.line) == [16])
    #expect(cases[0].kinds == [.date, .time])
    #expect(cases[1].raw == Array("<p>Böe</p>".utf8))
    #expect(cases[1].media == .html)
    #expect(cases[1].kinds == nil)
    #expect(cases[1].description == "f.txt: The second")
  }

  @Test func aDocumentMayBeEmptyOrEndInBlankLines() throws {
    #expect(try file("=== A\n:text\n~~~ expect\n").cases[0].raw == [])
    #expect(try file("=== A\n:text\n\n\n~~~ expect\n").cases[0].raw == Array("\n".utf8))
    #expect(try file("=== A\n:text").cases[0].raw == [])
  }

  @Test func bytesThatAreNotUTF8StayAsTheyAre() throws {
    let bytes = Array("=== A\n:text\nx".utf8) + [0xFF, 0x0D, 0x0A] + Array("~~~ expect".utf8)
    let file = try FixtureFile(parsing: bytes, path: "f.txt")
    #expect(file.cases[0].raw == [0x78, 0xFF, 0x0D])
    #expect(file.replacingExpectation(ofCase: 0, by: []) == bytes)
  }

  @Test func onlyTheExpectationIsRewritten() throws {
    let text = Self.two.replacing("~~~ no\n", with: "")
    let file = try file(text)
    let same = file.replacingExpectation(ofCase: 0, by: file.expectation(ofCase: 0))
    #expect(String(decoding: same, as: UTF8.self) == text)
    let changed = file.replacingExpectation(ofCase: 0, by: ["SENTENCE \"x\"", ""])
    #expect(
      String(decoding: changed, as: UTF8.self)
        == text.replacing("kinds: DATE, TIME\n# another\n  no DATE \"here\"\n", with: "SENTENCE \"x\"\n"))
    let added = file.replacingExpectation(ofCase: 1, by: ["SENTENCE \"x\""])
    #expect(String(decoding: added, as: UTF8.self) == text + "\n~~~ expect\nSENTENCE \"x\"")
  }

  @Test func aNewExpectationComesBeforeTheLastLineEnd() throws {
    let file = try file("=== A\n:text\nx\n")
    #expect(file.cases[0].raw == Array("x".utf8))
    let added = file.replacingExpectation(ofCase: 0, by: ["SENTENCE \"x\""])
    #expect(String(decoding: added, as: UTF8.self) == "=== A\n:text\nx\n~~~ expect\nSENTENCE \"x\"\n")
  }

  @Test(arguments: [
    ("x\n=== A\n:text", "f.txt:1: text before the first case"),
    ("=== \n:text", "f.txt:1: the case has no title"),
    ("=== A\n:text\n=== A\n:text", "f.txt:3: the title 'A' is that of line 1"),
    ("=== A\ntext", "f.txt:2: a case goes on with ':text'"),
    ("=== A", "f.txt:1: a case goes on with ':text'"),
    ("=== A\n:pdf\n", "f.txt:2: no media type ':pdf'"),
    ("=== A\n:text\n~~~ expected", "f.txt:3: no section 'expected'"),
    ("=== A\n:text\n~~~ expect\n~~~ expect", "f.txt:4: a second section 'expect'"),
    ("=== A\n:text\n~~~ options\nfast", "f.txt:4: 'fast' is no option"),
    ("=== A\n:text\n~~~ options\na: 1\na: 2", "f.txt:5: option 'a' stands twice"),
    ("=== A\n:text\n~~~ expect\nDATE \"x\"\nkinds: DATE", "f.txt:5: 'kinds:' belongs before"),
    ("=== A\n:text\n~~~ given\nkinds: DATE", "f.txt:4: 'kinds:' belongs before"),
    ("=== A\n:text\n~~~ expect\nkinds: DAY", "f.txt:4: no kind of fact 'DAY'"),
    ("=== A\n:text\n~~~ expect\nDAY \"x\"", "f.txt:4: no kind of fact 'DAY'"),
    ("=== A\n:text\n~~~ given\nno DATE \"x\"", "f.txt:4: a given fact is there"),
    ("=== A\n:text\n~~~ given\ntodo DATE \"x\"", "f.txt:4: a given fact is there"),
  ])
  func aWrongFileIsRefusedWithLineAndRemedy(_ text: String, _ message: String) throws {
    let error = #expect(throws: FixtureError.self) { try file(text) }
    #expect(try #require(error).description.hasPrefix(message), "\(String(describing: error))")
    #expect(try #require(error).description.contains(": "))
  }
}
