internal import ExtractCore
internal import ExtractMatching

/// What the forms of words tell of the verbs of a clause.
extension ReportingText {
  /// The furthest that the verb of a statement is looked for, in tokens.
  static let reachOfFiniteVerb = 60

  /// Whether a clitic says whose something is and is no verb: `the minister's visit`, but not `he's`.
  private func isGenitiveClitic(_ clitic: Int) -> Bool {
    let last = view.bytes(clitic).last
    return (last == UInt8(ascii: "s") || last == UInt8(ascii: "S")) && isNominal(clitic - 1)
  }

  /// Whether a finite verb stands behind the first token: an auxiliary, or a form that ends like one.
  func hasFiniteVerb(_ tokens: TokenRange) -> Bool {
    var index = tokens.start + 1
    while index < min(tokens.end, tokens.start + Self.reachOfFiniteVerb) {
      let classes = self.classes(index)
      if !classes.isDisjoint(with: .auxiliary) { return true }
      let isCompound = mark(index - 1) == Mark.hyphen && view.isGlued(index)
      if classes.contains(.cue), !isCompound, cue(at: index).map(\.isVerbal) == true { return true }
      let shape = self.shape(index)
      if shape.isKind(.clitic), !isGenitiveClitic(index) { return true }
      if isPastForm(index) && !isCompound && !isAttribute(index, tokens.end)
        || isPresentForm(index) && isBehindNoun(index)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a participle stands between an article and its noun: `a retired general`.
  private func isAttribute(_ token: Int, _ end: Int) -> Bool {
    !classes(token - 1).isDisjoint(with: [.determiner, .possessive])
      && classes(token - 1).isDisjoint(with: .subject) && token + 1 < end && isNominal(token + 1)
  }

  /// Whether a noun stands before a token, or before the quotation mark before it: `the army "uses hunger"`.
  private func isBehindNoun(_ token: Int) -> Bool {
    isNominal(token - 1) || shape(token - 1).isKind(.quote) && token > 1 && isNominal(token - 2)
  }

  /// Whether a word in lower case has the form of a verb in the past.
  func isPastForm(_ token: Int) -> Bool {
    let shape = shape(token)
    guard shape.isKind(.word), !shape.contains(.initialUpper) else { return false }
    return lexicon.pastEndings.end(view.bytes(token)) || uses(token).contains(.past)
  }

  /// Whether a word in lower case ends like a verb in the third person of the present, as many nouns do.
  func isPresentForm(_ token: Int) -> Bool {
    let shape = shape(token)
    return shape.isKind(.word) && !shape.contains(.initialUpper)
      && lexicon.presentEndings.end(view.bytes(token))
  }
}
