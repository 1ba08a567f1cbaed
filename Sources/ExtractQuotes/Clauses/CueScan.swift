internal import ExtractCore
internal import ExtractMatching

/// What the rest of the stage works from: quotation marks, cues, and beginnings of paragraphs. Of the text only the
/// words and marks are looked at that may matter.
extension ReportingText {
  /// Fills ``QuoteScratch/marks``, ``QuoteScratch/colons`` and ``QuoteScratch/cues``, and where there are marks
  /// ``QuoteScratch/paragraphs``.
  ///
  /// - Complexity: O(*tokens*).
  func scan() {
    noteMarksAndCues()
    if let last = scratch.marks.last { noteParagraphs(upToMark: Int(last)) }
  }

  private func noteMarksAndCues() {
    lexicon.begin(&scratch.phrases)
    view.note(lexicon.noticed, in: &scratch.noticed)
    let (view, noticed, starts) = (view, scratch.noticed, lexicon.cueStarts)
    var cueEnd = 0
    /// The first cue behind which no complementizer has been seen yet.
    var waiting = 0
    for piece in noticed.indices {
      var tokens = noticed[piece]
      while tokens != 0 {
        let index = piece &<< 6 &+ tokens.trailingZeroBitCount
        tokens &= tokens &- 1
        let start = starts[view.word(index)]
        if start.parts == .quotationMark {
          scratch.marks.append(Int32(truncatingIfNeeded: index))
        } else if start.parts == .colon {
          scratch.colons.append(Int32(truncatingIfNeeded: index))
        } else if !start.parts.isEmpty {
          noteParts(index, start, &cueEnd, &waiting)
        } else if index >= cueEnd, let cue = cue(at: index, index + 1, start.row, start.flags) {
          add(cue)
          cueEnd = index + 1
        }
      }
    }
  }

  @inline(__always) private func add(_ cue: CueHit) {
    scratch.cues.append(cue)
    scratch.cueStarts.insert(cue.start)
  }

  /// Notes the paragraphs up to the last mark and the one behind it; further ones decide nothing.
  private func noteParagraphs(upToMark last: Int) {
    let view = view
    for landmark in view.landmarks where landmark.shape.contains(.paragraphStart) {
      scratch.paragraphs.append(Int32(truncatingIfNeeded: landmark.index))
      if landmark.index > last { return }
    }
  }

  /// Notes the cue around a token whose word may be more than a cue by itself; multiword cues win.
  @inline(never) private func noteParts(_ token: Int, _ start: CueStart, _ cueEnd: inout Int, _ waiting: inout Int) {
    if start.parts.contains(.complementizer) { noteComplementizer(token, &waiting) }
    if start.parts.contains(.contrast), token + 2 < view.count, withholds(token + 1) {
      scratch.withheld.append(Int32(truncatingIfNeeded: token))
    }
    guard token >= cueEnd, let cue = anchoredCue(token, start.parts, notBefore: cueEnd) ?? cue(at: token, start) else {
      return
    }
    add(cue)
    cueEnd = cue.end
  }

  @inline(__always) private func cue(at token: Int, _ start: CueStart) -> CueHit? {
    if start.parts.contains(.beginsPhrase), lexicon.mayBeginPhrase(token, in: view), let phrase = phrase(at: token) {
      return cue(phrase, at: token)
    }
    return start.row != CueTable.noRow ? cue(at: token, token + 1, start.row, start.flags) : nil
  }

  /// The cue of several words that begins before a token and is found by it; see ``CueAnchors``.
  private func anchoredCue(_ token: Int, _ parts: CueParts, notBefore cueEnd: Int) -> CueHit? {
    guard !parts.isDisjoint(with: [.secondWord, .thirdWord]) else { return nil }
    let previous = wordOfPhrase(before: token)
    if parts.contains(.thirdWord),
      let cue = cue(at: wordOfPhrase(before: previous), anchor: token, notBefore: cueEnd)
    {
      return cue
    }
    return parts.contains(.secondWord) ? cue(at: previous, anchor: token, notBefore: cueEnd) : nil
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
    cue.mayReport =
      !flags.contains(.weak) && (cue.isVerbal || flags.contains(.preposition) || isPassive(cue))
      || flags.contains(.nominal) && !cue.isVerbal && mayReport(nominal: cue)
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

  /// Whether a verb and a negation, or an infinitive, say that something was not told.
  private func withholds(_ verb: Int) -> Bool {
    guard uses(verb).contains(.withholding) else { return false }
    let next = view.word(verb + 1)
    return next == lexicon.no || next == lexicon.to || !classes(verb + 1).isDisjoint(with: .negation)
  }

  private func noteComplementizer(_ token: Int, _ waiting: inout Int) {
    while waiting < cues.count, cues[waiting].end <= token {
      cues[waiting].complementizer = token
      waiting += 1
    }
  }
}
