import Foundation

/// Applies compiled subschemas to an instance.
struct SchemaEvaluator {
  /// What one subschema says of one value.
  struct Outcome {
    var violations: [Violation] = []
    /// Names of the value's members that a keyword has looked at; `unevaluatedProperties` is about the others.
    var evaluated: Set<CodePoints> = []
    /// The value is not of the type that the subschema is about: a poor candidate to explain a failed choice.
    var isOfAnotherType = false
  }

  let subschemas: [Subschema]

  func evaluate(_ value: JSONValue, against index: Int, at path: String) -> Outcome {
    let subschema = subschemas[index]
    var outcome = Outcome()
    for assertion in subschema.assertions { check(value, assertion, at: path, into: &outcome) }
    if let reference = subschema.reference {
      adopt(evaluate(value, against: reference, at: path), into: &outcome)
    }
    for combination in subschema.combinations {
      let branches = combination.subschemas.map { evaluate(value, against: $0, at: path) }
      combine(branches, combination.kind, at: path, into: &outcome)
    }
    if let items = subschema.items, case .array(let elements) = value {
      for (position, element) in elements.enumerated() {
        outcome.violations += evaluate(element, against: items, at: pointer(path, String(position))).violations
      }
    }
    if case .object(let object) = value { checkMembers(of: object, against: subschema, at: path, into: &outcome) }
    return outcome
  }

  private func checkMembers(
    of object: JSONObject, against subschema: Subschema, at path: String, into outcome: inout Outcome
  ) {
    for (name, value) in object.members {
      let key = CodePoints(string: name)
      let applied: Int
      if let property = subschema.properties[key] ?? subschema.additionalProperties {
        applied = property
      } else if let unevaluated = subschema.unevaluatedProperties, !outcome.evaluated.contains(key) {
        applied = unevaluated
      } else {
        continue
      }
      outcome.violations += evaluate(value, against: applied, at: pointer(path, name)).violations
      outcome.evaluated.insert(key)
    }
  }

  /// A subschema that must hold. Members seen by one that fails count as seen: the value is refused in any case, and
  /// naming each of its members once more would bury the reason.
  private func adopt(_ branch: Outcome, into outcome: inout Outcome) {
    outcome.violations += branch.violations
    outcome.evaluated.formUnion(branch.evaluated)
    outcome.isOfAnotherType = outcome.isOfAnotherType || branch.isOfAnotherType
  }

  private func combine(
    _ branches: [Outcome], _ kind: Subschema.Combination, at path: String, into outcome: inout Outcome
  ) {
    if kind == .allOf {
      for branch in branches { adopt(branch, into: &outcome) }
      return
    }
    let matching = branches.filter(\.violations.isEmpty)
    for branch in matching { outcome.evaluated.formUnion(branch.evaluated) }
    if matching.isEmpty {
      let candidates = branches.filter { !$0.isOfAnotherType }
      if candidates.count == 1 {
        adopt(candidates[0], into: &outcome)
      } else {
        outcome.violations.append(
          Violation(path: path, message: "matches none of the \(branches.count) alternatives of \(kind.rawValue)"))
      }
    } else if kind == .oneOf, matching.count > 1 {
      outcome.violations.append(
        Violation(path: path, message: "matches \(matching.count) alternatives of oneOf, not one"))
    }
  }

  private func check(
    _ value: JSONValue, _ assertion: Subschema.Assertion, at path: String, into outcome: inout Outcome
  ) {
    func refuse(_ message: String) {
      outcome.violations.append(Violation(path: path, message: message))
    }
    switch (assertion, value) {
    case (.never, _): refuse("is not allowed here")
    case (.type(let types), _):
      guard !types.contains(where: { $0.accepts(value) }) else { return }
      outcome.isOfAnotherType = true
      refuse("is not of type \(types.map(\.rawValue).joined(separator: " or "))")
    case (.among(let values), _):
      if !values.contains(value) { refuse("is not one of the values allowed") }
    case (.required(let names), .object(let object)):
      for name in names where object[name] == nil { refuse("lacks \"\(name)\"") }
    case (.length(let range), .string(let string)):
      let length = string.unicodeScalars.count
      if !range.contains(length) { refuse("is \(length) code points long, not \(described(range))") }
    case (.count(let range), .array(let elements)):
      if !range.contains(elements.count) { refuse("has \(elements.count) elements, not \(described(range))") }
    case (.pattern(let source, let expression), .string(let string)):
      let whole = NSRange(location: 0, length: string.utf16.count)
      if expression.firstMatch(in: string, range: whole) == nil { refuse("does not match \(source)") }
    case (.minimum(let minimum), .integer(let integer)):
      if Double(integer) < minimum { refuse("is less than \(minimum)") }
    case (.minimum(let minimum), .number(let number)):
      if number < minimum { refuse("is less than \(minimum)") }
    case (.maximum(let maximum), .integer(let integer)):
      if Double(integer) > maximum { refuse("is more than \(maximum)") }
    case (.maximum(let maximum), .number(let number)):
      if number > maximum { refuse("is more than \(maximum)") }
    default: break
    }
  }

  private func described(_ range: ClosedRange<Int>) -> String {
    range.upperBound == Int.max ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
  }
}
