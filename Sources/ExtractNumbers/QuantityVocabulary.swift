import ExtractCore
import ExtractMatching
import ExtractNumerals

/// A unit of measure by the list `units`.
struct UnitEntry {
  var code: ImmortalText
  /// Percent, percentage points and the like.
  var isRatio: Bool
  /// Only right after digits.
  var isSymbol: Bool
  /// Only directly after digits, without space.
  var isWeak: Bool
  /// Also a currency.
  var isMoney: Bool
}

/// A currency by the list `currencies`.
struct CurrencyEntry {
  var code: ImmortalText
  var isSymbol: Bool
  var isCode: Bool
  /// A hundredth.
  var isMinor: Bool
  /// Also a common word; only directly before or after a number.
  var isWeak: Bool
}

/// A phrase of the list `quantity_modifiers`.
struct ModifierEntry {
  var modifier: Quantity.Modifier
  var isBefore: Bool
}

/// What a word of the list `quantity_particles` can do around a number.
struct Particle: OptionSet, BitwiseCopyable {
  let rawValue: UInt32

  private static let names: [ImmortalText] = [
    "range", "pair", "between", "either", "in", "out", "of", "from", "age", "old", "times", "fold", "comparison",
    "clock", "below", "plus", "year", "pronoun", "many", "determiner", "plural", "stop", "by", "multiple",
    "further", "phrasal", "comparing",
    "person", "state", "dimensional", "people", "whole",
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The roles that the list names, comma-separated.
  init(parsing roles: ImmortalText) {
    self.init()
    for role in roles.items {
      if let index = Self.names.firstIndex(of: role) { insert(Particle(rawValue: 1 << UInt32(index))) }
    }
  }

  static let range = Particle(rawValue: 1 << 0)
  static let pair = Particle(rawValue: 1 << 1)
  static let between = Particle(rawValue: 1 << 2)
  static let either = Particle(rawValue: 1 << 3)
  static let `in` = Particle(rawValue: 1 << 4)
  static let out = Particle(rawValue: 1 << 5)
  static let of = Particle(rawValue: 1 << 6)
  static let from = Particle(rawValue: 1 << 7)
  static let age = Particle(rawValue: 1 << 8)
  static let old = Particle(rawValue: 1 << 9)
  static let times = Particle(rawValue: 1 << 10)
  static let fold = Particle(rawValue: 1 << 11)
  static let comparison = Particle(rawValue: 1 << 12)
  static let clock = Particle(rawValue: 1 << 13)
  static let below = Particle(rawValue: 1 << 14)
  static let plus = Particle(rawValue: 1 << 15)
  static let year = Particle(rawValue: 1 << 16)
  static let pronoun = Particle(rawValue: 1 << 17)
  static let many = Particle(rawValue: 1 << 18)
  static let determiner = Particle(rawValue: 1 << 19)
  static let plural = Particle(rawValue: 1 << 20)
  static let stop = Particle(rawValue: 1 << 21)
  static let by = Particle(rawValue: 1 << 22)
  /// `double`, `triple`: a kind of thing, unless an amount follows.
  static let multiple = Particle(rawValue: 1 << 23)
  /// Between a number and what is counted: `20 more people`.
  static let further = Particle(rawValue: 1 << 24)
  /// A verb that `up` and `down` belong to: `shot down 12 drones`.
  static let phrasal = Particle(rawValue: 1 << 25)
  /// Between two amounts that are compared: `compared with`.
  static let comparing = Particle(rawValue: 1 << 26)
  /// `he`, `she`
  static let person = Particle(rawValue: 1 << 27)
  /// Between a person and their age: `she was 24`.
  static let state = Particle(rawValue: 1 << 28)
  /// What metres are said of: `3m waves`.
  static let dimensional = Particle(rawValue: 1 << 29)
  /// A people whose name has no other plural: `50,000 Congolese`.
  static let people = Particle(rawValue: 1 << 30)
  /// `all`: `first of all` counts nothing.
  static let whole = Particle(rawValue: 1 << 31)
  /// What says nothing of a noun phrase that the word is in: `three sets`.
  static let besides: Particle = [.phrasal, .comparing, .person, .state, .dimensional, .people]
}

/// A unit of time, whose numbers are left to the stage that finds times.
struct TimeUnitForm {
  /// It stands only right after digits: `5h`.
  let isSymbol: Bool
  /// The unit of an age in UCUM: `d` of a child of ten days; that of years for units in which no ages are told.
  let ageUnit: ImmortalText

