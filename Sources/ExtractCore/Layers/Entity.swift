/// A place in the text where an entity is named.
public struct Mention: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case name, alias, acronym, title, pronoun, nominal
  }

  public var range: TextRange
  public var tokens: TokenRange
  public var label: Label
  public var kind: Kind
  /// The index of the entity in ``Document/entities``.
  public var entity: Int?
  public var rule: RuleID

  public init(range: TextRange, tokens: TokenRange, label: Label, kind: Kind, entity: Int? = nil, rule: RuleID) {
    self.range = range
    self.tokens = tokens
    self.label = label
    self.kind = kind
    self.entity = entity
    self.rule = rule
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

  public var label: Label
  public var name: Name
  /// A key that is the same in every document, from a list: `wikidata:Q974`.
  public var key: ImmortalText?
  /// Identifiers from a list as it writes them: `iso3166=CD;geonames=203312`.
  public var links: ImmortalText?
  /// Other forms under which the text names the entity, each once, in order of first appearance.
  public var aliases: [TextRange]
  /// Titles that stand with the name, each once.
  public var titles: [TextRange]
  public var gender: Gender?

  public init(
    label: Label, name: Name, key: ImmortalText? = nil, links: ImmortalText? = nil, aliases: [TextRange] = [],
    titles: [TextRange] = [], gender: Gender? = nil
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
