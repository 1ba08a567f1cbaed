internal import ExtractCore
internal import ExtractMatching

/// What a reporting verb stands beside without telling what somebody said.
extension IndirectSpeech {
  /// Whether a participle of thinking belongs to a subject: `she was thinking`, `…, knowing that`. One that is a subject
  /// or object itself reports nothing: `learning how to swim`.
  func isPredicate(_ cue: CueHit) -> Bool {
    // `four sailors, feared dead, …`
    if cue.flags.contains(.past), cue.end < text.view.count, text.uses(cue.end).contains(.fate),
      text.mark(cue.end + 1) != 0
    {
      return false
    }
    guard cue.flags.contains(.gerund), text.form(cue).class == .believe else { return true }
    let index = text.tokenBeforeAdverbs(of: cue, notBefore: 0)
    return text.classes(index).contains(.be) || text.isCommaOrDash(index)
  }

  /// Whether a subject may report what stands after its verb. Papers and figures say that something is so; what things
  /// require, show or mean in other words is no speech.
  func isSpeaker(_ subject: NounPhrase, of cue: CueHit, by rule: QuoteRule) -> Bool {
    // What no group has claimed nobody has said.
    if isNobody(subject) || isNegated(cue) || rule == .complement && isRuling(cue, by: subject) { return false }
    return switch rule {
    case .that: true
    case .bareClause, .fragment: cue.flags.contains(.bare) || text.isSpeakerLike(subject.head)
    default: text.isSpeakerLike(subject.head)
    }
  }

  /// `The court dismissed the appeal`: what it did.
  private func isRuling(_ cue: CueHit, by subject: NounPhrase) -> Bool {
    guard text.form(cue).class == .deny, text.uses(subject.head).contains(.court),
      let object = text.nounPhrase(startingAt: cue.end, before: text.view.count)
    else { return false }
    return (object.start..<object.end).contains { text.uses($0).contains(.motion) }
  }

  /// `Nobody said`, `no one said`, `none of them said`
  private func isNobody(_ subject: NounPhrase) -> Bool {
    let first = text.classes(subject.start)
    if first.contains(.negation), first.contains(.subject) { return true }
    return text.view.word(subject.start) == text.lexicon.no
      || subject.start > 0 && text.view.word(subject.start - 1) == text.lexicon.no
  }

  /// Whether an adverb says that something was never said, or that it could not be: `never said`, `could not say`.
  func isNegated(_ cue: CueHit) -> Bool {
    let index = text.tokenBeforeAdverbs(of: cue, notBefore: 0)
    return index > 0 && text.classes(index).contains(.negation) && text.form(cue).polarity == .positive
  }

  /// Whether a participle and a name in marks between commas say what somebody is called: `Jean Bo, nicknamed "Ox," said …`
  func isBetweenCommas(_ cue: CueHit, _ content: TokenRange) -> Bool {
    guard text.form(cue).class == .call, cue.flags.contains(.past), text.mark(cue.start - 1) == Mark.comma else {
      return false
    }
    return text.mark(content.end) == Mark.comma || text.mark(content.end - 2) == Mark.comma
  }

  /// Whether a verb of asking behind a comma tells what its subject was asked, before its own verb: `Ines Falk, asked why she
  /// left, said`.
  func isAsked(_ cue: CueHit, by rule: QuoteRule, _ sentence: TokenRange) -> Bool {
    guard rule == .question, cue.flags.contains(.past), text.form(cue).class == .ask,
      text.mark(cue.start - 1) == Mark.comma, following < text.cues.count
    else { return false }
    let next = text.cues[following]
    return next.isVerbal && next.start < sentence.end && text.mark(next.start - 1) == Mark.comma
  }
}
