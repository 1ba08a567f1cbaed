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

/// A stretch of tokens that may be a mention; a plain value of forty bytes.
struct Candidate {
  enum Kind: UInt8 {
    case name, acronym, title
    /// The acronym of a common noun: "displaced persons (DPs)".
    case abbreviation
  }
  enum Gender: UInt8 { case male, female }

  private var first: Int32
  private var last: Int32
  /// The hash of the folded words; see ``NameKey``.
  var key: UInt64 = 0
  /// The index of the gazetteer's form in ``FormTable``.
  var form: Int32?
  /// The index of the candidate that this title belongs to, or whose acronym this is.
  var owner: Int32?
  /// The index of the name in ``NameTable``, once the document's evidence is weighed.
  var name: Int32 = -1
  /// `nil` if nothing says what it is.
  var label: NameLabel?
  var evidence: Evidence
  var rule: EntityRule
  var kind = Kind.name
  /// What the titles of a person say about gender.
  var gender: Gender?
  /// The capital letter proves nothing here: the first word of a sentence, a headline.
  var isDoubted = false
  /// Another candidate has taken its place.
  var isDropped = false

  init(
    _ start: Int, _ end: Int, _ label: NameLabel?, _ evidence: Evidence, _ rule: EntityRule, form: Int32? = nil
  ) {
    first = Int32(truncatingIfNeeded: start)
    last = Int32(truncatingIfNeeded: end)
    self.label = label
    self.evidence = evidence
    self.rule = rule
    self.form = form
  }

  var start: Int { Int(first) }
  /// The index just after the last token.
  var end: Int {
    get { Int(last) }
    set { last = Int32(truncatingIfNeeded: newValue) }
  }
  var count: Int { Int(last - first) }
}
