/// A place in the text where an entity is named.
public struct Mention: Hashable, Sendable {
  /// How a mention names its entity; the raw value stands in the record.
  public enum Kind: String, CaseIterable, Sendable {
    /// A name as it stands: `Amara Diallo`.
    case name
    /// A shorter or another form of the name: `Diallo`.
    case alias
    /// The letters for a name: `LRC`.
    case acronym
    /// What the entity is, beside its name: `President`.
    case title
    /// `she`; none of the standard stages makes such mentions.
    case pronoun
    /// `the company`; none of the standard stages makes such mentions.
    case nominal
  }

  /// The name in the text without its title, in bytes.
  public var range: TextRange
  /// The same place in tokens.
  public var tokens: TokenRange
  /// What the mention names; in most cases the label of its entity.
  public var label: Label
  /// The rule that found the mention.
  public var rule: RuleID
  /// How it names the entity.
  public var kind: Kind
  /// The index of the entity in ``Document/entities``.
  @inlinable public var entity: Int? {
    get { entityIndex < 0 ? nil : Int(entityIndex) }
    set { entityIndex = newValue.map { Int32(truncatingIfNeeded: $0) } ?? -1 }
  }
  @usableFromInline var entityIndex: Int32 = -1

  /// A mention; an `entity` of `nil` stands for one that names nothing in ``Document/entities``.
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
  /// The gender that a title, a given name or a list tells.
  public enum Gender: String, CaseIterable, Sendable { case male, female }

  /// Where the canonical name stands.
  public enum Name: Hashable, Sendable {
    /// The fullest form in the text.
    case text(TextRange)
    /// The name that a list gives.
    case listed(ImmortalText)
  }

  // In this order they leave no gaps; documents have many.
  /// The canonical name.
  public var name: Name
  /// What the entity is.
  public var label: Label
  /// A key that is the same in every document, from a list: `wikidata:Q974`.
  public var key: ImmortalText?
  /// `nil` where nothing in the text or in a list tells it.
  public var gender: Gender?
  /// Identifiers from a list as it writes them: `iso3166=CD;geonames=203312`.
  public var links: ImmortalText?
  /// Other forms under which the text names the entity, each once, in order of first appearance.
  public var aliases: TextRangeList
  /// Titles that stand with the name, each once.
  public var titles: TextRangeList

  /// An entity that mentions refer to by its index in ``Document/entities``.
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
