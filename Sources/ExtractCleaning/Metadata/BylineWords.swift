import ExtractCore
import ExtractMatching

/// Small words beside the names in bylines, by their roles in the list `byline_words`, and marks that do the same.
struct BylineWords: Sendable {
  /// What joins two names, with the spaces around it.
  private(set) var betweenNames: [ImmortalText] = ["; ", " & "]
  /// What follows these after a name is no part of it.
  private(set) var afterName: [Substring] = ["-", "–", "—", "/"]
  /// What follows these after a date is a name, with the spaces around it.
  private(set) var beforeName: [ImmortalText] = []
  /// What follows these is nobody's name.
  private(set) var unnamed: Set<String> = []
  /// Names of accounts under which many write.
  private(set) var accounts: Set<String> = []

  init(_ lexicon: Lexicon) {
    for entry in lexicon.entries(of: "byline_words") {
      let word = entry["form"].string
      switch entry["role"].string {
      case "between": betweenNames.append(ImmortalText(copying: " \(word) "))
      case "after": afterName.append(Substring(word))
      case "by": beforeName.append(ImmortalText(copying: " \(word) "))
      case "account": accounts.insert(word)
      case "unnamed": unnamed.insert(word)
      default: break
      }
    }
  }
}
