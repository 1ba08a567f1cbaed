internal import ExtractCore

/// The rules of the stage. Each names how a quotation and its speaker were found.
enum QuoteRules {
  static let saidSubject = RuleID("quotes/said-subject")
  static let subjectSaid = RuleID("quotes/subject-said")
  static let accordingTo = RuleID("quotes/according-to")
  static let dashName = RuleID("quotes/dash-name")
  static let subjectSaidBefore = RuleID("quotes/subject-said-before")
  static let saidSubjectBefore = RuleID("quotes/said-subject-before")
  static let accordingToBefore = RuleID("quotes/according-to-before")
  static let lineName = RuleID("quotes/line-name")
  static let colon = RuleID("quotes/colon")
  /// Speakers of quotations without a reporting clause of their own.
  static let previousSubject = RuleID("quotes/previous-subject")
  static let sameParagraph = RuleID("quotes/same-paragraph")
  static let nextParagraph = RuleID("quotes/next-paragraph")
  static let dialogue = RuleID("quotes/dialogue")
  static let unattributed = RuleID("quotes/unattributed")
  /// Quotations that nobody says.
  static let scare = RuleID("quotes/scare")
  static let title = RuleID("quotes/title")
  /// Reported speech.
  static let that = RuleID("quotes/said-that")
  static let bareClause = RuleID("quotes/said-clause")
  static let question = RuleID("quotes/asked-whether")
  static let infinitive = RuleID("quotes/urged-to")
  static let complement = RuleID("quotes/called-for")
  static let fragment = RuleID("quotes/fragment")
  static let trailing = RuleID("quotes/clause-said")
  static let trailingAccordingTo = RuleID("quotes/clause-according-to")
  static let indirectAccordingTo = RuleID("quotes/according-to-clause")
  /// Pronouns.
  static let pronoun = RuleID("quotes/pronoun")
  static let role = RuleID("quotes/role")

  static let all: [RuleID] = [
    saidSubject, subjectSaid, accordingTo, dashName, subjectSaidBefore, saidSubjectBefore, accordingToBefore, lineName,
    colon, previousSubject, sameParagraph, nextParagraph, dialogue, unattributed, scare, title, that, bareClause,
    question, infinitive, complement, fragment, trailing, trailingAccordingTo, indirectAccordingTo, pronoun, role,
  ]
}

/// How a reporting clause after a quotation is built, element by element.
struct ReportingPattern {
  enum Element {
    case speaker
    /// A reporting verb in an active form.
    case verb
    /// `according to`
    case preposition
    /// Auxiliaries, adverbs and dates; may be empty.
    case adverbials
    /// Commas with an apposition or a relative clause between; may be empty.
    case apposition
    case dash
    /// The end of the sentence or line.
    case end
  }

  let rule: RuleID
  let elements: [Element]
  let example: String

  /// Tried in order on the words after a quotation.
  static let afterQuotation: [ReportingPattern] = [
    ReportingPattern(
      rule: QuoteRules.saidSubject, elements: [.verb, .adverbials, .speaker],
      example: "\"We waited for hours,\" said Ines Falk, a farmer."),
    ReportingPattern(
      rule: QuoteRules.subjectSaid, elements: [.speaker, .apposition, .adverbials, .verb],
      example: "\"We waited for hours,\" Ines Falk, a farmer, later said."),
    ReportingPattern(
      rule: QuoteRules.accordingTo, elements: [.preposition, .speaker],
      example: "The road is \"beyond repair\", according to Ines Falk."),
    ReportingPattern(
      rule: QuoteRules.dashName, elements: [.dash, .speaker, .end],
      example: "\"We waited for hours.\" — Ines Falk"),
  ]
}
