internal import ExtractKit
internal import ExtractMatching

/// Tries the forms of a list on texts that are nothing but these forms: one that is not found there is found nowhere.
struct FormTrials {
  private let lexicon: Lexicon
  /// The number of the list.
  private let list: Int
  private let firstRow: UInt32
  private static let formsPerText = 500

  /// - Parameters:
  ///   - lexicon: one that has the list.
  ///   - name: its name there.
  init(lexicon: Lexicon, list name: String) {
    self.lexicon = lexicon
    list = lexicon.listNumber(name)
    firstRow = lexicon.rows(of: name).lowerBound
  }

  /// - Complexity: linear in the list.
  func findings(in list: CheckedList) -> [LintFinding] {
    var findings: [LintFinding] = []
    for start in stride(from: 0, to: list.entries.count, by: Self.formsPerText) {
      let rows = start..<min(start + Self.formsPerText, list.entries.count)
      let found = rowsFound(list.entries[rows].map { $0.forms[0] })
      for index in rows where !found.contains(firstRow + UInt32(index)) {
        let entry = list.entries[index]
        findings.append(
          list.finding(
            .impossible, entry.line, "no text has the entry '\(entry.forms[0])', as its list compares it",
            "write it as cleaned text has it, in words of at most 96 bytes"))
      }
    }
    return findings
  }

  /// The rows that are found in a text that has some forms.
  private func rowsFound(_ forms: [String]) -> Set<UInt32> {
    let text = forms.map { "\(Self.cleaned($0))\n\nso \(Self.cleaned($0)) so" }.joined(separator: "\n\n")
    var tokenizer = Tokenizer(lexicon: lexicon)
    let document = Document(id: "trial", text: Array(text.utf8), tokenizedBy: &tokenizer)
    var found: Set<UInt32> = []
    document.withTokens { view in
      for index in 0..<view.count {
        lexicon.forEachPhrase(at: index, in: view, lists: ListSet(list: list)) { match in
          if match.list == list { found.insert(match.entry.row) }
        }
      }
    }
    return found
  }

  /// A form as a cleaned text has it: without soft hyphens and marks of zero width, white space as one space.
  private static func cleaned(_ form: String) -> String {
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