  static let years: ImmortalText = "a"

  init(_ entry: LexiconEntry) {
    isSymbol = entry["flags"].items.contains("symbol")
    ageUnit =
      switch entry["unit"] {
      case "hour": "h"
      case "day": "d"
      case "week": "wk"
      case "month": "mo"
      default: Self.years
      }
  }
}

/// Values for the rows of one list, by the number of the row.
struct RowTable<Value: Sendable>: @unchecked Sendable {
  private let first: UInt32
  /// Made once for a stage, and never freed.
  private let values: UnsafePointer<Value?>
  let list: Int
  /// The list as a set, for matching.
  let set: ListSet

  init(_ lexicon: Lexicon, list name: String, _ value: (LexiconEntry) -> Value?) {
    let entries = lexicon.entries(of: name)
    first = entries.first?.row ?? 0
    let values = UnsafeMutablePointer<Value?>.allocate(capacity: max(1, entries.count))
    for (index, entry) in entries.enumerated() { (values + index).initialize(to: value(entry)) }
    self.values = UnsafePointer(values)
    list = lexicon.listNumber(name)
    set = ListSet(list: list)
  }

  subscript(_ match: PhraseMatch) -> Value? { match.list == list ? values[Int(match.entry.row - first)] : nil }
}

/// The lists that the stage works with, in the form in which it asks them.
///
/// Nothing changes after the initializer; a class, since each number of a text asks it.
final class QuantityVocabulary: Sendable {
  let lexicon: Lexicon
  let numerals: NumeralGrammar
  /// Tokens with a digit, and number words.
  let numbers: TokenWatch
  let dates: CalendarDateGrammar
  let units: RowTable<UnitEntry>
  let currencies: RowTable<CurrencyEntry>
  /// The codes of currencies that digits may follow without space, by their letters; see ``CurrencyLetters``.
  let codes: WordMap<ImmortalText?>
  let modifiers: RowTable<ModifierEntry>
  /// Whether the noun is ambiguous.
  let references: RowTable<Bool>
  private let serials: WordBits
  /// Whether the unit of time is written as a symbol.
  let timeUnits: RowTable<TimeUnitForm>
  let particles: WordArray<Particle>
  /// The change that a word says, as its index in ``changeValues`` plus one; 0 for none.
  private let changes: WordArray<UInt8>
  private static let changeValues: [Quantity.Change] = [.up, .down]
  private let topics: WordBits
  private let verbs: WordBits
  private let inclusions: WordBits
  private let persons: WordBits
  let filter: ClassFilter
  /// The edges of symbols and codes of currencies.
  let currencyEdges: FormEdges
  let modifierEdges: FormEdges
  let referenceEdges: FormEdges
  let timeUnitEdges: FormEdges
  let conversions: UnitConversions
  let pluralEndings: WordEndings
  /// Of peoples and groups in the plural, which other words have in the singular.
  let peopleEndings: WordEndings
  /// Of verbs and adverbs.
  let otherEndings: WordEndings
  let pastEndings: WordEndings
  let gerundEndings: WordEndings

  /// Lists of what can be measured in.
  let measures: ListSet
  /// The same and the units of time.
  let measuresAndTimes: ListSet

