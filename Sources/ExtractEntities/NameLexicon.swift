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
  static let eventWord = WordClass(rawValue: 1 << 19)
  static let definitionWord = WordClass(rawValue: 1 << 20)
  static let currency = WordClass(rawValue: 1 << 21)
  static let unit = WordClass(rawValue: 1 << 22)

  /// The lists in the order of the bits.
  static let lists = [
    "given_names", "surnames", "common_words", "person_titles", "org_heads", "place_heads", "thing_heads", "months",
    "weekdays", "function_words", "name_parts", "common_acronyms", "abbreviations", "cues", "person_nouns",
    "name_contexts", "countries", "subdivisions", "number_words", "event_words",
    "definition_words", "currencies", "units",
  ]

  static let personName: WordClass = [.givenName, .surname]
  static let head: WordClass = [.organizationHead, .placeHead, .thingHead]
  /// Words whose single forms are looked up; of names of persons the class is enough.
  static let matched: WordClass = [.title, .organizationHead, .placeHead, .thingHead]
  static let calendar: WordClass = [.month, .weekday]
  /// Words that keep a name open over their period.
  static let abbreviated: WordClass = [.abbreviation, .title]
  /// Given names that are oftener something else: "Will", "May".
  static let notGivenName: WordClass = [.functionWord, .month, .weekday]
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
  /// A family name that stands before a given name of two syllables: "Kim Jong-un".
  static let family = NamePart(rawValue: 64)
  /// A particle that only names of persons have: "van", "bin".
  static let personal = NamePart(rawValue: 128)

  static let anyParticle: NamePart = [.particle, .hyphenated]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(named name: String) {
    switch name {
    case "particle": self = .particle
    case "possessive": self = .possessive
    case "suffix": self = .suffix
    case "hyphenated": self = .hyphenated
    case "direction": self = .direction
    case "connector": self = .connector
    case "family": self = .family
    case "personal": self = [.particle, .personal]
    default: self = []
    }
  }
}

/// What a word does in a definition: "Orvane is a Danish chain of shops"; see the list `definition_words`.
enum DefinitionPart: UInt8 {
  case verb, article
  /// What may follow the noun.
  case tail
  case noun
  /// A noun that defines nothing before "of": "a group of islands".
  case collective

  init?(named name: ImmortalText) {
    switch name {
    case "verb": self = .verb
    case "article": self = .article
    case "tail": self = .tail
    case "noun": self = .noun
    case "collective": self = .collective
    default: return nil
    }
  }
}

/// What the stage knows of a word beside its classes.
struct WordNote {
  var part: NamePart = []
  var definition: DefinitionPart?
  /// The label of a name that the word, a noun, defines.
  var defined: NameLabel?
  /// The label of a name that the word stands before; see the list `name_contexts`.
  var before: NameLabel?
  /// The label of a name that the word stands after.
  var after: NameLabel?
  /// Of the person whom the word, a noun, is for: "wife".
  var gender: Candidate.Gender?
  /// "shares": stands before "in" and a company.
  var takesInvestment = false
  /// "is", "has", "will": what follows the name of one who does something.
  var isAuxiliary = false
  /// "election": ends the name of an event; see the list `event_words`.
  var isEventNoun = false
}

/// The lists that the stage works with, made once and shared by all workers.
struct NameLexicon: @unchecked Sendable {
  /// Lists of names whose forms are candidates by themselves.
  static let gazetteers = [
    "countries", "subdivisions", "cities", "demonyms", "peoples", "regions", "organizations", "events", "facilities",
    "works_laws", "place_abbreviations",
  ]

