internal import ExtractCleaning
public import ExtractCore
internal import ExtractData
internal import ExtractDates
internal import ExtractEntities
public import ExtractMatching
internal import ExtractNumbers
internal import ExtractQuotes
internal import ExtractSentences

/// The options of the standard stages that change what they find.
public struct StandardOptions: Sendable {
  /// Whether the input is cleaned; otherwise the text is taken as it is.
  public var cleans = true
  /// The direction in which an ambiguous relative time is resolved.
  public var preference = TimePreference.past
  /// The names of the user's lists, which take precedence over what the built-in lists and rules find.
  public private(set) var gazetteer: Gazetteer?

  public init() {}

  /// Adds lists of the user from files over the built-in ones; see ``GazetteerFile`` for the formats.
  ///
  /// - Throws: ``ListError`` with file, line and remedy.
  public mutating func addGazetteers(_ paths: [String]) throws(ListError) {
    var lists: [(file: ListFile, path: String)] = []
    for path in paths { lists += try GazetteerFile.read(path) }
    let names = lists.filter { $0.file.kind == .names }.map(\.file.name)
    gazetteer = Gazetteer(lexicon: try lexicon.adding(lists), lists: (gazetteer?.lists ?? []) + names)
  }

  /// The built-in lists, and those of the user over them.
  var lexicon: Lexicon { gazetteer?.lexicon ?? .builtin }

  /// The options as a text that is equal for equal options, for the engine's hash.
  var fingerprint: String {
    let lists = gazetteer.map { " lists=\(String($0.lexicon.contentHash, radix: 16))" } ?? ""
    return "cleans=\(cleans) preference=\(preference)\(lists)"
  }
}

extension Pipeline {
  /// The standard stages in their order: clean, tokens, sentences, entities, quotes, numbers, dates.
  public static func standardStages(_ options: StandardOptions = StandardOptions()) -> [any Stage] {
    let lexicon = options.lexicon
    var entities: any Stage = EntityStage(lexicon: lexicon)
    if let gazetteer = options.gazetteer { entities = ListedNames(over: entities, gazetteer: gazetteer) }
    return [
      options.cleans ? CleaningStage(lexicon: lexicon) : AsIsStage(),
      TokenStage(lexicon: lexicon),
      SentenceStage(lexicon: lexicon),
      entities,
      QuoteStage(lexicon: lexicon),
      NumberStage(lexicon: lexicon),
      DateStage(lexicon: lexicon, options: DateOptions(preference: options.preference)),
    ]
  }
}
