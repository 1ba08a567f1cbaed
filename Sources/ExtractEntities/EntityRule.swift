import ExtractCore

/// The rules of the stage: what made a stretch of text a mention.
enum EntityRule {
  /// A form of a gazetteer: "Kenya", "World Health Organization".
  static let gazetteer = RuleID("entities/gazetteer")
  /// An ambiguous form of a gazetteer that its context bears out: "in Reading", "Cork, Ireland".
  static let gazetteerInContext = RuleID("entities/gazetteer-in-context")
  /// A direction or age before a place: "South London", "New Delhi".
  static let directedPlace = RuleID("entities/directed-place")
  /// A place and a plural: "Halden Rovers".
  static let placeAndPlural = RuleID("entities/place-and-plural")
  /// A title and the name after it: "President Amara Diallo".
  static let titleName = RuleID("entities/title-name")
  /// The title itself.
  static let title = RuleID("entities/title")
  /// A title after a name: "Amara Diallo, the finance minister".
  static let titleAfterName = RuleID("entities/title-after-name")
  /// A given name and what follows it: "Amara Diallo".
  static let givenName = RuleID("entities/given-name")
  /// A capitalised run that ends in a surname.
  static let surname = RuleID("entities/surname")
  /// A head noun of organisations ends the run: "Kivu Mining Corporation".
  static let organizationHead = RuleID("entities/org-head")
  /// A head noun of organisations with what follows its preposition: "Ministry of Water and Energy".
  static let organizationOf = RuleID("entities/org-of")
  /// A legal form ends the run: "Halden Optics Ltd".
  static let legalForm = RuleID("entities/legal-form")
  /// A date names a movement: "March 23 Movement".
  static let datedOrganization = RuleID("entities/dated-org")
  /// A noun of places begins or ends the run: "Lake Edward", "Ruzizi River".
  static let placeHead = RuleID("entities/place-head")
  /// A noun of events, laws, prizes or works begins or ends the run: "Battle of Lissa", "Halden Prize".
  static let thingHead = RuleID("entities/thing-head")
  /// Capital letters: "SADC".
  static let acronym = RuleID("entities/acronym")
  /// An acronym in parentheses after its long form, or the long form after the acronym.
  static let definedAcronym = RuleID("entities/defined-acronym")
  /// A word beside the name tells what it is: "the village of Kabare", "Diallo said".
  static let context = RuleID("entities/context")
  /// A name beside a name, with "and" or a comma between them.
  static let coordination = RuleID("entities/coordination")
  /// A place before a place: "Kabare, Congo".
  static let placeBeforePlace = RuleID("entities/place-before-place")
  /// A capitalised run that nothing else explains.
  static let capitalized = RuleID("entities/capitalized")
  /// The same name stands elsewhere in the document with better evidence.
  static let documentEvidence = RuleID("entities/document-evidence")
  /// Part of a person's name that the document gives in full elsewhere.
  static let namePart = RuleID("entities/name-part")

  static let all = [
    gazetteer, gazetteerInContext, directedPlace, placeAndPlural, titleName, title, titleAfterName, givenName, surname,
    organizationHead, organizationOf, legalForm, datedOrganization, placeHead, thingHead, acronym, definedAcronym,
    context, coordination, placeBeforePlace, capitalized, documentEvidence, namePart,
  ]
}
