internal import ExtractCore

/// What a quotation looks like, for the decision whether it is speech, a fragment, a title or a scare quote.
struct QuotationProfile {
  var words = 0
  /// The first word is capitalised.
  var startsUpper = false
  /// The last token within the marks is a period, question or exclamation mark, or an ellipsis.
  var endsTerminal = false
  /// The last token within the marks is a comma or dash.
  var endsOpen = false
  /// Every long word is capitalised.
  var isTitleCase = false

  /// The shortest statement that needs no capital letter.
  private static let clauseWords = 5

  /// A whole sentence or clause, and not only some words.
  var isSentenceLike: Bool {
    startsUpper && (endsTerminal || endsOpen || words >= 3 && !isTitleCase) || words >= Self.clauseWords
  }
}

extension ReportingText {
  /// The longest title of a work, in words.
  private static let longestTitle = 12
  /// The number of tokens at the beginning that decide about the kind.
  private static let profiledTokens = 24

  func profile(_ quotation: Quotation) -> QuotationProfile {
    var profile = QuotationProfile()
    var longWords = 0
    var capitalizedLongWords = 0
    let end = min(quotation.innerEnd, quotation.innerStart + Self.profiledTokens)
    var first = quotation.innerStart
    while first < end, !shape(first).isWordLike, !shape(first).isKind(.number) { first += 1 }
    if first < end { profile.startsUpper = isCapitalized(first) || shape(first).isKind(.number) }
    // Counted without branches: what comes next is as good as random.
    for index in first..<max(first, end) {
      let shape = shape(index)
      let isLong = shape.isKind(.word) ? (view.length(index) > 3 ? 1 : 0) : 0
      profile.words += shape.isKind(.number) ? 1 : shape.isWordLike && !shape.isKind(.clitic) ? 1 : 0
      longWords += isLong
      capitalizedLongWords += shape.contains(.initialUpper) ? isLong : 0
    }
    let last = quotation.innerEnd - 1
    if last >= quotation.innerStart {
      profile.endsTerminal = isTerminal(last)
      profile.endsOpen = isCommaOrDash(last)
    }
    profile.isTitleCase =
      longWords > 0 && capitalizedLongWords == longWords && profile.startsUpper && profile.words <= Self.longestTitle
    return profile
  }
}
