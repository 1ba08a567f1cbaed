import Foundation
import RecordSchema
import TestSupport
import Testing

/// What a record shows of what was found.
@Suite struct SelectionTests {
  private let folder = TemporaryFolder()

  private static let text = """
    BRALO, April 9, 2024 - Mayor Odette Farrow said on Tuesday that 12 people were killed in Meru.

    “We lost 3 nurses 🌍 in the café on Monday,” Farrow told reporters. “Nobody came.”
    """

  private func record(_ arguments: [String]) throws -> JSONValue {
    let result = try ExtractProcess.run(arguments + ["-"], input: Self.text.utf8)
    #expect(result.status == 0)
    return try #require(try result.records.first)
  }

  private static let keys = [
    "clean": ["text", "blocks", "meta"], "sentences": ["sentences"], "entities": ["mentions", "entities"],
    "quotes": ["quotes"], "numbers": ["quantities"], "dates": ["times", "dct"], "casualties": ["layers"],
  ]

  @Test func allLayersAreWrittenUnlessChosen() throws {
    let record = try record([])
    for key in Self.keys.values.joined() { #expect(record[key] != nil, "\(key)") }
  }

  @Test(arguments: SelectionTests.keys.keys.sorted())
  func onlyWritesALayerAndSkipAllOthers(layer: String) throws {
    let only = try record(["--only", layer])
    let skip = try record(["--skip", layer])
    for (name, keys) in Self.keys {
      for key in keys {
        #expect((only[key] != nil) == (name == layer), "--only \(layer): \(key)")
        #expect((skip[key] != nil) == (name != layer), "--skip \(layer): \(key)")
      }
    }
    #expect(RecordReferences(only).dangling.isEmpty)
    #expect(RecordReferences(skip).dangling.isEmpty)
  }

  @Test func withoutTheTextSpansStay() throws {
    let full = try record([])
    let record = try record(["--no-text"])
    #expect(record["text"] == nil)
    for key in ["sentences", "mentions", "quotes", "quantities", "times", "layers"] {
      #expect(record[key] == full[key])
    }
  }

  @Test(arguments: [([], true), (["--language", "en"], false), (["--no-clean"], false)])
  func quotesAndDatesAreLookedForInEnglish(arguments: [String], isForeign: Bool) throws {
    let text = "Die Boote fahren nicht, und die Leute sind auf der Brücke. \"We waited,\" said Odette Farrow in 2019."
    let result = try ExtractProcess.run(arguments + ["-"], input: text.utf8)
    let record = try #require(try result.records.first)
    #expect(record["quotes"]?.array?.isEmpty == isForeign)
    #expect(record["times"]?.array?.isEmpty == isForeign)
    #expect((record["warnings"] != nil) == isForeign)
  }

  @Test(arguments: [("split", 4), ("whole", 3)])
  func quotationsAreSplitIntoSentencesOrKeptWhole(mode: String, sentences: Int) throws {
    let text = "The mayor spoke. “We waited. Nobody came,” she said. Then it rained."
    let result = try ExtractProcess.run(["--no-clean", "--sentences-in-quotes", mode, "-"], input: text.utf8)
    #expect(try result.records.first?["sentences"]?.array?.count == sentences)
  }

  @Test func textAsItIsEqualsTheInput() throws {
    let input = "  * One\u{A0}\n\n\n\tTwo &amp; <b>three</b>  \n"
    let result = try ExtractProcess.run(["--no-clean"], input: input.utf8)
    #expect(try result.records.first?["text"]?.string == input)
  }

  @Test func theDateOfTheDocumentIsTheOneGiven() throws {
    let record = try record(["--dct", "1999-12-31"])
    #expect(record["dct"]?["value"]?.string == "1999-12-31")
    #expect(record["dct"]?["from"]?.string == "flag")
  }

  @Test(arguments: ["codepoint", "utf16", "byte"])
  func offsetsCountInTheirUnit(unit: String) throws {
    let record = try record(["--offsets", unit])
    #expect(record["units"]?["span"]?.string == unit)
    let text = try #require(record["text"]?.string)
    var count = 0
    func check(_ value: JSONValue) {
      if let start = value["start"]?.integer, let end = value["end"]?.integer, let own = value["text"]?.string {
        let slice =
          switch unit {
          case "byte": String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
          case "utf16": String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
          default: String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
          }
        #expect(slice == own)
        count += 1
      }
      for element in value.array ?? [] { check(element) }
      for (_, member) in value.object?.members ?? [] { check(member) }
    }
    check(record)
    #expect(count > 0)
  }

  @Test func theSameSpansStandInEveryUnit() throws {
    let texts = try ["codepoint", "utf16", "byte"].map { unit in
      try record(["--offsets", unit])["quotes"]?.array?.map { $0["text"]?.string }
    }
    #expect(texts[0] == texts[1] && texts[1] == texts[2])
  }
}
