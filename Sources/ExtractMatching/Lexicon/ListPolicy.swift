/// How the forms of a list are compared with the text, as its header says.
///
///     # case: exact | folded | capitalised
///     # diacritics: exact | folded
///     # plural: yes | no
///     # possessive: yes | no
///     # priority: 5
public struct ListPolicy: Sendable, Equatable {
  /// Which letters of a form and a text may differ in case; the raw value stands in the header of a list.
  public enum LetterCase: String, Sendable {
    /// Only the exact spelling counts.
    case exact
    /// Case does not count.
    case folded
    /// A name begins with a capital where its form does: the rule for lists of names.
    case capitalised
  }

  /// `nil`: as the kind of the list has it, capitalised for names and folded for words.
  public var letterCase: LetterCase?
  /// Whether `Peña` is not `Pena`.
  public var comparesDiacritics = false
  /// Whether the plural of a name's last word is the name, too.
  public var matchesPlurals = false
  /// Whether a name with `'s` in it may be written without it, or as one word with the s.
  public var matchesPossessives = false
  /// Of names that overlap and are equally long, the one of the list of the greater priority wins.
  public var priority = 0

  /// The policy of a list whose header says nothing of it.
  public init() {}

  init(_ header: [Substring: Substring], path: String) throws(ListError) {
    func isSet(_ key: Substring, _ no: String, _ yes: String) throws(ListError) -> Bool {
      switch header[key] {
      case nil: return false
      case no?: return false
      case yes?: return true
      case let value?:
        throw ListError(
          path: path, line: 1, .wrongPolicy(key: String(key), value: String(value), allowed: "\(yes) or \(no)"))
      }
    }
    comparesDiacritics = try isSet("diacritics", "folded", "exact")
    matchesPlurals = try isSet("plural", "no", "yes")
    matchesPossessives = try isSet("possessive", "no", "yes")
    if let value = header["case"] {
      letterCase = LetterCase(rawValue: String(value))
      guard letterCase != nil else {
        throw ListError(
          path: path, line: 1,
          .wrongPolicy(key: "case", value: String(value), allowed: "exact, folded or capitalised"))
      }
    }
    if let value = header["priority"] {
      guard let number = Int16(value) else {
        throw ListError(
          path: path, line: 1,
          .wrongPolicy(key: "priority", value: String(value), allowed: "a number from -32768 to 32767"))
      }
      priority = Int(number)
    }
  }
}
