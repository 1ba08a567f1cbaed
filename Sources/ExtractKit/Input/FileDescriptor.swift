#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A system call failed.
struct SystemError: Error, Equatable {
  let number: Int32

  static var last: SystemError { SystemError(number: errno) }
  static let isFolder = SystemError(number: EISDIR)

  var message: String { String(cString: strerror(number)) }
}

/// An open file; closed with the value.
struct FileDescriptor: ~Copyable {
  let number: Int32
  private let isOwned: Bool
  /// The size of a regular file in bytes when it was opened; `nil` for a pipe or a device.
  let size: Int?

  static func standardInput() -> FileDescriptor {
    var status = stat()
    return FileDescriptor(number: 0, isOwned: false, size: fstat(0, &status) == 0 ? Self.size(status) : nil)
  }

  private init(number: Int32, isOwned: Bool, size: Int?) {
    self.number = number
    self.isOwned = isOwned
    self.size = size
  }

  /// - Throws: the error of the system; `EISDIR` for a folder.
  init(opening path: String) throws(SystemError) {
    // A string that is handed over as it is would be copied first.
    number = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    isOwned = true
    var status = stat()
    guard number >= 0, fstat(number, &status) == 0 else {
      size = nil
      throw .last
    }
    size = Self.size(status)
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder }
  }

  deinit { if isOwned, number >= 0 { close(number) } }

  private static func size(_ status: stat) -> Int? {
    status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Reads what is there, up to the size of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(number, buffer.baseAddress, buffer.count)
      #else
        let count = Glibc.read(number, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Reads to the end, but no more than `limit` bytes and one; a regular file to the size that it had when it was
  /// opened.
  func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = min(max((size ?? 0) + 1, 1 << 12), limit + 1)
    while true {
      let filled = bytes.count
      var failure: SystemError?
      var count = 0
      // Growing by doubling keeps reading from a pipe linear.
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
        do throws(SystemError) {
          count = try read(into: UnsafeMutableRawBufferPointer(buffer))
        } catch {
          failure = error
        }
        initialized = count
      }
      if let failure { throw failure }
      if count == 0 { return bytes }
      if filled == 0 { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit || bytes.count == size { return bytes }
      capacity = min(max(1 << 16, bytes.count), limit + 1 - bytes.count)
    }
  }
}
