/// A fact of a record: an item of one of its layers, without what only this record can tell, such as ids.
public struct RecordFact: Hashable, Sendable {
  /// What is known of a fact beside its place and label.
  public struct Attribute: Hashable, Sendable {
    /// The keys that lead to it: `speaker.name`.
    public var name: String
    /// The value as text: numbers as they are written, the texts of a list with `; ` between them.
    public var value: String
  }

  /// The key of the layer in the record: `mentions`, `quotes`, the name of a custom layer.
  public var layer: String
  /// What it is within its layer: `PERSON`, `direct`, `money`, `DATE`; the layer's name if it has no such word.
  public var label: String
  /// In the unit of the record; `nil` for facts about the whole document.
  public var range: Range<Int>?
  /// The words of the fact or, where the record gives none, its value; empty without either.
  public var text: String
  /// The rule that found it.
  public var rule: String?
  /// What else is known of it, by the order of the record.
  public var attributes: [Attribute]
}

/// A record, as far as it can be compared.
public struct Record: Sendable {
  /// The `id` of the record.
  public let id: String
  /// `nil` if the record was written without it.
  public let text: String?
  /// The unit of ranges: `codepoint`, `utf16` or `byte`.
  public let unit: String
  /// The layers that the record has, whether something was found or not.
  public let layers: [String]
  /// The facts of each layer, in document order.
  public let facts: [RecordFact]
  /// The document's failure, if it is a record of one.
  public let error: String?

  /// A record from its JSON; `nil` if that is no record.
  public init?(_ value: RecordValue) {
    guard let id = value["id"]?.string else { return nil }
    self.id = id
    text = value["text"]?.string
    unit = value["units"]?["span"]?.string ?? "codepoint"
    error = value["error"].map { "\($0["code"]?.string ?? "") \($0["message"]?.string ?? "")" }
    let names = ItemNames(value)
    var layers: [String] = []
    var facts: [RecordFact] = []
    for key in Self.standardLayers {
      guard let items = value[key]?.array else { continue }
      layers.append(key)
      facts += items.map { names.fact($0, layer: key) }
    }
    for member in value["layers"]?.members ?? [] {
      layers.append(member.key)
      facts += (member.value.array ?? []).map { names.fact($0, layer: member.key) }
    }
    if let time = value["dct"] {
      layers.append("dct")
      if time != .null { facts.append(names.fact(time, layer: "dct", isWhole: true)) }
    }
    if let metadata = value["meta"] {
      layers.append("meta")
      facts.append(names.fact(metadata, layer: "meta", isWhole: true))
    }
    self.layers = layers
    self.facts = facts
  }

  private static let standardLayers = ["blocks", "sentences", "mentions", "quotes", "quantities", "times"]
}

/// What the ids of a record stand for.
private struct ItemNames {
  private var names: [String: String] = [:]

  init(_ record: RecordValue) {
    for entity in record["entities"]?.array ?? [] {
      guard let id = entity["id"]?.string else { continue }
      let key = entity["key"]?.string.map { " (\($0))" } ?? ""
      names[id] = (entity["name"]?.string ?? "") + key
    }
    for layer in ["mentions", "quotes", "quantities", "times"] {
      for item in record[layer]?.array ?? [] {
        if let id = item["id"]?.string, let text = item["text"]?.string { names[id] = text }
      }
    }
  }

  /// What an item says about itself by its place, its id or its derivation.
  private static let passedOver: Set<String> = [
    "id", "start", "end", "src_start", "src_end", "src_parts", "text", "rule", "why", "input",
  ]
  /// Fields whose values are ids of other items.
  private static let references: Set<String> = ["entity", "mention", "inside", "anchor", "quote"]
  private static let labels = ["label", "type", "kind"]

  func fact(_ item: RecordValue, layer: String, isWhole: Bool = false) -> RecordFact {
    let labelField = isWhole ? nil : Self.labels.first { item[$0]?.string != nil }
    var attributes: [RecordFact.Attribute] = []
    for member in item.members where member.key != labelField { add(member, path: "", to: &attributes) }
    var range: Range<Int>?
    if !isWhole, let start = item["start"]?.integer, let end = item["end"]?.integer, start <= end {
      range = start..<end
    }
    return RecordFact(
      layer: layer, label: labelField.flatMap { item[$0]?.string } ?? layer, range: range,
      text: item["text"]?.string ?? item["value"]?.string ?? "", rule: item["rule"]?.string, attributes: attributes)
  }

  private func add(_ member: RecordValue.Member, path: String, to attributes: inout [RecordFact.Attribute]) {
    // Of a part of an item only its place and its text are its own.
    if Self.passedOver.contains(member.key), path.isEmpty || member.key != "text" { return }
    let name = path.isEmpty ? member.key : "\(path).\(member.key)"
    let isReference = Self.references.contains(member.key) || member.key.hasSuffix("_ref")
    switch member.value {
    case .null: attributes.append(RecordFact.Attribute(name: name, value: "null"))
    case .object(let members): for member in members { add(member, path: name, to: &attributes) }
    case .array(let values):
      // Parts of quotes and sources are places alone; they have no words of their own.
      let words = values.compactMap { string(of: $0, isReference: isReference) }
      if !words.isEmpty { attributes.append(RecordFact.Attribute(name: name, value: words.joined(separator: "; "))) }
    default:
      if let value = string(of: member.value, isReference: isReference) {
        attributes.append(RecordFact.Attribute(name: name, value: value))
      }
    }
  }

  private func string(of value: RecordValue, isReference: Bool) -> String? {
    switch value {
    case .string(let string): isReference ? names[string] ?? string : string
    case .number(let digits): digits
    case .boolean(let flag): String(flag)
    case .null: "null"
    case .object, .array: nil
    }
  }
}
