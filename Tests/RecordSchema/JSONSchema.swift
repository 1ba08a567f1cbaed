package import Foundation

/// A JSON Schema of the 2020-12 draft, as far as the record's schemas use it.
///
/// Assertions known: `type`, `enum`, `const`, `required`, `properties`, `additionalProperties`,
/// `unevaluatedProperties`, `items`, `minItems`, `maxItems`, `minLength`, `maxLength`, `pattern`, `minimum`, `maximum`,
/// `allOf`, `anyOf`, `oneOf` and `$ref` into the same file. Any other keyword is an error of the initializer, so that
/// no constraint passes unseen.
package struct JSONSchema: Sendable {
  let subschemas: [Subschema]

  /// Reads a schema.
  ///
  /// - Throws: `JSONSyntaxError` where the bytes are no JSON, `JSONSchemaError` where they are no schema that this
  ///   validator fully understands.
  package init(_ data: Data) throws {
    var compiler = SchemaCompiler(document: try JSONValue(parsing: data))
    self.subschemas = try compiler.compile()
  }

  /// Everything in which `instance` departs from the schema, in the order of the instance; empty where it is valid.
  package func validate(_ instance: JSONValue) -> [Violation] {
    SchemaEvaluator(subschemas: subschemas).evaluate(instance, against: 0, at: "").violations
  }

  /// Parses `instance` and validates it; bytes that are no JSON are one violation at the root.
  package func validate(_ instance: Data) -> [Violation] {
    do throws(JSONSyntaxError) {
      return validate(try JSONValue(parsing: instance))
    } catch {
      return [Violation(path: "", message: "not JSON: \(error)")]
    }
  }
}

/// One way in which an instance departs from its schema.
package struct Violation: Equatable, Sendable, CustomStringConvertible {
  /// JSON Pointer (RFC 6901) to the value at fault; empty for the whole instance.
  package let path: String
  package let message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  package var description: String { "\(path.isEmpty ? "/" : path): \(message)" }
}

/// Why a schema cannot be used.
package struct JSONSchemaError: Error, Equatable, CustomStringConvertible {
  /// JSON Pointer to the place in the schema.
  package let path: String
  package let reason: String

  package var description: String { "schema \(path.isEmpty ? "/" : path): \(reason)" }
}

/// The step from a value to one of its members or elements, as a JSON Pointer.
func pointer(_ path: String, _ step: some StringProtocol) -> String {
  var pointer = path + "/"
  for scalar in step.unicodeScalars {
    switch scalar {
    case "~": pointer += "~0"
    case "/": pointer += "~1"
    default: pointer.unicodeScalars.append(scalar)
    }
  }
  return pointer
}
