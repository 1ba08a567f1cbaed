import ExtractCore

/// The rules of the stage: what made a stretch of text a mention.
enum EntityRule: UInt8, CaseIterable {
  /// A form of a gazetteer: "Kenya", "World Health Organization".
  case gazetteer
  /// An ambiguous form of a gazetteer that its context bears out: "in Reading", "Cork, Ireland".
  case gazetteerInContext
  /// A direction or age before a place: "South London", "New Delhi".
  case directedPlace
  /// A place and a plural: "Halden Rovers".
  case placeAndPlural
  /// A title and the name after it: "President Amara Diallo".
  case titleName
  /// The title itself.
  case title
  /// A given name and what follows it: "Amara Diallo".
  case givenName
  /// A capitalised run that ends in a surname.
  case surname
  /// A head noun of organisations ends the run: "Kivu Mining Corporation".
  case organizationHead
  /// A head noun of organisations with what follows its preposition: "Ministry of Water and Energy".
  case organizationOf
  /// The noun of a body that the document names in full before: "the Council".
  case bodyNoun
  /// A legal form ends the run: "Halden Optics Ltd".
  case legalForm
  /// A date names a movement: "March 23 Movement".
  case datedOrganization
  /// A year, a name and a noun in lower case name an event: "2007 Irish general election".
  case datedEvent
  /// A noun of places begins or ends the run: "Lake Edward", "Ruzizi River".
  case placeHead
  /// Letters and a number stand before the name of a type: "MQ-9 Reaper".
  case designation
  /// A noun of events, laws, prizes or works begins or ends the run: "Battle of Lissa", "Halden Prize".
  case thingHead
  /// Capital letters: "SADC".
  case acronym
  /// An acronym in parentheses after its long form, or the long form after the acronym.
  case definedAcronym
  /// A word beside the name tells what it is: "the village of Kabare", "Diallo said".
  case context
  /// The text says what it is: "Orvane is a Danish chain of shops".
  case definition
  /// A name beside a name, with "and" or a comma between them.
  case coordination
  /// A capitalised run that nothing else explains.
  case capitalized
  /// The same name stands elsewhere in the document with better evidence.
  case documentEvidence
  /// Part of a person's name that the document gives in full elsewhere.
  case namePart

  /// The stable name of the rule.
  private var name: String {
    switch self {
    case .gazetteer: "gazetteer"
    case .gazetteerInContext: "gazetteer-in-context"
    case .directedPlace: "directed-place"
    case .placeAndPlural: "place-and-plural"
    case .titleName: "title-name"
    case .title: "title"
    case .givenName: "given-name"
    case .surname: "surname"
    case .organizationHead: "org-head"
    case .organizationOf: "org-of"
    case .bodyNoun: "body-noun"
    case .legalForm: "legal-form"
    case .datedOrganization: "dated-org"
    case .datedEvent: "dated-event"
    case .placeHead: "place-head"
    case .designation: "designation"
    case .thingHead: "thing-head"
    case .acronym: "acronym"
    case .definedAcronym: "defined-acronym"
    case .context: "context"
    case .definition: "definition"
    case .coordination: "coordination"
    case .capitalized: "capitalized"
    case .documentEvidence: "document-evidence"
    case .namePart: "name-part"
    }
  }

  /// Whether by this rule a list alone names something.
  var isListed: Bool { self == .gazetteer || self == .gazetteerInContext }

  /// The bit of the rule in a set of rules.
  @inline(__always) var bit: UInt32 { 1 << UInt32(rawValue) }

  /// The identifiers of all rules, in the order of the cases.
  static let ids = allCases.map { RuleID("entities/\($0.name)") }
}
