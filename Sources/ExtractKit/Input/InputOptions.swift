public import ExtractCore

/// How inputs are read.
public struct InputOptions: Sendable {
  /// The kinds of files; the raw values are those of `--input-format`.
  public enum Format: String, CaseIterable, Sendable {
    /// By content, then extension.
    case auto
    case text, html, markdown
    /// One JSON object a line, each with a document in one of its fields.
    case jsonl
  }

  /// What all files are taken for.
  public var format: Format = .auto
  /// The field of a JSON Lines record that holds plain text.
  public var textField = "text"
  /// The field of a JSON Lines record that holds a page.
  public var htmlField = "html"
  /// The field of a JSON Lines record that holds the document's id.
  public var idField = "id"
  /// The field of a JSON Lines record that holds the document's creation time.
  public var creationTimeField: String?
  /// The field of a JSON Lines record that holds the content type of its document as HTTP gives it, or an encoding
  /// alone: `text/html; charset=iso-8859-1`, `shift_jis`.
  public var contentTypeField: String?
  /// The creation time of all documents.
  public var creationTime: String?
  /// The longest document in bytes that is processed; a longer one becomes an error record.
  public var maximumBytes = Int(Int32.max)

  /// Files of any kind, with the fields `text`, `html` and `id` in JSON Lines.
  public init() {}

  /// What is wrong with a document that is longer than ``maximumBytes``.
  func tooLong(_ place: String) -> Problem {
    Problem(
      code: "E202", stage: "read",
      message: "\(place): longer than \(maximumBytes) bytes: split the document, or raise --max-bytes "
        + "(at most 2 GiB)")
  }
}

/// A document that was read, or what stands in its place.
public struct InputDocument: Sendable {
  /// The id of the record: the value of ``InputOptions/idField``, or the path as given.
  public var id: String
  /// Where the document stood; its `encoding` is for cleaning to find.
  public var source: Document.Source
  /// The raw document after decompression, or the UTF-8 of the field of a JSON Lines record; empty if reading failed.
  public var bytes: [UInt8]
  /// The creation times that options and fields give, the most trusted first.
  public var creationTimeCandidates: [CreationTime] = []
  /// The fields of a JSON Lines record that were not consumed, as a JSON object.
  public var fields: [UInt8]?
  /// What reading had to repair.
  public var warnings: [Problem] = []
  /// Why there is no document.
  public var failure: Problem?

  init(id: String, source: Document.Source, bytes: [UInt8] = [], failure: Problem? = nil) {
    self.id = id
    self.source = source
    self.bytes = bytes
    self.failure = failure
  }
}

/// A document as it is taken from its file: read, or as a line of JSON Lines that is still to be read as one.
///
/// Lines are taken one after the other, in no time; what stands in them, many threads find out side by side.
public enum TakenDocument: Sendable {
  case read(InputDocument)
  case line(JSONLine)

  /// The document, read as the options of its reader say.
  public func document(_ options: InputOptions) -> InputDocument {
    var document =
      switch self {
      case .read(let document): document
      case .line(let line): InputDocument(line, options)
      }
    if let time = options.creationTime {
      document.creationTimeCandidates.insert(CreationTime(value: time, origin: .flag), at: 0)
    }
    return document
  }

  /// About how many bytes it is long.
  var byteCount: Int {
    switch self {
    case .read(let document): document.bytes.count
    case .line(let line): line.bytes.count
    }
  }
}

/// A line of a JSON Lines file.
public struct JSONLine: Sendable {
  let bytes: [UInt8]
  /// The file, as given.
  let path: String
  /// The line, from 1.
  let number: Int
  /// The how-manieth document of the file it is, from 1, for its id where it has none.
  let ordinal: Int

  /// File and line, for messages.
  var place: String { "\(path):\(number)" }
}
