internal import ExtractCore

/// What a quotation looks like, for the decision whether it is speech, a fragment, a title or a scare quote.
///
/// Its words are counted only where its edges do not decide.
struct QuotationProfile {
  private let text: ReportingText
  /// The tokens at the beginning that decide about the kind, from the first word or number on.
  private let first: Int
  private let end: Int
  /// The first word is capitalised.
  let startsUpper: Bool
  /// The last token within the marks is a period, question or exclamation mark, or an ellipsis.
  let endsTerminal: Bool
  /// The last token within the marks is a comma or dash.
  let endsOpen: Bool

  /// How many tokens at the beginning decide about the kind.
  private static let profiledTokens = 24
  /// The shortest statement that needs no capital letter, in words.
  private static let clauseWords = 5
  /// The longest title of a work, in words.
  private static let longestTitle = 12

  private struct Counts {
    var words = 0
    var longWords = 0
    var capitalizedLongWords = 0
  }

  init(_ quotation: Quotation, in text: ReportingText) {
    self.text = text
    let end = min(quotation.innerEnd, quotation.innerStart + Self.profiledTokens)
    var first = quotation.innerStart
    while first < end, !text.shape(first).isWordLike, !text.shape(first).isKind(.number) { first += 1 }
    (self.first, self.end) = (first, max(first, end))
    startsUpper = first < end && (text.isCapitalized(first) || text.shape(first).isKind(.number))
    let last = quotation.innerEnd - 1
    endsTerminal = last >= quotation.innerStart && text.isTerminal(last)
    endsOpen = last >= quotation.innerStart && text.isCommaOrDash(last)
  }

  /// - Parameter limit: so many words are enough.
  private func counts(upTo limit: Int) -> Counts {
    var counts = Counts()
    var index = first
    // Without branches: what comes next is as good as random.
    while index < end, counts.words < limit {
      let shape = text.shape(index)
      let isLong = (shape.isKind(.word) ? 1 : 0) & (text.view.length(index) > 3 ? 1 : 0)
      counts.words &+= (shape.isWordLike || shape.isKind(.number) ? 1 : 0) & (shape.isKind(.clitic) ? 0 : 1)
      counts.longWords &+= isLong
      counts.capitalizedLongWords &+= (shape.contains(.initialUpper) ? 1 : 0) & isLong
      index &+= 1
    }
    return counts
  }

  private func isTitleCase(_ counts: Counts) -> Bool {
    startsUpper && counts.longWords > 0 && counts.capitalizedLongWords == counts.longWords
      && counts.words <= Self.longestTitle
  }

  /// Whether there are so many words.
  func hasWords(_ count: Int) -> Bool { counts(upTo: count).words >= count }

  /// Every long word is capitalised.
  var isTitleCase: Bool { isTitleCase(counts(upTo: Self.longestTitle + 1)) }

  /// A whole sentence or clause, and not only some words.
  var isSentenceLike: Bool {
    if startsUpper, endsTerminal || endsOpen { return true }
    let counts = counts(upTo: Self.clauseWords)
    return counts.words >= Self.clauseWords || startsUpper && counts.words >= 3 && !isTitleCase(counts)
  }
}
