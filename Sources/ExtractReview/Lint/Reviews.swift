internal import ExtractCore
internal import ExtractMatching
internal import ExtractRules

/// Entries of built-in lists that a person has looked at and left as they are: the list `reviewed_entries`.
final class Reviews {
  private static let listName = "reviewed_entries"

  private struct Key: Hashable {
    var form: String
    var list: String
    var code: String
  }

  private var lines: [Key: Int] = [:]
  private var used: Set<Key> = []

  init(_ lexicon: Lexicon) {
    guard lexicon.listNames.contains(Self.listName) else { return }
    for entry in lexicon.entries(of: Self.listName) {
      let key = Key(form: entry["form"].string, list: entry["list"].string, code: entry["code"].string)
      lines[key] = entry.line
    }
  }

  /// Whether a finding about a form has been reviewed.
  func covers(_ form: String, in list: String, _ code: LintFinding.Code) -> Bool {
    let key = Key(form: form, list: list, code: code.rawValue)
    guard lines[key] != nil else { return false }
    used.insert(key)
    return true
  }

  /// Reviews that nothing was found for.
  var unused: [LintFinding] {
    lines.filter { !used.contains($0.key) }.sorted { $0.value < $1.value }.map { key, line in
      LintFinding(
        code: .unusedReview, origin: RuleOrigin(path: RuleCatalog.pathOfBuiltinList(Self.listName), line: line),
        message: "nothing is found about '\(key.form)' in the list '\(key.list)' any more", remedy: "remove the review")
    }
  }
}
