/// A place in the text where an entity is named.
public struct Mention: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case name, alias, acronym, title, pronoun, nominal
  }

  public var range: TextRange
  public var tokens: TokenRange
  public var label: Label
  public var rule: RuleID
  public var kind: Kind
  /// The index of the entity in ``Document/entities``.
  @inlinable public var entity: Int? {
    get { entityIndex < 0 ? nil : Int(entityIndex) }
    set { entityIndex = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }
  @usableFromInline var entityIndex: Int32 = -1

  public init(range: TextRange, tokens: TokenRange, label: Label, kind: Kind, entity: Int? = nil, rule: RuleID) {
    self.range = range
    self.tokens = tokens
    self.label = label
    self.kind = kind
    self.rule = rule
    self.entity = entity
  }
}

/// A person, organisation, place or other thing that a document names, once or often.
public struct Entity: Hashable, Sendable {
  public enum Gender: String, CaseIterable, Sendable { case male, female }

  /// Where the canonical name stands.
  public enum Name: Hashable, Sendable {
    /// The fullest form in the text.
    case text(TextRange)
    /// The name that a list gives.
    case listed(ImmortalText)
  }

  // In this order they leave no gaps; documents have many.
  public var name: Name
  public var label: Label
  /// A key that is the same in every document, from a list: `wikidata:Q974`.
  public var key: ImmortalText?
  public var gender: Gender?
  /// Identifiers from a list as it writes them: `iso3166=CD;geonames=203312`.
  public var links: ImmortalText?
  /// Other forms under which the text names the entity, each once, in order of first appearance.
  public var aliases: TextRangeList
  /// Titles that stand with the name, each once.
  public var titles: TextRangeList

  public init(
    label: Label, name: Name, key: ImmortalText? = nil, links: ImmortalText? = nil, aliases: TextRangeList = [],
    titles: TextRangeList = [], gender: Gender? = nil
  ) {
    self.label = label
    self.name = name
    self.key = key
    self.links = links
    self.aliases = aliases
    self.titles = titles
    self.gender = gender
  }
}
