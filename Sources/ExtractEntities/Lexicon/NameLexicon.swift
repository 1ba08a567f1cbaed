import ExtractCore
import ExtractMatching

/// The lists that the stage works with, made once and shared by all workers.
struct NameLexicon: @unchecked Sendable {
  /// Lists of names whose forms are candidates by themselves.
  static let gazetteers = [
    "countries", "subdivisions", "cities", "demonyms", "peoples", "regions", "organizations", "companies", "events",
    "facilities", "works_laws", "place_abbreviations",
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
  /// What a comma may join to the name before it: "Inc", "Jr"
  private(set) var joinedByComma = WordBits()
  /// The legal forms that are written small: "Halden plc"
  private(set) var smallSuffixes = WordBits()
  /// "a", "an", "the"
  private(set) var articles = WordBits()
  /// "Saint", "St"
  private(set) var saints = WordBits()
  /// "his", "her", "their"
  private(set) var possessives = WordBits()
  /// "crude", "futures": nouns for what is traded, before which a name is that of a grade.
  private(set) var traded = WordBits()
  /// "based", "listed": behind a place and a hyphen
  private(set) var situated = WordBits()
  /// "reported", "reports"
  private(set) var reports = WordBits()
  /// Of plurals of nouns.
  let pluralEndings: WordEndings
  /// Of nouns for an activity or a field, as names of ministries have them.
  let fieldEndings: WordEndings
  /// Of nouns for a science: "Linguistics".
  let scienceEndings: WordEndings
  /// Of past and present participles.
  let participleEndings: WordEndings
  /// Of plurals, participles and adverbs.
  let commonEndings: WordEndings
  let gerundEndings: WordEndings
  /// Of doctrines: "Marxism".
  let doctrineEndings: WordEndings
  // Single words that rules name.
  let and: LexiconID
  let of: LexiconID
  let or: LexiconID
  let the: LexiconID
  let to: LexiconID
  let on: LexiconID
  let at: LexiconID
  let head: LexiconID
  let by: LexiconID
  let known: LexiconID
  let `as`: LexiconID
  let `for`: LexiconID
  /// "st" of "1st", "nd", "rd", "th"
  let ordinalSuffixes: [LexiconID]
  let `in`: LexiconID
  /// What the forms of each list are, by the number of the list; never freed, as the lexicon is not.
  private let kinds: UnsafePointer<FormTraits>
  /// The row of the full name of each country, by its key.
  private let countries: KeyTable
  private let organizations: Range<UInt32>
  private let placeAbbreviations: Range<UInt32>
  /// Of the lists of places other than countries that short forms stand for, the shorter one first.
  private let places: [Range<UInt32>]

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
    countries = Self.fullNames(of: "countries", lexicon)
    organizations = lexicon.rows(of: "organizations")
    placeAbbreviations = lexicon.rows(of: "place_abbreviations")
    places = ["subdivisions", "cities"].map { lexicon.rows(of: $0) }
    pluralEndings = WordEndings(lexicon, ["plural"])
    participleEndings = WordEndings(lexicon, ["past", "gerund"])
    gerundEndings = WordEndings(lexicon, ["gerund"])
    doctrineEndings = WordEndings(lexicon, ["doctrine"])
    fieldEndings = WordEndings(lexicon, ["field", "plural", "gerund"])
    scienceEndings = WordEndings(lexicon, ["science"])
    commonEndings = WordEndings(lexicon, ["plural", "past", "gerund", "adverb"])
    func word(_ form: String, in list: String = "function_words") -> LexiconID {
      lexicon.requiredID(of: form, in: list)
    }
    (and, or, the) = (word("and"), word("or"), word("the"))
    (of, `in`, on, at, `for`, `as`, by, to) = (
      word("of"), word("in"), word("on"), word("at"), word("for"), word("as"), word("by"), word("to")
    )
    head = word("head", in: "person_nouns")
    known = word("known", in: "cues")
    ordinalSuffixes = lexicon.entries(of: "numeral_particles").filter { $0[1] == "ordinal" }.map(\.word)
    let noted = ["name_parts", "name_contexts", "person_nouns", "function_words", "event_words", "definition_words"]
    notes = WordMap(capacity: noted.reduce(0) { $0 + lexicon.rows(of: $1).count }, none: WordNote())
    noteWords()
  }

