internal import Dispatch
public import ExtractCore
import Synchronization

/// A run of the pipeline over documents, on any number of threads, with records in the order of the input.
public struct BatchRun: Sendable {
  /// What becomes of a document that cannot be processed.
  public enum ErrorPolicy: String, CaseIterable, Sendable {
    /// A record with `error` in place of the layers.
    case record
    /// No record.
    case skip
    /// A record with `error`, and the end of the run.
    case stop
  }

  /// What a run did.
  public struct Summary: Equatable, Sendable {
    /// How many documents were taken, those that failed among them.
    public var documents = 0
    /// How many of them could not be read or processed.
    public var failures = 0
    /// The length of the documents in bytes, before decoding and cleaning.
    public var bytes = 0
    /// The first failures' messages, at most ten.
    public var messages: [String] = []
    /// Whether the run ended at a failure, as ``ErrorPolicy/stop`` demands.
    public var wasStopped = false
    /// Why writing ended early.
    public var outputFailure: RecordOutput.Failure?
  }

  /// What each document goes through; each thread makes a worker of it.
  public var pipeline: Pipeline
  /// What the records show.
  public var records: RecordOptions
  /// How many documents are worked on at a time, at least one; it does not change what is written.
  public var threads: Int
  /// What becomes of documents that fail.
  public var errorPolicy = ErrorPolicy.record
  /// Called after each batch with the sums so far, from any thread, one call at a time.
  public var onProgress: (@Sendable (Summary) -> Void)?

  /// How many bytes of documents a thread takes at a time: at first few, so that the first record comes soon, and at
  /// the end its share of what is left, so that no thread is busy much longer than the others.
  fileprivate func batchSize(_ number: Int, remaining: Int?) -> Int {
    let usual = 1 << min(18, 12 + number)
    guard let remaining, threads > 1 else { return usual }
    return min(usual, max(1 << 14, remaining / threads))
  }

  /// A run on `threads` threads; on one if that is less than one.
  public init(pipeline: Pipeline, records: RecordOptions, threads: Int) {
    self.pipeline = pipeline
    self.records = records
    self.threads = max(1, threads)
  }

  /// Processes all documents of `reader`.
  ///
  /// - Throws: ``PipelineError`` if a stage cannot start; nothing is written then.
  public func run(_ reader: consuming DocumentReader, to output: RecordOutput) throws(PipelineError) -> Summary {
    let seats = try makeSeats()
    let state = SharedState(self, reader, output)
    onThreads { work(at: seats[$0], state) }
    var summary = state.summary
    summary.outputFailure = state.writer.error
    return summary
  }

  /// Makes a worker for each thread, side by side: each makes tables of its own.
  private func makeSeats() throws(PipelineError) -> [WorkerSeat] {
    // Each thread writes the element of its number alone.
    nonisolated(unsafe) let made = UnsafeMutableBufferPointer<Result<WorkerSeat, PipelineError>>.allocate(
      capacity: threads)
    defer { made.deallocate() }
    onThreads { number in
      made.initializeElement(
        at: number,
        to: Result { () throws(PipelineError) in WorkerSeat(worker: try pipeline.makeWorker()) })
    }
    defer { made.deinitialize() }
    var seats: [WorkerSeat] = []
    for seat in made { seats.append(try seat.get()) }
    return seats
  }

  /// Calls `body` with the number of each thread, on that thread.
  private func onThreads(_ body: @Sendable (Int) -> Void) {
    if threads == 1 { body(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: body) }
  }

  /// What one thread does: read a batch, process it and leave its records, until there are no more.
  private func work(at seat: WorkerSeat, _ state: SharedState) {
    var writer = RecordWriter(options: records)
    var group = DocumentGroup()
    var result = BatchResult()
    while let (number, batch) = state.nextBatch() {
      var rest = batch[...]
      while !rest.isEmpty, !result.summary.wasStopped {
        let taken = group.fill(from: &rest, state.inputOptions)
        group.process(with: &seat.worker)
        for index in group.problems.indices where !result.summary.wasStopped {
          write(index, of: &group, taken, state.inputOptions, &writer, to: result)
          state.writer.writeAhead(result, number: number)
        }
      }
      guard let next = state.writer.take(result, number: number) else { return state.stop() }
      result = next
    }
  }

  /// Writes the record of one of the documents of a group, which were made from a part of a batch.
  private func write(
    _ index: Int, of group: inout DocumentGroup, _ taken: ArraySlice<TakenDocument>, _ options: InputOptions,
    _ writer: inout RecordWriter, to result: BatchResult
  ) {
    result.summary.documents += 1
    result.summary.bytes += group.documents[index].raw.count
    guard let problem = group.problems[index] else {
      group.finish(index) { writer.write($0, to: &result.records) }
      return
    }
    // As it was taken: a stage may have noted what it found before it failed.
    let input = taken[taken.startIndex + index].document(options)
    result.summary.failures += 1
    result.summary.messages.append("\(input.id): \(problem.code) \(problem.message)")
    if errorPolicy != .skip {
      writer.writeError(
        problem, id: input.id, source: input.source, byteCount: input.bytes.count, to: &result.records)
    }
    result.summary.wasStopped = errorPolicy == .stop
  }
}

/// A worker that one thread at a time uses.
private final class WorkerSeat: @unchecked Sendable {
  // Each seat is used by the one iteration that has its number.
  var worker: PipelineWorker

  init(worker: PipelineWorker) { self.worker = worker }
}

/// What the threads of a run share.
private final class SharedState: Sendable {
  private struct Reading: ~Copyable {
    var reader: DocumentReader
    var nextNumber = 0
    var isStopped = false
  }

  private let run: BatchRun
  private let reading: Mutex<Reading>
  private let sums: Sums
  let inputOptions: InputOptions
  let writer: OrderedWriter

  init(_ run: BatchRun, _ reader: consuming DocumentReader, _ output: RecordOutput) {
    let sums = Sums(run.onProgress)
    self.run = run
    self.sums = sums
    inputOptions = reader.options
    reading = Mutex(Reading(reader: reader))
    writer = OrderedWriter(output: output, threads: run.threads, whenWritten: sums.add)
  }

  /// The next batch and its number in the order of the input; `nil` at the end.
  func nextBatch() -> (Int, [TakenDocument])? {
    reading.withLock { reading in
      guard !reading.isStopped else { return nil }
      let size = run.batchSize(reading.nextNumber, remaining: reading.reader.remainingBytes)
      let batch = reading.reader.next(byteCount: size)
      guard !batch.isEmpty else { return nil }
      defer { reading.nextNumber += 1 }
      return (reading.nextNumber, batch)
    }
  }

  func stop() { reading.withLock { $0.isStopped = true } }

  var summary: BatchRun.Summary { sums.total }
}

/// The sums of a run.
private final class Sums: Sendable {
  private let sums = Mutex(BatchRun.Summary())
  private let onProgress: (@Sendable (BatchRun.Summary) -> Void)?

  init(_ onProgress: (@Sendable (BatchRun.Summary) -> Void)?) { self.onProgress = onProgress }

  var total: BatchRun.Summary { sums.withLock { $0 } }

  func add(_ result: BatchRun.Summary) {
    sums.withLock { sums in
      sums.documents += result.documents
      sums.failures += result.failures
      sums.bytes += result.bytes
      sums.wasStopped = result.wasStopped
      sums.messages += result.messages.prefix(max(0, 10 - sums.messages.count))
      onProgress?(sums)
    }
  }
}
