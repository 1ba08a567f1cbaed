public import ExtractCore

/// What a record shows of a document.
public struct RecordOptions: Sendable {
  /// The unit of `start` and `end`; `src_start` and `src_end` are bytes of the raw document in any case.
  public var offsets: OffsetUnit = .codepoint
  /// Whether the text itself is written with its layer; the blocks and the metadata of the layer are in any case.
  public var showsText = true
  /// The layers that are written if they are there, all if `nil`; ``Layer/text`` stands for the text, its blocks and
  /// the document's metadata, custom layers for themselves.
  public var layers: Set<Layer>? { didSet { shown = ShownLayers(layers) } }
  /// `extract/` with the version, `+` and the hash of all that decides what comes out.
  public var engine: String

  /// What writes `why` on annotations; `nil` leaves it out.
  public var explainer: RecordExplainer?

  private var shown = ShownLayers(nil)

  /// All layers and the text, with offsets in code points and without `why`.
  public init(engine: String) { self.engine = engine }

  var writesText: Bool { showsText && shows(.text) }

  /// Whether the standard layers named are written.
  func shows(_ standardLayers: ShownLayers) -> Bool { shown.contains(standardLayers) }

  func showsCustomLayer(_ name: String) -> Bool { layers?.contains(Layer(name)) ?? true }
}

/// Standard layers as bits: the writer asks for each item of some layers.
struct ShownLayers: OptionSet {
  var rawValue: UInt8

  static let text = Self(rawValue: 1)
  static let sentences = Self(rawValue: 2)
  static let entities = Self(rawValue: 4)
  static let quotes = Self(rawValue: 8)
  static let quantities = Self(rawValue: 16)
  static let times = Self(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The standard layers among some layers; all for `nil`.
  init(_ layers: Set<Layer>?) {
    let known: [(Layer, Self)] = [
      (.text, .text), (.sentences, .sentences), (.entities, .entities), (.quotes, .quotes),
      (.quantities, .quantities), (.times, .times),
    ]
    self = known.reduce(into: []) { if layers?.contains($1.0) ?? true { $0.formUnion($1.1) } }
  }
}
