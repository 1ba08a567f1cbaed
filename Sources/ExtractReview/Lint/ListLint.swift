internal import ExtractCore
public import ExtractMatching
internal import ExtractRules

/// Looks for mistakes in lists.
public struct ListLint {
  private let lexicon: Lexicon
  private let commonWords: Set<String>

  /// - Parameter lexicon: the built-in lists; its list `common_words` says what a common English word is.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    let hasList = lexicon.listNames.contains("common_words")
    commonWords = hasList ? Set(lexicon.entries(of: "common_words").map { $0[0].string }) : []
  }

  /// What is found in a list of a file, by line.
  ///
  /// - Complexity: linear in the list.
  public func findings(in file: ListFile, path: String) -> [LintFinding] {
    var repeats = RepeatedForms(columns: file.columns, isNames: file.kind == .names, path: path)
    var findings: [LintFinding] = []
    for row in file.rows {
      let flags = file.flags(of: row)
      let forms = file.forms(of: row).map(String.init)
      repeats.add(
        RepeatedForms.Entry(line: row.line, cells: row.cells.map(String.init), forms: forms, flags: flags))
      guard file.kind == .names, !statesCase(file, row) else { continue }
      for form in forms where commonWords.contains(form.lowercased()) {
        findings.append(
          LintFinding(
            code: .commonWord, origin: RuleOrigin(path: path, line: row.line),
            message: "the name '\(form)' is also a common English word",
            remedy:
              "flag it 'ambiguous', or 'exact' if only this spelling is meant, or say '# case: exact' in the header"))
      }
    }
    findings += repeats.findings + FormTrials(lexicon: lexicon).findings(in: file, path: path)
    return Self.sorted(findings)
  }

  /// Entries of the built-in lists that stand twice or contradict each other.
  public func findingsInBuiltinLists() -> [LintFinding] {
    lexicon.listNames.flatMap { name -> [LintFinding] in
      let columns = lexicon.columns(of: name) ?? []
      let isNames = columns == ["name", "label", "key", "links", "flags", "aliases"]
      var repeats = RepeatedForms(columns: columns, isNames: isNames, path: RuleCatalog.pathOfBuiltinList(name))
      for entry in lexicon.entries(of: name) {
        let cells = columns.indices.map { entry[$0].string }
        let aliases = isNames ? cells[5].split(separator: "|").map(String.init) : []
        repeats.add(
          RepeatedForms.Entry(line: entry.line, cells: cells, forms: [cells[0]] + aliases, flags: entry.flags))
      }
      return repeats.findings
    }
  }

  /// Whether a name says how its case counts, itself or by its list.
  private func statesCase(_ file: ListFile, _ row: ListFile.Row) -> Bool {
    file.policy.letterCase != nil || file.columns.firstIndex(of: "flags").map { !row.cells[$0].isEmpty } ?? false
  }

  static func sorted(_ findings: [LintFinding]) -> [LintFinding] {
    findings.enumerated().sorted {
      ($0.element.origin.line, $0.offset) < ($1.element.origin.line, $1.offset)
    }.map(\.element)
  }
}

/// Forms that several entries of a list have.
struct RepeatedForms {
  /// An entry of a list, whether it was read from a file or is compiled.
  struct Entry {
    var line: Int
    var cells: [String]
    /// The form or name, and the aliases.
    var forms: [String]
    var flags: EntryFlags
  }

  private(set) var findings: [LintFinding] = []
  private let columns: [String]
  private let isNames: Bool
  private let path: String
  private var first: [String: Entry] = [:]

  init(columns: [String], isNames: Bool, path: String) {
    self.columns = columns
    self.isNames = isNames
    self.path = path
  }

  mutating func add(_ entry: Entry) {
    var own: Set<String> = []
    for (number, form) in entry.forms.enumerated() {
      let key = key(of: form, entry.flags)
      guard own.insert(key).inserted else {
        if entry.forms[..<number].contains(form) {
          note(.duplicateEntry, entry.line, "'\(form)' stands twice in its entry", "remove one of the two")
        }
        continue
      }
      guard let known = first[key] else {
        first[key] = entry
        continue
      }
      compare(entry, known, form, isAlias: number > 0)
    }
  }

  /// A word may have several values, a row each; names are taken by their first row.
  private mutating func compare(_ entry: Entry, _ known: Entry, _ form: String, isAlias: Bool) {
    if known.cells == entry.cells {
      if !isAlias {
        note(.duplicateEntry, entry.line, "'\(form)' stands on line \(known.line) already", "remove one of the two")
      }
      return
    }
    guard isNames, !known.flags.contains(.ambiguous), !entry.flags.contains(.ambiguous) else { return }
    // The label and the key say what is named; the first column is another name of the same.
    let column = [1, 2].first { known.cells[$0] != entry.cells[$0] }
    guard let column else {
      note(
        .duplicateEntry, entry.line, "'\(form)' stands on line \(known.line) already, for the same",
        "put both in one entry, one of them as an alias")
      return
    }
    note(
      .contradictoryEntry, entry.line,
      "'\(form)' has \(columns[column]) '\(entry.cells[column])' here and '\(known.cells[column])' on line \(known.line)",
      "remove one of the two, or flag both as ambiguous if the name has two bearers")
  }

  /// A form as people compare it: with the case of its first letter, which a capital demands of a text, and with its
  /// diacritics, by which names differ though texts may leave them out.
  private func key(of form: String, _ flags: EntryFlags) -> String {
    if flags.contains(.exact) { return "=" + form }
    return isNames ? form.prefix(1) + form.dropFirst().lowercased() : form
  }

  private mutating func note(_ code: LintFinding.Code, _ line: Int, _ message: String, _ remedy: String) {
    findings.append(
      LintFinding(code: code, origin: RuleOrigin(path: path, line: line), message: message, remedy: remedy))
  }
}
