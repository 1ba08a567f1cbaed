internal import ExtractKit
internal import ExtractMatching
internal import ExtractRules

/// Tries the forms of a list on texts that are nothing but these forms: one that is not found there is found nowhere.
struct FormTrials {
  private let lexicon: Lexicon
  private static let formsPerText = 500

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// - Complexity: linear in the list.
  func findings(in file: ListFile, path: String) -> [LintFinding] {
    // A list that is built in as well is tried under another name.
    let alone = file.renamed("\(file.name) on trial")
    let trial: Lexicon
    do {
      trial = try lexicon.adding([(alone, path)])
    } catch {
      return [
        LintFinding(
          code: .impossible, origin: RuleOrigin(path: path, line: error.line), message: "an entry has no word in it",
          remedy: "remove it")
      ]
    }
    let list = trial.listNumber(alone.name)
    let first = trial.rows(of: alone.name).lowerBound
    var findings: [LintFinding] = []
    for start in stride(from: 0, to: file.rows.count, by: Self.formsPerText) {
      let rows = start..<min(start + Self.formsPerText, file.rows.count)
      let found = rowsFound(rows, of: file, list, trial)
      for index in rows where !found.contains(first + UInt32(index)) {
        findings.append(
          LintFinding(
            code: .impossible, origin: RuleOrigin(path: path, line: file.rows[index].line),
            message: "no text has the entry '\(file.rows[index].cells[0])', as its list compares it",
            remedy: "write it as cleaned text has it, in words of at most 96 bytes"))
      }
    }
    return findings
  }

  /// The rows whose first form is found in a text that has it, among others.
  private func rowsFound(_ rows: Range<Int>, of file: ListFile, _ list: Int, _ trial: Lexicon) -> Set<UInt32> {
    let text = rows.map { "\(Self.cleaned(file.rows[$0].cells[0]))\n\nso \(Self.cleaned(file.rows[$0].cells[0])) so" }
      .joined(separator: "\n\n")
    var tokenizer = Tokenizer(lexicon: trial)
    let document = Document(id: file.name, text: Array(text.utf8), tokenizedBy: &tokenizer)
    var found: Set<UInt32> = []
    document.withTokens { view in
      for index in 0..<view.count {
        trial.forEachPhrase(at: index, in: view) { if $0.list == list { found.insert($0.entry.row) } }
      }
    }
    return found
  }

  /// A form as a cleaned text has it: without soft hyphens and marks of zero width, white space as one space.
  private static func cleaned(_ form: Substring) -> String {
    var text = String.UnicodeScalarView()
    for scalar in form.unicodeScalars where ![0xAD, 0x200B, 0x2060, 0xFEFF].contains(scalar.value) {
      if !scalar.properties.isWhitespace {
        text.append(scalar)
      } else if text.last != " " {
        text.append(" ")
      }
    }
    return String(text)
  }
}
