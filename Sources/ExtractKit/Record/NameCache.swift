import ExtractCore

/// The names of rules and labels in the form in which records carry them, by index.
///
/// Names are interned while stages are made; the cache asks for them again only when it meets an index beyond
/// those it knows.
struct NameCache {
  private var rules: [[UInt8]] = []
  private var labels: [[UInt8]] = []

  mutating func rule(_ rule: RuleID) -> [UInt8] {
    if Int(rule.index) >= rules.count { rules = RuleID.names.map { Array($0.utf8) } }
    return rules[Int(rule.index)]
  }

  mutating func label(_ label: Label) -> [UInt8] {
    if Int(label.index) >= labels.count { labels = Label.names.map { Array($0.utf8) } }
    return labels[Int(label.index)]
  }
}
