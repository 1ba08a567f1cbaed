public import ExtractCore
public import ExtractKit
internal import ExtractMatching
public import ExtractRules

/// Every rule and list in force, with where it comes from.
public struct RuleCatalog: Sendable {
  /// A rule of a stage's code, or of a pack.
  public struct Entry: Sendable {
    /// The name of the rule: `quotes/said-subject`.
    public var id: String
    /// The stage that runs it.
    public var stage: String
    /// The rule of a pack; `nil` for one that is code.
    public var rule: Rule?

    /// `path:line` for the rule of a pack, else `code of stage dates`.
    public var origin: String { rule.map(\.origin.description) ?? "code of stage \(stage)" }
  }

  /// In the order of the stages, each id once.
  public let entries: [Entry]
  private let lexicon: Lexicon
  private let listPaths: [String: String]

  /// - Parameters:
  ///   - stages: the standard stages with these options, and custom ones.
  ///   - options: the rules and lists in force.
  public init(stages: [any Stage], options: StandardOptions) {
    let rules = options.rules
    var entries: [Entry] = []
    var seen: Set<String> = []
    for stage in stages {
      for id in stage.rules.map(\.name) where seen.insert(id).inserted {
        entries.append(Entry(id: id, stage: stage.name, rule: rules.rule(id)))
      }
    }
    self.entries = entries
    lexicon = options.lexicon
    listPaths = options.listPaths
  }

  /// The rule of a name; `nil` if there is none. Linear in the number of rules.
  public func entry(_ id: String) -> Entry? { entries.first { $0.id == id } }

  /// The names of the lists.
  public var lists: [String] { lexicon.listNames }

  /// Where a list is: the file that a user gave, or the place of a built-in one in the package.
  public func path(ofList name: String) -> String { listPaths[name] ?? Self.pathOfBuiltinList(name) }

  /// Where a built-in list is in the package.
  static func pathOfBuiltinList(_ name: String) -> String { "Sources/ExtractData/Lists/\(name).tsv" }

  /// How many rows a list has.
  public func entryCount(ofList name: String) -> Int { lexicon.entries(of: name).count }

  /// A rule as its pack has it, or what is known of one that is code.
  public func description(of entry: Entry) -> [String] {
    var lines = ["\(entry.id)  (\(entry.origin))"]
    guard let rule = entry.rule else {
      lines.append("  a rule of the stage '\(entry.stage)', written in its code")
      return lines
    }
    func field(_ name: String, _ value: String?) { if let value { lines.append("  \(name): \(value)") } }
    func block(_ name: String, _ values: [(line: Int, text: String)]) {
      guard !values.isEmpty else { return }
      lines.append("  \(name):")
      for value in values { lines.append("    \(value.text)    # line \(value.line)") }
    }
    field("summary", rule.summary)
    field("label", rule.label)
    if !rule.roles.isEmpty { field("captures", rule.roles.joined(separator: ", ")) }
    if rule.priority != 0 { field("priority", String(rule.priority)) }
    if rule.keepsOverlaps { field("overlap", "keep") }
    field("key", rule.key)
    field("links", rule.links)
    block("match", rule.match.map { ($0.line, $0.source) })
    block("except", rule.except.map { ($0.line, $0.source) })
    block("examples", rule.examples.map { ($0.line, $0.source) })
    block("counterexamples", rule.counterexamples.map { ($0.line, $0.source) })
    block("todo", rule.todo.map { ($0.line, $0.source) })
    return lines
  }

  /// A list: where it is, its columns, and its first entries.
  public func description(ofList name: String) -> [String] {
    let columns = lexicon.columns(of: name) ?? []
    let entries = lexicon.entries(of: name)
    var lines = ["\(name)  (\(path(ofList: name)))", "  columns: \(columns.joined(separator: ", "))"]
    lines.append("  \(entries.count) entries, of which the first are:")
    for entry in entries.prefix(10) {
      let cells = columns.indices.map { entry[$0].string }
      lines.append("    \(cells.joined(separator: " | "))    # line \(entry.line)")
    }
    return lines
  }
}
