public import ExtractCore

/// The stage named `rules`: facts that rules find, in a layer of their own.
///
/// An item spans what a rule reports, with the rule's label, and the text of each of its roles. Where a role is just
/// what an earlier stage found, a field with `_ref` after the role's name refers to that.
public struct RuleStage: Stage {
  /// The layer that the facts stand in.
  public static let layer: Layer = "rules"

  private let ruleSet: RuleSet

  /// The stage for those rules of a set that make facts.
  public init(_ rules: RuleSet) { ruleSet = rules }

  /// `rules`
  public var name: String { "rules" }
  /// The layers that the rules look at; tokens, sentences and entities in any case.
  public var requires: [Layer] {
    let layers = ruleSet.requirements(of: .facts).union([.tokens, .sentences, .entities])
    return layers.sorted { $0.name < $1.name }
  }
  /// ``layer``
  public var provides: [Layer] { [Self.layer] }
  /// The rules of all packs.
  public var rules: [RuleID] { ruleSet.identifiers }

  /// The label, and for each role its text and what an earlier stage found just there.
  public var fields: [LayerField] {
    var roles: [String] = []
    for role in ruleSet.rules.flatMap(\.roles) where !roles.contains(role) { roles.append(role) }
    return [LayerField(name: "label", kind: .string, summary: "what the rule says it is")]
      + roles.flatMap { role in
        [
          LayerField(name: role, kind: .string, summary: "the text in the role '\(role)'"),
          LayerField(name: "\(role)_ref", kind: .reference, summary: "what an earlier stage found just there"),
        ]
      }
  }

  /// A worker with a matcher of its own.
  public func makeWorker() -> Worker { Worker(matcher: RuleMatcher(ruleSet, phase: .facts)) }

  /// What runs the rules on one thread, with what its matcher has learnt of them.
  public struct Worker: StageWorker {
    var matcher: RuleMatcher

    /// Sets the layer `rules`, empty if no rule fits; linear in the tokens.
    public mutating func process(_ document: inout Document) {
      let facts = matcher.facts(in: document)
      var items: [Annotation] = []
      if !facts.isEmpty {
        let references = document.references
        items = facts.map { fact in item(fact, document, references) }
      }
      document.customLayers[RuleStage.layer.name] = items
    }

    private func item(
      _ fact: RuleFact, _ document: borrowing Document, _ references: [TextRange: Annotation.Reference]
    ) -> Annotation {
      var fields = [Annotation.Field("label", .string(fact.label))]
      for role in fact.roles {
        let range = document.tokens.textRange(of: role.tokens)
        fields.append(Annotation.Field(role.name, .text(range)))
        if let reference = references[range] {
          fields.append(Annotation.Field("\(role.name)_ref", .reference(reference)))
        }
      }
      return Annotation(
        range: document.tokens.textRange(of: fact.tokens), rule: matcher.rules.identifiers[fact.rule], fields: fields)
    }
  }
}

extension Document {
  /// What earlier stages found, by its place; of several things at one place, the first of mentions, quantities, times
  /// and quotes.
  fileprivate var references: [TextRange: Annotation.Reference] {
    var references: [TextRange: Annotation.Reference] = [:]
    func add(_ range: TextRange, _ reference: Annotation.Reference) {
      if references[range] == nil { references[range] = reference }
    }
    for (index, mention) in (mentions ?? []).enumerated() { add(mention.range, .mention(index)) }
    for (index, quantity) in (quantities ?? []).enumerated() { add(quantity.range, .quantity(index)) }
    for (index, time) in (times ?? []).enumerated() { add(time.range, .time(index)) }
    for (index, quote) in (quotes ?? []).enumerated() { add(quote.range, .quote(index)) }
    return references
  }
}
