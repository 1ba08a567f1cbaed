import Synchronization

/// Names that are given once, when stages are made, and then travel as small numbers.
///
/// Interning happens at construction, never per token or per annotation. The numbers depend on the
/// order of construction and are never written; records carry the names.
final class InternTable: Sendable {
  private struct State {
    var names: [ImmortalText] = []
    var indices: [String: UInt16] = [:]
  }

  private let state = Mutex(State())

  func index(of name: String) -> UInt16 {
    state.withLock { state in
      if let known = state.indices[name] { return known }
      precondition(state.names.count < Int(UInt16.max), "more than 65,535 interned names")
      let index = UInt16(state.names.count)
      state.names.append(ImmortalText(copying: name))
      state.indices[name] = index
      return index
    }
  }

  func name(at index: UInt16) -> String { state.withLock { $0.names[Int(index)] }.string }

  var names: [ImmortalText] { state.withLock { $0.names } }
}

/// The stable name of a rule, such as `quotes/said-subject`: the stage or pack, a slash, the rule.
///
/// Rule names are never reused; a renamed rule is listed in the change log.
@frozen public struct RuleID: Hashable, Sendable {
  private static let table = InternTable()

  /// The number of the name, in the order in which names were first used: not the same in each process, and never
  /// written.
  public let index: UInt16

  /// The rule of this name; takes a lock, so it is called when stages are made, not for each item.
  public init(_ name: String) { index = Self.table.index(of: name) }

  /// A copy of the name; takes a lock.
  public var name: String { Self.table.name(at: index) }

  /// The names of all rules known so far, by index.
  public static var names: [ImmortalText] { table.names }
}

/// What a mention or an entity is, in OntoNotes' sense: `PERSON`, `ORG`, `GPE`, `LOC`, `FAC`, `NORP`,
/// `EVENT`, `LAW`, `PRODUCT`, `WORK`, and `ROLE` for a title. Lists and rules of users may add others.
@frozen public struct Label: Hashable, Sendable {
  private static let table = InternTable()

  /// The number of the name, in the order in which names were first used: not the same in each process, and never
  /// written.
  public let index: UInt16

  /// The label of this name; takes a lock, so it is called when stages are made, not for each item.
  public init(_ name: String) { index = Self.table.index(of: name) }

  /// A copy of the name; takes a lock.
  public var name: String { Self.table.name(at: index) }

  /// The names of all labels known so far, by index.
  public static var names: [ImmortalText] { table.names }

  /// People, invented ones too.
  public static let person = Label("PERSON")
  /// Companies, agencies, parties, institutions, armed groups.
  public static let organization = Label("ORG")
  /// Countries, cities, provinces: places with a government.
  public static let geopolitical = Label("GPE")
  /// Other places: mountains, waters, regions.
  public static let location = Label("LOC")
  /// Buildings, airports, roads, bridges.
  public static let facility = Label("FAC")
  /// Nationalities, and religious or political groups: `Kenyan`, `Catholics`.
  public static let group = Label("NORP")
  /// Named storms, wars, games, conferences.
  public static let event = Label("EVENT")
  /// Named laws, treaties and resolutions.
  public static let law = Label("LAW")
  /// Things that are made and named: vehicles, weapons, foods.
  public static let product = Label("PRODUCT")
  /// Books, songs, films and other works with a title.
  public static let work = Label("WORK")
  /// What somebody is, in mentions of kind ``Mention/Kind/title``: `President`.
  public static let role = Label("ROLE")
}
