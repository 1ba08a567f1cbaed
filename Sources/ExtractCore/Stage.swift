/// The name of something that stages hand on: a standard layer of ``Document``, or a custom one.
public struct Layer: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The key of the layer in records and options; for a custom layer, the one under `layers`.
  public let name: String

  /// The layer of this name; two values of one name are the same layer.
  public init(_ name: String) { self.name = name }
  /// Lets a literal stand for a layer: `"tokens"`.
  public init(stringLiteral value: String) { name = value }

  /// The name.
  public var description: String { name }

  /// The cleaned text with its alignment, blocks and metadata.
  public static let text: Layer = "text"
  /// The token table over the text.
  public static let tokens: Layer = "tokens"
  /// Sentences, and headings or list items that stand for themselves.
  public static let sentences: Layer = "sentences"
  /// Mentions and the entities that they name.
  public static let entities: Layer = "entities"
  /// Who said what.
  public static let quotes: Layer = "quotes"
  /// Numbers with what they count or measure.
  public static let quantities: Layer = "quantities"
  /// Times, and the document's creation time.
  public static let times: Layer = "times"
}

/// A step of the pipeline: an immutable description, from which each thread makes its own worker.
///
/// A stage adds layers to a document and changes none that it does not provide. Names and layers are
/// properties of the value, not of the type, so that two values of one type can be two stages.
public protocol Stage: Sendable {
  /// What runs the stage on one thread.
  associatedtype Worker: StageWorker

  /// The name by which people choose the stage and messages speak of it: lower-case letters, digits and hyphens.
  var name: String { get }

  /// The layers that must be there when the stage runs.
  var requires: [Layer] { get }

  /// The layers that are there when the stage has run.
  var provides: [Layer] { get }

  /// The rules that can stand as `rule` on the stage's items.
  var rules: [RuleID] { get }

  /// The languages that the stage's rules are written for, as primary subtags of BCP 47 such as `en`; empty if any.
  ///
  /// In a document that is known to be in another language the stage leaves out what its rules would guess at, and the
  /// pipeline adds warning W106.
  var languages: [String] { get }

  /// What an item of the stage's custom layer carries beside its span, for documentation and schema.
  var fields: [LayerField] { get }

  /// Makes what one thread needs to run the stage: scratch memory, a child process.
  ///
  /// - Throws: ``StageError`` if the stage cannot start.
  func makeWorker() throws(StageError) -> Worker
}

extension Stage {
  /// No rules, for a stage whose items name none.
  public var rules: [RuleID] { [] }
  /// Any language.
  public var languages: [String] { [] }
  /// No fields: the stage fills standard layers, or its items are bare spans.
  public var fields: [LayerField] { [] }
}

/// What runs a stage on one thread. A worker may keep scratch memory between documents, but nothing of a document
/// may show in the next one's result.
public protocol StageWorker {
  /// Adds the stage's layers to a document whose required layers are there.
  ///
  /// - Throws: ``StageError`` if this document cannot be processed; the document then becomes an error record,
  ///   and the worker is used for the next one.
  mutating func process(_ document: inout Document) throws(StageError)
}

/// A field of a custom layer's items.
public struct LayerField: Hashable, Sendable {
  /// The JSON type of a field; a reference is the id of an item of a standard layer, references an array of ids.
  public enum Kind: String, Sendable { case string, integer, number, boolean, reference, references }

  /// The key in the record.
  public let name: String
  /// The type of the value.
  public let kind: Kind
  /// What the value means, in a few words for readers of the record.
  public let summary: String

  /// A field for ``Stage/fields``.
  public init(name: String, kind: Kind, summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }
}

/// A stage could not start, or could not process a document.
public struct StageError: Error, Hashable, Sendable {
  /// `E` and three digits; stages of the standard pipeline list theirs in their documentation.
  public var code: String
  /// What is wrong and what can be done.
  public var message: String
  /// Where in the raw source, in bytes.
  public var position: SourcePosition?

  /// An error; the pipeline adds the name of the stage.
  public init(code: String, message: String, position: SourcePosition? = nil) {
    self.code = code
    self.message = message
    self.position = position
  }
}
