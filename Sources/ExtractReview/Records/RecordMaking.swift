public import ExtractKit

/// Makes the record of a text, to be compared with others.
public struct RecordMaking: ~Copyable {
  private var worker: PipelineWorker
  private var writer: RecordWriter
  private var output = OutputBuffer()

  /// - Parameter unit: the unit of ranges in the record.
  /// - Throws: `PipelineError` if a stage cannot start.
  public init(_ pipeline: Pipeline, unit: OffsetUnit = .codepoint) throws(PipelineError) {
    worker = try pipeline.makeWorker()
    var options = RecordOptions(engine: "")
    options.offsets = unit
    writer = RecordWriter(options: options)
  }

  /// The processed document, and its record.
  ///
  /// - Throws: `Problem` if a stage cannot process it.
  public mutating func process(_ document: inout Document) throws(Problem) -> Record? {
    try worker.process(&document)
    output.truncate()
    writer.write(document, to: &output)
    return (try? RecordValue(parsing: output.bytes)).flatMap { Record($0) }
  }
}
