internal import ExtractCore
internal import ExtractMatching

/// One look at every token, which finds quotation marks, cues and beginnings of paragraphs; all else of the stage looks
/// at these and at what stands around them.
extension ReportingText {
  /// Fills ``QuoteScratch/marks``, ``QuoteScratch/cues`` and ``QuoteScratch/paragraphs``.
  ///
  /// - Complexity: O(*tokens*).
  func scan() {
    let (view, starts, count) = (view, lexicon.cueStarts, view.count)
    var index = 0
    while index < count {
      let shape = view.shape(index)
      let isQuote = shape.isKind(.quote)
      let isStart = starts.contains(view.word(index))
      if isQuote || isStart || shape.contains(.paragraphStart) {
        if shape.contains(.paragraphStart) { scratch.paragraphs.append(Int32(truncatingIfNeeded: index)) }
        if isQuote {
          scratch.marks.append(Int32(truncatingIfNeeded: index))
        } else if isStart, let cue = lexicon.cue(at: index, in: view), !lexicon.form(cue).flags.contains(.adjunct) {
          scratch.cues.append(cue)
          index = max(cue.end, index + 1)
          continue
        }
      }
      index += 1
    }
  }
}
