import ExtractCore
import ExtractMatching

/// What the single words of a token's lists say about it, as bits of one filter.
struct WordClass: OptionSet {
  let rawValue: UInt64

  static let givenName = WordClass(rawValue: 1 << 0)
  static let surname = WordClass(rawValue: 1 << 1)
  static let commonWord = WordClass(rawValue: 1 << 2)
  static let title = WordClass(rawValue: 1 << 3)
  static let organizationHead = WordClass(rawValue: 1 << 4)
  static let placeHead = WordClass(rawValue: 1 << 5)
  static let thingHead = WordClass(rawValue: 1 << 6)
  static let month = WordClass(rawValue: 1 << 7)
  static let weekday = WordClass(rawValue: 1 << 8)
  static let functionWord = WordClass(rawValue: 1 << 9)
  static let namePart = WordClass(rawValue: 1 << 10)
  static let commonAcronym = WordClass(rawValue: 1 << 11)
  static let abbreviation = WordClass(rawValue: 1 << 12)
  static let cue = WordClass(rawValue: 1 << 13)
  static let personNoun = WordClass(rawValue: 1 << 14)
  static let context = WordClass(rawValue: 1 << 15)
  static let country = WordClass(rawValue: 1 << 16)
  static let subdivision = WordClass(rawValue: 1 << 17)

  static let numberWord = WordClass(rawValue: 1 << 18)

  /// The lists in the order of the bits.
  static let lists = [
    "given_names", "surnames", "common_words", "person_titles", "org_heads", "place_heads", "thing_heads", "months",
    "weekdays", "function_words", "name_parts", "common_acronyms", "abbreviations", "cues", "person_nouns",
    "name_contexts", "countries", "subdivisions", "number_words",
  ]

  static let personName: WordClass = [.givenName, .surname]
  static let head: WordClass = [.organizationHead, .placeHead, .thingHead]
  /// Words whose single forms are looked up; of names of persons the class is enough.
  static let matched: WordClass = [.title, .organizationHead, .placeHead, .thingHead]
  static let calendar: WordClass = [.month, .weekday]
}

/// What a small word does inside a name; see the list `name_parts`.
struct NamePart: OptionSet {
  let rawValue: UInt8

  static let particle = NamePart(rawValue: 1)
  static let possessive = NamePart(rawValue: 2)
  static let suffix = NamePart(rawValue: 4)
  /// A particle only with a hyphen: "ash-Shami".
  static let hyphenated = NamePart(rawValue: 32)
  static let direction = NamePart(rawValue: 8)
  static let connector = NamePart(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(named name: String) {
    switch name {
    case "particle": self = .particle
    case "possessive": self = .possessive
    case "suffix": self = .suffix
    case "hyphenated": self = .hyphenated
    case "direction": self = .direction
    case "connector": self = .connector
    default: self = []
    }
  }
}

/// What a word beside a name says about it; see the list `name_contexts`.
struct NameContext {
  /// The label of a name that the word stands before.
  var before: Label?
  /// The label of a name that the word stands after.
  var after: Label?
}

/// The lists that the stage works with, made once and shared by all workers.
struct NameLexicon: Sendable {
  /// Lists of names whose forms are candidates by themselves.
  static let gazetteers = [
    "countries", "subdivisions", "cities", "demonyms", "peoples", "regions", "organizations", "events", "facilities",
    "works_laws", "place_abbreviations",
  ]

  let lexicon: Lexicon
  let filter: ClassFilter
  /// What the forms of each list are, by the number of the list.
  let kinds: [ListedForm.Kind]
  /// The lists whose forms are looked up in runs.
  let matchedLists: ListSet
  let givenNameList: Int
  let countryList: Int
  let subdivisionList: Int
  private let parts: [LexiconID: NamePart]
  private let contexts: [LexiconID: NameContext]
  private let auxiliaries: Set<LexiconID>
  /// The fullest name that the lists of organisations and states have for a key.
  private let canonicalNames: [ImmortalText: ImmortalText]

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    filter = lexicon.classFilter(WordClass.lists)
    kinds = lexicon.listNames.map { ListedForm.Kind(list: $0) }
    matchedLists = lexicon.listSet(lexicon.listNames.filter { ListedForm.Kind(list: $0) != .other })
    givenNameList = lexicon.listNumber("given_names")
    canonicalNames = Self.canonicalNames(lexicon)
    countryList = lexicon.listNumber("countries")
    subdivisionList = lexicon.listNumber("subdivisions")
    var parts: [LexiconID: NamePart] = [:]
    for entry in lexicon.entries(of: "name_parts") {
      if let word = lexicon.id(of: entry[0].string) {
        parts[word, default: []].formUnion(NamePart(named: entry[1].string))
      }
    }
    self.parts = parts
    var contexts: [LexiconID: NameContext] = [:]
    for entry in lexicon.entries(of: "name_contexts") {
      guard let word = lexicon.id(of: entry[0].string) else { continue }
      contexts[word] = NameContext(
        before: entry[1].isEmpty ? nil : Label(entry[1].string), after: entry[2].isEmpty ? nil : Label(entry[2].string))
    }
    for entry in lexicon.entries(of: "person_nouns") {
      guard let word = lexicon.id(of: entry[0].string), contexts[word] == nil else { continue }
      switch entry[2].string {
      case "singular": contexts[word] = NameContext(before: .person)
      case "group": contexts[word] = NameContext(before: .organization)
      default: break
      }
    }
    self.contexts = contexts
    auxiliaries = Set(
      lexicon.entries(of: "function_words").filter { $0[1].string == "auxiliary" }.compactMap {
        lexicon.id(of: $0[0].string)
      })
  }

  /// A key's name where several rows share the key: acronyms have rows of their own.
  private static func canonicalNames(_ lexicon: Lexicon) -> [ImmortalText: ImmortalText] {
    var names: [ImmortalText: ImmortalText] = [:]
    for list in ["countries", "organizations"] {
      for entry in lexicon.entries(of: list) where !entry.flags.contains(.exact) && !entry[2].isEmpty {
        let known = names[entry[2]]
        if known == nil || list == "organizations" && entry[0].bytes.count > (known?.bytes.count ?? 0) {
          names[entry[2]] = entry[0]
        }
      }
    }
    return names
  }

  func canonicalName(_ listed: ListedName) -> ImmortalText { canonicalNames[listed.key] ?? listed.name }

  /// "is", "has", "will": what follows the name of one who does something.
  func isAuxiliary(_ word: LexiconID) -> Bool { auxiliaries.contains(word) }

  func part(_ word: LexiconID) -> NamePart { parts[word] ?? [] }
  func context(_ word: LexiconID) -> NameContext? { contexts[word] }
}
