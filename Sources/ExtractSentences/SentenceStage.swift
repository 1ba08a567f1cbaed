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

  /// The stage with the words of the built-in lists, which the lexicon must have.
  public init(lexicon: Lexicon, quotations: QuotedSentences = .split) {
    vocabulary = SentenceVocabulary(lexicon: lexicon)
    self.quotations = quotations
  }

  /// `sentences`
  public var name: String { "sentences" }
  /// The tokens; blocks are heeded where there are any.
  public var requires: [Layer] { [.tokens] }
  /// The layer ``Document/sentences``.
  public var provides: [Layer] { [.sentences] }
  /// The rules that end a sentence.
  public var rules: [RuleID] { SentenceRule.all }

  /// A worker for one thread; the vocabulary is shared.
  public func makeWorker() -> Worker { Worker(vocabulary: vocabulary, quotations: quotations) }

  /// What runs the stage on one thread, with the scratch memory that it keeps between documents.
  public struct Worker: StageWorker {
    private let owner: MemoryOwner
    private let quotations: QuotedSentences

    fileprivate init(vocabulary: SentenceVocabulary, quotations: QuotedSentences) {
      owner = MemoryOwner(vocabulary: vocabulary)
      self.quotations = quotations
    }

    /// Sets ``Document/sentences``; linear in the tokens.
    public mutating func process(_ document: inout Document) {
      let memory = owner.memory
      let blocks = document.blocks
      memory.scratch.pointee.begin(blocks)
      document.sentences = document.withTokens { view in
        let layout = blocks == nil ? LineLayout(measuring: view) : nil
        var scanner = BoundaryScanner(view: view, memory: memory, layout: layout, quotations: quotations)
        scanner.scan()
        let found = memory.scratch.pointee.sentences
        let sentences = Array(UnsafeBufferPointer(start: found.pointer, count: found.count))
        return blocks.map { TableCells.split(sentences, $0, view) } ?? sentences
      }
    }
  }

  /// Frees the memory of a worker with it.
  private final class MemoryOwner {
    let memory: SentenceMemory

    init(vocabulary: SentenceVocabulary) { memory = SentenceMemory(lists: vocabulary) }

    deinit { memory.deallocate() }
  }
}
