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
    vocabulary = DateVocabulary(lexicon: lexicon, grammar: grammar, order: options.dateOrder)
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
      let sentences = document.sentences ?? []
      let candidates = document.creationTimeCandidates
      let isReadable = document.metadata.mayBe(in: DateStage.languages)
      let (options, vocabulary) = (options, finder.vocabulary)
      let (created, times): (CreationTime?, [TimeExpression]) = document.withTokens { view in
        finder.withExpressions(of: view, sentences) { found in
          NumericOrder.settle(&found, options.dateOrder)
          let dateline = CreationTimeChoice.dateline(found, view, labels: vocabulary.datelineWords)
          let created = CreationTimeChoice.choose(candidates, dateline)
          guard isReadable else { return (created, []) }
          var context = ResolutionContext(
            preference: options.preference, future: FutureWords(view: view, words: vocabulary.context))
          context.now = created.flatMap { Moment($0.value) }
          DocumentEvidence.note(found, in: &context)
          var times: [TimeExpression] = []
          times.reserveCapacity(found.count)
          for expression in found { context.write(expression, range: view.range(expression.tokens), to: &times) }
          return (created, times)
        }
      }
      document.creationTime = created
      document.times = times
    }
  }
}

extension Grammar {
  /// The rules of the stage; where two match the same text, the earlier one counts.
  static let standard = Grammar(
    AbsoluteDateRules.rules + RelativeDateRules.rules + ClockRules.rules + DurationRules.rules + RangeRules.rules)
}
