/// An item of a custom stage's layer: a span with fields of its own.
public struct Annotation: Hashable, Sendable {
  /// What a field holds; written as the JSON of its case.
  public enum Value: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case double(Double)
    case boolean(Bool)
    /// A copy of some text of the document.
    case text(TextRange)
    /// A reference to an item of a standard layer, written as its id; left out where that layer is not written.
    case reference(Reference)
    /// References to items of standard layers, written as ids; those to layers that are not written are left out.
    case references([Reference])
  }

  /// An item of a standard layer by its index there, from 0; in the record an id, `m1` for `.mention(0)`.
  public enum Reference: Hashable, Sendable {
    case mention(Int)
    case entity(Int)
    case quote(Int)
    case quantity(Int)
    case time(Int)
  }

  /// A key with its value in the JSON object of the item.
  public struct Field: Hashable, Sendable {
    /// The key in the record, in `snake_case`; used once in an item.
    public var name: String
    /// What stands behind the key.
    public var value: Value

    /// A field named `name`.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// The span of the text that the item stands on, in bytes.
  public var range: TextRange
  /// The rule that made the item; one of the ``Stage/rules`` of its stage.
  public var rule: RuleID
  /// The fields in the order in which they are written. Names of the record's own fields
  /// (`start`, `end`, `src_start`, `src_end`, `src_parts`, `text`, `rule`, `why`) are not for use.
  public var fields: [Field]

  /// An item on `range`.
  public init(range: TextRange, rule: RuleID, fields: [Field] = []) {
    self.range = range
    self.rule = rule
    self.fields = fields
  }
}
