public import ExtractCore

/// What a record shows of a document.
public struct RecordOptions: Sendable {
  public var offsets: OffsetUnit = .codepoint
  /// The text and its blocks, and the document's metadata, are written.
  public var showsText = true
  public var showsMetadata = true
  public var showsBlocks = true
  /// The layers that are written if they are there; custom layers by their names.
  public var layers: Set<Layer>?
  /// `extract/` with the version, `+` and the hash of all that decides what comes out.
  public var engine: String

  public init(engine: String) { self.engine = engine }

  func shows(_ layer: Layer) -> Bool { layers?.contains(layer) ?? true }
}
