#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file of records cannot be read.
public struct RecordFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// What is wrong, and what to do.
  public let message: String

  /// `path: E301 what is wrong`
  public var description: String { "\(path): E301 \(message)" }
}

/// A line of a file that is no record.
public struct BadRecordLine: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// From 1.
  public let line: Int
  /// What is wrong with the line.
  public let message: String

  /// `path:line: E302 what is wrong`
  public var description: String { "\(path):\(line): E302 \(message)" }
}

/// Reads records from a file of JSON Lines, one after the other.
///
/// One line is in memory at a time. Blank lines are passed over.
public final class RecordLines {
  /// The path as it was given.
  public let path: String
  /// The number of the line that was read last, from 1.
  public private(set) var line = 0
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  /// A place in the file to which reading can go back.
  public struct Place: Sendable {
    var offset: Int
    var line: Int
  }

  /// - Parameter path: a file, packed by gzip or not, or `-` for standard input.
  /// - Throws: ``RecordFileError`` if it cannot be opened.
  public init(path: String) throws(RecordFileError) {
    file = try RecordFile.open(path)
    self.path = path
  }

  deinit {
    fclose(file)
    free(buffer)
  }

  /// Whether reading can go back; not so in a pipe.
  public var isSeekable: Bool { fseek(file, 0, SEEK_CUR) == 0 }

  /// The place of the next line.
  public var place: Place { Place(offset: ftell(file), line: line) }

  /// Goes to a place that ``place`` has given.
  public func go(to place: Place) {
    fseek(file, place.offset, SEEK_SET)
    line = place.line
  }

  /// The next record; `nil` at the end.
  ///
  /// - Throws: ``BadRecordLine`` if the line is no record; the next call goes on after it.
  public func next() throws(BadRecordLine) -> Record? {
    while true {
      let length = getline(&buffer, &capacity, file)
      guard length > 0, let buffer else { return nil }
      line += 1
      let result = buffer.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
        record(of: UnsafeBufferPointer(start: bytes, count: length))
      }
      if let record = try result.get() { return record }
    }
  }

  private func record(of bytes: UnsafeBufferPointer<UInt8>) -> Result<Record?, BadRecordLine> {
    guard bytes.contains(where: { $0 > 0x20 }) else { return .success(nil) }
    do throws(RecordValue.SyntaxError) {
      let value = try RecordValue(parsing: bytes)
      guard let record = Record(value) else {
        return .failure(
          BadRecordLine(
            path: path, line: line,
            message: "the line is no record: it needs an object with an 'id', as 'extract run' writes it"))
      }
      return .success(record)
    } catch {
      return .failure(
        BadRecordLine(
          path: path, line: line,
          message: "the line is not JSON (\(error.message) at byte \(error.offset + 1)): write the file again"))
    }
  }
}
