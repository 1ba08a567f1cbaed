import ExtractCore

/// The rules by which cleaning keeps a block under its kind, or leaves a piece of the source out.
enum CleaningRule {
  // What a block is.
  static let paragraph = RuleID("clean/paragraph")
  static let headline = RuleID("clean/headline")
  static let standfirst = RuleID("clean/standfirst")
  static let heading = RuleID("clean/heading")
  static let byline = RuleID("clean/byline")
  static let dateline = RuleID("clean/dateline")
  static let caption = RuleID("clean/caption")
  static let listItem = RuleID("clean/list-item")
  static let table = RuleID("clean/table")
  static let quotation = RuleID("clean/block-quotation")
  static let code = RuleID("clean/code")
  static let other = RuleID("clean/other")

  // Why a piece is left out.
  static let boilerplatePhrase = RuleID("clean/boilerplate-phrase")
  static let callToAction = RuleID("clean/call-to-action")
  static let navigation = RuleID("clean/navigation")
  static let repeated = RuleID("clean/repeated")
  static let pageNumber = RuleID("clean/page-number")
  static let ruleLine = RuleID("clean/rule-line")
  static let referenceNumber = RuleID("clean/reference-number")
  static let letterhead = RuleID("clean/letterhead")
  static let mailHeader = RuleID("clean/mail-header")
  static let signature = RuleID("clean/signature")
  static let runningHeader = RuleID("clean/running-header")
  static let contentsLine = RuleID("clean/contents-line")
  static let outsideContent = RuleID("clean/outside-content")
  static let afterContent = RuleID("clean/after-content")
  static let links = RuleID("clean/links")
  static let pictureCaption = RuleID("clean/picture-caption")
  static let removedElement = RuleID("clean/removed-element")

  // Where a date of the document was found.
  static let metadataDate = RuleID("clean/metadata-date")
  static let urlDate = RuleID("clean/url-date")
  static let filenameDate = RuleID("clean/filename-date")

  static let all: [RuleID] = [
    paragraph, headline, standfirst, heading, byline, dateline, caption, listItem, table, quotation, code, other,
    boilerplatePhrase, callToAction, navigation, repeated, pageNumber, ruleLine, referenceNumber, letterhead,
    mailHeader, signature, runningHeader, contentsLine, outsideContent, afterContent, links, pictureCaption,
    removedElement, metadataDate, urlDate, filenameDate,
  ]
}
