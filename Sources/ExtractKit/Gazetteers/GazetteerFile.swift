public import ExtractMatching

/// Lists of names as people bring them, in any of the formats that are read.
///
/// - `.tsv` whose header says `# list:`: the lists of this package.
/// - `.jsonl`: patterns of spaCy's EntityRuler and of Prodigy.
/// - `.def`: an index of GATE, which names `.lst` files beside it; a `.lst` file alone.
/// - `.tsv`, `.tab` and `.mapping` without that header: a mapping of CoreNLP's RegexNER.
/// - anything else: one name a line, under the label that `# label: ORG` says, or else the file's name.
public enum GazetteerFile {
  /// The lists of a file.
  ///
  /// - Throws: ``ListError`` with file, line and remedy.
  public static func read(_ path: String) throws(ListError) -> [(file: ListFile, path: String)] {
    let text = try content(of: path)
    switch fileExtension(path) {
    case "jsonl": return [(try PatternsReader.read(text, path: path), path)]
    case "def": return try GATEReader.readIndex(text, path: path)
    case "lst": return [(GATEReader.list(text, path: path, label: label(fromPath: path), links: ""), path)]
    case "tsv", "tab", "mapping":
      if text.hasPrefix("# ") { return [(try ListFile(parsing: text, path: path), path)] }
      return try RegexNERReader.read(text, path: path)
    default:
      return [(try wordList(text, path: path), path)]
    }
  }

  private static func wordList(_ text: String, path: String) throws(ListError) -> ListFile {
    var label = label(fromPath: path)
    var rows: [ListFile.Row] = []
    for (index, line) in lines(of: text) {
      if line.hasPrefix("#") {
        if line.hasPrefix("# label:") { label = String(line.dropFirst(8).drop { $0 == " " }) }
        continue
      }
      guard !line.contains("\t") else {
        throw ListError(
          path: path, line: index,
          .unsupported("a tab in a list of names", remedy: "write one name a line, or a .tsv list with a header"))
      }
      rows.append(row(index, line, label: label))
    }
    return ListFile(names: rows, list: listName(fromPath: path))
  }

  // MARK: What the formats share

  static func content(of path: String) throws(ListError) -> String {
    do throws(SystemError) {
      // A line end of two bytes is one character, which "\n" does not split.
      let bytes = try FileDescriptor(opening: path).readAll(limit: 1 << 30).filter { $0 != UInt8(ascii: "\r") }
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw ListError(path: path, line: 0, .unreadable(error.message))
    }
  }

  /// The lines that are not empty, with their numbers, without white space around them.
  static func lines(of text: String) -> [(Int, Substring)] {
    var lines: [(Int, Substring)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var line = line.drop { $0 == " " }
      while let last = line.last, last == " " { line.removeLast() }
      if !line.isEmpty { lines.append((index + 1, line)) }
    }
    return lines
  }

  static func row(
    _ line: Int, _ name: Substring, label: String, key: String = "", links: String = "", flags: String = ""
  ) -> ListFile.Row {
    ListFile.Row(line: line, cells: [name, label[...], key[...], links[...], flags[...], ""])
  }

  /// `lists/towns.txt` is the list `towns`.
  static func listName(fromPath path: String) -> String {
    let file = path.split(separator: "/").last ?? "list"
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let name = stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return name.isEmpty ? "list" : String(name)
  }

  static func label(fromPath path: String) -> String { label(listName(fromPath: path)) }

  /// A label as records write them: upper-case letters, digits and underscores.
  static func label(_ text: some StringProtocol) -> String {
    String(text.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  static func fileExtension(_ path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() } ?? ""
  }
}
