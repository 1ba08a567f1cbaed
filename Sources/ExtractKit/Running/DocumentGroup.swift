import ExtractCore

/// Documents that go through the stages side by side (see ``PipelineWorker/process(_:problems:)``), their memory kept
/// for the next group.
struct DocumentGroup {
  /// How large a group becomes, in bytes of raw documents and in documents: so many that a stage's code and tables are
  /// brought near the processor for many documents at a time, and no more than memory is worth. A larger document is a
  /// group of its own.
  static let largestSize = (bytes: 1 << 19, documents: 512)

  /// The documents of this group, and behind them those of larger groups before it.
  private(set) var documents: [Document] = []
  /// For each document of this group, why there is nothing of it.
  private(set) var problems: [Problem?] = []

  /// Takes the next inputs of a batch for this group; at least one.
  ///
  /// - Precondition: `inputs` is not empty.
  /// - Returns: the inputs taken.
  mutating func fill(from inputs: inout ArraySlice<InputDocument>) -> ArraySlice<InputDocument> {
    var room = Self.largestSize.bytes
    var end = inputs.startIndex
    repeat {
      room -= inputs[end].bytes.count
      end += 1
    } while end < inputs.endIndex && inputs[end].bytes.count <= room
      && end - inputs.startIndex < Self.largestSize.documents
    let taken = inputs[..<end]
    inputs = inputs[end...]
    problems.removeAll(keepingCapacity: true)
    for input in taken { add(input) }
    return taken
  }

  private mutating func add(_ input: InputDocument) {
    let index = problems.count
    problems.append(input.failure)
    if index == documents.count { documents.append(Document(id: "", source: Document.Source(path: ""), raw: [])) }
    // One that failed has not been forgotten.
    documents[index].reset(id: input.id, source: input.source, raw: input.bytes)
    documents[index].creationTimeCandidates = input.creationTimeCandidates
    documents[index].metadata.input = input.fields
    documents[index].warnings = input.warnings
  }

  /// Gives back the memory of a document that is not needed any more: what it takes is near the processor now.
  mutating func forget(_ index: Int) {
    documents[index].reset(id: "", source: Document.Source(path: ""), raw: [])
  }

  mutating func process(with worker: inout PipelineWorker) { worker.process(&documents, problems: &problems) }
}
