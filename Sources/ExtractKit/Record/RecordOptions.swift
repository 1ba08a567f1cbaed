public import ExtractCore

/// What a record shows of a document.
public struct RecordOptions: Sendable {
  public var offsets: OffsetUnit = .codepoint
  /// Whether the text itself is written with its layer; the blocks and the metadata of the layer are in any case.
  public var showsText = true
  /// The layers that are written if they are there, all if `nil`; ``Layer/text`` stands for the text, its blocks and the
  /// document's metadata, custom layers for themselves.
  public var layers: Set<Layer>?
  /// `extract/` with the version, `+` and the hash of all that decides what comes out.
  public var engine: String

  public init(engine: String) { self.engine = engine }

  var writesText: Bool { showsText && shows(.text) }

  func shows(_ layer: Layer) -> Bool { layers?.contains(layer) ?? true }
}
