#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Reads lines from a file as they arrive.
struct LineReader: ~Copyable {
  /// How much is read at a time.
  private static let chunkSize = 1 << 17

  private let file: FileDescriptor
  private var buffer: [UInt8]
  /// What was read and has not been handed out yet, in the buffer.
  private var rest: Range<Int>
  /// How far the rest has been searched: no line ends before.
  private var searched = 0
  private var isAtEnd = false
  /// How many bytes the file still has, if it is a regular one and has not grown.
  private var unread: Int?
  private let limit: Int

  /// - Parameters:
  ///   - readAhead: lines that have been read before, as from a file that is not one of lines.
  ///   - limit: the longest line in bytes; the rest of a longer one is passed over.
  init(_ file: consuming FileDescriptor, readAhead: [UInt8] = [], limit: Int) {
    buffer = readAhead
    rest = readAhead.indices
    unread = file.size
    self.file = file
    self.limit = limit
  }

  enum Line: Equatable {
    case text([UInt8])
    case tooLong
  }

  /// Whether a whole line can be had without waiting for more input.
  mutating func hasLine() -> Bool { lineEnd() != nil }

  /// How many bytes are to come, if that is known.
  var remainingBytes: Int? { unread.map { $0 + rest.count } }

  /// The next line without its line end; `nil` at the end.
  mutating func next() throws(SystemError) -> Line? {
    var isTooLong = false
    while true {
      if let end = lineEnd() {
        defer { rest = end + 1..<rest.upperBound }
        searched = end + 1
        return isTooLong ? .tooLong : .text(Array(buffer[rest.lowerBound..<end]))
      }
      if isAtEnd {
        defer { rest = rest.upperBound..<rest.upperBound }
        if isTooLong { return .tooLong }
        return rest.isEmpty ? nil : .text(Array(buffer[rest]))
      }
      if rest.count > limit {
        isTooLong = true
        rest = rest.upperBound..<rest.upperBound
      }
      try fill()
    }
  }

  /// Where the first line ends, if its end has been read.
  private mutating func lineEnd() -> Int? {
    let end = buffer.withUnsafeBytes { bytes -> Int? in
      guard searched < rest.upperBound, let base = bytes.baseAddress,
        let found = memchr(base + searched, 0x0A, rest.upperBound - searched)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
    searched = end ?? rest.upperBound
    return end
  }

  /// Reads on behind the rest, which is moved to the front for that.
  private mutating func fill() throws(SystemError) {
    let (start, count) = (rest.lowerBound, rest.count)
    if buffer.count - count < Self.chunkSize {
      // Growing by doubling keeps reading a long line linear.
      let larger = max(Self.chunkSize, buffer.count) + buffer.count
      buffer = Array(buffer[rest]) + repeatElement(0, count: larger - count)
    } else if start > 0 {
      buffer.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
    }
    rest = 0..<count
    searched = count
    var failure: SystemError?
    let added = buffer.withUnsafeMutableBytes { bytes in
      do throws(SystemError) {
        return try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    rest = 0..<count + added
    isAtEnd = added == 0
    unread = unread.map { max(0, $0 - added) }
  }
}
