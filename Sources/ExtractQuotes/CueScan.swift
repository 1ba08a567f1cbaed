internal import ExtractCore
internal import ExtractMatching

/// One look at every token, which finds quotation marks, cues and beginnings of paragraphs; all else of the stage looks
/// at these and at what stands around them.
extension ReportingText {
  /// Fills ``QuoteScratch/marks``, ``QuoteScratch/cues`` and ``QuoteScratch/paragraphs``.
  ///
  /// - Complexity: O(*tokens*).
  func scan() {
    lexicon.begin(&scratch.phrases)
    var cueEnd = 0
    /// The first cue behind which no complementizer has been seen yet.
    var waiting = 0
    var index = view.firstTokenOfParagraph(from: 0, orAmong: lexicon.noticed)
    while index < view.count {
      if lexicon.isComplementizer(view.word(index)) { noteComplementizer(index, &waiting) }
      if index >= cueEnd {
        if shape(index).contains(.paragraphStart) { scratch.paragraphs.append(Int32(truncatingIfNeeded: index)) }
        if shape(index).isKind(.quote) {
          scratch.marks.append(Int32(truncatingIfNeeded: index))
        } else if let cue = newCue(at: index) {
          scratch.cues.append(cue)
          cueEnd = cue.end
        }
      }
      index = view.firstTokenOfParagraph(from: index + 1, orAmong: lexicon.noticed)
    }
  }

  /// The cue that begins at a token; multiword cues win.
  @inline(__always) private func newCue(at token: Int) -> CueHit? {
    var (end, row) = (token + 1, CueTable.noRow)
    if lexicon.mayBeginPhrase(token, in: view), let phrase = phrase(at: token), phrase.end > end {
      (end, row) = (phrase.end, UInt32(truncatingIfNeeded: phrase.number))
    } else {
      row = lexicon.row(of: view.word(token))
    }
    guard row != CueTable.noRow else { return nil }
    var cue = CueHit(start: token, end: end, row: row, flags: lexicon.flags(of: row))
    guard !cue.flags.contains(.adjunct) else { return nil }
    cue.isVerbal = isVerbal(cue)
    return cue
  }

  /// The longest cue that begins at a token.
  private func phrase(at token: Int) -> PhraseMemory.Found? {
    let list = lexicon.cueList
    var found = scratch.phrasesFound
    found.removeAll()
    scratch.phrases.find(at: token, in: view, into: &found) { entry, number in
      number == list ? Int32(truncatingIfNeeded: entry.row) : nil
    }
    scratch.phrasesFound = found
    return found.last
  }

  private func noteComplementizer(_ token: Int, _ waiting: inout Int) {
    while waiting < cues.count, cues[waiting].end <= token {
      cues[waiting].complementizer = token
      waiting += 1
    }
  }
}

extension TokenView {
  /// The first token from `start` on that begins a paragraph or is one of some words; the number of tokens if none is.
  @inline(never) fileprivate func firstTokenOfParagraph(from start: Int, orAmong words: WordBits) -> Int {
    var index = start
    while index < count, !shape(index).contains(.paragraphStart), !words.contains(word(index)) { index &+= 1 }
    return index
  }
}
