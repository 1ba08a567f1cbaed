internal import ExtractCleaning
public import ExtractCore
internal import ExtractData
internal import ExtractDates
internal import ExtractEntities
internal import ExtractMatching
internal import ExtractNumbers
internal import ExtractQuotes
public import ExtractRules
internal import ExtractSentences

/// The options of the standard stages that change what they find.
public struct StandardOptions: Sendable {
  /// Whether the input is cleaned; otherwise the text is taken as it is.
  public var cleans = true
  /// The direction in which an ambiguous relative time is resolved.
  public var preference = TimePreference.past
  /// The rules that run with the stages: the built-in ones, and those of users. All stages work with their lexicon.
  public var rules = RuleSet.builtin

  public init() {}

  /// The options as a text that is equal for equal options, for the engine's hash.
  var fingerprint: String { "cleans=\(cleans) preference=\(preference) rules=\(rules.fingerprint)" }
}

extension Pipeline {
  /// The standard stages in their order: clean, tokens, sentences, entities, quotes, numbers, dates; and rules, if some
  /// find other things than entities.
  public static func standardStages(_ options: StandardOptions = StandardOptions()) -> [any Stage] {
    let rules = options.rules
    let lexicon = rules.lexicon
    let stages: [any Stage] = [
      options.cleans ? CleaningStage(lexicon: lexicon) : AsIsStage(),
      TokenStage(lexicon: lexicon),
      SentenceStage(lexicon: lexicon),
      rules.isEmpty(.entities)
        ? EntityStage(lexicon: lexicon) : EntityRuleStage(EntityStage(lexicon: lexicon), rules),
      QuoteStage(lexicon: lexicon),
      NumberStage(lexicon: lexicon),
      DateStage(lexicon: lexicon, options: DateOptions(preference: options.preference)),
    ]
    return rules.isEmpty(.facts) ? stages : stages + [RuleStage(rules)]
  }
}

extension RuleSet {
  /// The rules of the built-in packs.
  public static let builtin: RuleSet = {
    do {
      return try RuleSet(BuiltinPacks.all, lexicon: .builtin)
    } catch {
      fatalError("the built-in rule packs do not fit together:\n\(error)")
    }
  }()
}
