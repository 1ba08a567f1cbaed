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

/// A stretch of tokens that may be a mention.
struct Candidate {
  var start: Int
  var end: Int
  /// `nil` if nothing says what it is.
  var label: Label?
  var evidence: Evidence
  var rule: RuleID
  /// The index of the gazetteer's form in ``FormTable``.
  var form: Int?
  /// The capital letter proves nothing here: the first word of a sentence, a headline.
  var isDoubted = false
  var kind: Mention.Kind = .name
  /// The index of the candidate that this title belongs to, or whose acronym this is.
  var owner: Int?
  /// What the titles of a person say about gender.
  var gender: Entity.Gender?
  /// Another candidate has taken its place.
  var isDropped = false
  /// The hash of the folded words; see ``NameKey``.
  var key: UInt64 = 0

  init(_ start: Int, _ end: Int, _ label: Label?, _ evidence: Evidence, _ rule: RuleID, form: Int? = nil) {
    self.start = start
    self.end = end
    self.label = label
    self.evidence = evidence
    self.rule = rule
    self.form = form
  }

  var count: Int { end - start }
}
