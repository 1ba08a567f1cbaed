public import ExtractCore
public import ExtractMatching

/// Which rules and which entries of lists some tests have exercised.
public struct Coverage {
  private let lexicon: Lexicon
  private var rules: Set<String> = []
  private var rows: Set<UInt32> = []

  /// - Parameter lexicon: the lists.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// A list, and how many of its entries some text had.
  public struct List: Sendable {
    /// The name of the list.
    public var name: String
    /// How many entries the list has.
    public var entryCount: Int
    /// How many of them some text had.
    public var exercisedCount: Int
    /// Entries that no text had, by their lines; those with a value by their first column.
    public var missed: [(line: Int, entry: String)]
  }

  /// Notes the ids of rules that fired in a test.
  public mutating func add(rules fired: Set<String>) { rules.formUnion(fired) }

  /// Notes the entries that stand in a document.
  ///
  /// - Complexity: linear in the text.
  public mutating func add(_ document: borrowing Document) {
    var found: Set<UInt32> = []
    document.withTokens { view in
      for index in 0..<view.count { lexicon.forEachPhrase(at: index, in: view) { found.insert($0.entry.row) } }
    }
    rows.formUnion(found)
  }

  /// The rules among some that did not fire, in their order.
  public func missed(among all: [String]) -> [String] { all.filter { !rules.contains($0) } }

  /// All lists in their order.
  public var lists: [List] {
    lexicon.listNames.map { name in
      let entries = lexicon.entries(of: name)
      let missed = entries.filter { !rows.contains($0.row) }
      return List(
        name: name, entryCount: entries.count, exercisedCount: entries.count - missed.count,
        missed: missed.map { ($0.line, $0[0].string) })
    }
  }
}
