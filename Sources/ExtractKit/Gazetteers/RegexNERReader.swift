internal import ExtractMatching

/// Mappings of CoreNLP's RegexNER: a name, a label and optionally the labels it may replace and a priority, by tabs.
///
/// A user's list always replaces what built-in lists found, so the third column says nothing here. Regular expressions
/// are refused; a period stands for itself.
enum RegexNERReader {
  static func read(_ text: String, path: String) throws(ListError) -> [(file: ListFile, path: String)] {
    var rows: [Int: [ListFile.Row]] = [:]
    for (number, line) in GazetteerFile.lines(of: text) where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard (2...4).contains(cells.count), !cells[0].isEmpty, !cells[1].isEmpty else {
        throw ListError(path: path, line: number, .wrongCellCount(found: cells.count, expected: 2))
      }
      let name = cells[0].replacing("\\.", with: ".")
      if let sign = name.first(where: { "\\[](){}*+?|^$".contains($0) }) {
        throw ListError(
          path: path, line: number,
          .unsupported("a regular expression ('\(sign)')", remedy: "write each name in full on a line of its own"))
      }
      var priority = 0
      if cells.count == 4 {
        guard let value = Double(cells[3]), abs(value) <= 32767 else {
          throw ListError(
            path: path, line: number,
            .wrongPolicy(key: "priority", value: String(cells[3]), allowed: "a number from -32767 to 32767"))
        }
        priority = Int(value)
      }
      rows[priority, default: []].append(
        GazetteerFile.row(number, name, label: GazetteerFile.label(cells[1]), flags: "exact"))
    }
    let list = GazetteerFile.listName(fromPath: path)
    return rows.keys.sorted().map { priority in
      var policy = ListPolicy()
      policy.priority = priority
      let name = rows.count == 1 ? list : "\(list)_\(priority < 0 ? "m" : "p")\(abs(priority))"
      return (ListFile(names: rows[priority] ?? [], list: name, policy: policy), path)
    }
  }
}
