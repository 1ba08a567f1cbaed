/// A list as people write it: TSV with a header of `# key: value` lines.
public struct ListFile: Sendable {
  /// What a list holds; the raw value stands in its header.
  public enum Kind: String, Sendable {
    /// Forms with values; the single words among them are a word class.
    case words
    /// Names with label, key, links, flags and aliases.
    case names
  }

  /// An entry of the list.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    /// The text of the columns, in the order of ``ListFile/columns``.
    public let cells: [Substring]

    /// An entry; as many cells as the list has columns are expected, and not checked here.
    public init(line: Int, cells: [Substring]) {
      self.line = line
      self.cells = cells
    }
  }

  /// The name by which stages and rules ask for the list.
  public let name: String
  /// What the list holds.
  public let kind: Kind
  /// The names of the columns; the first holds the form or name.
  public let columns: [String]
  /// The entries in the order of the file.
  public let rows: [Row]
  /// How the forms are compared with the text.
  public let policy: ListPolicy

  /// The same rows and policy under another name.
  public func renamed(_ name: String) -> ListFile { ListFile(self, name: name) }

  private init(_ file: ListFile, name: String) {
    self.name = name
    kind = file.kind
    columns = file.columns
    rows = file.rows
    policy = file.policy
  }

  /// The column of the aliases of names.
  static let aliasColumn = 5
  static let nameColumns = ["name", "label", "key", "links", "flags", "aliases"]

  /// Reads a list.
  ///
  /// - Parameter path: what messages call the file.
  /// - Throws: ``ListError`` with the line and what to do.
  public init(parsing text: String, path: String) throws(ListError) {
    var header: [Substring: Substring] = [:]
    var rows: [Row] = []
    var columns: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("# ") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        header[line.dropFirst(2)[..<colon]] = value
        continue
      }
      if line.isEmpty || line == "#" { continue }
      if columns.isEmpty {
        guard let names = header["columns"] else {
          throw ListError(path: path, line: index + 1, .missingHeader("columns"))
        }
        columns = names.split(separator: ",").map { String($0.drop { $0 == " " }) }
      }
      var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count <= columns.count, let form = cells.first, !form.isEmpty else {
        throw ListError(path: path, line: index + 1, .wrongCellCount(found: cells.count, expected: columns.count))
      }
      while cells.count < columns.count { cells.append("") }
      rows.append(Row(line: index + 1, cells: cells))
    }
    guard let name = header["list"] else { throw ListError(path: path, line: 1, .missingHeader("list")) }
    guard let kind = header["kind"].flatMap({ Kind(rawValue: String($0)) }) else {
      throw ListError(path: path, line: 1, .missingHeader("kind"))
    }
    guard kind == .words || columns == Self.nameColumns else {
      throw ListError(path: path, line: 1, .wrongNameColumns)
    }
    self.name = String(name)
    self.kind = kind
    self.columns = columns
    self.rows = rows
    policy = try ListPolicy(header, path: path)
  }

  /// A list of names from another format.
  public init(names rows: [Row], list name: String, policy: ListPolicy = ListPolicy()) {
    self.name = name
    kind = .names
    columns = Self.nameColumns
    self.rows = rows
    self.policy = policy
  }

  /// The forms of a row: the first column, and for names the aliases.
  public func forms(of row: Row) -> [Substring] {
    guard kind == .names else { return [row.cells[0]] }
    return [row.cells[0]] + row.cells[Self.aliasColumn].split(separator: "|")
  }

  /// How the forms of a row are compared with the text: its own flags, and what the list says.
  public func flags(of row: Row) -> EntryFlags {
    var flags = columns.firstIndex(of: "flags").map { EntryFlags(parsing: row.cells[$0]) } ?? []
    switch policy.letterCase {
    case .exact: flags.insert(.exact)
    case .folded: flags.insert(.lower)
    case .capitalised: flags.insert(.capitalised)
    case nil: if kind == .names { flags.insert(.capitalised) }
    }
    if policy.comparesDiacritics { flags.insert(.diacritics) }
    if flags.contains(.lower) { flags.remove(.capitalised) }
    return flags
  }
}

/// What is wrong with a list, and where.
public struct ListError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of mistakes; each has its own remedy in ``ListError/description``.
  public enum Reason: Equatable, Sendable {
    case missingHeader(String)
    case wrongCellCount(found: Int, expected: Int)
    case wrongNameColumns
    case wrongPolicy(key: String, value: String, allowed: String)
    case duplicateList(String)
    case unreadable(String)
    /// What the file asks for that lists do not have, and what to do instead.
    case unsupported(String, remedy: String)
    case noTokens
  }

  /// The path of the file, as it was given.
  public let path: String
  /// The line in the file, from 1.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// A mistake in a line of a file.
  public init(path: String, line: Int, _ reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// `path:line: what is wrong: what to do`
  public var description: String {
    let message =
      switch reason {
      case .missingHeader(let key): "the header lacks '# \(key): …': add it above the first entry"
      case .wrongCellCount(let found, let expected):
        "\(found) cells where the header names \(expected) columns: separate cells by one tab and leave none over"
      case .wrongNameColumns:
        "a list of kind 'names' has the columns \(ListFile.nameColumns.joined(separator: ", ")): name them so"
      case .wrongPolicy(let key, let value, let allowed): "'# \(key): \(value)' is not known: write \(allowed)"
      case .unreadable(let cause): "cannot be read (\(cause)): check the path and the permissions"
      case .unsupported(let what, let remedy): "\(what) is not supported: \(remedy)"
      case .duplicateList(let name): "there is a list '\(name)' already: give this one another name"
      case .noTokens: "the form has no word in it: remove the line"
      }
    return "\(path):\(line): \(message)"
  }
}
