internal import ExtractCore
internal import ExtractMatching
internal import ExtractRules

/// A list that lint looks at, whether it was read from a file or is built in.
struct CheckedList {
  struct Entry {
    var line: Int
    var cells: [String]
    /// The form or name, and the aliases.
    var forms: [String]
    var flags: EntryFlags
  }

  var name: String
  var path: String
  var columns: [String]
  var isNames: Bool
  /// Whether the list itself says how the case of its names counts.
  var statesCase: Bool
  var entries: [Entry]

  init(_ file: ListFile, path: String) {
    name = file.name
    self.path = path
    columns = file.columns
    isNames = file.kind == .names
    statesCase = file.policy.letterCase != nil
    entries = file.rows.map { row in
      Entry(
        line: row.line, cells: row.cells.map(String.init), forms: file.forms(of: row).map(String.init),
        flags: file.flags(of: row))
    }
  }

  /// A list of a lexicon.
  init(_ name: String, of lexicon: Lexicon) {
    let columns = lexicon.columns(of: name) ?? []
    let isNames = columns == ["name", "label", "key", "links", "flags", "aliases"]
    self.name = name
    path = RuleCatalog.pathOfBuiltinList(name)
    self.columns = columns
    self.isNames = isNames
    statesCase = false
    entries = lexicon.entries(of: name).map { entry in
      let cells = columns.indices.map { entry[$0].string }
      let aliases = isNames ? cells[5].split(separator: "|").map(String.init) : []
      return Entry(line: entry.line, cells: cells, forms: [cells[0]] + aliases, flags: entry.flags)
    }
  }

  /// Whether a name says how its case counts, itself or by its list.
  func statesCase(of entry: Entry) -> Bool {
    statesCase || columns.firstIndex(of: "flags").map { !entry.cells[$0].isEmpty } ?? false
  }

  func finding(_ code: LintFinding.Code, _ line: Int, _ message: String, _ remedy: String) -> LintFinding {
    LintFinding(code: code, origin: RuleOrigin(path: path, line: line), message: message, remedy: remedy)
  }
}
