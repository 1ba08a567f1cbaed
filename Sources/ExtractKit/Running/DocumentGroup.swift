import ExtractCore

/// Documents that go through the stages side by side (see ``PipelineWorker/process(_:problems:)``), their memory kept
/// for the next group.
struct DocumentGroup {
  /// How large a group becomes, in bytes of raw documents and in documents: so many that a stage's code and tables are
  /// brought near the processor for many documents at a time, and so few that the documents stay near it themselves,
  /// from one stage to the next. A larger document is a group of its own.
  static let largestSize = (bytes: 1 << 18, documents: 512)

  /// The documents of this group, and behind them those of larger groups before it.
  private(set) var documents: [Document] = []
  /// For each document of this group, why there is nothing of it.
  private(set) var problems: [Problem?] = []

  /// Takes the next documents of a batch for this group; at least one.
  ///
  /// - Precondition: `batch` is not empty.
  /// - Returns: the part of the batch that was taken.
  mutating func fill(
    from batch: inout ArraySlice<TakenDocument>, _ options: InputOptions
  ) -> ArraySlice<TakenDocument> {
    var room = Self.largestSize.bytes
    var end = batch.startIndex
    repeat {
      room -= batch[end].byteCount
      end += 1
    } while end < batch.endIndex && batch[end].byteCount <= room
      && end - batch.startIndex < Self.largestSize.documents
    let taken = batch[..<end]
    batch = batch[end...]
    problems.removeAll(keepingCapacity: true)
    for document in taken { add(document.document(options)) }
    return taken
  }

  private mutating func add(_ input: InputDocument) {
    let index = problems.count
    problems.append(input.failure)
    if index == documents.count { documents.append(Document(id: "", source: Document.Source(path: ""), raw: [])) }
    documents[index].reset(id: input.id, source: input.source, raw: input.bytes)
    documents[index].creationTimeCandidates = input.creationTimeCandidates
    documents[index].metadata.input = input.fields
    documents[index].warnings = input.warnings
  }

  /// Gives `body` a document for the last time, and gives back its memory: what that takes is near the processor now.
  mutating func finish(_ index: Int, _ body: (inout Document) -> Void) {
    body(&documents[index])
    documents[index].reset(id: "", source: Document.Source(path: ""), raw: [])
  }

  mutating func process(with worker: inout PipelineWorker) { worker.process(&documents, problems: &problems) }
}
