/// Rules: token patterns with a name, a label, and examples, as people write them in packs.
///
/// How the pieces fit, in the order in which a program uses them:
///
/// ```swift
/// // 1. Packs. Built-in ones need no YAML; `ExtractPacks.PackReader` reads those of users.
/// let builtin = BuiltinPacks.all
/// let (own, problems) = PackReader().read(path: "rules/mine.yaml", text: yaml)   // [RuleError] with path, line, remedy
///
/// // 2. A set of rules that fit together: ids are unique, lists and labels exist.
/// let rules = try RuleSet(builtin + own, lexicon: .builtin)                      // throws RuleErrors
///
/// // 3a. As stages of a pipeline: entities with the entity stage, facts after all standard stages.
/// let entities = EntityRuleStage(EntityStage(lexicon: lexicon), rules)
/// let facts = RuleStage(rules)
///
/// // 3b. Or by hand: what fires in a document.
/// var matcher = RuleMatcher(rules, phase: .facts)
/// let facts = matcher.facts(in: document)                                        // [RuleFact]: label, span, roles, rule
///
/// // 4. Why: what fired over some text, and what nearly did.
/// let why = RuleExplainer(rules).explain(document, at: range)                    // Explanation: derivations, near misses
///
/// // 5. Examples: each rule alone on its own sentences.
/// var examples = try ExampleRunner(lexicon: .builtin, pipeline: pipeline)        // makes the layers that rules look at
/// let outcomes = try examples.run(rule, of: pack)                                // [ExampleOutcome]: missing, unexpected
/// ```
///
/// - ``Rule`` and ``RulePack`` are what was read: id, label, origin (file and line), patterns, examples.
/// - ``RuleSet`` is immutable and shared; ``RuleMatcher`` is what one thread uses.
/// - Conflicts between matches are decided by ``FactSelection``: the longest, then priority, then the order of the rules.
/// - A rule with the label of an entity (`PERSON`, `ORG`, …) makes mentions and entities; any other label is a fact of
///   the layer ``RuleStage/layer``.
///
/// The notation of patterns is explained in the article `Rules` of the module `ExtractMatching`.
public enum ExtractRules {}
