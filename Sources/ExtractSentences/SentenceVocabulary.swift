import ExtractCore
import ExtractMatching

/// The words that the rules of this stage ask for, and the tables of the rules, ready for lookup; tables lie in memory
/// that is never freed.
struct SentenceVocabulary: @unchecked Sendable {
  /// Bits of ``filter``, in the order of ``lists``.
  enum Bit {
    static let abbreviation: UInt64 = 1 << 0
    static let starter: UInt64 = 1 << 1
    static let common: UInt64 = 1 << 2
    static let givenName: UInt64 = 1 << 3
    static let surname: UInt64 = 1 << 4
    static let date: UInt64 = 0b111 << 5
    static let title: UInt64 = 1 << 8
    static let reporting: UInt64 = 1 << 9
    static let reference: UInt64 = 1 << 10
    static let organization: UInt64 = 1 << 11
    static let name = givenName | surname
  }

  private static let lists = [
    "abbreviations", "sentence_starters", "common_words", "given_names", "surnames", "months", "weekdays",
    "time_zones", "person_titles", "cues", "reference_nouns", "org_heads",
  ]

  /// The bit of ``BoundaryCues`` for each class of the list `abbreviations`.
  private static let classes: [(name: ImmortalText, cue: BoundaryCues)] = [
    ("title", .title), ("rank", .rank), ("given", .given), ("company", .company), ("place", .place),
    ("street", .street), ("region", .region), ("number", .numbered), ("unit", .unit), ("calendar", .calendar),
    ("time", .time), ("era", .time), ("latin", .latin), ("final", .final), ("suffix", .suffix),
    ("acronym", .acronym), ("general", .general), ("exclaimed", .exclaimed),
  ]

  /// What an abbreviation is, by its spelling.
  private struct Abbreviation {
    var always: BoundaryCues = []
    var capitalised: BoundaryCues = []
  }

  let filter: ClassFilter
  let pluralEndings: WordEndings
  private let abbreviations: WordMap<Abbreviation>
  private let initialisms: WordMap<Abbreviation>
  private let starters: WordMap<StarterClass>
  let decisions = BoundaryRule.byIndexedCues
  let roles = BoundaryScanner.Role.table
  let boundaries = SentenceRule.Boundaries()

  private enum StarterClass {
    case preposition
    case verb
    case courtesy
    case other
  }

  init(lexicon: Lexicon) {
    filter = lexicon.classFilter(Self.lists)
    pluralEndings = WordEndings(lexicon, ["plural"])
    var words: [LexiconID: Abbreviation] = [:]
    var initialisms: [LexiconID: Abbreviation] = [:]
    for entry in lexicon.entries(of: "abbreviations") {
      let form = entry[0].string
      let letters = form.filter { $0 != "." }
      let isInitialism = form.dropLast().contains(".")
      // Forms of several tokens, such as "Ph.D.", show by their shape.
      guard !isInitialism || letters.count * 2 == form.count, let word = lexicon.id(of: letters) else { continue }
      let name = entry["class"]
      guard let cue = Self.classes.first(where: { $0.name == name })?.cue else { continue }
      let isCapitalised = form.first.map { $0.isUppercase } ?? false
      var abbreviation = (isInitialism ? initialisms[word] : words[word]) ?? Abbreviation()
      if isCapitalised { abbreviation.capitalised.formUnion(cue) } else { abbreviation.always.formUnion(cue) }
      if isInitialism { initialisms[word] = abbreviation } else { words[word] = abbreviation }
    }
    abbreviations = WordMap(words, none: Abbreviation())
    self.initialisms = WordMap(initialisms, none: Abbreviation())
    starters = WordMap(
      lexicon.values(of: "sentence_starters") { entry in
        switch entry["class"] {
        case "preposition": .preposition
        case "verb": .verb
        case "courtesy": .courtesy
        default: nil
        }
      }, none: .other)
  }

  /// The classes of the abbreviation that token `index` is.
  func abbreviation(_ view: TokenView, _ index: Int) -> BoundaryCues {
    let shape = view.shape(index)
    let word = view.word(index)
    let found = shape.isKind(.initialism) ? initialisms[word] : abbreviations[word]
    // "L." is an initial, whatever "l." stands for.
    if shape.contains(.initialUpper), view.length(index) == 1 { return found.capitalised }
    return shape.contains(.initialUpper) ? found.always.union(found.capitalised) : found.always
  }

  func isPreposition(_ word: LexiconID) -> Bool { starters[word] == .preposition }

  func isCourtesy(_ word: LexiconID) -> Bool { starters[word] == .courtesy }

  func isVerb(_ word: LexiconID) -> Bool { starters[word] == .verb }
}
