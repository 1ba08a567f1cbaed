import ExtractCore

/// An attribute that facts of a kind can have, and how a fixture writes it.
struct FactAttribute: Sendable {
  enum Form: Sendable {
    /// `= 1800`
    case equals
    /// A word alone, told from other words by its values: `measure`. Without values, a word in capitals.
    case word
    /// `unit=km`
    case named
    /// `by "the minister"`
    case phrase
    /// `-> "Awa Diop"`
    case arrow
  }

  let name: String
  let form: Form
  /// The values that the attribute can have; `nil` where any will do.
  let values: [String]?

  private init(_ name: String, _ form: Form, _ values: [String]? = nil) {
    self.name = name
    self.form = form
    self.values = values
  }

  static let value = "value"
  static let kind = "kind"
  static let label = "label"
  static let entity = "entity"
  static let rule = "rule"

  /// The word that stands for "no entity", "nobody speaks".
  static let nobody = "nobody"
  /// The word that stands for "the attribute is absent".
  static let none = "none"

  private static func raw<Value: CaseIterable & RawRepresentable<String>>(_ type: Value.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }

  private static let everyFact = [FactAttribute(rule, .named)]

  /// The attributes by kind, in the order in which they are written.
  private static let byKind: [FactKind: [FactAttribute]] = {
    let times = [
      FactAttribute(value, .equals), FactAttribute("mod", .named, raw(TimeExpression.Modifier.self)),
      FactAttribute("anchor", .named), FactAttribute("from", .named), FactAttribute("to", .named),
      FactAttribute("quant", .named), FactAttribute("freq", .named), FactAttribute("flag", .named),
    ]
    return [
      .block: [FactAttribute(kind, .word, raw(Block.Kind.self))],
      .sentence: [],
      .mention: [
        FactAttribute(label, .word), FactAttribute(kind, .word, raw(Mention.Kind.self)), FactAttribute(entity, .arrow),
        FactAttribute("key", .named), FactAttribute("links", .named),
        FactAttribute("gender", .named, ["male", "female"]),
      ],
      .quote: [
        FactAttribute(kind, .word, raw(Quote.Kind.self)), FactAttribute("by", .phrase), FactAttribute(entity, .arrow),
        FactAttribute("cue", .phrase), FactAttribute("to", .phrase), FactAttribute("head", .phrase),
        FactAttribute("lemma", .named), FactAttribute("class", .named, raw(Cue.Class.self)),
        FactAttribute("polarity", .named, ["positive", "negative"]),
        FactAttribute("tense", .named, ["past", "present", "future"]), FactAttribute("parts", .named),
        FactAttribute("because", .phrase),
      ],
      .quantity: [
        FactAttribute(value, .equals), FactAttribute(kind, .word, raw(Quantity.Kind.self)),
        FactAttribute("unit", .named), FactAttribute("currency", .named),
        FactAttribute("mod", .named, raw(Quantity.Modifier.self)), FactAttribute("min", .named),
        FactAttribute("max", .named), FactAttribute("change", .named, ["up", "down"]), FactAttribute("of", .phrase),
      ],
      .date: times, .time: times, .duration: times, .set: times,
      .creationTime: [
        FactAttribute(value, .equals), FactAttribute("from", .named, raw(CreationTime.Origin.self)),
      ],
      .metadata: [
        FactAttribute("title", .named), FactAttribute("authors", .named), FactAttribute("published", .named),
        FactAttribute("modified", .named), FactAttribute("language", .named), FactAttribute("site", .named),
        FactAttribute("url", .named), FactAttribute("description", .named),
      ],
      .item: [FactAttribute(value, .equals)],
      .dropped: [],
      .text: [],
    ]
  }()

  /// An attribute that an item of a custom layer has as a field.
  static func field(_ name: String) -> FactAttribute { FactAttribute(name, .named) }

  /// The attributes of facts of a kind, in the order in which they are written.
  static func all(of kind: FactKind) -> [FactAttribute] { byKind[kind, default: []] + everyFact }

  /// How the attribute looks, for messages.
  var example: String {
    switch form {
    case .equals: "= \(name)"
    case .word: values?.joined(separator: "|") ?? name.uppercased()
    case .named: "\(name)=…"
    case .phrase: "\(name) \"…\""
    case .arrow: "-> \"…\""
    }
  }
}