  private mutating func noteWords() {
    for row in lexicon.rows(of: "name_parts") {
      let entry = lexicon.entry(row)
      let part = NamePart(named: entry[1].string)
      notes.update(entry.word) { $0.part.formUnion(part) }
      if !part.isDisjoint(with: .anyParticle) { particles.insert(entry.word) }
      if part.contains(.junior) { joinedByComma.insert(entry.word) }
    }
    for row in lexicon.rows(of: "org_heads") {
      let entry = lexicon.entry(row)
      entry[1].forEachItem { flag in
        if flag == "comma" { joinedByComma.insert(entry.word) }
        if flag == "small" {
          smallSuffixes.insert(entry.word)
          // Goes on behind a name as particles do.
          particles.insert(entry.word)
        }
      }
    }
    for row in lexicon.rows(of: "clause_words") where lexicon.entry(row)[1] == "possessive" {
      possessives.insert(lexicon.entry(row).word)
    }
    for row in lexicon.rows(of: "name_contexts") {
      let entry = lexicon.entry(row)
      if entry[2] == "ailment" { ailments.insert(entry.word) }
      if entry[2] == "grade" { traded.insert(entry.word) }
      if entry[2] == "situated" { situated.insert(entry.word) }
      if entry[2] == "account" { reports.insert(entry.word) }
      if entry[2] == "saint" { saints.insert(entry.word) }
      notes.update(entry.word) {
        $0.after = NameLabel(context: entry[2])
        for item in entry[1].items {
          switch item {
          case "in ORG": $0.takesInvestment = true
          case "in PERSON": $0.takesTrust = true
          case "unknown GPE": $0.isAimed = true
          case "on unknown GPE": $0.isAimedOn = true
          case "to GPE": $0.leadsToPlace = true
          case "of GPE": $0.isOfPlace = true
          default:
            $0.before = NameLabel(context: item)
            $0.defined = $0.before
          }
        }
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
    for row in lexicon.rows(of: "function_words") {
      let entry = lexicon.entry(row)
      if entry[1] == "auxiliary" { notes.update(entry.word) { $0.isAuxiliary = true } }
      if entry[1] == "article" { articles.insert(entry.word) }
    }
    for row in lexicon.rows(of: "event_words") where lexicon.entry(row)[1] == "noun" {
      notes.update(lexicon.entry(row).word) { $0.isEventNoun = true }
    }
  }

  func traits(ofList list: Int) -> FormTraits { kinds[list] }

  /// Whether a row is a short form of a place that ends with a period and has no other one: "Ala.", but not "N.Y."
  func isAbbreviated(_ entry: LexiconEntry) -> Bool {
    let period = UInt8(ascii: ".")
    return placeAbbreviations.contains(entry.row) && entry[0].bytes.firstIndex(of: period) == entry[0].bytes.count - 1
  }

  /// The fullest name of a key that several rows share: acronyms have rows of their own.
  ///
  /// Rows of organisations with one key stand together in the list; of states there are few. The capitals or the
  /// abbreviation of a place are looked up in the lists of places, once for a worker.
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
    } else if placeAbbreviations.contains(entry.row), entry.flags.contains(.exact) {
      fullest = country(key)
      for rows in places where fullest == nil {
        fullest = lexicon.firstEntry(of: rows, with: key, inColumn: 2) { !$0.flags.contains(.exact) }?[0]
      }
    } else if traits.isDisjoint(with: [.city, .subdivision]) {
      fullest = country(key)
    }
    return fullest ?? entry[0]
  }

  /// The full name of the country that has a key.
  private func country(_ key: ImmortalText) -> ImmortalText? {
    countries[NameKey.hash(key.bytes)].map { lexicon.entry(UInt32($0))[0] }
  }

  /// Of each key in a list the first row whose name is no short form; never freed.
  private static func fullNames(of list: String, _ lexicon: Lexicon) -> KeyTable {
    var rows = KeyTable()
    for row in lexicon.rows(of: list) where !lexicon.entry(row).flags.contains(.exact) {
      rows.insert(NameKey.hash(lexicon.entry(row)[2].bytes), Int(row))
    }
    return rows
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
