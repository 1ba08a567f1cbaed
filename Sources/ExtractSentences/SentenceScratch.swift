import ExtractCore

/// Memory that a worker keeps from document to document; whoever makes one frees it.
struct SentenceScratch: ScratchMemory {
  /// A sentence, and the rule that ended it.
  private struct Found {
    var tokens: TokenRange
    var rule: RuleID
  }

  private var found = FlatArray<Found>()
  /// Where the blocks of the cleaned document start, in bytes of the text.
  private(set) var blockStarts = FlatArray<Int32>()

  /// Begins another document.
  mutating func begin(_ blocks: [Block]?) {
    found.removeAll()
    blockStarts.removeAll()
    for block in blocks ?? [] { blockStarts.append(Int32(truncatingIfNeeded: block.range.lowerBound)) }
  }

  @inline(__always) mutating func add(_ tokens: TokenRange, _ rule: RuleID) {
    found.append(Found(tokens: tokens, rule: rule))
  }

  /// The sentences that were added.
  func sentences(of view: TokenView) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(found.count)
    for index in found.indices {
      let (tokens, rule) = (found[index].tokens, found[index].rule)
      sentences.append(Sentence(range: view.range(tokens), tokens: tokens, rule: rule))
    }
    return sentences
  }

  func deallocate() {
    found.deallocate()
    blockStarts.deallocate()
  }
}

typealias SentenceMemory = WorkerMemory<SentenceVocabulary, SentenceScratch>
