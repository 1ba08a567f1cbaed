internal import ExtractCore
internal import ExtractMatching

/// What the rest of the stage works from: quotation marks and beginnings of paragraphs, which are landmarks of the text,
/// and cues, for which each word is looked at once.
extension ReportingText {
  /// Fills ``QuoteScratch/marks``, ``QuoteScratch/cues`` and ``QuoteScratch/paragraphs``.
  ///
  /// - Complexity: O(*tokens*).
  func scan() {
    noteLandmarks()
    noteCues()
  }

  private func noteLandmarks() {
    let view = view
    for landmark in view.landmarks {
      let shape = view.shape(Int(landmark))
      if shape.isKind(.quote) { scratch.marks.append(Int32(bitPattern: landmark)) }
      if shape.contains(.paragraphStart) { scratch.paragraphs.append(Int32(bitPattern: landmark)) }
    }
  }

  private func noteCues() {
    lexicon.begin(&scratch.phrases)
    let noticed = lexicon.noticed
    let view = view
    var cueEnd = 0
    /// The first cue behind which no complementizer has been seen yet.
    var waiting = 0
    var index = view.firstToken(from: 0, among: noticed)
    while index < view.count {
      let start = lexicon.cueStart(of: view.word(index))
      if start.isComplementizer { noteComplementizer(index, &waiting) }
      if index >= cueEnd, let cue = cue(at: index, start) {
        add(cue)
        cueEnd = cue.end
      }
      index = view.firstToken(from: index + 1, among: noticed)
    }
  }

  /// The cue that begins at a token; multiword cues win.
  @inline(__always) private func cue(at token: Int, _ start: CueStart) -> CueHit? {
    var (end, row, flags) = (token + 1, start.row, start.flags)
    if start.beginsPhrase, lexicon.mayBeginPhrase(token, in: view), let phrase = phrase(at: token), phrase.end > end {
      (end, row) = (phrase.end, UInt32(truncatingIfNeeded: phrase.number))
      flags = lexicon.flags(of: row)
    }
    guard row != CueTable.noRow, !flags.contains(.adjunct) else { return nil }
    var cue = CueHit(start: token, end: end, row: row, flags: flags)
    cue.isVerbal = isVerbal(cue)
    return cue
  }

  /// The longest cue that begins at a token.
  @inline(never) private func phrase(at token: Int) -> PhraseMemory.Found? {
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
  /// The first token from `start` on that is one of some words; the number of tokens if none is.
  @inline(never) fileprivate func firstToken(from start: Int, among words: WordBits) -> Int {
    var index = start
    while index < count, !words.contains(word(index)) { index &+= 1 }
    return index
  }
}
