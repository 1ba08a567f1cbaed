/// Reads lines from a file as they arrive.
struct LineReader: ~Copyable {
  private let file: FileDescriptor
  private var buffer: [UInt8] = []
  private var start = 0
  /// How far the buffer has been searched for a line end.
  private var searched = 0
  private var isAtEnd = false
  private let limit: Int

  /// - Parameter limit: the longest line in bytes; the rest of a longer one is passed over.
  init(_ file: consuming FileDescriptor, limit: Int) {
    self.file = file
    self.limit = limit
  }

  /// Lines that have been read before, as from a file that is not one of lines.
  init(_ file: consuming FileDescriptor, readAhead: [UInt8], limit: Int) {
    self.init(file, limit: limit)
    buffer = readAhead
  }

  enum Line: Equatable {
    case text([UInt8])
    case tooLong
  }

  /// Whether a whole line can be had without waiting for more input.
  var hasLine: Bool { buffer[searched...].contains(0x0A) }

  /// The next line without its line end; `nil` at the end.
  mutating func next() throws(SystemError) -> Line? {
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = isTooLong ? Line.tooLong : .text(Array(buffer[start..<end]))
        start = end + 1
        searched = start
        return line
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return nil }
        let line = isTooLong ? Line.tooLong : .text(Array(buffer[start...]))
        start = buffer.count
        return line
      }
      if buffer.count - start > limit {
        isTooLong = true
        start = buffer.count
      }
      try fill()
    }
  }

  private mutating func fill() throws(SystemError) {
    if start > 0 {
      buffer.removeFirst(start)
      searched -= start
      start = 0
    }
    let chunkSize = max(1 << 16, buffer.count)
    var failure: SystemError?
    let chunk = [UInt8](unsafeUninitializedCapacity: chunkSize) { chunk, count in
      do throws(SystemError) {
        count = try file.read(into: UnsafeMutableRawBufferPointer(chunk))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    isAtEnd = chunk.isEmpty
    buffer += chunk
  }
}
