import ExtractCore

extension AnnotationTest {
  /// The fields of each standard layer that patterns can ask for.
  static let fields: [String: [String]] = [
    "mentions": ["label", "kind", "key", "rule", "gender"],
    "quotes": ["kind", "cue", "class", "rule"],
    "quantities": ["kind", "value", "unit", "currency", "mod", "rule"],
    "times": ["type", "value", "mod", "rule"],
    "sentences": ["rule"],
    "blocks": ["kind", "rule"],
  ]

  private static let layers = [
    "MENTION": "mentions", "QUOTE": "quotes", "QUANTITY": "quantities", "TIME": "times", "SENTENCE": "sentences",
    "BLOCK": "blocks",
  ]

  /// The annotations that a name in `<…>` stands for: a layer in capitals, the label of a mention, or a custom layer.
  init(name: String, conditions: [FieldCondition]) {
    if let layer = Self.layers[name] {
      self.init(layer: layer, conditions: conditions)
    } else if name.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) {
      let label = FieldCondition(field: "label", values: [name], isNegated: false)
      self.init(layer: "mentions", conditions: [label] + conditions)
    } else {
      self.init(layer: name, conditions: conditions)
    }
  }

  /// The names of `<…>` that stand for standard layers.
  public static var layerNames: [String] { layers.keys.sorted() }

  /// The labels that the test names.
  public var labels: [String] {
    layer == "mentions" ? conditions.filter { $0.field == "label" }.flatMap(\.values) : []
  }

  /// The fields that the layer has; `nil` for a custom layer, whose fields are its stage's.
  public var knownFields: [String]? { Self.fields[layer] }

  /// The layer that a stage must provide.
  var requirement: Layer {
    switch layer {
    case "mentions": .entities
    case "quotes": .quotes
    case "quantities": .quantities
    case "times": .times
    case "sentences": .sentences
    case "blocks": .text
    default: Layer(layer)
    }
  }
}
