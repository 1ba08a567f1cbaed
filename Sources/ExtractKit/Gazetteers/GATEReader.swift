internal import ExtractMatching

/// Gazetteers of GATE: `lists.def` with `file.lst:majorType:minorType:language:annotationType`, and lists of a name a
/// line.
///
/// The label is the annotation type where there is one, else the major type; the minor type stands in the links.
/// GATE compares case, so names count only as they are spelled.
enum GATEReader {
  static func readIndex(_ text: String, path: String) throws(ListError) -> [(file: ListFile, path: String)] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var lists: [(file: ListFile, path: String)] = []
    for (number, line) in GazetteerFile.lines(of: text) where !line.hasPrefix("#") {
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[1].isEmpty else {
        throw ListError(
          path: path, line: number,
          .unsupported("a list without a major type", remedy: "write file.lst:majorType, with :minorType if need be"))
      }
      let label = fields.count > 4 && !fields[4].isEmpty ? fields[4] : fields[1]
      let links = fields.count > 2 && !fields[2].isEmpty ? "minor=\(fields[2])" : ""
      let listPath = folder + fields[0]
      lists.append(
        (
          list(
            try GazetteerFile.content(of: listPath), path: listPath, label: GazetteerFile.label(label), links: links),
          listPath
        ))
    }
    return lists
  }

  static func list(_ text: String, path: String, label: String, links: String) -> ListFile {
    ListFile(
      names: GazetteerFile.lines(of: text).map {
        GazetteerFile.row($0, $1, label: label, links: links, flags: "exact")
      }, list: GazetteerFile.listName(fromPath: path))
  }
}
