import ExtractCore

/// What records say of rules, labels and kinds, by index: `,"rule":"quotes/said-subject"` and `,"label":"PERSON"`.
///
/// Names are interned while stages are made; the cache asks for them again only when it meets an index beyond
/// those it knows. A piece stays valid until the cache is asked for another of its sort.
struct NameCache {
  /// What stands behind the rule of an item, where that is its end.
  private let itemEnd: StaticString
  private var rules = ReadyPieces()
  private var endings = ReadyPieces()
  private var labels = ReadyPieces()
  private var mentions = ReadyPieces()

  /// - Parameter isExplained: whether the rule of an item is followed by its derivation.
  init(isExplained: Bool) { itemEnd = isExplained ? "" : "}," }

  @inline(__always) mutating func piece(_ rule: RuleID) -> ReadyPiece {
    if Int(rule.index) >= rules.count { learnRules() }
    return rules[Int(rule.index)]
  }

  /// The rule of an item and the end of the item: `,"rule":"quotes/said-subject"},`; the rule alone where its
  /// derivation follows.
  @inline(__always) mutating func ending(_ rule: RuleID) -> ReadyPiece {
    if Int(rule.index) >= endings.count { learnRules() }
    return endings[Int(rule.index)]
  }

  @inline(__always) mutating func piece(_ label: Label) -> ReadyPiece {
    if Int(label.index) >= labels.count { learnLabels() }
    return labels[Int(label.index)]
  }

  /// The label and the kind of a mention: `,"label":"PERSON","kind":"name"`.
  @inline(__always) mutating func piece(_ label: Label, _ kind: Mention.Kind) -> ReadyPiece {
    if Int(label.index) >= labels.count { learnLabels() }
    return mentions[kind.number &* labels.count &+ Int(label.index)]
  }

  @inline(never) private mutating func learnRules() {
    let names = RuleID.names
    func write(_ rule: Int, _ output: inout OutputBuffer) {
      output.append(",\"rule\":\"")
      output.append(names[rule].bytes)
      output.append("\"")
    }
    rules = ReadyPieces(names.count) { write($0, &$1) }
    endings = ReadyPieces(names.count) { rule, output in
      write(rule, &output)
      output.append(itemEnd)
    }
  }

  @inline(never) private mutating func learnLabels() {
    let names = Label.names
    func write(_ label: Int, _ output: inout OutputBuffer) {
      output.append(",\"label\":\"")
      output.append(names[label].bytes)
      output.append("\"")
    }
    labels = ReadyPieces(names.count) { write($0, &$1) }
    let kinds = Mention.Kind.numberedCases
    mentions = ReadyPieces(kinds.count * names.count) { number, output in
      write(number % names.count, &output)
      output.append(",\"kind\":\"")
      output.append(string: kinds[number / names.count].rawValue)
      output.append("\"")
    }
  }
}
