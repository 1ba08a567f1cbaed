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
  let rawValue: UInt16

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

  /// Follows the name of a person and "the": "Catherine the Great".
  static let epithet = NamePart(rawValue: 256)

  /// The name of a person only where the document has it in full: "Islam".
  static let inFull = NamePart(rawValue: 512)
  /// Joins two nouns behind a hyphen: "Sipah-e Rolvan".
  static let ezafe = NamePart(rawValue: 1024)

  /// A suffix that a comma may stand before: "Jr."
  static let junior = NamePart(rawValue: 2048)

  /// The article of Arabic before a hyphen, as it sounds: "al", "ash".
  static let article = NamePart(rawValue: 4096)

  static let anyParticle: NamePart = [.particle, .hyphenated]

  init(rawValue: UInt16) { self.rawValue = rawValue }

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
    case "epithet": self = .epithet
    case "in full": self = .inFull
    case "junior": self = [.suffix, .junior]
    case "ezafe": self = [.hyphenated, .ezafe]
    case "article": self = .article
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
  /// "faith": stands before "in" and a person.
  var takesTrust = false
  /// "attacked": a name behind it that nothing else explains is a place.
  var isAimed = false
  /// "attack": the same with "on" between them.
  var isAimedOn = false
  /// "fled": stands before "to" and a place.
  var leadsToPlace = false
  /// "outskirts": stands before "of" and a place.
  var isOfPlace = false
  /// "is", "has", "will": what follows the name of one who does something.
  var isAuxiliary = false
  /// "election": ends the name of an event; see the list `event_words`.
  var isEventNoun = false
}
