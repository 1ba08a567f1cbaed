internal import ExtractCore
internal import ExtractMatching

/// Speakers whose noun has a participle or adjective with its object behind it: `a woman injured in the blast said`, `two
/// people familiar with the matter said`, `people living near the plant said`.
extension ReportingText {
  /// So many participles may stand in a row: `accused of killing`.
  private static let mostParticiples = 3

  /// The noun phrase that a participle or adjective before another one describes; `nil` if there is none.
  func described(before phrase: NounPhrase, notBefore lower: Int) -> NounPhrase? {
    var end = phrase.start
    var isDescribed = false
    var head: Int?
    for _ in 0..<Self.mostParticiples {
      var word = end - 1
      if word > lower, classes(word).contains(.preposition), mark(word) == 0 { word -= 1 }
      guard word > lower, describes(word) else { break }
      isDescribed = true
      // `a police officer named John Obi`
      if cue(at: word).map({ form($0).class == .call }) == true { head = phrase.head }
      end = word
      while end - 1 > lower, isAdverb(end - 1) || classes(end - 1).contains(.adverb) { end -= 1 }
    }
    guard isDescribed, let noun = nounPhrase(endingAt: end, notBefore: lower), isDescribable(noun) else { return nil }
    return NounPhrase(start: noun.start, end: phrase.end, head: head ?? noun.head)
  }

  /// A noun phrase with the participle or adjective behind it, where a reporting verb follows; that of a common noun also
  /// where the clause ends, if its verb stands before it: `according to people familiar with the matter`, but not `the
  /// ministry announced in Goma`.
  func withDescription(_ phrase: NounPhrase, before limit: Int, isVerbAhead: Bool = false) -> NounPhrase {
    guard phrase.end < limit, isDescribable(phrase) else { return phrase }
    var word = phrase.end
    while word < limit, isAdverb(word) { word += 1 }
    guard word + 1 < limit, describes(word) else { return phrase }
    let object = classes(word + 1).contains(.preposition) ? word + 2 : word + 1
    guard let end = nounPhrase(startingAt: object, before: limit)?.end else { return phrase }
    let isLast = !isVerbAhead && !isCapitalized(phrase.head) && (end >= limit || isCommaOrDash(end) || isTerminal(end))
    guard isLast || isFollowedByReport(end, before: limit) else { return phrase }
    return NounPhrase(start: phrase.start, end: end, head: phrase.head)
  }

  private func isDescribable(_ phrase: NounPhrase) -> Bool {
    guard classes(phrase.head).isDisjoint(with: .subject) else { return false }
    return takesPrepositions(phrase.head)
      || personMention(at: phrase.head) != nil
  }

  /// Whether a word can be a participle, or is an adjective that takes a preposition: `familiar`, `close`.
  private func describes(_ token: Int) -> Bool {
    let shape = shape(token)
    guard shape.isKind(.word), !shape.contains(.initialUpper), classes(token).isDisjoint(with: .functional) else {
      return false
    }
    if uses(token).contains(.describing) { return true }
    let word = view.bytes(token)
    return lexicon.pastEndings.end(word) || lexicon.gerundEndings.end(word)
  }
}
