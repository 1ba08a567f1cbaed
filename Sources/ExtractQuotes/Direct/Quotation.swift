internal import ExtractCore

/// A stretch of text in quotation marks, or one of several paragraphs of it.
struct Quotation {
  /// The index of the opening mark.
  var open: Int
  /// The index just after the closing mark, or after the last token if the mark is missing.
  var end: Int
  /// Whether there is a closing mark.
  var isClosed: Bool
  /// Whether it goes on in the next quotation, which begins the next paragraph with an opening mark again.
  var continues = false
  /// Whether it goes on from the quotation before it.
  var isContinuation = false
  /// The paragraph of the opening mark.
  var paragraph: Int

  /// The first token after the opening mark.
  var innerStart: Int { open + 1 }
  /// The index just after the last token before the closing mark.
  var innerEnd: Int { isClosed ? end - 1 : end }
}
