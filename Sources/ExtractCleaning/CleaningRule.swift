public import ExtractCore

/// The rules by which cleaning keeps a block under its kind, or leaves a piece of the source out.
public enum CleaningRule {
  // What a block is.
  public static let paragraph = RuleID("clean/paragraph")
  public static let headline = RuleID("clean/headline")
  public static let standfirst = RuleID("clean/standfirst")
  public static let heading = RuleID("clean/heading")
  public static let byline = RuleID("clean/byline")
  public static let dateline = RuleID("clean/dateline")
  public static let caption = RuleID("clean/caption")
  public static let listItem = RuleID("clean/list-item")
  public static let table = RuleID("clean/table")
  public static let quotation = RuleID("clean/block-quotation")
  public static let code = RuleID("clean/code")
  public static let other = RuleID("clean/other")

  // Why a piece is left out.
  public static let boilerplatePhrase = RuleID("clean/boilerplate-phrase")
  public static let callToAction = RuleID("clean/call-to-action")
  public static let navigation = RuleID("clean/navigation")
  public static let repeated = RuleID("clean/repeated")
  public static let pageNumber = RuleID("clean/page-number")
  public static let ruleLine = RuleID("clean/rule-line")
  public static let referenceNumber = RuleID("clean/reference-number")
  public static let letterhead = RuleID("clean/letterhead")
  public static let mailHeader = RuleID("clean/mail-header")
  public static let signature = RuleID("clean/signature")
  public static let runningHeader = RuleID("clean/running-header")
  public static let contentsLine = RuleID("clean/contents-line")
  public static let outsideContent = RuleID("clean/outside-content")
  public static let afterContent = RuleID("clean/after-content")
  public static let links = RuleID("clean/links")
  public static let pictureCaption = RuleID("clean/picture-caption")
  public static let removedElement = RuleID("clean/removed-element")

  // Where a date of the document was found.
  public static let metadataDate = RuleID("clean/metadata-date")
  public static let urlDate = RuleID("clean/url-date")
  public static let filenameDate = RuleID("clean/filename-date")

  static let all: [RuleID] = [
    paragraph, headline, standfirst, heading, byline, dateline, caption, listItem, table, quotation, code, other,
    boilerplatePhrase, callToAction, navigation, repeated, pageNumber, ruleLine, referenceNumber, letterhead,
    mailHeader, signature, runningHeader, contentsLine, outsideContent, afterContent, links, pictureCaption,
    removedElement, metadataDate, urlDate, filenameDate,
  ]
}
