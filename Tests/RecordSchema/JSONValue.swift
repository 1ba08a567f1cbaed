/// A JSON value as it was written: integers, other numbers and booleans stay apart.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent that fits `Int`.
  case integer(Int)
  /// Any other number, rounded to the nearest double.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The member `name`; nil where the value is no object or has no such member.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[name]
  }

  /// The element at `index`; nil where the value is no array or is shorter.
  package subscript(_ index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The string; nil for any other kind of value.
  package var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The integer; nil for any other kind of value, `1.0` included.
  package var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// The elements; nil for any other kind of value.
  package var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members; nil for any other kind of value.
  package var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }
}

extension JSONValue: Equatable {
  /// Equality as JSON Schema defines it: numbers by value (`1` equals `1.0`), strings by code points (no
  /// normalization, unlike `String`), objects whatever the order of their members.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.integer(let integer), .number(let number)), (.number(let number), .integer(let integer)):
      Int(exactly: number) == integer
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

/// The members of a JSON object, in the order in which they were written; names are distinct.
package struct JSONObject: Sendable {
  /// Names and values, in the order in which they were written.
  package private(set) var members: [(name: String, value: JSONValue)] = []
  private var positions: [CodePoints: Int] = [:]

  package init() {}

  /// The value of the member `name`, found in constant time.
  package subscript(_ name: String) -> JSONValue? {
    positions[CodePoints(string: name)].map { members[$0].value }
  }

  /// Adds a member at the end; false, and no change, where the name is there already.
  package mutating func append(_ name: String, _ value: JSONValue) -> Bool {
    let key = CodePoints(string: name)
    guard positions[key] == nil else { return false }
    positions[key] = members.count
    members.append((name, value))
    return true
  }
}

extension JSONObject: Equatable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && left.members.allSatisfy { member in right[member.name] == member.value }
  }
}

/// A string compared by its code points: `String` itself takes composed and decomposed forms for equal.
struct CodePoints: Hashable, Sendable {
  let string: String

  static func == (left: CodePoints, right: CodePoints) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in string.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8.max)
  }
}
