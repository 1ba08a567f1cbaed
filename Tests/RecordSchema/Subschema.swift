import Foundation

/// One schema object, compiled. Subschemas refer to each other by their index in `JSONSchema.subschemas`.
struct Subschema: Sendable {
  /// Alternatives joined by one keyword.
  enum Combination: String, Sendable {
    case allOf, anyOf, oneOf
  }

  /// A keyword that accepts or refuses a value for itself.
  enum Assertion: Sendable {
    case never
    case type([JSONType])
    case among([JSONValue])
    case required([String])
    case length(ClosedRange<Int>)
    case count(ClosedRange<Int>)
    case pattern(String, NSRegularExpression)
    case minimum(Double)
    case maximum(Double)
  }

  var assertions: [Assertion] = []
  var reference: Int?
  var combinations: [(kind: Combination, subschemas: [Int])] = []
  var items: Int?
  var properties: [CodePoints: Int] = [:]
  var additionalProperties: Int?
  var unevaluatedProperties: Int?

  /// The subschemas applied to the very value that this one is applied to.
  var inPlace: [Int] { combinations.flatMap(\.subschemas) + (reference.map { [$0] } ?? []) }
}

/// A type name of JSON Schema.
enum JSONType: String, Sendable {
  case null, boolean, integer, number, string, array, object

  /// Whether `value` is of this type; a number without fraction is an integer however it is written.
  func accepts(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .bool), (.integer, .integer), (.number, .integer), (.number, .number),
      (.string, .string), (.array, .array), (.object, .object):
      true
    case (.integer, .number(let number)): number == number.rounded()
    default: false
    }
  }
}
