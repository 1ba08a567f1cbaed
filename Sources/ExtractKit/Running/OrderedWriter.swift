import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Lets threads read batches and write their results in the order in which the batches were read.
///
/// A thread that is far ahead of the slowest waits, so that memory holds no more than the batches in flight.
final class OrderedWriter: @unchecked Sendable {
  // All state is guarded by `mutex`; `condition` tells that `nextToWrite` has grown or that writing has ended.
  private var mutex = pthread_mutex_t()
  private var condition = pthread_cond_t()
  private let output: RecordOutput
  private var nextToWrite = 0
  private var failure: RecordOutput.Failure?
  private var isClosed = false

  init(output: RecordOutput) {
    self.output = output
    pthread_mutex_init(&mutex, nil)
    pthread_cond_init(&condition, nil)
  }

  deinit {
    pthread_cond_destroy(&condition)
    pthread_mutex_destroy(&mutex)
  }

  /// Writes the result of batch `number` once all before it are written.
  ///
  /// - Parameters:
  ///   - isLast: whether nothing may follow, whatever was read.
  ///   - whenWritten: called after writing, in the order of the batches, one call at a time.
  /// - Returns: `false` if writing has failed or ended; nothing more can be written then.
  func write(
    _ bytes: UnsafeBufferPointer<UInt8>, number: Int, isLast: Bool, whenWritten: () -> Void
  ) -> Bool {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while nextToWrite != number, failure == nil, !isClosed { pthread_cond_wait(&condition, &mutex) }
    guard failure == nil, !isClosed else { return false }
    do throws(RecordOutput.Failure) {
      try output.write(bytes)
      whenWritten()
    } catch {
      failure = error
    }
    isClosed = isLast
    nextToWrite = number + 1
    pthread_cond_broadcast(&condition)
    return failure == nil && !isClosed
  }

  /// The failure that ended writing.
  var error: RecordOutput.Failure? {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    return failure
  }
}
