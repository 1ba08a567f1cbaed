import Foundation
import RecordSchema
import Testing

/// A schema, an instance, and what the one has against the other.
struct SchemaCase: CustomTestStringConvertible, Sendable {
  let schema: String
  let instance: String
  let violations: [String]

  init(_ schema: String, _ instance: String, _ violations: String...) {
    self.schema = schema
    self.instance = instance
    self.violations = violations
  }

  var testDescription: String { "\(instance) under \(schema)" }
}

/// A span with an id, closed, as the layers of the record are.
private let closedSpan = ##"""
  {
    "allOf": [{"$ref": "#/$defs/span"}, {"properties": {"id": {}}}],
    "unevaluatedProperties": false,
    "$defs": {"span": {"properties": {"start": {"type": "integer"}}}}
  }
  """##

private let spanAndNulls = ##"""
  {
    "$ref": "#/$defs/span",
    "unevaluatedProperties": {"type": "null"},
    "$defs": {"span": {"properties": {"start": {"type": "integer"}}}}
  }
  """##

private let oneOfTwo = """
  {
    "oneOf": [{"required": ["a"], "properties": {"a": {}}}, {"required": ["b"], "properties": {"b": {}}}],
    "unevaluatedProperties": false
  }
  """

private let anyOfTwo = """
  {
    "anyOf": [{"properties": {"a": {"type": "null"}}}, {"properties": {"b": {}}}],
    "unevaluatedProperties": false
  }
  """

struct JSONSchemaTests {
  @Test(arguments: [
    SchemaCase(#"{"type": "integer"}"#, "3"),
    SchemaCase(#"{"type": "integer"}"#, "3.0"),
    SchemaCase(#"{"type": "integer"}"#, "3.5", "/: is not of type integer"),
    SchemaCase(#"{"type": "integer"}"#, "true", "/: is not of type integer"),
    SchemaCase(#"{"type": "number"}"#, "3"),
    SchemaCase(#"{"type": "boolean"}"#, "0", "/: is not of type boolean"),
    SchemaCase(#"{"type": ["string", "null"]}"#, "null"),
    SchemaCase(#"{"type": ["string", "null"]}"#, "[]", "/: is not of type string or null"),
    SchemaCase(#"{"const": 1}"#, "1.0"),
    SchemaCase(#"{"const": 1}"#, "true", "/: is not one of the values allowed"),
    SchemaCase(#"{"enum": ["a", null]}"#, "null"),
    SchemaCase(#"{"enum": ["a", null]}"#, #""b""#, "/: is not one of the values allowed"),
    SchemaCase(#"{"minimum": 0}"#, "0"),
    SchemaCase(#"{"minimum": 0}"#, "-1", "/: is less than 0.0"),
    SchemaCase(#"{"maximum": 1.5}"#, "1.75", "/: is more than 1.5"),
    SchemaCase("true", "1"),
    SchemaCase("false", "1", "/: is not allowed here"),
    SchemaCase("{}", "{", "/: not JSON: byte 1: a member name is expected"),
  ])
  func values(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    SchemaCase(#"{"minLength": 2}"#, #""é😀""#),
    SchemaCase(#"{"minLength": 2}"#, #""😀""#, "/: is 1 code points long, not at least 2"),
    SchemaCase(#"{"maxLength": 1}"#, #""e\u0301""#, "/: is 2 code points long, not at most 1"),
    SchemaCase(#"{"minLength": 2}"#, "7"),
    SchemaCase(#"{"pattern": "^m[0-9]+$"}"#, #""m12""#),
    SchemaCase(#"{"pattern": "^m[0-9]+$"}"#, #""m12\n""#, "/: does not match ^m[0-9]+$"),
    SchemaCase(#"{"pattern": "^m[0-9]+$"}"#, #""x\nm12""#, "/: does not match ^m[0-9]+$"),
    SchemaCase(#"{"pattern": "[0-9]"}"#, #""٣""#, "/: does not match [0-9]"),
    SchemaCase(#"{"pattern": "^[$]\\$$"}"#, #""$$""#),
    SchemaCase(#"{"pattern": "^m"}"#, "12"),
  ])
  func strings(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    SchemaCase(
      #"{"items": {"type": "string"}}"#, #"["a", 1, null]"#, "/1: is not of type string", "/2: is not of type string"),
    SchemaCase(#"{"items": false}"#, "[]"),
    SchemaCase(#"{"minItems": 2, "maxItems": 2}"#, "[1, 2]"),
    SchemaCase(#"{"minItems": 2, "maxItems": 2}"#, "[1]", "/: has 1 elements, not at least 2"),
    SchemaCase(#"{"minItems": 2, "maxItems": 2}"#, "[1, 2, 3]", "/: has 3 elements, not at most 2"),
    SchemaCase(#"{"items": {"items": {"minimum": 0}}}"#, "[[0], [1, -1]]", "/1/1: is less than 0.0"),
  ])
  func arrays(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    SchemaCase(#"{"required": ["a", "b"]}"#, #"{"a": null}"#, #"/: lacks "b""#),
    SchemaCase(#"{"required": ["a"]}"#, "[]"),
    SchemaCase(#"{"properties": {"a": {"type": "null"}}}"#, #"{"a": 1, "b": 1}"#, "/a: is not of type null"),
    SchemaCase(
      #"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": 1, "b": 1}"#, "/b: is not allowed here"),
    SchemaCase(#"{"additionalProperties": {"type": "string"}}"#, #"{"a": "", "b": 1}"#, "/b: is not of type string"),
    SchemaCase(#"{"properties": {"a/b~c": false}}"#, #"{"a/b~c": 1}"#, "/a~1b~0c: is not allowed here"),
  ])
  func objects(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    SchemaCase(#"{"allOf": [{"minimum": 0}, {"maximum": 9}]}"#, "12", "/: is more than 9.0"),
    SchemaCase(#"{"anyOf": [{"type": "null"}, {"minimum": 5}]}"#, "7"),
    SchemaCase(#"{"anyOf": [{"const": 1}, {"const": 2}]}"#, "3", "/: matches none of the 2 alternatives of anyOf"),
    SchemaCase(#"{"oneOf": [{"minimum": 0}, {"maximum": 9}]}"#, "5", "/: matches 2 alternatives of oneOf, not one"),
    SchemaCase(#"{"oneOf": [{"type": "null"}, {"type": "object", "required": ["a"]}]}"#, "null"),
    SchemaCase(#"{"oneOf": [{"type": "null"}, {"type": "object", "required": ["a"]}]}"#, "{}", #"/: lacks "a""#),
    SchemaCase(
      #"{"oneOf": [{"type": "null"}, {"type": "object"}]}"#, "1", "/: matches none of the 2 alternatives of oneOf"),
    SchemaCase(
      ##"{"$ref": "#/$defs/n", "minimum": 2, "$defs": {"n": {"type": "integer"}}}"##, "1.5", "/: is less than 2.0",
      "/: is not of type integer"),
    SchemaCase(
      ##"{"properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}}}"##, #"{"next": {"next": {"n": ""}}}"#,
      "/next/next/n: is not of type integer"),
  ])
  func combinations(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    SchemaCase(
      closedSpan,
      #"{"start": 1, "id": 2}"#),
    SchemaCase(
      closedSpan,
      #"{"start": 1, "end": 2}"#, "/end: is not allowed here"),
    SchemaCase(
      closedSpan,
      #"{"start": ""}"#, "/start: is not of type integer"),
    SchemaCase(
      spanAndNulls,
      #"{"a": null, "b": 1}"#, "/b: is not of type null"),
    SchemaCase(
      oneOfTwo,
      #"{"b": 1, "c": 1}"#, "/c: is not allowed here"),
    SchemaCase(
      anyOfTwo,
      #"{"a": 1, "b": 1}"#, "/a: is not allowed here"),
    SchemaCase(#"{"allOf": [{"additionalProperties": true}], "unevaluatedProperties": false}"#, #"{"a": 1}"#),
    SchemaCase(
      #"{"properties": {"a": {"properties": {"b": {}}}}, "unevaluatedProperties": false}"#, #"{"a": {}, "b": 1}"#,
      "/b: is not allowed here"),
  ])
  func unevaluatedProperties(_ example: SchemaCase) throws { try check(example) }

  @Test(arguments: [
    (#"{"properties": {"a": {"patternProperties": {}}}}"#, "/properties/a/patternProperties"),
    (#"{"minimun": 0}"#, "/minimun"),
    (#"{"format": "date"}"#, "/format"),
    (#"{"$defs": {"a": {"not": {}}}}"#, "/$defs/a/not"),
    (#"{"$schema": "http://json-schema.org/draft-07/schema#"}"#, "/$schema"),
    (#"{"type": "int"}"#, "/type"),
    (#"{"required": "a"}"#, "/required"),
    (#"{"enum": "a"}"#, "/enum"),
    (#"{"minItems": -1}"#, "/minItems"),
    (#"{"minLength": 1.5}"#, "/minLength"),
    (#"{"pattern": "("}"#, "/pattern"),
    (#"{"pattern": "^\\d$"}"#, "/pattern"),
    (#"{"properties": []}"#, "/properties"),
    (#"{"items": [{}]}"#, "/items"),
    (#"{"allOf": []}"#, "/allOf"),
    (##"{"$ref": "#/$defs/absent"}"##, "/$ref"),
    (#"{"$ref": "other.json"}"#, "/$ref"),
    (##"{"$ref": "#anchor"}"##, "/$ref"),
    (##"{"allOf": [{"$ref": "#"}]}"##, ""),
  ])
  func schemasNotUnderstoodAreRefused(schema: String, path: String) {
    #expect {
      try JSONSchema(Data(schema.utf8))
    } throws: { error in
      (error as? JSONSchemaError)?.path == path
    }
  }

  private func check(_ example: SchemaCase) throws {
    let schema = try JSONSchema(Data(example.schema.utf8))
    #expect(schema.validate(Data(example.instance.utf8)).map(\.description) == example.violations)
  }
}
