import ExtractMatching
import ExtractRules
import Yams

extension PackReading {
  private static let fields = [
    "id", "label", "summary", "match", "except", "examples", "counterexamples", "todo", "priority", "overlap", "key",
    "links",
  ]

  /// A rule; `nil` if something about it is wrong.
  mutating func rule(_ node: Node) -> Rule? {
    let before = errors.count
    guard let mapping = node.mapping else {
      note(
        .structure, node.line, "a rule is not a mapping",
        remedy: "write '- id: subject/name' and the other fields below it, indented by two spaces more")
      return nil
    }
    guard let identifier = mapping["id"], let id = text(of: identifier, field: "id") else {
      note(.missing, node.line, "a rule has no id", remedy: "begin it with '- id: subject/name'")
      return nil
    }
    var rule = Rule(id: id, origin: RuleOrigin(path: path, line: identifier.line))
    if !Self.isIdentifier(id) {
      note(
        .identifier, identifier.line, "'\(id)' is not an id",
        remedy: "write lower-case letters, digits and hyphens around one slash: subject/name")
    }
    for (key, value) in mapping { read(key, value, into: &rule) }
    check(rule, mapping)
    return errors.count == before ? rule : nil
  }

  private static func isIdentifier(_ id: String) -> Bool {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "-")
          }
      }
  }

  private mutating func read(_ key: Node, _ value: Node, into rule: inout Rule) {
    switch key.string {
    case "id": break
    case "label": rule.label = label(value)
    case "summary": rule.summary = text(of: value, field: "summary")
    case "match": rule.match = patterns(value, "match")
    case "except": rule.except = patterns(value, "except")
    case "examples": rule.examples = examples(value, "examples")
    case "counterexamples": rule.counterexamples = examples(value, "counterexamples")
    case "todo": rule.todo = examples(value, "todo")
    case "priority": rule.priority = priority(value)
    case "overlap": rule.keepsOverlaps = overlap(value)
    case "key": rule.key = text(of: value, field: "key")
    case "links": rule.links = text(of: value, field: "links")
    default: noteUnknown(key, among: Self.fields, in: "a rule")
    }
  }

  private mutating func check(_ rule: Rule, _ mapping: Node.Mapping) {
    let line = rule.origin.line
    if mapping["match"] == nil || rule.match.isEmpty && errors.isEmpty {
      note(
        .missing, line, "the rule '\(rule.id)' has no pattern",
        remedy: "add 'match: |' and one pattern a line below it")
    } else if mapping["label"] == nil, rule.labels.isEmpty, !rule.match.isEmpty {
      note(
        .missing, line, "the rule '\(rule.id)' has no label",
        remedy: "add 'label: ORG' or the like, or give a capture a label: PERSON:(…)")
    }
    let names = Set(rule.labels + rule.roles)
    for example in rule.examples + rule.todo {
      if example.spans.isEmpty {
        note(
          .example, example.line, "the example marks nothing that is to be found",
          remedy: "put brackets around it, or move the text to counterexamples: [\(example.text)]")
      }
      for span in example.spans {
        guard let name = span.name, !names.contains(name) else { continue }
        note(
          .example, example.line, "no capture of the rule is called '\(name)'",
          remedy: names.isEmpty ? "mark the span alone: […]" : "use one of \(names.sorted().joined(separator: ", "))")
      }
    }
  }

  private mutating func label(_ node: Node) -> String? {
    guard let label = text(of: node, field: "label") else { return nil }
    guard Self.isLabel(label) else {
      note(
        .label, node.line, "'\(label)' is not a label",
        remedy: "write capital letters, digits and '_': \(label.uppercased())")
      return nil
    }
    return label
  }

  private mutating func priority(_ node: Node) -> Int {
    if let text = text(of: node, field: "priority"), let number = Int(text), (-1000...1000).contains(number) {
      return number
    }
    note(
      .value, node.line, "the priority is not a number from -1000 to 1000", remedy: "write one, such as 'priority: 1'")
    return 0
  }

  private mutating func overlap(_ node: Node) -> Bool {
    let text = node.string
    if text == "keep" { return true }
    if text != "resolve" {
      note(
        .value, node.line, "'\(text ?? "")' is no way to treat overlaps",
        remedy: "write 'overlap: keep', or leave it out for the usual choice: the longest, priority, order")
    }
    return false
  }

  private mutating func patterns(_ node: Node, _ field: String) -> [RulePattern] {
    var patterns: [RulePattern] = []
    for line in lines(of: node, field: field) {
      do {
        let pattern = try Pattern(parsing: line.text)
        patterns.append(
          RulePattern(line: line.number, program: try PatternProgram(pattern, classes: classes.compiled)))
      } catch {
        errors.append(
          RuleError(
            .pattern, RuleOrigin(path: path, line: line.number), error.message,
            remedy:
              "\(error.remedy)\n    \(line.text)\n    \(String(repeating: " ", count: error.column(in: line.text)))^"))
      }
    }
    return patterns
  }

  private mutating func examples(_ node: Node, _ field: String) -> [RuleExample] {
    var examples: [RuleExample] = []
    for line in lines(of: node, field: field) {
      do {
        examples.append(try RuleExample(parsing: line.text, line: line.number))
      } catch {
        note(.example, line.number, "an example is marked wrongly", remedy: error.description)
      }
    }
    return examples
  }
}

extension PatternError {
  /// How many characters stand before the place of the error.
  fileprivate func column(in source: String) -> Int {
    String(decoding: Array(source.utf8).prefix(offset), as: UTF8.self).count
  }
}
