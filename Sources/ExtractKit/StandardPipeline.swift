internal import Dispatch
internal import ExtractCleaning
public import ExtractCore
internal import ExtractData
internal import ExtractDates
internal import ExtractEntities
public import ExtractMatching
internal import ExtractNumbers
internal import ExtractQuotes
public import ExtractRules
internal import ExtractSentences

/// What cleaning keeps of a page: its main content, or all that a reader sees.
public enum PageContent: String, CaseIterable, Sendable { case main, all }

/// The options of the standard stages that change what they find.
public struct StandardOptions: Sendable {
  /// Whether the input is cleaned; otherwise the text is taken as it is.
  public var cleans = true
  /// What cleaning keeps of a page.
  public var content = PageContent.main
  /// The language of all documents as a BCP 47 tag; `nil` if it is looked for in each.
  public var language: String?
  /// The direction in which an ambiguous relative time is resolved.
  public var preference = TimePreference.past
  /// Whether sentences end within quotations.
  public var quotedSentences = QuotedSentences.split
  /// The rules that run with the stages: the built-in ones, and those of users, bound to ``lexicon``.
  public var rules = RuleSet.builtin
  /// The names of the user's lists, which take precedence over what the built-in lists and rules find.
  public private(set) var gazetteer: Gazetteer?
  /// The files of the user's lists, by the names of the lists.
  public private(set) var listPaths: [String: String] = [:]

  /// All stages as they are by default, with the built-in lists and rules alone.
  public init() {}

  /// Adds lists of the user from files over the built-in ones; see ``GazetteerFile`` for the formats.
  ///
  /// - Throws: ``ListError`` with file, line and remedy.
  public mutating func addGazetteers(_ paths: [String]) throws(ListError) {
    var lists: [(file: ListFile, path: String)] = []
    for path in paths { lists += try GazetteerFile.read(path) }
    let names = lists.filter { $0.file.kind == .names }.map(\.file.name)
    let lexicon = try lexicon.adding(lists)
    for list in lists { listPaths[list.file.name] = list.path }
    gazetteer = Gazetteer(lexicon: lexicon, lists: (gazetteer?.lists ?? []) + names)
    do {
      rules = try RuleSet(rules.packs, lexicon: lexicon, layers: rules.layers)
    } catch {
      fatalError("rules that fit some lists fit them with more beside them: \(error)")
    }
  }

  /// The built-in lists, and those of the user over them.
  public var lexicon: Lexicon { gazetteer?.lexicon ?? .builtin }

  /// The options as a text that is equal for equal options, for the engine's hash.
  var fingerprint: String {
    let lists = gazetteer.map { " lists=\(String($0.lexicon.contentHash, radix: 16))" } ?? ""
    return "\(settings) rules=\(rules.fingerprint)\(lists)"
  }

  /// The options beside rules and lists, as a text.
  private var settings: String {
    // A raw value is at hand; the name of a case would be looked up by reflection.
    "cleans=\(cleans) content=\(content.rawValue) language=\(language ?? "") "
      + "preference=\(preference.rawValue) quotedSentences=\(quotedSentences.rawValue)"
  }

  /// Whether these are the options that nobody has changed.
  fileprivate var areDefaults: Bool {
    gazetteer == nil && rules === RuleSet.builtin && settings == StandardOptions().settings
  }
}

extension Pipeline {
  /// The standard stages in their order: clean, tokens, sentences, entities, quotes, numbers, dates; and rules, if some
  /// find other things than entities.
  public static func standardStages(_ options: StandardOptions = StandardOptions()) -> [any Stage] {
    options.areDefaults ? stagesOfDefaults : makeStandardStages(options)
  }

  /// Begins to make the standard stages with the default options, on another thread: for a process that will most
  /// likely ask for them, and has something else to do before.
  public static func prepareStandardStages() {
    DispatchQueue.global(qos: .userInitiated).async { _ = stagesOfDefaults }
  }

  /// Stages are immutable: those of the default options are made once.
  private static let stagesOfDefaults = makeStandardStages(StandardOptions())

  private static func makeStandardStages(_ options: StandardOptions) -> [any Stage] {
    let rules = options.rules
    let lexicon = options.lexicon
    let content: CleaningOptions.Content = options.content == .all ? .all : .main
    let stages = StageBuilding.concurrently([
      {
        guard options.cleans else { return AsIsStage(language: options.language) }
        return CleaningStage(
          lexicon: lexicon, options: CleaningOptions(content: content, language: options.language))
      },
      { TokenStage(lexicon: lexicon) },
      { SentenceStage(lexicon: lexicon, quotations: options.quotedSentences) },
      {
        let listed = EntityStage(lexicon: lexicon)
        let entities: any Stage = rules.isEmpty(.entities) ? listed : EntityRuleStage(listed, rules)
        return options.gazetteer.map { ListedNames(over: entities, gazetteer: $0) } ?? entities
      },
      { QuoteStage(lexicon: lexicon) },
      { NumberStage(lexicon: lexicon) },
      { DateStage(lexicon: lexicon, options: DateOptions(preference: options.preference)) },
    ])
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
