internal import ExtractCore

/// The rules of the stage. Each names how a quotation and its speaker were found.
enum QuoteRule: UInt8, CaseIterable {
  case saidSubject, subjectSaid, accordingTo, dashName, subjectSaidBefore, saidSubjectBefore, accordingToBefore
  case lineName, colon
  // Speakers of quotations without a reporting clause of their own.
  case previousSubject, sameParagraph, nextParagraph, dialogue, unattributed
  // Quotations that nobody says.
  case scare, title
  // Reported speech.
  case that, bareClause, question, infinitive, complement, fragment, trailing, trailingAccordingTo, interrupted
  case indirectAccordingTo, nominal, headline
  // Pronouns and roles.
  case pronoun, role, interviewee

  /// The stable name of the rule.
  private var name: String {
    switch self {
    case .saidSubject: "said-subject"
    case .subjectSaid: "subject-said"
    case .accordingTo: "according-to"
    case .dashName: "dash-name"
    case .subjectSaidBefore: "subject-said-before"
    case .saidSubjectBefore: "said-subject-before"
    case .accordingToBefore: "according-to-before"
    case .lineName: "line-name"
    case .colon: "colon"
    case .previousSubject: "previous-subject"
    case .sameParagraph: "same-paragraph"
    case .nextParagraph: "next-paragraph"
    case .dialogue: "dialogue"
    case .unattributed: "unattributed"
    case .scare: "scare"
    case .title: "title"
    case .that: "said-that"
    case .bareClause: "said-clause"
    case .question: "asked-whether"
    case .infinitive: "urged-to"
    case .complement: "called-for"
    case .fragment: "fragment"
    case .trailing: "clause-said"
    case .trailingAccordingTo: "clause-according-to"
    case .interrupted: "clause-within"
    case .indirectAccordingTo: "according-to-clause"
    case .nominal: "claim-that"
    case .headline: "headline"
    case .pronoun: "pronoun"
    case .role: "role"
    case .interviewee: "interviewee"
    }
  }

  /// The identifiers of all rules, in the order of the cases.
  static let ids = allCases.map { RuleID("quotes/\($0.name)") }

  var id: RuleID { Self.ids[Int(rawValue)] }
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

  let rule: QuoteRule
  let elements: [Element]

  /// Tried in order on the words after a quotation.
  static let afterQuotation: [ReportingPattern] = [
    // "We waited for hours," said Ines Falk, a farmer.
    ReportingPattern(rule: .saidSubject, elements: [.verb, .adverbials, .speaker]),
    // "We waited for hours," Ines Falk, a farmer, later said.
    ReportingPattern(rule: .subjectSaid, elements: [.speaker, .apposition, .adverbials, .verb]),
    // The road is "beyond repair", according to Ines Falk.
    ReportingPattern(rule: .accordingTo, elements: [.preposition, .speaker]),
    // "We waited for hours." — Ines Falk
    ReportingPattern(rule: .dashName, elements: [.dash, .speaker, .end]),
  ]
}
