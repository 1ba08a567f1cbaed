internal import ExtractCore

/// One look at every token, which finds quotation marks, cues and beginnings of paragraphs; all else of the stage looks
/// at these and at what stands around them.
extension ReportingText {
  /// Fills ``QuoteScratch/marks``, ``QuoteScratch/cues`` and ``QuoteScratch/paragraphs``.
  ///
  /// - Complexity: O(*tokens*).
  func scan() {
    var index = 0
    while index < view.count {
      let shape = view.shape(index)
      if shape.contains(.paragraphStart) { scratch.paragraphs.append(Int32(truncatingIfNeeded: index)) }
      if shape.isKind(.quote) {
        scratch.marks.append(Int32(truncatingIfNeeded: index))
      } else if lexicon.mayStartCue(view.word(index)), let cue = lexicon.cue(at: index, in: view),
        !lexicon.form(cue).flags.contains(.adjunct)
      {
        scratch.cues.append(cue)
        index = max(cue.end, index + 1)
        continue
      }
      index += 1
    }
  }
}
