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
struct Particle: OptionSet {
  let rawValue: UInt32

  private static let names = [
    "range", "pair", "between", "either", "in", "out", "of", "from", "age", "old", "times", "fold", "comparison",
    "clock", "below", "plus", "year", "pronoun", "many", "determiner", "plural", "stop",
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The roles that the list names, comma-separated.
  init(parsing roles: String) {
    self.init()
    for role in roles.split(separator: ",") {
      if let index = Self.names.firstIndex(of: String(role)) { insert(Particle(rawValue: 1 << UInt32(index))) }
    }
  }

  private static func named(_ name: String) -> Particle { Particle(parsing: name) }

  static let range = named("range")
  static let pair = named("pair")
  static let between = named("between")
  static let either = named("either")
  static let `in` = named("in")
  static let out = named("out")
  static let of = named("of")
  static let age = named("age")
  static let old = named("old")
  static let times = named("times")
  static let fold = named("fold")
  static let comparison = named("comparison")
  static let clock = named("clock")
  static let below = named("below")
  static let plus = named("plus")
  static let year = named("year")
  static let pronoun = named("pronoun")
  static let many = named("many")
  static let determiner = named("determiner")
  static let plural = named("plural")
  static let stop = named("stop")
}

/// Values for the rows of one list, by the number of the row.
struct RowTable<Value: Sendable>: Sendable {
  private let first: UInt32
  private let values: [Value?]
  let list: Int

  /// The list as a set, for matching.
  var set: ListSet { ListSet(list: list) }

  init(_ lexicon: Lexicon, list name: String, _ value: (LexiconEntry) -> Value?) {
    let entries = lexicon.entries(of: name)
    first = entries.first?.row ?? 0
    values = entries.map(value)
    list = lexicon.listNumber(name)
  }

  subscript(_ match: PhraseMatch) -> Value? { match.list == list ? values[Int(match.entry.row - first)] : nil }
}

/// The lists that the stage works with, in the form in which it asks them.
struct QuantityVocabulary: Sendable {
  let lexicon: Lexicon
  let numerals: NumeralGrammar
  let dates: CalendarDateGrammar
  let units: RowTable<UnitEntry>
  let currencies: RowTable<CurrencyEntry>
  /// The codes of currencies that digits may follow without space, by their letters; see ``CurrencyLetters``.
  let codes: [UInt32: ImmortalText]
  let modifiers: RowTable<ModifierEntry>
  /// Whether the noun is ambiguous.
  let references: RowTable<Bool>
  /// Whether the unit of time is written as a symbol.
  let timeUnits: RowTable<Bool>
  let particles: [LexiconID: Particle]
  let changes: [LexiconID: Quantity.Change]
  let filter: ClassFilter
  let conversions: UnitConversions

  /// Lists of what can be measured in.
  var measures: ListSet { units.set.union(currencies.set) }

  /// The bits of ``filter``.
  static let monthBit: UInt64 = 1
  static let weekdayBit: UInt64 = 2
  static let seasonBit: UInt64 = 4
  static let timeZoneBit: UInt64 = 8
  static let commonBit: UInt64 = 16

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    numerals = NumeralGrammar(lexicon: lexicon)
    dates = CalendarDateGrammar(lexicon: lexicon)
    units = RowTable(lexicon, list: "units") { entry in
      let flags = Set(entry["flags"].string.split(separator: ","))
      return UnitEntry(
        code: entry["ucum"], isRatio: entry["dimension"].string == "ratio", isSymbol: flags.contains("symbol"),
        isWeak: flags.contains("weak"), isMoney: flags.contains("money"))
    }
    currencies = RowTable(lexicon, list: "currencies") { entry in
      let flags = Set(entry["flags"].string.split(separator: ","))
      return CurrencyEntry(
        code: entry["iso4217"], isSymbol: flags.contains("symbol"), isCode: flags.contains("code"),
        isMinor: flags.contains("minor"), isWeak: flags.contains("weak"))
    }
    codes = CurrencyLetters.codes(of: lexicon)
    modifiers = RowTable(lexicon, list: "quantity_modifiers") { entry in
      Quantity.Modifier(rawValue: entry["mod"].string).map {
        ModifierEntry(modifier: $0, isBefore: entry["position"].string == "before")
      }
    }
    references = RowTable(lexicon, list: "reference_nouns") { $0.flags.contains(.ambiguous) }
    timeUnits = RowTable(lexicon, list: "time_units") { $0["flags"].string.contains("symbol") }
    particles = lexicon.values(of: "quantity_particles") { Particle(parsing: $0["roles"].string) }
    changes = lexicon.values(of: "change_words") { Quantity.Change(rawValue: $0["change"].string) }
    filter = lexicon.classFilter(["months", "weekdays", "seasons", "time_zones", "common_words"])
    conversions = UnitConversions()
  }
}
