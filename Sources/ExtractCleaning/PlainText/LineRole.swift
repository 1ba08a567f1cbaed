import ExtractCore

/// What becomes of a line, judged with what stands around it.
enum LineRole: Equatable {
  case blank
  /// A line of a paragraph.
  case text
  case heading, title, byline, dateline, caption, listItem, quotation, code
  /// A short line that is not told apart.
  case other
  case dropped(RuleID)

  var isKept: Bool {
    switch self {
    case .blank, .dropped: false
    default: true
    }
  }

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

  var rule: RuleID? {
    switch self {
    case .heading: CleaningRule.heading
    case .title: CleaningRule.headline
    case .byline: CleaningRule.byline
    case .dateline: CleaningRule.dateline
    case .caption: CleaningRule.caption
    case .listItem: CleaningRule.listItem
    case .quotation: CleaningRule.quotation
    case .code: CleaningRule.code
    case .other: CleaningRule.other
    case .text: CleaningRule.paragraph
    case .blank, .dropped: nil
    }
  }
}
