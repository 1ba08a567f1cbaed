/// A difference between two records of one document.
public struct FactChange: Hashable, Sendable {
  /// What became of the fact; the raw value stands in reports.
  public enum Kind: String, Sendable, CaseIterable { case added, removed, changed }

  /// An attribute that is not as it was; `nil` where it was not there.
  public struct Difference: Hashable, Sendable {
    /// The name of the attribute, as ``RecordFact/Attribute/name`` has it.
    public var name: String
    /// The value before.
    public var old: String?
    /// The value after.
    public var new: String?
  }

  /// The fact as it was; `nil` if there was none.
  public var old: RecordFact?
  /// The fact as it is now; `nil` if there is none.
  public var new: RecordFact?
  /// What of the fact is different, if there is one before and after.
  public var differences: [Difference]

  /// What became of the fact.
  public var kind: Kind { old == nil ? .added : new == nil ? .removed : .changed }

  /// The fact as it is now, or as it was.
  ///
  /// A change has at least one of both.
  public var fact: RecordFact? { new ?? old }
}

/// What is different between two records of one document.
///
/// In the same text facts are the same if they stand in the same place of the same layer. What stands nowhere on the
/// other side is compared with what overlaps it there. Where the text itself changed, or is not written, places mean
/// nothing: facts are then the same if they have the same words and label, counted from the beginning.
public struct RecordDiff: Sendable {
  /// The facts that were added, removed or changed.
  public let changes: [FactChange]
  /// Whether both records have a text, and not the same.
  public let isTextChanged: Bool

  /// - Complexity: O(*n* log *n*) in the facts of both.
  public init(from old: Record, to new: Record) {
    isTextChanged = old.text != nil && new.text != nil && old.text != new.text
    var changes: [FactChange] = []
    if old.error != new.error {
      changes.append(
        FactChange(
          old: Self.failure(old), new: Self.failure(new),
          differences: [FactChange.Difference(name: "error", old: old.error, new: new.error)]))
    }
    // A layer that one side does not have was not asked for: it says nothing.
    for layer in old.layers where new.layers.contains(layer) {
      var matching = LayerMatching(
        old: old.facts.filter { $0.layer == layer }, new: new.facts.filter { $0.layer == layer },
        byPlace: !isTextChanged && old.unit == new.unit)
      matching.run()
      changes += matching.changes
    }
    self.changes = changes
  }

  private static func failure(_ record: Record) -> RecordFact {
    RecordFact(layer: "error", label: "error", range: nil, text: record.error ?? "", rule: nil, attributes: [])
  }
}

/// The facts of one layer, before and after.
private struct LayerMatching {
  let old: [RecordFact]
  let new: [RecordFact]
  let byPlace: Bool
  private(set) var changes: [FactChange] = []

  private struct Key: Hashable {
    var range: Range<Int>?
    var text: String
    var label: String
    var number: Int
  }

  init(old: [RecordFact], new: [RecordFact], byPlace: Bool) {
    self.old = old
    self.new = new
    self.byPlace = byPlace
  }

  mutating func run() {
    var isMatched = [Bool](repeating: false, count: old.count)
    var partners = [Int?](repeating: nil, count: new.count)
    // First facts with equal labels, then any at the same place.
    match(withLabels: true, &isMatched, &partners)
    if byPlace { match(withLabels: false, &isMatched, &partners) }
    if byPlace { matchOverlaps(&isMatched, &partners) }
    var found: [(position: Int, change: FactChange)] = []
    for index in new.indices {
      if let partner = partners[index] {
        let differences = Self.differences(old[partner], new[index], byPlace: byPlace)
        guard !differences.isEmpty else { continue }
        found.append((position(new[index]), FactChange(old: old[partner], new: new[index], differences: differences)))
      } else {
        found.append((position(new[index]), FactChange(old: nil, new: new[index], differences: [])))
      }
    }
    for index in old.indices where !isMatched[index] {
      found.append((position(old[index]), FactChange(old: old[index], new: nil, differences: [])))
    }
    changes = found.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }.map(\.element.change)
  }

  private func position(_ fact: RecordFact) -> Int { fact.range?.lowerBound ?? 0 }

  private func keys(_ facts: [RecordFact], withLabels: Bool) -> [Key] {
    var counts: [Key: Int] = [:]
    return facts.map { fact in
      let isWhole = fact.range == nil
      var key = Key(
        range: byPlace ? fact.range : nil, text: byPlace || isWhole ? "" : fact.text,
        label: withLabels ? fact.label : "", number: 0)
      let number = counts[key, default: 0]
      counts[key] = number + 1
      key.number = number
      return key
    }
  }

  private func match(withLabels: Bool, _ isMatched: inout [Bool], _ partners: inout [Int?]) {
    let left = old.indices.filter { !isMatched[$0] }
    let right = new.indices.filter { partners[$0] == nil }
    var places: [Key: Int] = [:]
    for (index, key) in zip(left, keys(left.map { old[$0] }, withLabels: withLabels)) { places[key] = index }
    for (index, key) in zip(right, keys(right.map { new[$0] }, withLabels: withLabels)) {
      guard let partner = places[key] else { continue }
      partners[index] = partner
      isMatched[partner] = true
    }
  }

  /// Takes facts that overlap for one fact whose span moved: each with the first that is left.
  private func matchOverlaps(_ isMatched: inout [Bool], _ partners: inout [Int?]) {
    var left = old.indices.filter { !isMatched[$0] && old[$0].range != nil }.sorted {
      position(old[$0]) < position(old[$1])
    }[...]
    let right = new.indices.filter { partners[$0] == nil && new[$0].range != nil }
      .sorted { position(new[$0]) < position(new[$1]) }
    for index in right {
      guard let range = new[index].range else { continue }
      while let first = left.first, let other = old[first].range, other.upperBound <= range.lowerBound {
        left.removeFirst()
      }
      guard let first = left.first, let other = old[first].range, other.overlaps(range) else { continue }
      partners[index] = first
      isMatched[first] = true
      left.removeFirst()
    }
  }

  private static func differences(
    _ old: RecordFact, _ new: RecordFact, byPlace: Bool
  ) -> [FactChange.Difference] {
    var differences: [FactChange.Difference] = []
    func compare(_ name: String, _ before: String?, _ after: String?) {
      if before != after { differences.append(FactChange.Difference(name: name, old: before, new: after)) }
    }
    if byPlace, old.range != new.range { compare("span", old.text, new.text) }
    if byPlace, old.range != new.range, old.text == new.text { compare("place", place(old), place(new)) }
    compare("label", old.label, new.label)
    let before = Dictionary(old.attributes.map { ($0.name, $0.value) }) { first, _ in first }
    let after = Dictionary(new.attributes.map { ($0.name, $0.value) }) { first, _ in first }
    for attribute in new.attributes where before[attribute.name] != attribute.value {
      compare(attribute.name, before[attribute.name], attribute.value)
    }
    for attribute in old.attributes where after[attribute.name] == nil { compare(attribute.name, attribute.value, nil) }
    compare("rule", old.rule, new.rule)
    return differences
  }

  private static func place(_ fact: RecordFact) -> String? { fact.range.map { "\($0.lowerBound)..<\($0.upperBound)" } }
}
