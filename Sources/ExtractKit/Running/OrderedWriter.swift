#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What became of a batch of documents: their records, and what the run sums up.
final class BatchResult {
  // Memory that is not written to costs nothing.
  var records = OutputBuffer(capacity: 1 << 22)
  var summary = BatchRun.Summary()

  /// Forgets a batch and keeps the memory.
  func clear() {
    records.truncate()
    summary = BatchRun.Summary()
  }
}

/// Writes the results of batches in the order in which the batches were read, whichever is there first.
///
/// A thread leaves its result and goes on to the next batch: whoever brings the result that is due writes it, and those
/// after it that wait. Only a thread that is far ahead of the slowest waits itself, so that memory holds no more than
/// the batches in flight.
final class OrderedWriter: @unchecked Sendable {
  // All state is guarded by `mutex`, but for what is being written, which belongs to the thread that writes.
  // `condition` tells that `nextToWrite` has grown or that writing has ended.
  private var mutex = pthread_mutex_t()
  private var condition = pthread_cond_t()
  private let output: RecordOutput
  private let whenWritten: (BatchRun.Summary) -> Void
  /// Results that are not written yet, each at the place of its number.
  private var waiting: [BatchResult?]
  /// Results that are written, for their memory.
  private var spares: [BatchResult] = []
  private var nextToWrite = 0
  private var isWriting = false
  private var isClosed = false
  private var failure: RecordOutput.Failure?

  /// - Parameters:
  ///   - threads: how many threads bring results.
  ///   - whenWritten: called after each result, in the order of the batches, one call at a time.
  init(output: RecordOutput, threads: Int, whenWritten: @escaping (BatchRun.Summary) -> Void) {
    self.output = output
    self.whenWritten = whenWritten
    waiting = Array(repeating: nil, count: 2 * threads)
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&condition, nil)
  }

  deinit {
    pthread_cond_destroy(&condition)
    pthread_mutex_destroy(&mutex)
  }

  /// Takes the result of batch `number`, which is written once all before it are.
  ///
  /// - Returns: an empty result for the next batch; `nil` if writing has failed or ended.
  func take(_ result: BatchResult, number: Int) -> BatchResult? {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while number - nextToWrite >= waiting.count, !isClosed { pthread_cond_wait(&condition, &mutex) }
    waiting[number % waiting.count] = result
    if !isWriting { writeWhatIsDue() }
    return isClosed ? nil : spares.popLast() ?? BatchResult()
  }

  /// Writes the records so far of batch `number` if they are many and it is the batch that is due: their memory serves
  /// the next ones while it is near the processor.
  func writeAhead(_ result: BatchResult, number: Int) {
    guard result.records.count >= Self.usualPiece else { return }
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    guard number == nextToWrite, !isClosed else { return }
    // Nobody else writes until this batch has been taken.
    failure = unlocked { write(result) }
    isClosed = failure != nil
  }

  /// How many bytes of records are written at a time, about.
  private static let usualPiece = 1 << 17

  private func writeWhatIsDue() {
    isWriting = true
    while !isClosed, let result = waiting[nextToWrite % waiting.count] {
      waiting[nextToWrite % waiting.count] = nil
      failure = unlocked {
        let failure = write(result)
        if failure == nil { whenWritten(result.summary) }
        return failure
      }
      isClosed = failure != nil || result.summary.wasStopped
      result.clear()
      spares.append(result)
      nextToWrite += 1
      pthread_cond_broadcast(&condition)
    }
    isWriting = false
  }

  /// Lets go of the lock, which the caller holds, while `body` runs.
  private func unlocked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_unlock(&mutex)
    defer { pthread_mutex_lock(&mutex) }
    return body()
  }

  private func write(_ result: BatchResult) -> RecordOutput.Failure? {
    do throws(RecordOutput.Failure) {
      try output.write(result.records.bytes)
      result.records.truncate()
      return nil
    } catch {
      return error
    }
  }

  /// The failure that ended writing.
  var error: RecordOutput.Failure? {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    return failure
  }
}
