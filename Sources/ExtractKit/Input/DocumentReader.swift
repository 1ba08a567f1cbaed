import ExtractCore

/// Reads the documents of paths, one after the other, in the order of the paths.
///
/// A path that cannot be read yields a document with a ``InputDocument/failure``; reading goes on.
public struct DocumentReader: ~Copyable, Sendable {
  /// The paths still to be read, the next one last.
  private var pending: [String]
  private let options: InputOptions
  private var lines: LinesInProgress?

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
  public mutating func next(byteCount: Int) -> [InputDocument] {
    var batch: [InputDocument] = []
    var size = 0
    while size < byteCount, batch.count < 256 {
      if lines != nil {
        if !batch.isEmpty, !(lines?.reader.hasLine ?? false) { return batch }
        if let document = nextLine() {
          size += document.bytes.count + 256
          batch.append(document)
        }
        continue
      }
      guard let path = pending.last else { break }
      // A pipe may bring its first line much later: what was read before goes out first.
      if path == "-", !batch.isEmpty { return batch }
      pending.removeLast()
      if let document = open(path) {
        size += document.bytes.count + 256
        batch.append(document)
      }
    }
    return batch
  }

  /// Puts the documents of a folder before what is pending.
  ///
  /// - Returns: the failure if the folder cannot be read.
  private mutating func expand(folder: String) -> InputDocument? {
    do throws(SystemError) {
      pending += try PathWalk.files(under: folder).reversed()
      return nil
    } catch {
      return failed(folder, "E201", "cannot read the folder: \(error.message)")
    }
  }

  /// The document of a path; `nil` if it turned out to be JSON Lines or a folder, whose documents follow.
  private mutating func open(_ path: String) -> InputDocument? {
    do throws(SystemError) {
      let file = path == "-" ? FileDescriptor.standardInput() : try FileDescriptor(opening: path)
      let name = Self.withoutGzip(path)
      let isPacked = name.utf8.count < path.utf8.count
      if !isPacked, isLines(name) {
        lines = LinesInProgress(path: displayed(path), reader: LineReader(file, limit: longestLine))
        return nil
      }
      return document(displayed(path), named: name, bytes: try file.readAll(limit: options.maximumBytes))
    } catch {
      if error == .isFolder { return expand(folder: path) }
      return failed(path, "E201", "cannot read the file: \(error.message)")
    }
  }

  private mutating func document(_ path: String, named name: String, bytes: [UInt8]) -> InputDocument? {
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
    if isLines(name) || options.format == .auto && looksLikeLines(bytes) {
      // What is in memory is read as lines from there; nothing more comes from the descriptor.
      guard let empty = try? FileDescriptor(opening: "/dev/null") else { return failed(path, "E201", "cannot read") }
      lines = LinesInProgress(
        path: path, reader: LineReader(empty, readAhead: bytes, limit: longestLine))
      return nil
    }
    var document = InputDocument(id: path, source: Document.Source(path: path, media: media(name)), bytes: bytes)
    addCreationTime(to: &document)
    return document
  }

  private mutating func nextLine() -> InputDocument? {
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
          return document
        case .text(var bytes):
          if number == 1, bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
          if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
          lines?.ordinal += 1
          var document = InputDocument(
            jsonLine: bytes, path: path, number: number, ordinal: lines?.ordinal ?? 0, options: options)
          if document.bytes.count > options.maximumBytes {
            document.bytes = []
            document.failure = tooLongProblem("\(path):\(number)")
          }
          addCreationTime(to: &document)
          return document
        }
      }
    } catch {
      lines = nil
      return failed(path, "E201", "cannot read on: \(error.message)")
    }
    lines = nil
    return nil
  }

  private func addCreationTime(to document: inout InputDocument) {
    guard let time = options.creationTime else { return }
    document.creationTimeCandidates.insert(CreationTime(value: time, origin: .flag), at: 0)
  }

  private func failed(_ path: String, _ code: String, _ message: String) -> InputDocument {
    InputDocument(
      id: path, source: Document.Source(path: path),
      failure: Problem(code: code, stage: "read", message: "\(path): \(message)"))
  }

  private func tooLong(_ path: String) -> InputDocument {
    InputDocument(id: path, source: Document.Source(path: path), failure: tooLongProblem(path))
  }

  private func tooLongProblem(_ place: String) -> Problem {
    Problem(
      code: "E202", stage: "read",
      message: "\(place): longer than \(options.maximumBytes) bytes: split the document, or raise --max-bytes "
        + "(at most 2 GiB)")
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
    guard path.count >= suffix.utf8CodeUnitCount else { return false }
    let lower = UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount)
    return zip(path.suffix(suffix.utf8CodeUnitCount), lower).allSatisfy { $0 == $1 || $0 | 0x20 == $1 && $0 >= 0x41 }
  }
}
