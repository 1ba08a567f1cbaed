public import ExtractCore

/// What a fact of a fixture is about.
public enum FactKind: String, CaseIterable, Hashable, Sendable {
  case block = "BLOCK"
  case sentence = "SENTENCE"
  case mention = "MENTION"
  case quote = "QUOTE"
  case quantity = "QUANTITY"
  case date = "DATE"
  case time = "TIME"
  case duration = "DURATION"
  case set = "SET"
  case creationTime = "DCT"
  case metadata = "META"
  /// An item of a custom layer.
  case item = "ITEM"
  /// A piece of the raw input that is not in the text.
  case dropped = "DROPPED"
  /// The whole text.
  case text = "TEXT"

  init(_ kind: TimeExpression.Kind) {
    self =
      switch kind {
      case .date: .date
      case .time: .time
      case .duration: .duration
      case .set: .set
      }
  }

  /// The kinds of time expressions.
  public static let times: [FactKind] = [.date, .time, .duration, .set]

  /// Whether a fact of the kind says where it stands.
  public var isAnchored: Bool { self != .creationTime && self != .metadata && self != .text }

  /// Whether facts of the kind can be listed; the others are checked where a fixture states them.
  var isListed: Bool { self != .dropped && self != .text }

  /// Whether a fact of the kind can be mistaken for one of the other kind on the same span.
  func isAkin(to other: FactKind) -> Bool {
    self == other || FactKind.times.contains(self) && FactKind.times.contains(other)
  }

  /// Whether items of the kind tile the text, so that their absence can only be that of an exact span.
  var tilesText: Bool { self == .block || self == .sentence }

  /// The standard layer that holds facts of the kind; items stand in layers of any other name.
  public var layer: Layer {
    switch self {
    case .block, .metadata, .dropped, .text: .text
    case .sentence: .sentences
    case .mention: .entities
    case .quote: .quotes
    case .quantity: .quantities
    case .date, .time, .duration, .set, .creationTime: .times
    case .item: "items"
    }
  }
}