  /// The bits of ``filter``.
  static let monthBit: UInt64 = 1
  static let weekdayBit: UInt64 = 2
  static let seasonBit: UInt64 = 4
  static let timeZoneBit: UInt64 = 8
  static let commonBit: UInt64 = 16

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    numerals = NumeralGrammar(lexicon: lexicon)
    numbers = lexicon.watch(numerals.numberWords, orWith: .hasDigit)
    dates = CalendarDateGrammar(lexicon: lexicon)
    units = RowTable(lexicon, list: "units") { entry in
      let flags = entry["flags"].items
      return UnitEntry(
        code: entry["ucum"], isRatio: entry["dimension"] == "ratio", isSymbol: flags.contains("symbol"),
        isWeak: flags.contains("weak"), isMoney: flags.contains("money"))
    }
    var tokenizer = Tokenizer(lexicon: lexicon, remembersWords: false)
    var symbolsAndCodes: [LexiconEntry] = []
    currencies = RowTable(lexicon, list: "currencies") { entry in
      let flags = entry["flags"].items
      if flags.contains("symbol") || flags.contains("code") { symbolsAndCodes.append(entry) }
      return CurrencyEntry(
        code: entry["iso4217"], isSymbol: flags.contains("symbol"), isCode: flags.contains("code"),
        isMinor: flags.contains("minor"), isWeak: flags.contains("weak"))
    }
    codes = WordMap(CurrencyLetters.codes(of: lexicon), none: nil)
    modifiers = RowTable(lexicon, list: "quantity_modifiers") { entry in
      Quantity.Modifier(rawValue: entry["mod"].string).map {
        ModifierEntry(modifier: $0, isBefore: entry["position"] == "before")
      }
    }
    references = RowTable(lexicon, list: "reference_nouns") { $0.flags.contains(.ambiguous) }
    serials = WordBits(
      lexicon.entries(of: "reference_nouns").filter { $0["flags"].items.contains("serial") }.map(\.word))
    timeUnits = RowTable(lexicon, list: "time_units", TimeUnitForm.init)
    measures = units.set.union(currencies.set)
    measuresAndTimes = measures.union(timeUnits.set)
    particles = WordArray(
      lexicon.values(of: "quantity_particles") { Particle(parsing: $0["roles"]) }, none: [])
    changes = WordArray(
      lexicon.values(of: "change_words") { entry in
        Self.changeValues.firstIndex { $0.rawValue == entry["change"].string }.map { UInt8($0 + 1) }
      }, none: 0)
    let clauseWords = lexicon.entries(of: "clause_words")
    func words(_ classes: [ImmortalText]) -> WordBits {
      WordBits(clauseWords.filter { classes.contains($0[1]) }.map(\.word))
    }
    topics = words(["content", "topic"])
    verbs = words(["be", "have", "past"])
    inclusions = words(["inclusive"])
    persons = WordBits(lexicon.entries(of: "person_nouns").filter { $0[2] == "singular" }.map(\.word))
    filter = lexicon.classFilter(["months", "weekdays", "seasons", "time_zones", "common_words"])
    currencyEdges = FormEdges(lexicon, symbolsAndCodes, &tokenizer)
    modifierEdges = FormEdges(lexicon, lexicon.entries(of: "quantity_modifiers"), &tokenizer)
    referenceEdges = FormEdges(lexicon, lexicon.entries(of: "reference_nouns"), &tokenizer)
    timeUnitEdges = FormEdges(lexicon, lexicon.entries(of: "time_units"), &tokenizer)
    conversions = UnitConversions(lexicon: lexicon)
    pluralEndings = WordEndings(lexicon, ["plural"])
    peopleEndings = WordEndings(lexicon, ["people"])
    otherEndings = WordEndings(lexicon, ["past", "adverb"])
    pastEndings = WordEndings(lexicon, ["past"])
    gerundEndings = WordEndings(lexicon, ["gerund"])
  }

  /// Whether a noun takes `about` and what it is about: `a report`.
  func isTopical(_ word: LexiconID) -> Bool { topics.contains(word) }

  /// Whether four digits behind a word are its number and no year: `Resolution 1973`.
  func isSerial(_ word: LexiconID) -> Bool { serials.contains(word) }

  /// Whether a word is a noun for a person.
  func isPerson(_ word: LexiconID) -> Bool { persons.contains(word) }

  /// Whether a word stands before what is part of something said before: `including`.
  func includes(_ word: LexiconID) -> Bool { inclusions.contains(word) }

  /// Whether a word is a form of `be` or `have`, or an irregular verb in the past.
  func isVerb(_ word: LexiconID) -> Bool { verbs.contains(word) }

  /// The change that a word says.
  func change(_ word: LexiconID) -> Quantity.Change? {
    let number = changes[word]
    return number == 0 ? nil : Self.changeValues[Int(number) - 1]
  }
}
