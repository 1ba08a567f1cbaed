public import ExtractCore
public import ExtractMatching

/// The stage that cuts the text into sentences.
///
/// Every token belongs to exactly one sentence. A blank line, or the end of a block where the cleaner left blocks,
/// always ends one; the end of a single line does by the layout of the text (see ``LineLayout``); a stop does by what
/// stands around it, as the table of ``BoundaryRule`` says; the end of a cell does in a table of the cleaned document.
///
/// - Complexity: linear in the number of tokens, whatever they are.
public struct SentenceStage: Stage {
  private let vocabulary: SentenceVocabulary
  private let quotations: QuotedSentences

  public init(lexicon: Lexicon, quotations: QuotedSentences = .split) {
    vocabulary = SentenceVocabulary(lexicon: lexicon)
    self.quotations = quotations
  }

  public var name: String { "sentences" }
  public var requires: [Layer] { [.tokens] }
  public var provides: [Layer] { [.sentences] }
  public var rules: [RuleID] { SentenceRule.all }

  public func makeWorker() -> Worker { Worker(vocabulary: vocabulary, quotations: quotations) }

  public struct Worker: StageWorker {
    let vocabulary: SentenceVocabulary
    let quotations: QuotedSentences
    private var layout = LineLayout()

    init(vocabulary: SentenceVocabulary, quotations: QuotedSentences) {
      self.vocabulary = vocabulary
      self.quotations = quotations
    }

    public mutating func process(_ document: inout Document) {
      let blocks = document.blocks
      let blockStarts = blocks.map { $0.map { Int32($0.range.lowerBound) } }
      document.sentences = document.withTokens { view in
        if blockStarts == nil { layout.measure(view) }
        var scanner = BoundaryScanner(
          view: view, vocabulary: vocabulary, layout: layout, blockStarts: blockStarts, quotations: quotations)
        let sentences = scanner.scan()
        return blocks.map { TableCells.split(sentences, $0, view) } ?? sentences
      }
    }
  }
}
