#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Seconds that this thread has run: what other tests do at the same time does not count.
package var processorTime: Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
