internal import ExtractCleaning
public import ExtractCore
internal import ExtractData
internal import ExtractDates
internal import ExtractEntities
internal import ExtractMatching
internal import ExtractNumbers
internal import ExtractQuotes
internal import ExtractSentences

/// The options of the standard stages that change what they find.
public struct StandardOptions: Sendable {
  /// Whether the input is cleaned; otherwise the text is taken as it is.
  public var cleans = true
  /// The direction in which an ambiguous relative time is resolved.
  public var preference = TimePreference.past
  /// Whether sentences end within quotations.
  public var quotedSentences = QuotedSentences.split

  public init() {}

  /// The options as a text that is equal for equal options, for the engine's hash.
  var fingerprint: String { "cleans=\(cleans) preference=\(preference) quotedSentences=\(quotedSentences)" }
}

extension Pipeline {
  /// The standard stages in their order: clean, tokens, sentences, entities, quotes, numbers, dates.
  public static func standardStages(_ options: StandardOptions = StandardOptions()) -> [any Stage] {
    let lexicon = Lexicon.builtin
    return [
      options.cleans ? CleaningStage(lexicon: lexicon) : AsIsStage(),
      TokenStage(lexicon: lexicon),
      SentenceStage(lexicon: lexicon, quotations: options.quotedSentences),
      EntityStage(lexicon: lexicon),
      QuoteStage(lexicon: lexicon),
      NumberStage(lexicon: lexicon),
      DateStage(lexicon: lexicon, options: DateOptions(preference: options.preference)),
    ]
  }
}
