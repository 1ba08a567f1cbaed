import Testing

@testable import ExtractKit

@Suite struct JSONLinesTests {
  private func members(_ line: String) throws -> [String] {
    try Array(line.utf8).withUnsafeBufferPointer { bytes in
      try JSONObject(bytes).members.map { "\($0.key)=\(String(decoding: bytes[$0.value], as: UTF8.self))" }
    }
  }

  @Test func membersAreFoundWhereTheyStand() throws {
    #expect(
      try members(#" { "a" : 1 , "b":[{"c":"]"}], "\u0064":-1.5e+3,"e":null } "#)
        == ["a=1", #"b=[{"c":"]"}]"#, "d=-1.5e+3", "e=null"])
    #expect(try members("{}").isEmpty)
  }

  @Test(arguments: [
    "", " ", "[]", "1", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":01}", "{\"a\":1.}",
    "{\"a\":+1}",
    "{\"a\":tru}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12G4\"}", "{\"a\":\"", "{'a':1}", "{\"a\":[1 2]}",
    "{\"a\":{\"b\" 1}}", "{\"a\":NaN}", "{\"a\":\"\\",
  ])
  func whatIsNoObjectIsRefused(line: String) {
    #expect(throws: JSONObject.SyntaxError.self) { try members(line) }
  }

  @Test func nestingHasALimitAndNoRecursionBeyondIt() throws {
    func nested(_ depth: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    }
    #expect(try members(nested(256)).count == 1)
    #expect(throws: JSONObject.SyntaxError.self) { try members(nested(257)) }
    #expect(throws: JSONObject.SyntaxError.self) { try members(nested(1_000_000)) }
  }

  @Test(arguments: [
    (#"plain"#, "plain", false), (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t", false), (#"\u00e9"#, "é", false),
    (#"\ud83c\udf0d"#, "🌍", false), (#"\ud83c"#, "\u{FFFD}", true), (#"\udf0d\ud83c"#, "\u{FFFD}\u{FFFD}", true),
    (#"\ud83cx"#, "\u{FFFD}x", true), (#"\ud83c\u0041"#, "\u{FFFD}A", true), (#"\u0000"#, "\u{0}", false),
  ])
  func escapesAreDecoded(escaped: String, text: String, repaired: Bool) {
    let result = Array(escaped.utf8).withUnsafeBufferPointer { JSONText.unescaped($0) }
    #expect(String(decoding: result.bytes, as: UTF8.self) == text)
    #expect(result.repaired == repaired)
  }

  private func document(_ line: [UInt8], _ change: (inout InputOptions) -> Void = { _ in }) -> InputDocument {
    var options = InputOptions()
    change(&options)
    return InputDocument(JSONLine(bytes: line, path: "in.jsonl", number: 7, ordinal: 3), options)
  }

  @Test func otherFieldsComeBackUnchanged() {
    let line = #"{"a": 1.50, "text":"T", "b": {"x" : [ ]}, "a": "\u00e9"}"#
    let document = document(Array(line.utf8))
    #expect(document.fields == Array(#"{"b":{"x" : [ ]},"a":"\u00e9"}"#.utf8))
    #expect(document.id == "in.jsonl#3")
    #expect(document.source.member == "7")
  }

  @Test func malformedBytesInOtherFieldsAreRepaired() {
    let document = document(Array("{\"text\":\"T\",\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8))
    #expect(document.fields == Array("{\"a\":\"\u{FFFD}\"}".utf8))
  }

  @Test(arguments: [
    (#"{"id":"x/1","text":""}"#, "x/1"), (#"{"id":17,"text":""}"#, "17"), (#"{"id":null,"text":""}"#, "in.jsonl#3"),
    (#"{"id":"","text":""}"#, "in.jsonl#3"),
  ])
  func theIdIsThatOfTheField(line: String, id: String) {
    #expect(document(Array(line.utf8)).id == id)
  }

  @Test(arguments: ["text/html; charset='ISO-8859-1'", "TEXT/HTML;charset=iso-8859-1", "iso-8859-1"])
  func aContentTypeTellsTheEncodingOfBytesThatAreNotUTF8(type: String) {
    let line = Array("{\"html\":\"<p>caf".utf8) + [0xE9] + Array("</p>\",\"type\":\"\(type)\"}".utf8)
    let document = document(line) { $0.contentTypeField = "type" }
    #expect(document.bytes == Array("<p>caf".utf8) + [0xE9] + Array("</p>".utf8))
    #expect(document.source.encoding?.lowercased() == "iso-8859-1")
    #expect(document.source.media == .html)
    #expect(document.warnings.isEmpty && document.fields == nil)
  }

  @Test func aContentTypeMakesTextAPageAndLeavesUnicodeAlone() {
    let document = document(Array(#"{"text":"<p>caf\u00e9</p>","type":"text/html; charset=iso-8859-1"}"#.utf8)) {
      $0.contentTypeField = "type"
    }
    #expect(document.bytes == Array("<p>café</p>".utf8))
    #expect(document.source.encoding == nil)
    #expect(document.source.media == .html)
  }

  @Test func aDateFieldThatIsNoDateIsAWarning() {
    let document = document(Array(#"{"text":"T","made":"last week"}"#.utf8)) { $0.creationTimeField = "made" }
    #expect(document.creationTimeCandidates.isEmpty)
    #expect(document.warnings.map(\.code) == ["W202"])
  }

  @Test func manyFieldsAreReadInLinearTime() {
    let fields = (0..<50_000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let document = document(Array("{\"text\":\"T\",\(fields)}".utf8))
    #expect(document.fields?.count == fields.utf8.count + 2)
  }
}
