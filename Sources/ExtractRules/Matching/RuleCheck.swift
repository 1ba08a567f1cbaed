import ExtractCore
import ExtractMatching

/// Checks that rules fit together and name only what exists.
struct RuleCheck {
  private let rules: [Rule]
  private let labelKinds: [String: RulePack.LabelKind]
  private let lexicon: Lexicon
  private let layers: [String]
  private let labels: Set<String>
  /// The labels of list entries, which are gathered only where a label is not known otherwise.
  private lazy var listLabels = lexicon.labels
  private let lists: [String]
  private var errors: [RuleError] = []

  init(rules: [Rule], labelKinds: [String: RulePack.LabelKind], lexicon: Lexicon, layers: [String]) {
    self.rules = rules
    self.labelKinds = labelKinds
    self.lexicon = lexicon
    self.layers = layers
    lists = lexicon.listNames
    labels = Set(labelKinds.keys).union(rules.flatMap(\.labels))
  }

  mutating func run() -> [RuleError] {
    var origins: [String: RuleOrigin] = [:]
    for rule in rules {
      if let first = origins[rule.id] {
        errors.append(
          RuleError(
            .duplicate, rule.origin, "the id '\(rule.id)' is used twice, first at \(first)",
            remedy: "give this rule another id, or remove one of the two"))
      } else {
        origins[rule.id] = rule.origin
      }
      for label in rule.labels { check(label: label, of: rule) }
      for pattern in rule.match + rule.except { check(pattern, of: rule) }
    }
    return errors
  }

  /// A label that is nearly a standard one is taken for a slip, unless the pack says that it is meant.
  private mutating func check(label: String, of rule: Rule) {
    guard labelKinds[label] == nil,
      let nearest = Spelling.nearest(to: label, among: RuleSet.entityLabels)
    else { return }
    errors.append(
      RuleError(
        .label, rule.origin, "there is no label '\(label)'",
        remedy:
          "write \(nearest), or, if a label of your own is meant, name it at the top of the pack: labels: {\(label): fact}"
      ))
  }

  private mutating func check(_ pattern: RulePattern, of rule: Rule) {
    let origin = RuleOrigin(path: rule.origin.path, line: pattern.line)
    for list in pattern.program.lists { check(list, origin) }
    for test in pattern.program.annotations { check(test, rule, origin) }
  }

  private mutating func check(_ test: ListTest, _ origin: RuleOrigin) {
    guard let columns = lexicon.columns(of: test.list) else {
      let nearest = Spelling.nearest(to: test.list, among: lists).map { "write {\($0)} if that is meant, " } ?? ""
      errors.append(
        RuleError(
          .list, origin, "there is no list or class '\(test.list)'",
          remedy: "\(nearest)define it in the pack under classes:, or add the list with --gazetteer"))
      return
    }
    for condition in test.conditions where !columns.contains(condition.field) {
      errors.append(
        RuleError(
          .field, origin, "the list '\(test.list)' has no column '\(condition.field)'",
          remedy: "use one of its columns: \(columns.joined(separator: ", "))"))
    }
  }

  private mutating func check(_ test: AnnotationTest, _ rule: Rule, _ origin: RuleOrigin) {
    for label in test.labels where !labels.contains(label) && !listLabels.contains(label) {
      let nearest = Spelling.nearest(to: label, among: labels.union(listLabels).sorted() + AnnotationTest.layerNames)
      errors.append(
        RuleError(
          .label, origin, "nothing has the label '\(label)'",
          remedy: nearest.map { "write <\($0)>" } ?? "use one of \(RuleSet.entityLabels.joined(separator: ", "))"))
    }
    if let fields = test.knownFields {
      for condition in test.conditions where !fields.contains(condition.field) {
        errors.append(
          RuleError(
            .field, origin, "'\(condition.field)' is no field of \(test.layer)",
            remedy: "use one of \(fields.joined(separator: ", "))"))
      }
    } else if !layers.contains(test.layer) {
      let known = (AnnotationTest.layerNames + layers).joined(separator: ", ")
      errors.append(
        RuleError(
          .layer, origin, "there is no layer '\(test.layer)'",
          remedy: "use one of \(known), or the label of a mention in capitals"))
    }
    let isEarly = ["mentions", "sentences", "blocks"].contains(test.layer)
    if !isEarly, rule.labels.contains(where: { labelKinds[$0] == .entity }) {
      errors.append(
        RuleError(
          .layer, origin, "a rule that finds entities looks at \(test.layer), which are found after entities",
          remedy: "leave that element out, or give the rule a label of its own, such as \(rule.label ?? "FACT")_FACT"))
    }
  }
}

extension Lexicon {
  /// The labels that the entries of lists have.
  fileprivate var labels: Set<String> {
    var labels: Set<String> = []
    for list in listNames where columns(of: list)?.contains("label") == true {
      for entry in entries(of: list) { labels.insert(entry["label"].string) }
    }
    return labels
  }
}
