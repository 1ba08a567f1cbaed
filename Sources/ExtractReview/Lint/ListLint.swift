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
    let list = CheckedList(file, path: path)
    let trials: [LintFinding]
    do {
      // A list that is built in as well is tried under another name.
      let alone = file.renamed("\(file.name) on trial")
      trials = FormTrials(lexicon: try lexicon.adding([(alone, path)]), list: alone.name).findings(in: list)
    } catch {
      trials = [list.finding(.impossible, error.line, "an entry has no word in it", "remove it")]
    }
    return Self.sorted(namesThatAreWords(list, reviews: nil) + RepeatedForms(list).findings + trials)
  }

  /// What is found in the built-in lists, but for what ``Reviews`` has.
  ///
  /// - Complexity: linear in the lists.
  public func findingsInBuiltinLists() -> [LintFinding] {
    let reviews = Reviews(lexicon)
    let findings = lexicon.listNames.flatMap { name -> [LintFinding] in
      let list = CheckedList(name, of: lexicon)
      return Self.sorted(
        namesThatAreWords(list, reviews: reviews) + RepeatedForms(list).findings
          + FormTrials(lexicon: lexicon, list: name).findings(in: list))
    }
    return findings + reviews.unused
  }

  private func namesThatAreWords(_ list: CheckedList, reviews: Reviews?) -> [LintFinding] {
    guard list.isNames else { return [] }
    var findings: [LintFinding] = []
    for entry in list.entries where !list.statesCase(of: entry) {
      for form in entry.forms where commonWords.contains(form.lowercased()) {
        if let reviews, reviews.covers(form, in: list.name, .commonWord) { continue }
        findings.append(
          list.finding(
            .commonWord, entry.line, "the name '\(form)' is also a common English word",
            "flag it 'ambiguous', or 'exact' if only this spelling is meant, or say '# case: exact' in the header"))
      }
    }
    return findings
  }

  static func sorted(_ findings: [LintFinding]) -> [LintFinding] {
    findings.enumerated().sorted {
      ($0.element.origin.line, $0.offset) < ($1.element.origin.line, $1.offset)
    }.map(\.element)
  }
}
