import ExtractCore

/// The names of rules and labels by index, for records.
///
/// Names are interned while stages are made; the cache asks for them again only when it meets an index beyond
/// those it knows.
struct NameCache {
  private var rules: [ImmortalText] = []
  private var labels: [ImmortalText] = []

  mutating func rule(_ rule: RuleID) -> UnsafeBufferPointer<UInt8> {
    if Int(rule.index) >= rules.count { rules = RuleID.names }
    return rules[Int(rule.index)].bytes
  }

  mutating func label(_ label: Label) -> UnsafeBufferPointer<UInt8> {
    if Int(label.index) >= labels.count { labels = Label.names }
    return labels[Int(label.index)].bytes
  }
}
