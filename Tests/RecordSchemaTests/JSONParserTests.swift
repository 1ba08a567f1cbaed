import Foundation
import RecordSchema
import Testing

struct JSONParserTests {
  @Test func kindsOfValuesStayApart() throws {
    let value = try JSONValue(parsing: Data(#" {"a": [1, 1.0, -0, 2e3, true, null], "b": "x", "c": {}} "#.utf8))
    let elements = try #require(value["a"]?.array)
    guard case .integer(1) = elements[0], case .number(1) = elements[1], case .integer(0) = elements[2],
      case .number(2000) = elements[3], case .bool(true) = elements[4], case .null = elements[5]
    else {
      Issue.record("read as \(elements)")
      return
    }
    #expect(value["a"]?[1]?.integer == nil)
    #expect(value["b"]?.string == "x")
    #expect(value["c"]?.object?.members.isEmpty == true)
    #expect(value["d"] == nil)
  }

  @Test func membersKeepTheirOrder() throws {
    let value = try JSONValue(parsing: Data(#"{"z": 1, "a": 2, "m": 3}"#.utf8))
    #expect(value.object?.members.map(\.name) == ["z", "a", "m"])
  }

  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e9\uD83D\uDE00""#, "é😀"),
    ("\"é😀\u{7F}\"", "é😀\u{7F}"),
    (#""e\u0301""#, "e\u{301}"),
  ])
  func stringsAreUnescaped(text: String, expected: String) throws {
    let string = try #require(try JSONValue(parsing: Data(text.utf8)).string)
    #expect(Array(string.unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func integersBeyondIntBecomeDoubles() throws {
    #expect(try JSONValue(parsing: Data("9223372036854775807".utf8)).integer == .max)
    #expect(try JSONValue(parsing: Data("9223372036854775808".utf8)).integer == nil)
  }

  @Test(arguments: [
    ("", 0), ("[1,]", 3), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("[1 2]", 3), ("01", 1), ("-", 1), ("1.", 2), ("1e", 2),
    ("+1", 0), ("nul", 0), ("NaN", 0), ("1e999", 0), ("1 1", 2), ("\"a", 2), ("\"\u{1}\"", 1), (#""\x""#, 2),
    (#""\u12g4""#, 5), (#""\ud800""#, 1), (#""\udc00\ud800""#, 1), (#""\ud800\u0041""#, 1),
    (#"{"a": 1, "a": 2}"#, 9), ("\u{FEFF}1", 0),
  ])
  func errorsNameTheByte(text: String, offset: Int) {
    #expect {
      try JSONValue(parsing: Data(text.utf8))
    } throws: { error in
      (error as? JSONSyntaxError)?.offset == offset
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Data([0x22, 0xC3, 0x28, 0x22])) }
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Data(repeating: 0x5B, count: 1_000_000)) }
  }

  @Test func composedAndDecomposedFormsAreDistinct() throws {
    let value = try JSONValue(parsing: Data(#"{"\u00e9": 1, "e\u0301": 2}"#.utf8))
    #expect(value["\u{E9}"] == .integer(1))
    #expect(value["e\u{301}"] == .integer(2))
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
  }

  @Test(arguments: [
    ("1", "1.0", true), ("1", "true", false), ("1.5", "1.50", true), ("9007199254740993", "9007199254740992.0", false),
    (#"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#, true), (#"{"a": 1}"#, #"{"a": 1, "b": 2}"#, false),
    ("[1, 2]", "[2, 1]", false), ("null", "false", false),
  ])
  func equalityIsThatOfTheSchema(left: String, right: String, isEqual: Bool) throws {
    #expect(try (JSONValue(parsing: Data(left.utf8)) == JSONValue(parsing: Data(right.utf8))) == isEqual)
  }
}
