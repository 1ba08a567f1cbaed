public import ExtractCore

/// A fact that stages found in a document.
public struct ObservedFact: Hashable, Sendable {
  struct Attribute: Hashable, Sendable {
    let name: String
    /// `nil` if the fact lacks the attribute and that is worth writing.
    let value: String?
    /// Whether the attribute is written where expectations are recorded.
    let isRecorded: Bool
  }

  /// The kind of line that states such a fact.
  public let kind: FactKind
  /// Where it stands in the text; `nil` for facts about the whole document.
  public let range: TextRange?
  let attributes: [Attribute]
  /// The name of the rule that found it.
  public private(set) var rule: String?

  init(_ kind: FactKind, _ range: TextRange?, rule: RuleID?, _ attributes: [Attribute?]) {
    self.kind = kind
    self.range = range
    self.rule = rule?.name
    self.attributes = attributes.compactMap(\.self)
  }

  /// The value of an attribute; `nil` if the fact does not have it.
  public func value(of name: String) -> String? {
    name == FactAttribute.rule ? rule : attributes.first { $0.name == name }?.value ?? nil
  }

  /// The fact as if no rule were known.
  var withoutRule: ObservedFact {
    var fact = self
    fact.rule = nil
    return fact
  }

  /// The names of the attributes in which the fact is not as stated.
  func differences(from expected: ExpectedFact) -> [String] {
    expected.attributes.filter { value(of: $0.name) != $0.value }.map(\.name)
  }
}

extension ObservedFact {
  /// The fact as a line of a fixture.
  ///
  /// - Parameter names: the attributes to write; those that are recorded if `nil`.
  func line(in text: [UInt8], attributes names: [String]? = nil) -> String {
    var line = kind.rawValue
    if let range, !range.isEmpty {
      line += " \(Anchor.naming(range.lowerBound..<range.upperBound, in: text))"
    }
    for attribute in writable {
      let isRecorded = attributes.contains { $0.name == attribute.name && $0.isRecorded }
      guard names?.contains(attribute.name) ?? isRecorded else { continue }
      line += Self.written(attribute, value(of: attribute.name))
    }
    return line
  }

  /// The attributes that the fact can have, in the order in which they are written; an item has its fields besides.
  private var writable: [FactAttribute] {
    let known = FactAttribute.all(of: kind)
    guard kind == .item else { return known }
    let fields = attributes.map(\.name).filter { name in !known.contains { $0.name == name } }
    return known.dropLast() + fields.map(FactAttribute.field) + known.suffix(1)
  }

  /// An attribute as it is written, with a space before it.
  private static func written(_ attribute: FactAttribute, _ value: String?) -> String {
    switch attribute.form {
    case .equals: " = \(value.map(FactSyntax.valueText) ?? FactAttribute.none)"
    case .word: value.map { " \($0)" } ?? ""
    case .named: " \(attribute.name)=\(value.map(FactSyntax.valueText) ?? FactAttribute.none)"
    case .phrase: " \(attribute.name) \(value.map(FactSyntax.quoted) ?? FactAttribute.nobody)"
    case .arrow: " -> \(value.map(FactSyntax.quoted) ?? FactAttribute.nobody)"
    }
  }
}
