/// A fact as a line of a fixture states it.
public struct ExpectedFact: Hashable, Sendable {
  /// Something that a line states of its fact: `label=PERSON`.
  public struct Attribute: Hashable, Sendable {
    /// The key, one of those that the kind of the fact has.
    public var name: String
    /// `nil` states that the attribute is absent.
    public var value: String?
  }

  /// What the line speaks of: `DATE`, `QUANTITY`.
  public var kind: FactKind
  /// The piece of the text; `nil` for facts about the whole document.
  public var anchor: Anchor?
  /// What is stated of the fact; other attributes may be anything.
  public var attributes: [Attribute]
  /// The text of a `TEXT` fact.
  public var wholeText: String?
  /// The fact is that there is none such.
  public var isNegative: Bool
  /// A known gap: never fails, and is reported once it holds.
  public var isTodo: Bool
  /// The line in the file, from 1.
  public var line: Int
  /// The line as it is written, without white space around it.
  public var source: String

  /// The stated value of an attribute; `nil` if it is not stated, or stated to be absent.
  func value(of name: String) -> String? { attributes.first { $0.name == name }?.value }

  func states(_ name: String) -> Bool { attributes.contains { $0.name == name } }
}
