#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where records go.
public struct RecordOutput: Sendable {
  /// Writing failed.
  public enum Failure: Error, Equatable {
    /// The reader of a pipe has gone.
    case closed
    case system(String)
  }

  private let descriptor: Int32
  private let partialPath: String?
  private let path: String?

  /// Standard output.
  public static let standard = RecordOutput(descriptor: 1, partialPath: nil, path: nil)

  private init(descriptor: Int32, partialPath: String?, path: String?) {
    self.descriptor = descriptor
    self.partialPath = partialPath
    self.path = path
  }

  /// A file that is written as `path.partial` and gets its name when it is complete.
  public init(path: String) throws(Failure) {
    let partial = path + ".partial"
    descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system("\(partial): \(SystemError.last.message)") }
    partialPath = partial
    self.path = path
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[written...])
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno != EINTR {
        throw .system(SystemError.last.message)
      }
    }
  }

  /// Gives a file its name.
  public func finish() throws(Failure) {
    guard let path, let partialPath else { return }
    close(descriptor)
    guard rename(partialPath, path) == 0 else { throw .system("\(path): \(SystemError.last.message)") }
  }

  /// Lets writing to a closed pipe fail with an error instead of a signal.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
