import ExtractCore

/// What becomes of a line, judged with what stands around it.
enum LineRole: UInt8 {
  case blank
  /// A line of a paragraph.
  case text
  case heading, title, byline, dateline, caption, listItem, quotation, code
  /// A short line that is not told apart.
  case other

  // Left out, and why.
  case ruleLine, navigation, callToAction, boilerplatePhrase, repeated, pageNumber, referenceNumber, letterhead
  case outsideContent, afterContent, mailHeader, signature, runningHeader, contentsLine

  @inline(__always) var isKept: Bool { rawValue >= LineRole.text.rawValue && rawValue <= LineRole.other.rawValue }
  @inline(__always) var isDropped: Bool { rawValue > LineRole.other.rawValue }

  var kind: Block.Kind {
    switch self {
    case .heading: .heading
    case .title: .title
    case .byline: .byline
    case .dateline: .dateline
    case .caption: .caption
    case .listItem: .list
    case .quotation: .quote
    case .code: .code
    case .other: .other
    default: .paragraph
    }
  }

  /// The role that the list `mail_fields` names.
  init?(mailField role: ImmortalText) {
    switch role {
    case "byline": self = .byline
    case "dateline": self = .dateline
    case "title": self = .title
    case "other": self = .other
    default: return nil
    }
  }

  /// The rule by which the line is kept under its kind, or left out.
  var rule: RuleID? { Self.rules[Int(rawValue)] }

  /// The rules in the order of the cases.
  private static let rules: [RuleID?] = [
    nil, CleaningRule.paragraph, CleaningRule.heading, CleaningRule.headline, CleaningRule.byline,
    CleaningRule.dateline, CleaningRule.caption, CleaningRule.listItem, CleaningRule.quotation, CleaningRule.code,
    CleaningRule.other, CleaningRule.ruleLine, CleaningRule.navigation, CleaningRule.callToAction,
    CleaningRule.boilerplatePhrase, CleaningRule.repeated, CleaningRule.pageNumber, CleaningRule.referenceNumber,
    CleaningRule.letterhead, CleaningRule.outsideContent, CleaningRule.afterContent,
    CleaningRule.mailHeader, CleaningRule.signature, CleaningRule.runningHeader, CleaningRule.contentsLine,
  ]
}
