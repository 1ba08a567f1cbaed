import ExtractCore

/// The rules that end a sentence, as they stand in records.
enum SentenceRule {
  /// The text ends.
  static let textEnd = RuleID("sentences/text-end")
  /// A blank line follows.
  static let blankLine = RuleID("sentences/blank-line")
  /// A block of the cleaned document ends.
  static let blockEnd = RuleID("sentences/block-end")
  /// The cell of a table ends.
  static let cellEnd = RuleID("sentences/cell-end")
  /// A line ends that is a paragraph, a heading or a caption of its own.
  static let lineEnd = RuleID("sentences/line-end")
  /// The next item of a list follows.
  static let listItem = RuleID("sentences/list-item")
  /// A period, and what follows looks like a new sentence.
  static let period = RuleID("sentences/period")
  static let question = RuleID("sentences/question")
  static let exclamation = RuleID("sentences/exclamation")
  static let ellipsis = RuleID("sentences/ellipsis")
  /// A full stop, question or exclamation mark of another script.
  static let otherStop = RuleID("sentences/other-stop")
  /// A stop before a closing quotation mark.
  static let closedQuotation = RuleID("sentences/closed-quotation")
  /// A stop with no space after it.
  static let missingSpace = RuleID("sentences/missing-space")
  /// An abbreviation whose period also ends the sentence.
  static let abbreviation = RuleID("sentences/abbreviation")
  /// Letters with periods whose last period also ends the sentence.
  static let initialism = RuleID("sentences/initialism")
  /// A single letter that is no initial of a name.
  static let letter = RuleID("sentences/letter")
  /// A period before a sentence that begins without a capital.
  static let lowerCase = RuleID("sentences/lower-case")

  /// The rules that the scanner applies by itself, as values beside its other ones: each use of a global asks anew
  /// whether it has been initialised.
  struct Boundaries: Sendable {
    let textEnd = SentenceRule.textEnd
    let blankLine = SentenceRule.blankLine
    let blockEnd = SentenceRule.blockEnd
    let lineEnd = SentenceRule.lineEnd
    let listItem = SentenceRule.listItem
    let period = SentenceRule.period
  }

  static let all = [
    textEnd, blankLine, blockEnd, cellEnd, lineEnd, listItem, period, question, exclamation, ellipsis, otherStop,
    closedQuotation, missingSpace, abbreviation, initialism, letter, lowerCase,
  ]
}
