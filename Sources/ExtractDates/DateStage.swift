public import ExtractCore
public import ExtractMatching

/// The stage that chooses the document's creation time and finds dates, times of day, durations and recurring times.
///
/// Words that can be times open a window of tokens; a grammar of declarative rules is parsed within it, and the longest
/// expressions are resolved from the first to the last against the creation time and each other. In another language than
/// English only the creation time is chosen.
public struct DateStage: Stage {
  private let options: DateOptions
  private let grammar: Grammar
  private let vocabulary: DateVocabulary

  public init(lexicon: Lexicon, options: DateOptions = DateOptions()) {
    self.options = options
    grammar = Grammar.standard
    vocabulary = DateVocabulary(lexicon: lexicon, symbols: grammar.symbols, order: options.dateOrder)
  }

  public var name: String { "dates" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.times] }
  public var rules: [RuleID] { DateRule.all }
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  public func makeWorker() -> Worker {
    Worker(finder: ExpressionFinder(grammar: grammar, vocabulary: vocabulary), options: options)
  }

  public struct Worker: StageWorker {
    var finder: ExpressionFinder
    let options: DateOptions

    public mutating func process(_ document: inout Document) {
      // Nothing of the document itself in the closures: they would copy it.
      let (sentences, candidates) = (document.sentences ?? [], document.creationTimeCandidates)
      var found = document.withTokens { finder.find($0, sentences) }
      NumericOrder.settle(&found, options.dateOrder)
      document.creationTime = document.withTokens { CreationTimeChoice.choose(among: candidates, found, $0) }
      guard document.metadata.mayBe(in: DateStage.languages) else {
        document.times = []
        return
      }
      var context = ResolutionContext(preference: options.preference)
      context.now = document.creationTime.flatMap { Moment($0.value) }
      DocumentEvidence.note(found, in: &context)
      var times: [TimeExpression] = []
      for expression in found {
        let range = document.tokens.textRange(of: expression.tokens)
        if let time = context.write(expression, range: range, index: times.count) { times.append(time) }
      }
      document.times = times
    }
  }
}

extension Grammar {
  /// The rules of the stage; where two match the same text, the earlier one counts.
  static let standard = Grammar(
    AbsoluteDateRules.rules + RelativeDateRules.rules + ClockRules.rules + DurationRules.rules + RangeRules.rules)
}
