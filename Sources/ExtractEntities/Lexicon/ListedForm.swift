import ExtractCore
import ExtractMatching

/// What a list and the flags of a row say about a form, as bits, so that one mask tells which forms are wanted.
struct FormTraits: OptionSet {
  let rawValue: UInt32

  static let ambiguous = Self(rawValue: 1 << 0)
  static let weak = Self(rawValue: 1 << 1)
  /// A noun that ends a name.
  static let head = Self(rawValue: 1 << 2)
  /// A noun that begins a name.
  static let prefix = Self(rawValue: 1 << 3)
  /// A noun or legal form that ends a name and is nothing without it.
  static let suffix = Self(rawValue: 1 << 4)
  /// A noun that takes "of".
  static let of = Self(rawValue: 1 << 5)
  static let male = Self(rawValue: 1 << 6)
  static let female = Self(rawValue: 1 << 7)
  /// A city: there are many, and many are also surnames.
  static let city = Self(rawValue: 1 << 8)
  /// A city that is known widely.
  static let major = Self(rawValue: 1 << 9)
  static let country = Self(rawValue: 1 << 10)
  static let subdivision = Self(rawValue: 1 << 11)
  /// The label is that of peoples and their members.
  static let group = Self(rawValue: 1 << 12)
  /// A noun that takes "in" and a country.
  static let locative = Self(rawValue: 1 << 13)
  /// A short name that several have, and that means the one of them whom the text names in full: "Korea".
  static let shared = Self(rawValue: 1 << 14)
  /// A noun for a military unit, which goes by a number: "3rd Battalion".
  static let unit = Self(rawValue: 1 << 15)

  /// A title of those who are known by it, as no owner or manager of something is: "King", "Judge", "Major".
  static let rank = Self(rawValue: 1 << 24)
  /// A noun for places that is also a name of persons, so that something beside it must tell: "Tal", "Khan".
  static let beside = Self(rawValue: 1 << 25)

  /// A noun that with a capital and "the" means one body, even alone: "the Court".
  static let alone = Self(rawValue: 1 << 26)

  // What kind of list it is.
  static let place = Self(rawValue: 1 << 16)
  static let name = Self(rawValue: 1 << 17)
  static let title = Self(rawValue: 1 << 18)
  static let organizationHead = Self(rawValue: 1 << 19)
  static let placeHead = Self(rawValue: 1 << 20)
  static let thingHead = Self(rawValue: 1 << 21)

  /// A given name that many bear.
  static let frequent = Self(rawValue: 1 << 22)
  /// A short form that is written with a period: "Ala."
  static let abbreviated = Self(rawValue: 1 << 23)

  /// Names that are candidates by themselves.
  static let gazetteer: Self = [.place, .name]
  static let headNoun: Self = [.organizationHead, .placeHead, .thingHead]

  /// What the name of a list says; nothing for a list whose forms are not looked up.
  init(list: String) {
    switch list {
    case "person_titles": self = .title
    case "org_heads": self = .organizationHead
    case "place_heads": self = .placeHead
    case "thing_heads": self = .thingHead
    case "countries": self = [.place, .country]
    case "subdivisions": self = [.place, .subdivision]
    case "cities": self = [.place, .city]
    case "regions", "place_abbreviations": self = .place
    default: self = NameLexicon.gazetteers.contains(list) ? .name : []
    }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private static let flags: [(ImmortalText, FormTraits)] = [
    ("ambiguous", .ambiguous), ("weak", .weak), ("head", .head), ("prefix", .prefix), ("suffix", .suffix), ("of", .of),
    ("major", .major), ("beside", .beside), ("alone", .alone), ("in", .locative), ("shared", .shared), ("unit", .unit),
    ("frequent", .frequent),
  ]

  /// The flags of a comma-separated cell; those that the stage does not know are for others.
  init(cell: ImmortalText) {
    var traits: Self = []
    cell.forEachItem { flag in
      if let known = Self.flags.first(where: { $0.0 == flag }) { traits.formUnion(known.1) }
    }
    self = traits
  }

  init(gender cell: ImmortalText) {
    switch cell.bytes.first {
    case UInt8(ascii: "m"): self = .male
    case UInt8(ascii: "f"): self = .female
    default: self = []
    }
  }

  /// Of a given name, whose bearers may be of either gender: both.
  init(genderOfName cell: ImmortalText) {
    self = cell == "u" ? [.male, .female] : FormTraits(gender: cell)
  }

  /// Which of two rows with one form is meant: the larger number.
  var trust: Int {
    (contains(.ambiguous) ? 0 : 8) + (contains(.country) ? 4 : contains(.city) ? 0 : 2)
  }

  var gender: Candidate.Gender? { contains(.male) ? .male : contains(.female) ? .female : nil }
}

/// What every look at a form asks.
struct FormKind {
  var traits: FormTraits = []
  var label = NameLabel.role
}

/// What the row of a list says about its forms, decoded once per worker and row.
struct ListedForm {
  var traits: FormTraits
  var label: NameLabel
  /// What a gazetteer knows of the name; of other lists, nothing.
  var key = ImmortalText.none
  var links = ImmortalText.none
  /// The fullest name that the lists have for the key.
  var canonicalName = ImmortalText.none
  /// The same number for rows that mean the same: the hash of the key in the list, or else the row.
  var identity: UInt64
}

/// A form of a list that stands in the text.
struct ListedMatch {
  private let first: Int32
  private let last: Int32
  /// The index of the form in ``FormTable``.
  let form: Int32
  let traits: FormTraits
  let label: NameLabel

