import ExtractCore

/// A label within the stage: a number that compares as fast as a byte and becomes a ``Label`` at the end.
struct NameLabel: Equatable {
  let rawValue: UInt8

  /// The number of no label.
  static let noNumber: UInt8 = 255

  static var person: Self { Self(rawValue: 0) }
  static var organization: Self { Self(rawValue: 1) }
  static var geopolitical: Self { Self(rawValue: 2) }
  static var location: Self { Self(rawValue: 3) }
  static var facility: Self { Self(rawValue: 4) }
  static var group: Self { Self(rawValue: 5) }
  static var event: Self { Self(rawValue: 6) }
  static var work: Self { Self(rawValue: 7) }
  static var role: Self { Self(rawValue: 8) }
  static var product: Self { Self(rawValue: 9) }
}

/// The labels of a worker by their numbers: those that rules name, then those that lists have brought.
struct LabelTable {
  private(set) var labels: [Label] = [
    .person, .organization, .geopolitical, .location, .facility, .group, .event, .work, .role, .product,
  ]
  private var names: [ImmortalText]

  init() { names = labels.map { ImmortalText(copying: $0.name) } }

  /// The number of the label that the cell of a list names.
  mutating func number(_ name: ImmortalText) -> NameLabel {
    if let known = names.firstIndex(of: name) { return NameLabel(rawValue: UInt8(known)) }
    precondition(labels.count < NameLabel.noNumber, "more than 255 labels of entities")
    labels.append(Label(name.string))
    names.append(name)
    return NameLabel(rawValue: UInt8(labels.count - 1))
  }

  subscript(_ label: NameLabel) -> Label { labels[Int(label.rawValue)] }
}
