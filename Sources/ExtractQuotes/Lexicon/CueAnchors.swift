internal import ExtractCore

/// The word of each cue of several words at which the scan for cues stops.
///
/// That is the first word, unless it is one of the closed classes, which most sentences have, and no cue by itself: the
/// scan then passes it over and stops at a word behind it, the first of the next two that is of no closed class if there
/// is one. `in the words of` is found at `words`, `will say` at `say`. All cues with the same first word are treated alike.
struct CueAnchors {
  private let closedClass: Set<LexiconID>
  /// Words that are cues by themselves, or begin cues of several words.
  private let mayBeginCue: Set<LexiconID>
  private let cues: Set<LexiconID>

  /// - Parameter cues: the cues of one word.
  init(phrases: [[LexiconID]], cues: Set<LexiconID>, closedClass: Set<LexiconID>) {
    self.closedClass = closedClass
    self.cues = cues
    mayBeginCue = cues.union(phrases.map { $0[0] })
  }

  /// The position of the anchor in the words of a cue.
  func position(in phrase: [LexiconID]) -> Int {
    guard closedClass.contains(phrase[0]), !cues.contains(phrase[0]) else { return 0 }
    // No cue may begin between the first word and the anchor: it would be found before the longer one.
    let isSecondPassed = closedClass.contains(phrase[1]) && !mayBeginCue.contains(phrase[1])
    return isSecondPassed && phrase.count > 2 && !closedClass.contains(phrase[2]) ? 2 : 1
  }
}
