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
    var index = view.firstToken(from: 0, of: noticed)
    while index < view.count {
      let start = lexicon.cueStart(of: view.word(index))
      if start.isComplementizer { noteComplementizer(index, &waiting) }
      if index >= cueEnd, let cue = anchoredCue(index, start, notBefore: cueEnd) ?? cue(at: index, start) {
        add(cue)
        cueEnd = cue.end
      }
      index = view.firstToken(from: index + 1, of: noticed)
    }
  }

  /// The cue that begins at a token; multiword cues win.
  @inline(__always) private func cue(at token: Int, _ start: CueStart) -> CueHit? {
    if start.beginsPhrase, lexicon.mayBeginPhrase(token, in: view), let phrase = phrase(at: token) {
      return cue(phrase, at: token)
    }
    return start.row != CueTable.noRow ? cue(at: token, token + 1, start.row, start.flags) : nil
  }

  /// The cue of several words that begins before a token and is found by it; see ``CueAnchors``.
  @inline(__always) private func anchoredCue(_ token: Int, _ start: CueStart, notBefore cueEnd: Int) -> CueHit? {
    start.anchors != 0 ? cue(aroundAnchor: token, start.anchors, notBefore: cueEnd) : nil
  }

  @inline(never) private func cue(aroundAnchor token: Int, _ anchors: UInt8, notBefore cueEnd: Int) -> CueHit? {
    let previous = wordOfPhrase(before: token)
    if anchors & 1 << 2 != 0, let cue = cue(at: wordOfPhrase(before: previous), anchor: token, notBefore: cueEnd) {
      return cue
    }
    return anchors & 1 << 1 != 0 ? cue(at: previous, anchor: token, notBefore: cueEnd) : nil
  }

  private func cue(at token: Int, anchor: Int, notBefore cueEnd: Int) -> CueHit? {
    guard token >= cueEnd, lexicon.mayBeginPhrase(view.word(token), view.word(anchor)) else { return nil }
    return phrase(at: token).flatMap { cue($0, at: token) }
  }

  /// The token of the word that stands before another one in a phrase, where a hyphen may join them; −1 if there is none.
  private func wordOfPhrase(before token: Int) -> Int {
    guard token > 0 else { return -1 }
    let isJoined = view.mark(token - 1) == Mark.hyphen && view.isGlued(token) && view.isGlued(token - 1)
    return isJoined ? token - 2 : token - 1
  }

  private func cue(_ phrase: PhraseMemory.Found, at token: Int) -> CueHit? {
    let row = UInt32(truncatingIfNeeded: phrase.number)
    return cue(at: token, phrase.end, row, lexicon.flags(of: row))
  }

  @inline(__always) private func cue(at token: Int, _ end: Int, _ row: UInt32, _ flags: CueFlags) -> CueHit? {
    guard !flags.contains(.adjunct) else { return nil }
    var cue = CueHit(start: token, end: end, row: row, flags: flags)
    cue.isVerbal = isVerbal(cue)
    return cue
  }

  /// The longest cue of several words that begins at a token.
  @inline(never) private func phrase(at token: Int) -> PhraseMemory.Found? {
    let list = lexicon.cueList
    var found = scratch.phrasesFound
    found.removeAll()
    scratch.phrases.find(at: token, in: view, into: &found) { entry, number in
      number == list ? Int32(truncatingIfNeeded: entry.row) : nil
    }
    scratch.phrasesFound = found
    return found.last.flatMap { $0.end > token + 1 ? $0 : nil }
  }

  private func noteComplementizer(_ token: Int, _ waiting: inout Int) {
    while waiting < cues.count, cues[waiting].end <= token {
      cues[waiting].complementizer = token
      waiting += 1
    }
  }
}
