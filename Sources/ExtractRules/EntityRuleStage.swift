public import ExtractCore

/// A stage that finds entities, with rules that find more of them.
///
/// It goes by the name of the stage that it adds to. What rules find competes with that stage's mentions: the longer
/// one is kept, and of equal ones the rule's; a rule with a priority above 0 is kept in any case, and one with
/// `overlap: keep` takes nothing away. A name that the document has under the same label already is the same entity.
public struct EntityRuleStage<Base: Stage>: Stage {
  private let base: Base
  private let ruleSet: RuleSet

  /// The entities of `base` and those of rules.
  public init(_ base: Base, _ rules: RuleSet) {
    self.base = base
    ruleSet = rules
  }

  /// That of the stage it adds to.
  public var name: String { base.name }
  /// Those of the stage it adds to.
  public var requires: [Layer] { base.requires }
  /// Those of the stage it adds to.
  public var provides: [Layer] { base.provides }
  /// Those of the stage it adds to; the rules of packs run in any language.
  public var languages: [String] { base.languages }
  /// Those of the stage it adds to, and those of the packs.
  public var rules: [RuleID] { base.rules + ruleSet.identifiers }

  /// A worker of the stage it adds to, with a matcher; throws what that stage throws.
  public func makeWorker() throws(StageError) -> Worker {
    Worker(base: try base.makeWorker(), matcher: RuleMatcher(ruleSet, phase: .entities))
  }

  /// What runs the stage and the rules on one thread.
  public struct Worker: StageWorker {
    var base: Base.Worker
    var matcher: RuleMatcher

    /// Runs the stage, then the rules, and merges what they find; throws what the stage throws.
    public mutating func process(_ document: inout Document) throws(StageError) {
      try base.process(&document)
      let facts = matcher.facts(in: document)
      guard !facts.isEmpty else { return }
      // Taken out of the document, so that they are changed where they lie.
      var merging = MentionMerging(
        mentions: document.mentions.take() ?? [], entities: document.entities.take() ?? [], matcher.rules)
      merging.add(facts, in: document)
      (document.mentions, document.entities) = (merging.mentions, merging.entities)
    }
  }
}