  let lexicon: Lexicon
  let filter: ClassFilter
  /// The tokens with a capital letter.
  let capitals: TokenWatch
  /// The lists whose forms are looked up in runs.
  let matchedLists: ListSet
  let givenNameList: Int
  let titleList: Int
  let cityList: Int
  /// The list of cities with the name of a larger one.
  let namesakes: ListSet
  /// The lists of countries and subdivisions.
  let largerPlaces: ListSet
  private(set) var notes: WordMap<WordNote>
  /// The words that may stand in lower case within a name: "van", "al".
  private(set) var particles = WordBits()
  /// Nouns that make a name before them that of an illness: "disease".
  private(set) var ailments = WordBits()
  /// "his", "her", "their"
  private(set) var possessives = WordBits()
  /// Of plurals of nouns.
  let pluralEndings: WordEndings
  /// Of nouns for an activity or a field, as names of ministries have them.
  let fieldEndings: WordEndings
  /// Of past and present participles.
  let participleEndings: WordEndings
  /// Of plurals, participles and adverbs.
  let commonEndings: WordEndings
  let gerundEndings: WordEndings
  // Single words that rules name.
  let and: LexiconID
  let of: LexiconID
  let or: LexiconID
  let the: LexiconID
  let to: LexiconID
  let based: LexiconID
  let at: LexiconID
  let head: LexiconID
  let by: LexiconID
  let known: LexiconID
  let plc: LexiconID
  let `as`: LexiconID
  let `for`: LexiconID
  /// "st" of "1st", "nd", "rd", "th"
  let ordinalSuffixes: [LexiconID]
  let `in`: LexiconID
  /// What the forms of each list are, by the number of the list; never freed, as the lexicon is not.
  private let kinds: UnsafePointer<FormTraits>
  private let countries: Range<UInt32>
  private let organizations: Range<UInt32>

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    filter = lexicon.classFilter(WordClass.lists)
    capitals = lexicon.watch(WordBits(), orWith: [.initialUpper, .mixedCase])
    let lists = lexicon.listNames
    let kinds = UnsafeMutablePointer<FormTraits>.allocate(capacity: max(1, lists.count))
    _ = UnsafeMutableBufferPointer(start: kinds, count: lists.count).initialize(
      from: lists.map { FormTraits(list: $0) })
    self.kinds = UnsafePointer(kinds)
    matchedLists = lexicon.listSet(lists.filter { !FormTraits(list: $0).isEmpty })
    givenNameList = lexicon.listNumber("given_names")
    titleList = lexicon.listNumber("person_titles")
    cityList = lexicon.listNumber("cities")
    namesakes = lexicon.listSet(["city_namesakes"])
    largerPlaces = lexicon.listSet(["countries", "subdivisions"])
    countries = lexicon.rows(of: "countries")
    organizations = lexicon.rows(of: "organizations")
    pluralEndings = WordEndings(lexicon, ["plural"])
    participleEndings = WordEndings(lexicon, ["past", "gerund"])
    gerundEndings = WordEndings(lexicon, ["gerund"])
    fieldEndings = WordEndings(lexicon, ["field", "plural", "gerund"])
    commonEndings = WordEndings(lexicon, ["plural", "past", "gerund", "adverb"])
    func word(_ form: String) -> LexiconID { lexicon.id(of: form) ?? .max }
    (and, of, or, the) = (word("and"), word("of"), word("or"), word("the"))
    (based, `in`, at, `for`, head) = (word("based"), word("in"), word("at"), word("for"), word("head"))
    (known, `as`, by) = (word("known"), word("as"), word("by"))
    plc = word("plc")
    to = word("to")
    ordinalSuffixes = lexicon.entries(of: "numeral_particles").filter { $0[1] == "ordinal" }.map(\.word)
    let noted = ["name_parts", "name_contexts", "person_nouns", "function_words", "event_words", "definition_words"]
    notes = WordMap(capacity: noted.reduce(0) { $0 + lexicon.rows(of: $1).count }, none: WordNote())
    noteWords()
  }

  private mutating func noteWords() {
    // Goes on behind a name as particles do: "Halden plc".
    particles.insert(plc)
    for row in lexicon.rows(of: "name_parts") {
      let entry = lexicon.entry(row)
      let part = NamePart(named: entry[1].string)
      notes.update(entry.word) { $0.part.formUnion(part) }
      if !part.isDisjoint(with: .anyParticle) { particles.insert(entry.word) }
    }
    for row in lexicon.rows(of: "clause_words") where lexicon.entry(row)[1] == "possessive" {
      possessives.insert(lexicon.entry(row).word)
    }
    for row in lexicon.rows(of: "name_contexts") {
      let entry = lexicon.entry(row)
      if entry[2] == "ailment" { ailments.insert(entry.word) }
      notes.update(entry.word) {
        $0.before = NameLabel(context: entry[1])
        $0.defined = $0.before
        $0.after = NameLabel(context: entry[2])
        $0.takesInvestment = entry[1] == "in ORG"
      }
    }
    for row in lexicon.rows(of: "person_nouns") {
      let entry = lexicon.entry(row)
      notes.update(entry.word) { note in
        if entry[2] == "singular" { note.gender = FormTraits(gender: entry[1]).gender }
        guard note.before == nil, note.after == nil else { return }
        switch entry[2] {
        case "singular": note.before = .person
        case "group", "body": note.before = .organization
        default: break
        }
        note.defined = note.before
      }
    }
    for row in lexicon.rows(of: "definition_words") {
      let entry = lexicon.entry(row)
      notes.update(entry.word) {
        $0.definition = DefinitionPart(named: entry[1])
        $0.defined = NameLabel(context: entry[2])
      }
    }
    for row in lexicon.rows(of: "function_words") where lexicon.entry(row)[1] == "auxiliary" {
      notes.update(lexicon.entry(row).word) { $0.isAuxiliary = true }
    }
    for row in lexicon.rows(of: "event_words") where lexicon.entry(row)[1] == "noun" {
      notes.update(lexicon.entry(row).word) { $0.isEventNoun = true }
    }
  }

  func traits(ofList list: Int) -> FormTraits { kinds[list] }

  /// The fullest name of a key that several rows share: acronyms have rows of their own.
  ///
  /// Rows of organisations with one key stand together in the list; of states there are few.
  func canonicalName(_ entry: LexiconEntry, _ traits: FormTraits) -> ImmortalText {
    let key = entry[2]
    var fullest: ImmortalText?
    if organizations.contains(entry.row) {
      var row = entry.row
      while row > organizations.lowerBound, lexicon.entry(row - 1)[2] == key { row -= 1 }
      while row < organizations.upperBound, lexicon.entry(row)[2] == key {
        let other = lexicon.entry(row)
        if !other.flags.contains(.exact), other[0].bytes.count > fullest?.bytes.count ?? 0 { fullest = other[0] }
        row += 1
      }
    } else if traits.isDisjoint(with: [.city, .subdivision]) {
      let named = countries.first { lexicon.entry($0)[2] == key && !lexicon.entry($0).flags.contains(.exact) }
      fullest = named.map { lexicon.entry($0)[0] }
    }
    return fullest ?? entry[0]
  }
}

extension NameLabel {
  /// The label that a word beside a name speaks for; `nil` for an empty cell.
  fileprivate init?(context cell: ImmortalText) {
    switch cell {
    case "PERSON": self = .person
    case "ORG": self = .organization
    case "GPE": self = .geopolitical
    case "LOC": self = .location
    case "FAC": self = .facility
    case "NORP": self = .group
    case "EVENT": self = .event
    case "WORK": self = .work
    case "PRODUCT": self = .product
    default: return nil
    }
  }
}
