internal import ExtractCore
public import ExtractMatching
internal import ExtractRules

/// Looks for mistakes in lists.
public struct ListLint {
  /// An entry of a list, whether it was read from a file or is compiled.
  struct Entry {
    var line: Int
    var cells: [String]
  }

  private let commonWords: Set<String>

  /// - Parameter lexicon: has the list `common_words`.
  public init(lexicon: Lexicon) {
    let hasList = lexicon.listNames.contains("common_words")
    commonWords = hasList ? Set(lexicon.entries(of: "common_words").map { $0[0].string }) : []
  }

  /// What is found in a list of a file, by line.
  public func findings(in file: ListFile, path: String) -> [LintFinding] {
    findings(
      columns: file.columns, isNames: file.kind == .names, path: path,
      entries: file.rows.map { Entry(line: $0.line, cells: $0.cells.map(String.init)) })
  }

  private func findings(columns: [String], isNames: Bool, path: String, entries: [Entry]) -> [LintFinding] {
    var findings: [LintFinding] = []
    var first: [String: Entry] = [:]
    func note(_ code: LintFinding.Code, _ line: Int, _ message: String, _ remedy: String) {
      findings.append(
        LintFinding(code: code, origin: RuleOrigin(path: path, line: line), message: message, remedy: remedy))
    }
    // A word may have several values, a row each; names are taken by their first row.
    for entry in entries {
      let form = entry.cells[0]
      if let known = first[form] {
        if known.cells == entry.cells {
          note(
            .duplicateEntry, entry.line, "'\(form)' stands on line \(known.line) already", "remove one of the two")
        } else if isNames, let column = columns.indices.first(where: { known.cells[$0] != entry.cells[$0] }),
          !Self.isAmbiguous(known, columns), !Self.isAmbiguous(entry, columns)
        {
          note(
            .contradictoryEntry, entry.line,
            "'\(form)' has \(columns[column]) '\(entry.cells[column])' here and '\(known.cells[column])' on line \(known.line)",
            "remove one of the two, or flag both as ambiguous if the name has two bearers")
        }
      } else {
        first[form] = entry
      }
      if isNames, commonWords.contains(form.lowercased()), Self.flags(entry, columns).isEmpty {
        note(
          .commonWord, entry.line, "the name '\(form)' is also a common English word",
          "flag it 'ambiguous', or 'exact' if only this spelling is meant")
      }
    }
    return findings
  }

  private static func flags(_ entry: Entry, _ columns: [String]) -> String {
    columns.firstIndex(of: "flags").map { entry.cells[$0] } ?? ""
  }

  private static func isAmbiguous(_ entry: Entry, _ columns: [String]) -> Bool {
    flags(entry, columns).split(separator: ",").contains("ambiguous")
  }
}
