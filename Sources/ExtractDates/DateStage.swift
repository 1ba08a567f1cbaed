public import ExtractCore
public import ExtractMatching

/// The stage that chooses the document's creation time and finds dates, times of day, durations and recurring times.
///
/// Words that can be times open a window of tokens; a grammar of declarative rules is parsed within it, and the longest
/// expressions are resolved from the first to the last against the creation time and each other. In another language
/// than English only the creation time is chosen.
public struct DateStage: Stage {
  private let options: DateOptions
  private let grammar: Grammar
  private let vocabulary: DateVocabulary

  /// The stage with the words of the built-in lists, which the lexicon must have.
  public init(lexicon: Lexicon, options: DateOptions = DateOptions()) {
    self.options = options
    grammar = Grammar.standard
    vocabulary = DateVocabulary(lexicon: lexicon, grammar: grammar)
  }

  /// `dates`
  public var name: String { "dates" }
  /// The tokens, and the sentences that they stand in; mentions are heeded where there are any.
  public var requires: [Layer] { [.tokens, .sentences] }
  /// ``Document/times``, and the choice of ``Document/creationTime``.
  public var provides: [Layer] { [.times] }
  /// The rules that read a time.
  public var rules: [RuleID] { DateRule.all }
  /// English: in other languages only the document's date is looked for.
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  /// A worker for one thread, with a chart of its own.
  public func makeWorker() -> Worker {
    Worker(finder: ExpressionFinder(grammar: grammar, vocabulary: vocabulary), options: options)
  }

  /// What runs the stage on one thread, with the memory of its chart.
  public struct Worker: StageWorker {
    var finder: ExpressionFinder
    let options: DateOptions

    /// Sets ``Document/times`` and ``Document/creationTime``.
    public mutating func process(_ document: inout Document) {
      let sentences = document.sentences ?? []
      let mentions = document.mentions ?? []
      document.withTokens { view in
        finder.find(view, sentences)
        finder.dropNames(mentions, view)
      }
      NumericOrder.settle(&finder)
      let dateline = document.withTokens {
        CreationTimeChoice.dateline(finder.found, finder.meanings, $0, labels: finder.vocabulary.datelineWords)
      }
      document.creationTime = CreationTimeChoice.choose(document.creationTimeCandidates, dateline)
      guard document.metadata.mayBe(in: DateStage.languages) else {
        document.times = []
        return
      }
      let now = document.creationTime.flatMap { Moment($0.value) }
      document.times = document.withTokens { view in
        let context = ResolutionContext(
          preference: options.preference, now: now,
          future: FutureWords(view: view, vocabulary: finder.vocabulary),
          feasts: finder.vocabulary.feasts)
        DocumentEvidence.note(finder.found, finder.meanings, in: context)
        var times: [TimeExpression] = []
        times.reserveCapacity(finder.found.count)
        let meanings = finder.meanings
        for expression in finder.found {
          context.write(expression, meanings, range: view.range(expression.tokens), to: &times)
        }
        return times
      }
    }
  }
}

extension Grammar {
  /// The rules of the stage; where two match the same text, the earlier one counts.
  static let standard = Grammar(
    CoordinatedDateRules.rules + DayAndNightRules.rules + AbsoluteDateRules.rules + RelativeDateRules.rules
      + NestedDateRules.rules + ClockRules.rules + DurationRules.rules + RangeRules.rules)
}
