import ExtractCore

/// Memory that a worker keeps from document to document; whoever makes one frees it.
struct SentenceScratch: ScratchMemory {
  var sentences = FlatArray<Sentence>()
  /// Where the blocks of the cleaned document start, in bytes of the text.
  private(set) var blockStarts = FlatArray<Int32>()

  /// Begins another document.
  mutating func begin(_ blocks: [Block]?) {
    sentences.removeAll()
    blockStarts.removeAll()
    for block in blocks ?? [] { blockStarts.append(Int32(truncatingIfNeeded: block.range.lowerBound)) }
  }

  func deallocate() {
    sentences.deallocate()
    blockStarts.deallocate()
  }
}

typealias SentenceMemory = WorkerMemory<SentenceVocabulary, SentenceScratch>
