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

/// What one look at every token finds: quotation marks, cues, beginnings of paragraphs.
struct TokenScan {
  /// Tokens that are quotation marks.
  var marks: [Int] = []
  var cues: [CueHit] = []
  /// First tokens of paragraphs.
  var paragraphs: [Int] = []

  /// Scans a document.
  ///
  /// - Complexity: O(*tokens*).
  mutating func scan(_ view: TokenView, _ lexicon: ReportingLexicon) {
    marks.removeAll(keepingCapacity: true)
    cues.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    var index = 0
    while index < view.count {
      let shape = view.shape(index)
      if shape.contains(.paragraphStart) { paragraphs.append(index) }
      if shape.isKind(.quote) {
        marks.append(index)
      } else if !lexicon.classes(view.word(index)).isDisjoint(with: [.cue, .startsCuePhrase]),
        let cue = lexicon.cue(at: index, in: view), !lexicon.cueForms[cue.form].flags.contains(.adjunct)
      {
        cues.append(cue)
        index = max(cue.end, index + 1)
        continue
      }
      index += 1
    }
  }
}
