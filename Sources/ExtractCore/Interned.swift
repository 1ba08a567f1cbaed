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

  public let index: UInt16

  public init(_ name: String) { index = Self.table.index(of: name) }

  public var name: String { Self.table.name(at: index) }

  /// The names of all rules known so far, by index.
  public static var names: [ImmortalText] { table.names }
}

/// What a mention or an entity is, in OntoNotes' sense: `PERSON`, `ORG`, `GPE`, `LOC`, `FAC`, `NORP`,
/// `EVENT`, `LAW`, `PRODUCT`, `WORK`, and `ROLE` for a title. Lists and rules of users may add others.
@frozen public struct Label: Hashable, Sendable {
  private static let table = InternTable()

  public let index: UInt16

  public init(_ name: String) { index = Self.table.index(of: name) }

  public var name: String { Self.table.name(at: index) }

  /// The names of all labels known so far, by index.
  public static var names: [ImmortalText] { table.names }

  public static let person = Label("PERSON")
  public static let organization = Label("ORG")
  public static let geopolitical = Label("GPE")
  public static let location = Label("LOC")
  public static let facility = Label("FAC")
  public static let group = Label("NORP")
  public static let event = Label("EVENT")
  public static let law = Label("LAW")
  public static let product = Label("PRODUCT")
  public static let work = Label("WORK")
  public static let role = Label("ROLE")
}
