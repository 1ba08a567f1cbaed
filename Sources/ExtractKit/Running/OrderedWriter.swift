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
  // All state is guarded by `mutex`; `condition` tells that `nextToWrite` has grown or that writing has failed.
  private var mutex = pthread_mutex_t()
  private var condition = pthread_cond_t()
  private let output: RecordOutput
  private var nextToWrite = 0
  private var failure: RecordOutput.Failure?

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
  /// - Returns: `false` if writing has failed; nothing more can be written then.
  func write(_ bytes: UnsafeBufferPointer<UInt8>, number: Int) -> Bool {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    while nextToWrite != number, failure == nil { pthread_cond_wait(&condition, &mutex) }
    if failure == nil {
      do throws(RecordOutput.Failure) {
        try output.write(bytes)
      } catch {
        failure = error
      }
    }
    nextToWrite = number + 1
    pthread_cond_broadcast(&condition)
    return failure == nil
  }

  /// The failure that ended writing.
  var error: RecordOutput.Failure? {
    pthread_mutex_lock(&mutex)
    defer { pthread_mutex_unlock(&mutex) }
    return failure
  }
}
