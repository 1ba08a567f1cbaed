import ExtractCore
import ExtractMatching

/// What the row of a list says about its forms, decoded once per worker and row.
struct ListedForm {
  enum Kind: UInt8 {
    case place, name, givenName, surname, title, organizationHead, placeHead, thingHead, other

    init(list: String) {
      switch list {
      case "given_names": self = .givenName
      case "surnames": self = .surname
      case "person_titles": self = .title
      case "org_heads": self = .organizationHead
      case "place_heads": self = .placeHead
      case "thing_heads": self = .thingHead
      case "countries", "subdivisions", "cities", "regions", "place_abbreviations": self = .place
      default: self = NameLexicon.gazetteers.contains(list) ? .name : .other
      }
    }

    var isGazetteer: Bool { self == .place || self == .name }
    var isHead: Bool { self == .organizationHead || self == .placeHead || self == .thingHead }
  }

  struct Flags: OptionSet {
    let rawValue: UInt16

    static let ambiguous = Flags(rawValue: 1)
    static let weak = Flags(rawValue: 2)
    /// A noun that ends a name.
    static let head = Flags(rawValue: 4)
    /// A noun that begins a name.
    static let prefix = Flags(rawValue: 8)
    /// A noun or legal form that ends a name and is nothing without it.
    static let suffix = Flags(rawValue: 16)
    /// A noun that takes "of".
    static let of = Flags(rawValue: 32)
    static let company = Flags(rawValue: 64)
    static let male = Flags(rawValue: 128)
    static let female = Flags(rawValue: 256)
    static let exact = Flags(rawValue: 512)
    /// A city: there are many, and many are also surnames.
    static let city = Flags(rawValue: 1024)
    /// A city that is known widely.
    static let major = Flags(rawValue: 8192)
    static let country = Flags(rawValue: 2048)
    /// A title that is part of the name when a given name follows: "Pope", "Queen".
    static let regnal = Flags(rawValue: 4096)
  }

  var kind: Kind
  var label: Label
  var flags: Flags
  var row: UInt32
  /// The same number for rows that mean the same: the hash of the key in the list, or else the row.
  var identity: UInt64
  /// What a gazetteer knows of the name; of other lists, nothing.
  var listed: ListedName?

  init(_ entry: LexiconEntry, kind: Kind) {
    self.kind = kind
    row = entry.row
    identity = UInt64(entry.row)
    flags = []
    switch kind {
    case .place, .name:
      label = Label(entry[1].string)
      flags = Self.flags(entry[4].string)
      listed = ListedName(name: entry[0], key: entry[2], links: entry[3])
      if !entry[2].isEmpty { identity = NameKey.hash(entry[2].bytes) }
      let list = entry.list
      if list == "cities" { flags.insert(.city) }
      if list == "countries" { flags.insert(.country) }
    case .givenName:
      label = .person
      flags = Self.flags(entry[2].string).union(Self.gender(entry[1].string))
    case .surname:
      label = .person
      flags = Self.flags(entry[1].string)
    case .title:
      label = .role
      flags = Self.flags(entry[3].string).union(Self.gender(entry[2].string))
    case .organizationHead:
      label = .organization
      flags = Self.flags(entry[1].string)
    case .placeHead, .thingHead:
      label = Label(entry[1].string)
      flags = Self.flags(entry[2].string)
    case .other:
      label = .role
    }
  }

  /// Which of two rows with one form is meant: the larger number.
  var trust: Int {
    (flags.contains(.ambiguous) ? 0 : 8) + (flags.contains(.country) ? 4 : flags.contains(.city) ? 0 : 2)
  }

  private static func gender(_ letter: String) -> Flags { letter == "m" ? .male : letter == "f" ? .female : [] }

  private static func flags(_ text: String) -> Flags {
    var flags: Flags = []
    for name in text.split(separator: ",") {
      switch name {
      case "ambiguous": flags.insert(.ambiguous)
      case "weak": flags.insert(.weak)
      case "head": flags.insert(.head)
      case "prefix": flags.insert(.prefix)
      case "suffix": flags.insert(.suffix)
      case "of": flags.insert(.of)
      case "company": flags.insert(.company)
      case "major": flags.insert(.major)
      case "exact": flags.insert(.exact)
      case "regnal": flags.insert(.regnal)
      default: break
      }
    }
    return flags
  }
}

/// What a gazetteer knows of a name.
struct ListedName {
  var name: ImmortalText
  var key: ImmortalText
  var links: ImmortalText
}

/// A form of a list that stands in the text.
struct ListedMatch {
  var start: Int
  var end: Int
  /// The index of the form in ``FormTable``.
  var form: Int

  var count: Int { end - start }
}

/// The rows that a worker has met, decoded; at most as many as the lists have.
struct FormTable {
  private var indices = KeyTable()
  private(set) var forms: [ListedForm] = []

  subscript(_ index: Int) -> ListedForm { forms[index] }

  mutating func index(of match: PhraseMatch, kind: ListedForm.Kind) -> Int {
    if let known = indices[UInt64(match.entry.row)] { return known }
    forms.append(ListedForm(match.entry, kind: kind))
    indices.set(UInt64(match.entry.row), forms.count - 1)
    return forms.count - 1
  }
}
