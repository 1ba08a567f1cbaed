import ExtractCore

/// Reads the documents of paths, one after the other, in the order of the paths.
///
/// A path that cannot be read yields a document with a ``InputDocument/failure``; reading goes on.
public struct DocumentReader: ~Copyable, Sendable {
  /// The paths still to be read, the next one last.
  private var pending: [String]
  /// How inputs are read.
  public let options: InputOptions
  private var lines: LinesInProgress?
  /// How many files have been read, and how long they were together.
  private var filesSoFar = (count: 0, bytes: 0)

  /// A JSON Lines file that is being read.
  private struct LinesInProgress: ~Copyable {
    let path: String
    var reader: LineReader
    var number = 0
    var ordinal = 0
  }

  /// - Parameter paths: files and folders; `-` is standard input. Folders are walked in byte order of paths.
  public init(paths: [String], options: InputOptions) {
    pending = paths.reversed()
    self.options = options
  }

  /// The next documents, together about `byteCount` bytes long, or as many as can be had without waiting.
  ///
  /// - Returns: an empty array at the end.
  public mutating func next(byteCount: Int) -> [TakenDocument] {
    var batch: [TakenDocument] = []
    var size = 0
    while size < byteCount, batch.count < Self.largestBatch {
      let document: TakenDocument?
      if lines != nil {
        if !batch.isEmpty, !(lines?.reader.hasLine() ?? false) { return batch }
        document = nextLine()
      } else {
        guard let path = pending.last else { break }
        // A pipe may bring its first line much later: what was read before goes out first.
        if path == "-", !batch.isEmpty { return batch }
        pending.removeLast()
        document = open(path).map { .read($0) }
      }
      guard let document else { continue }
      size += document.byteCount + 256
      batch.append(document)
    }
    return batch
  }

  /// The most documents of a batch.
  private static let largestBatch = 512

  /// About how many bytes are still to come, taking files that are not open yet to be as long as those before them;
  /// `nil` while nothing is known.
  var remainingBytes: Int? {
    var bytes = 0
    switch lines {
    case .some(let lines):
      guard let ofLines = lines.reader.remainingBytes else { return nil }
      bytes = ofLines
    case .none: break
    }
    if pending.isEmpty { return bytes }
    return filesSoFar.count > 0 ? bytes + pending.count * (filesSoFar.bytes / filesSoFar.count) : nil
  }

  /// Puts the documents of a folder before what is pending.
  ///
  /// - Returns: the failure if the folder cannot be read.
  private mutating func expand(folder: String) -> InputDocument? {
    do throws(SystemError) {
      pending += try PathWalk.files(under: folder).reversed()
      return nil
    } catch {
      return failed(folder, "E201", "cannot read the folder: \(error.message): check that it is readable")
    }
  }

  /// The document of a path; `nil` if it turned out to be JSON Lines or a folder, whose documents follow.
  private mutating func open(_ path: String) -> InputDocument? {
    do throws(SystemError) {
      let file = path == "-" ? FileDescriptor.standardInput() : try FileDescriptor(opening: path)
      let name = Self.withoutGzip(path)
      let isPacked = name.utf8.count < path.utf8.count
      let isLines = isLines(name)
      if !isPacked, isLines {
        lines = LinesInProgress(path: displayed(path), reader: LineReader(file, limit: longestLine))
        return nil
      }
      let bytes = try file.readAll(limit: options.maximumBytes)
      return document(displayed(path), named: name, isLines: isLines, bytes: bytes)
    } catch {
      if error == .isFolder { return expand(folder: path) }
      return failed(path, "E201", "cannot read the file: \(error.message): check its path and that it is readable")
    }
  }

