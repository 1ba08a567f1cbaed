import Foundation

/// Turns a schema document into `Subschema`s, the root first.
struct SchemaCompiler {
  /// Keywords that say something about the schema and nothing about the instance.
  private static let annotations: Set = ["$id", "$comment", "$defs", "title", "description", "examples", "default"]
  private static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private let document: JSONValue
  private var subschemas: [Subschema] = []
  private var indices: [String: Int] = [:]

  init(document: JSONValue) {
    self.document = document
  }

  mutating func compile() throws(JSONSchemaError) -> [Subschema] {
    _ = try compile(document, at: "")
    for (name, definition) in document["$defs"]?.object?.members ?? [] {
      _ = try compile(definition, at: pointer("/$defs", name))
    }
    try refuseEndlessReferences()
    return subschemas
  }

  /// Index of the subschema at a place, which is compiled once; references may go round in a circle.
  private mutating func compile(_ schema: JSONValue, at path: String) throws(JSONSchemaError) -> Int {
    if let index = indices[path] { return index }
    let index = subschemas.count
    indices[path] = index
    subschemas.append(Subschema())
    var subschema = Subschema()
    switch schema {
    case .bool(true): break
    case .bool(false): subschema.assertions.append(.never)
    case .object(let object):
      for (keyword, value) in object.members where !Self.annotations.contains(keyword) {
        try compile(keyword, value, at: pointer(path, keyword), into: &subschema)
      }
    default: throw JSONSchemaError(path: path, reason: "a schema is an object or a boolean")
    }
    subschemas[index] = subschema
    return index
  }

  private mutating func compile(
    _ keyword: String, _ value: JSONValue, at path: String, into subschema: inout Subschema
  ) throws(JSONSchemaError) {
    switch keyword {
    case "$schema":
      guard value.string == Self.dialect else {
        throw JSONSchemaError(path: path, reason: "only draft 2020-12 is read")
      }
    case "$ref": subschema.reference = try resolve(value, at: path)
    case "allOf", "anyOf", "oneOf":
      guard let kind = Subschema.Combination(rawValue: keyword) else { return }
      subschema.combinations.append((kind, try list(value, at: path)))
    case "items": subschema.items = try compile(value, at: path)
    case "additionalProperties": subschema.additionalProperties = try compile(value, at: path)
    case "unevaluatedProperties": subschema.unevaluatedProperties = try compile(value, at: path)
    case "properties":
      guard let members = value.object?.members else {
        throw JSONSchemaError(path: path, reason: "an object is expected")
      }
      for (name, property) in members {
        subschema.properties[CodePoints(string: name)] = try compile(property, at: pointer(path, name))
      }
    default: subschema.assertions.append(try assertion(keyword, value, at: path))
    }
  }

  private func assertion(
    _ keyword: String, _ value: JSONValue, at path: String
  ) throws(JSONSchemaError) -> Subschema.Assertion {
    switch keyword {
    case "type":
      let names = if let name = value.string { [name] } else { try strings(value, at: path) }
      let types = names.compactMap(JSONType.init(rawValue:))
      guard types.count == names.count else { throw JSONSchemaError(path: path, reason: "no such type") }
      return .type(types)
    case "const": return .among([value])
    case "enum":
      guard let values = value.array else { throw JSONSchemaError(path: path, reason: "an array is expected") }
      return .among(values)
    case "required": return .required(try strings(value, at: path))
    case "minLength": return .length(try bound(value, at: path)...Int.max)
    case "maxLength": return .length(0...(try bound(value, at: path)))
    case "minItems": return .count(try bound(value, at: path)...Int.max)
    case "maxItems": return .count(0...(try bound(value, at: path)))
    case "minimum": return .minimum(try number(value, at: path))
    case "maximum": return .maximum(try number(value, at: path))
    case "pattern": return try pattern(value, at: path)
    default: throw JSONSchemaError(path: path, reason: "the keyword \"\(keyword)\" is not supported")
    }
  }

  private mutating func resolve(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> Int {
    guard let reference = value.string, reference == "#" || reference.hasPrefix("#/") else {
      throw JSONSchemaError(path: path, reason: "a reference into this file (\"#/…\") is expected")
    }
    var target = document
    var targetPath = ""
    for step in reference.dropFirst().split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let name = step.replacingOccurrences(of: "~1", with: "/").replacingOccurrences(of: "~0", with: "~")
      guard let next = target[name] ?? Int(name).flatMap({ target[$0] }) else {
        throw JSONSchemaError(path: path, reason: "nothing stands at \(reference)")
      }
      target = next
      targetPath = pointer(targetPath, name)
    }
    return try compile(target, at: targetPath)
  }

  private mutating func list(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> [Int] {
    guard let elements = value.array, !elements.isEmpty else {
      throw JSONSchemaError(path: path, reason: "an array of schemas is expected")
    }
    var indices: [Int] = []
    for (position, element) in elements.enumerated() {
      indices.append(try compile(element, at: pointer(path, String(position))))
    }
    return indices
  }

  /// The regular expressions of JSON Schema are ECMA-262's. Where ICU's mean something else they are translated
  /// (`$` would match before a last line end) or refused (`\d`, `\w`, `\s` and `\b` would know all of Unicode).
  private func pattern(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> Subschema.Assertion {
    guard let source = value.string else { throw JSONSchemaError(path: path, reason: "a string is expected") }
    var translated = ""
    var isEscaped = false
    var isInClass = false
    for character in source.unicodeScalars {
      if isEscaped, "dDwWsSbB".unicodeScalars.contains(character) {
        throw JSONSchemaError(path: path, reason: "write \\\(character) out as a class, such as [0-9]")
      }
      if character == "$", !isEscaped, !isInClass {
        translated += "\\z"
      } else {
        translated.unicodeScalars.append(character)
      }
      if !isEscaped {
        if character == "[" { isInClass = true }
        if character == "]" { isInClass = false }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    guard let expression = try? NSRegularExpression(pattern: translated) else {
      throw JSONSchemaError(path: path, reason: "not a regular expression")
    }
    return .pattern(source, expression)
  }

  private func strings(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> [String] {
    guard let elements = value.array, let strings = elements.map(\.string) as? [String] else {
      throw JSONSchemaError(path: path, reason: "an array of strings is expected")
    }
    return strings
  }

  private func bound(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> Int {
    guard let bound = value.integer, bound >= 0 else {
      throw JSONSchemaError(path: path, reason: "an integer that is not negative is expected")
    }
    return bound
  }

  private func number(_ value: JSONValue, at path: String) throws(JSONSchemaError) -> Double {
    switch value {
    case .integer(let integer): return Double(integer)
    case .number(let number): return number
    default: throw JSONSchemaError(path: path, reason: "a number is expected")
    }
  }

  /// A subschema that reaches itself without going into the value would never come to an end.
  private func refuseEndlessReferences() throws(JSONSchemaError) {
    var remaining = subschemas.map(\.inPlace)
    var isOpen = subschemas.map { _ in false }
    for start in subschemas.indices {
      var chain = [start]
      isOpen[start] = true
      while let current = chain.last {
        guard let next = remaining[current].popLast() else {
          isOpen[current] = false
          chain.removeLast()
          continue
        }
        guard !isOpen[next] else {
          let path = indices.first { $0.value == next }?.key ?? ""
          throw JSONSchemaError(path: path, reason: "refers to itself without an end")
        }
        isOpen[next] = true
        chain.append(next)
      }
    }
  }
}