  init(start: Int, end: Int, form: Int32, _ kind: FormKind) {
    first = Int32(truncatingIfNeeded: start)
    last = Int32(truncatingIfNeeded: end)
    self.form = form
    traits = kind.traits
    label = kind.label
  }

  var start: Int { Int(first) }
  /// The index just after the last token.
  var end: Int { Int(last) }
  var count: Int { Int(last - first) }
}

/// The rows that a worker has met, decoded; at most as many as the lists have.
struct FormTable {
  private var indices = KeyTable()
  private var forms = FlatArray<ListedForm>()
  /// Of each form what matches need, so that they read few lines of memory.
  private var kinds = FlatArray<FormKind>()
  private(set) var labels = LabelTable()

  /// A form, read where it lies; a copy would be nearly a hundred bytes.
  subscript(_ index: Int32) -> ListedForm {
    @inline(__always) unsafeAddress { UnsafePointer(forms.pointer + Int(index)) }
  }

  @inline(__always) func kind(_ index: Int32) -> FormKind { kinds[Int(index)] }

  mutating func index(of entry: LexiconEntry, inList list: Int, _ names: NameLexicon) -> Int32 {
    if let known = indices[UInt64(entry.row)] { return Int32(truncatingIfNeeded: known) }
    let index = forms.count
    let form = decoded(entry, names.traits(ofList: list), names)
    forms.append(form)
    kinds.append(FormKind(traits: form.traits, label: form.label))
    indices.set(UInt64(entry.row), index)
    return Int32(truncatingIfNeeded: index)
  }

  func deallocate() {
    indices.deallocate()
    forms.deallocate()
    kinds.deallocate()
  }

  @inline(never) private mutating func decoded(
    _ entry: LexiconEntry, _ kind: FormTraits, _ names: NameLexicon
  ) -> ListedForm {
    var form = ListedForm(traits: kind, label: .role, identity: UInt64(entry.row))
    if !kind.isDisjoint(with: .gazetteer) {
      form.label = labels.number(entry[1])
      form.traits.formUnion(FormTraits(cell: entry[4]))
      if form.label == .group { form.traits.insert(.group) }
      if names.isAbbreviated(entry) { form.traits.insert(.abbreviated) }
      (form.key, form.links) = (entry[2], entry[3])
      if !form.key.isEmpty {
        form.identity = NameKey.hash(form.key.bytes)
        form.canonicalName = names.canonicalName(entry, kind)
      }
    } else if kind.contains(.title) {
      form.traits.formUnion(FormTraits(cell: entry[3]).union(FormTraits(gender: entry[2])))
      if entry[1] != "corporate", entry[1] != "academic" { form.traits.insert(.rank) }
    } else if kind.contains(.organizationHead) {
      form.label = .organization
      form.traits.formUnion(FormTraits(cell: entry[1]))
    } else {
      form.label = labels.number(entry[1])
      form.traits.formUnion(FormTraits(cell: entry[2]))
    }
    return form
  }
}

extension ImmortalText {
  static let none = ImmortalText(immortal: UnsafeBufferPointer(start: nil, count: 0))
}