  private mutating func document(
    _ path: String, named name: String, isLines: Bool, bytes: [UInt8]
  ) -> InputDocument? {
    var bytes = bytes
    if Gzip.isPacked(bytes) {
      do throws(Gzip.Failure) {
        bytes = try Gzip.unpacked(bytes, limit: options.maximumBytes)
      } catch {
        switch error {
        case .damaged: return failed(path, "E205", "the gzip file is damaged: pack it again")
        case .tooLong: return tooLong(path)
        }
      }
    }
    guard bytes.count <= options.maximumBytes else { return tooLong(path) }
    filesSoFar = (filesSoFar.count + 1, filesSoFar.bytes + bytes.count)
    if isLines || options.format == .auto && looksLikeLines(bytes) {
      // What is in memory is read as lines from there; nothing more comes from the descriptor.
      guard let empty = try? FileDescriptor(opening: "/dev/null") else {
        return failed(path, "E201", "the system opens no more files: raise the limit (ulimit -n)")
      }
      lines = LinesInProgress(
        path: path, reader: LineReader(empty, readAhead: bytes, limit: longestLine))
      return nil
    }
    return InputDocument(id: path, source: Document.Source(path: path, media: media(name)), bytes: bytes)
  }

  private mutating func nextLine() -> TakenDocument? {
    let path = lines?.path ?? ""
    do throws(SystemError) {
      while let line = try lines?.reader.next() {
        lines?.number += 1
        let number = lines?.number ?? 0
        switch line {
        case .tooLong:
          lines?.ordinal += 1
          var document = tooLong("\(path)#\(lines?.ordinal ?? 0)")
          document.source = Document.Source(path: path, member: String(number))
          return .read(document)
        case .text(var bytes):
          if number == 1, bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
          if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
          lines?.ordinal += 1
          return .line(JSONLine(bytes: bytes, path: path, number: number, ordinal: lines?.ordinal ?? 0))
        }
      }
    } catch {
      lines = nil
      return .read(
        failed(path, "E201", "cannot read on: \(error.message): run again when all of the input can be read"))
    }
    lines = nil
    return nil
  }

  private func failed(_ path: String, _ code: String, _ message: String) -> InputDocument {
    InputDocument(
      id: path, source: Document.Source(path: path),
      failure: Problem(code: code, stage: "read", message: "\(path): \(message)"))
  }

  private func tooLong(_ path: String) -> InputDocument {
    InputDocument(id: path, source: Document.Source(path: path), failure: options.tooLong(path))
  }

  /// The longest line that can hold a document of the greatest length: each byte escaped in six, and other fields.
  private var longestLine: Int { options.maximumBytes * 6 + 1 << 20 }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private func displayed(_ path: String) -> String { path == "-" ? "stdin" : path }

  private func isLines(_ name: String) -> Bool {
    guard options.format == .auto else { return options.format == .jsonl }
    return Self.hasSuffix(name, ".jsonl") || Self.hasSuffix(name, ".ndjson")
  }

  /// Whether the first line is a JSON object with one of the fields that hold a document.
  private func looksLikeLines(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
    guard bytes.dropFirst(start).first == UInt8(ascii: "{") else { return false }
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
    return bytes[start..<end].withUnsafeBufferPointer { line in
      guard let object = try? JSONObject(line) else { return false }
      return object[options.textField] != nil || object[options.htmlField] != nil
    }
  }

  private func media(_ name: String) -> Document.Source.Media? {
    switch options.format {
    case .text: .plainText
    case .html: .html
    case .markdown: .markdown
    case .auto, .jsonl: Self.hasSuffix(name, ".md") || Self.hasSuffix(name, ".markdown") ? .markdown : nil
    }
  }

  private static func withoutGzip(_ path: String) -> String {
    hasSuffix(path, ".gz") ? String(path.dropLast(3)) : path
  }

  /// Whether a path has an extension, in letters of either case.
  private static func hasSuffix(_ path: String, _ suffix: StaticString) -> Bool {
    let path = path.utf8
    let lower = UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount)
    // Most extensions differ in the last letter.
    guard let last = path.last, last | 0x20 == lower[lower.count - 1], path.count >= lower.count else { return false }
    return zip(path.suffix(lower.count), lower).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && $0 >= 0x41 }
  }
}
