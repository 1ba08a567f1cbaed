internal import ExtractMatching

/// Forms that several entries of a list have.
struct RepeatedForms {
  private(set) var findings: [LintFinding] = []
  private let list: CheckedList
  private var first: [String: CheckedList.Entry] = [:]

  /// - Complexity: linear in the list.
  init(_ list: CheckedList) {
    self.list = list
    for entry in list.entries { add(entry) }
  }

  private mutating func add(_ entry: CheckedList.Entry) {
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
  private mutating func compare(
    _ entry: CheckedList.Entry, _ known: CheckedList.Entry, _ form: String, isAlias: Bool
  ) {
    if known.cells == entry.cells {
      if !isAlias {
        note(.duplicateEntry, entry.line, "'\(form)' stands on line \(known.line) already", "remove one of the two")
      }
      return
    }
    guard list.isNames, !known.flags.contains(.ambiguous), !entry.flags.contains(.ambiguous) else { return }
    // The label and the key say what is named; the first column is another name of the same.
    let column = [1, 2].first { known.cells[$0] != entry.cells[$0] }
    guard let column else {
      note(
        .duplicateEntry, entry.line, "'\(form)' stands on line \(known.line) already, for the same",
        "put both in one entry, one of them as an alias")
      return
    }
    let (here, there) = (entry.cells[column], known.cells[column])
    note(
      .contradictoryEntry, entry.line,
      "'\(form)' has \(list.columns[column]) '\(here)' here and '\(there)' on line \(known.line)",
      "remove one of the two, or flag both as ambiguous if the name has two bearers")
  }

  /// A form as people compare it: with the case of its first letter, which a capital demands of a text, and with its
  /// diacritics, by which names differ though texts may leave them out.
  private func key(of form: String, _ flags: EntryFlags) -> String {
    if flags.contains(.exact) { return "=" + form }
    return list.isNames ? form.prefix(1) + form.dropFirst().lowercased() : form
  }

  private mutating func note(_ code: LintFinding.Code, _ line: Int, _ message: String, _ remedy: String) {
    findings.append(list.finding(code, line, message, remedy))
  }
}
