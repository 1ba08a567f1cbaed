#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where records go.
public struct RecordOutput: Sendable {
  /// Writing failed.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The reader of a pipe has gone.
    case closed
    case system(String)

    /// What went wrong, in words for people.
    public var description: String {
      switch self {
      case .closed: "the reader of the pipe has gone"
      case .system(let message): message
      }
    }
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

  /// A file that is written as `path.partial` and gets its name when it is complete; a pipe or device is written
  /// to as it is.
  public init(path: String) throws(Failure) {
    var status = stat()
    let type = stat(path, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    guard type != S_IFDIR else { throw .system("\(path): is a folder: name a file in it") }
    guard type == S_IFREG else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system("\(path): \(SystemError.last.message)") }
      self.init(descriptor: descriptor, partialPath: nil, path: nil)
      return
    }
    let partial = path + ".partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system("\(partial): \(SystemError.last.message)") }
    self.init(descriptor: descriptor, partialPath: partial, path: path)
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
      } else if errno == EAGAIN {
        var space = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&space, 1, -1)
      } else if errno != EINTR {
        throw .system(SystemError.last.message)
      }
    }
  }

  /// Gives a file its name.
  public func finish() throws(Failure) {
    guard let path, let partialPath else { return }
    guard close(descriptor) == 0 else { throw .system("\(partialPath): \(SystemError.last.message)") }
    guard rename(partialPath, path) == 0 else { throw .system("\(path): \(SystemError.last.message)") }
  }

  /// Lets writing to a closed pipe fail with an error instead of a signal.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
