import ExtractCore

/// How sure the place itself makes that a stretch of text is a name of its label.
enum Evidence: UInt8, Comparable {
  /// It looks like a name, and nothing says of what.
  case shape
  /// A name of a list that is also something else, or a doubtful context.
  case guess
  /// A name of a list, or a pattern that seldom errs.
  case likely
  /// A title before it, a legal form, a definition.
  case certain

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The weight in the vote of all places of a name in the document.
  var weight: Int32 {
    switch self {
    case .shape: 0
    case .guess: 1
    case .likely: 3
    case .certain: 9
    }
  }
}

/// A stretch of tokens that may be a mention; a plain value of 32 bytes.
struct Candidate {
  /// The raw values are those of ``Marks``.
  enum Kind: UInt8 { case name, acronym, title }
  enum Gender: UInt8 { case male, female }

  /// Yes and no in bits, of which one mask asks for several.
  struct Marks: OptionSet {
    let rawValue: UInt8

    static let acronym = Marks(rawValue: 1 << 0)
    static let title = Marks(rawValue: 1 << 1)
    static let male = Marks(rawValue: 1 << 2)
    static let female = Marks(rawValue: 1 << 3)
    static let doubted = Marks(rawValue: 1 << 4)
    static let dropped = Marks(rawValue: 1 << 5)
    static let articled = Marks(rawValue: 1 << 6)

    static let kind: Marks = [.acronym, .title]
    static let gender: Marks = [.male, .female]
  }

  private var first: Int32
  private var last: Int32
  /// The hash of the folded words; see ``NameKey``.
  var key: UInt64 = 0
  var meaning: NameMeaning
  var evidence: Evidence
  var rule: EntityRule
  private(set) var marks: Marks = []
  private var ownerIndex: Int32 = -1
  /// The index of the name in ``DocumentEvidence``, once that is weighed.
  var name = DocumentEvidence.noName

  init(
    _ start: Int, _ end: Int, _ label: NameLabel?, _ evidence: Evidence, _ rule: EntityRule, form: Int32? = nil
  ) {
    first = Int32(truncatingIfNeeded: start)
    last = Int32(truncatingIfNeeded: end)
    meaning = NameMeaning(form: form, label: label)
    self.evidence = evidence
    self.rule = rule
  }

  var start: Int {
    get { Int(first) }
    set { first = Int32(truncatingIfNeeded: newValue) }
  }
  /// The index just after the last token.
  var end: Int {
    get { Int(last) }
    set { last = Int32(truncatingIfNeeded: newValue) }
  }
  var count: Int { Int(last - first) }

  /// The index of the gazetteer's form in ``FormTable``.
  var form: Int32? {
    get { meaning.form }
    set { meaning.form = newValue }
  }
  /// `nil` if nothing says what it is.
  var label: NameLabel? {
    get { meaning.label }
    set { meaning.label = newValue }
  }
  /// Whether it has a label, which is compared without asking first whether there is any.
  @inline(__always) func isLabelled(_ label: NameLabel) -> Bool { meaning.isLabelled(label) }

  /// The index of the candidate that this title belongs to, or whose acronym this is.
  var owner: Int32? {
    get { ownerIndex < 0 ? nil : ownerIndex }
    set { ownerIndex = newValue ?? -1 }
  }

  var kind: Kind {
    get { Kind(rawValue: marks.intersection(.kind).rawValue) ?? .title }
    set {
      marks.subtract(.kind)
      if newValue != .name { marks.formUnion(newValue == .title ? .title : .acronym) }
    }
  }
  /// What the titles of a person say about gender.
  var gender: Gender? {
    get { marks.contains(.male) ? .male : marks.contains(.female) ? .female : nil }
    set {
      marks.subtract(.gender)
      if let newValue { marks.formUnion(newValue == .male ? .male : .female) }
    }
  }
  /// The capital letter proves nothing here: the first word of a sentence, a headline.
  var isDoubted: Bool {
    get { marks.contains(.doubted) }
    set { if newValue { marks.formUnion(.doubted) } else { marks.subtract(.doubted) } }
  }
  /// An article stands before it and no noun behind it: "the Bakken is".
  var isArticled: Bool {
    get { marks.contains(.articled) }
    set { if newValue { marks.formUnion(.articled) } else { marks.subtract(.articled) } }
  }
  /// Another candidate has taken its place.
  var isDropped: Bool {
    get { marks.contains(.dropped) }
    set { if newValue { marks.formUnion(.dropped) } else { marks.subtract(.dropped) } }
  }
}

/// What a name may mean: a form of a gazetteer and a label, either of which may be missing, in five bytes that compare as
/// one number.
struct NameMeaning: Equatable {
  private var formIndex: Int32
  private var labelNumber: UInt8

  init(form: Int32? = nil, label: NameLabel? = nil) {
    formIndex = form ?? -1
    labelNumber = label?.rawValue ?? NameLabel.noNumber
  }

  var form: Int32? {
    get { formIndex < 0 ? nil : formIndex }
    set { formIndex = newValue ?? -1 }
  }

  var label: NameLabel? {
    get { labelNumber == NameLabel.noNumber ? nil : NameLabel(rawValue: labelNumber) }
    set { labelNumber = newValue?.rawValue ?? NameLabel.noNumber }
  }

  @inline(__always) static func == (left: Self, right: Self) -> Bool {
    left.formIndex ^ right.formIndex | Int32(left.labelNumber ^ right.labelNumber) == 0
  }

  @inline(__always) func isLabelled(_ label: NameLabel) -> Bool { labelNumber == label.rawValue }

  @inline(__always) var hasNoLabel: Bool { labelNumber == NameLabel.noNumber }

  /// The labels are the same, or both are missing.
  @inline(__always) func hasLabel(of other: Self) -> Bool { labelNumber == other.labelNumber }

  /// Takes the label of another meaning, and its form if it has one.
  @inline(__always) mutating func take(_ other: Self) {
    labelNumber = other.labelNumber
    // Without a branch: which names are of a list cannot be foretold.
    let isMissing = other.formIndex >> 31
    formIndex = formIndex & isMissing | other.formIndex & ~isMissing
  }
}
