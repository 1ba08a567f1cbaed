import ExtractMatching
import ExtractRules
import Yams

/// Reads the parts of one pack, and gathers what is wrong with them.
struct PackReading {
  let path: String
  var errors: [RuleError] = []
  var classes = ClassTable()
  private var labels: [String: RulePack.LabelKind] = [:]

  init(path: String) { self.path = path }

  func emptyPack() -> RulePack { RulePack(name: name, path: path) }

  private var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".").first.map(String.init) ?? file
  }

  mutating func note(_ code: RuleError.Code, _ line: Int, _ message: String, remedy: String) {
    errors.append(RuleError(code, RuleOrigin(path: path, line: line), message, remedy: remedy))
  }

  /// The pack of a document; `nil` if it is something else.
  mutating func read(_ root: Node) -> RulePack? {
    var pack = emptyPack()
    if let sequence = root.sequence {
      pack.rules = rules(sequence)
      return pack
    }
    guard let mapping = root.mapping else {
      note(
        .structure, root.line, "the file is not a rule pack",
        remedy: "begin with a rule: '- id: subject/name', and its fields below it")
      return nil
    }
    var ruleList: Node.Sequence?
    for (key, value) in mapping {
      switch key.string {
      case "labels": readLabels(value)
      case "classes": readClasses(value)
      case "rules":
        ruleList = value.sequence
        if ruleList == nil {
          note(.structure, value.line, "'rules' is not a list", remedy: "begin each rule with '- id: subject/name'")
        }
      default: noteUnknown(key, among: ["labels", "classes", "rules"], in: "a pack")
      }
    }
    if mapping["rules"] == nil {
      note(
        .missing, root.line, "the pack has no rules",
        remedy: "put them under 'rules:', or begin the file with '- id: subject/name'")
    }
    pack.labels = labels
    if let ruleList { pack.rules = rules(ruleList) }
    return pack
  }

  mutating func noteUnknown(_ key: Node, among fields: [String], in owner: String) {
    let name = key.string ?? "?"
    let nearest = Spelling.nearest(to: name, among: fields).map { "write '\($0)'" }
    note(
      .structure, key.line, "\(owner) has no field '\(name)'",
      remedy: nearest ?? "use one of \(fields.joined(separator: ", "))")
  }

  private mutating func rules(_ sequence: Node.Sequence) -> [Rule] {
    var rules: [Rule] = []
    for node in sequence {
      if let rule = rule(node) { rules.append(rule) }
    }
    return rules
  }

  private mutating func readLabels(_ node: Node) {
    guard let mapping = node.mapping else {
      note(.structure, node.line, "'labels' is not a mapping", remedy: "write each label with its kind: ATTACK: fact")
      return
    }
    for (key, value) in mapping {
      let label = key.string ?? ""
      guard Self.isLabel(label) else {
        note(.label, key.line, "'\(label)' is not a label", remedy: "write it in capitals: \(label.uppercased())")
        continue
      }
      guard let kind = value.string.flatMap({ RulePack.LabelKind(rawValue: $0) }) else {
        note(
          .value, value.line, "the label '\(label)' is neither 'entity' nor 'fact'",
          remedy: "write '\(label): fact', or '\(label): entity' if what has it is a name")
        continue
      }
      labels[label] = kind
    }
  }

  /// Capital letters, digits and `_`.
  static func isLabel(_ label: String) -> Bool {
    guard let first = label.utf8.first, first >= 0x41, first <= 0x5A else { return false }
    return label.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: "_") }
  }

  // MARK: Values

  /// A line of a block scalar, or an item of a list.
  struct Line {
    var text: String
    var number: Int
  }

  /// The lines of a value: of a block scalar, of one line, or the items of a list.
  mutating func lines(of node: Node, field: String) -> [Line] {
    if let sequence = node.sequence {
      return sequence.flatMap { item -> [Line] in
        guard let scalar = item.scalar else {
          note(
            .structure, item.line, "an item of '\(field)' is not text",
            remedy: "write '\(field): |' and one item a line below it, without '- '")
          return []
        }
        return lines(of: scalar, line: item.line)
      }
    }
    guard let scalar = node.scalar else {
      note(.structure, node.line, "'\(field)' is not text", remedy: "write '\(field): |' and one item a line below it")
      return []
    }
    return lines(of: scalar, line: node.line)
  }

  private func lines(of scalar: Node.Scalar, line: Int) -> [Line] {
    guard scalar.style == .literal || scalar.style == .folded else {
      return scalar.string.isEmpty ? [] : [Line(text: scalar.string, number: line)]
    }
    var lines: [Line] = []
    for (index, text) in scalar.string.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = text.drop { $0 == " " || $0 == "\t" }
      guard !content.isEmpty, !content.hasPrefix("#") else { continue }
      lines.append(Line(text: String(content), number: line + 1 + index))
    }
    return lines
  }

  mutating func text(of node: Node, field: String) -> String? {
    if let scalar = node.scalar { return scalar.string }
    note(.structure, node.line, "'\(field)' is not text", remedy: "write one value after '\(field):'")
    return nil
  }
}

extension Node {
  /// The line, from 1; nodes that were read have one.
  var line: Int { mark?.line ?? 1 }
}
