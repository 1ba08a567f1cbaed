public import ExtractCore

/// How inputs are read.
public struct InputOptions: Sendable {
  public enum Format: String, CaseIterable, Sendable {
    /// By content, then extension.
    case auto
    case text, html, markdown
    /// One JSON object a line, each with a document in one of its fields.
    case jsonl
  }

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

  public init() {}
}

/// A document that was read, or what stands in its place.
public struct InputDocument: Sendable {
  public var id: String
  public var source: Document.Source
  public var bytes: [UInt8]
  public var creationTimeCandidates: [CreationTime] = []
  /// The fields of a JSON Lines record that were not consumed, as a JSON object.
  public var fields: [UInt8]?
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
