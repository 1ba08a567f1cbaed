internal import ExtractCore
internal import ExtractMatching

/// Speakers without a name, whom a pronoun stands for rather than for somebody named before: `A nurse confirmed it. She
/// said …`; and names and genders that stand elsewhere.
extension SpeakerResolution {
  /// So many speakers are looked back through for the gender of one of them.
  private static let speakersBack = 24
  /// The furthest that a name stands behind the comma after a post, in tokens: `his daughter, the French novelist Ana Ruiz`.
  private static let longestTitle = 6

  /// Whether a phrase is a common noun for those who speak.
  func isUnnamed(_ phrase: NounPhrase) -> Bool {
    !text.isCapitalized(phrase.head) && text.classes(phrase.head).contains(.personNoun)
  }

  /// Whether a phrase is new in the text: `a nurse`, `residents`, `one official`.
  func isIndefinite(_ phrase: NounPhrase) -> Bool {
    guard phrase.head > phrase.start else { return true }
    let classes = text.classes(phrase.start)
    return !text.isDefiniteArticle(phrase.start) && classes.isDisjoint(with: .possessive)
  }

  /// Whether a pronoun stands for somebody without a name, whom the sentence before names: its subject, or one who spoke.
  ///
  /// - Parameter isSame: whether that is the sentence of the pronoun, whose subject may be new or not: `The minister said he …`
  func isOfUnnamed(_ pronoun: Int, _ classes: WordClasses, in sentence: TokenRange, isSame: Bool) -> Bool {
    for index in stride(from: recent.count - 1, through: max(0, recent.count - 4), by: -1) {
      let speaker = recent[index]
      guard speaker.token < pronoun else { continue }
      guard speaker.token >= sentence.start else { break }
      if speaker.entity != nil { return false }
      return agrees(speaker.classes, with: classes)
    }
    guard !sentence.isEmpty, !text.isQuoted(sentence.start), !text.shape(sentence.start).isKind(.quote),
      let subject = text.sentenceSubject(from: sentence.start, to: sentence.end), isUnnamed(subject)
    else { return false }
    return (isSame || isIndefinite(subject)) && apposedPerson(behind: subject) == nil
      && agrees(text.classes(subject.head), with: classes)
  }

  /// Whether a noun and a pronoun agree in gender and number.
  func agrees(_ noun: WordClasses, with pronoun: WordClasses) -> Bool {
    if pronoun.contains(.plural) { return noun.contains(.plural) || noun.contains(.impersonal) }
    if pronoun.contains(.thing) { return noun.contains(.impersonal) }
    guard noun.isDisjoint(with: [.plural, .impersonal]) else { return false }
    let genders = noun.intersection([.male, .female])
    return genders.isEmpty || !genders.isDisjoint(with: pronoun)
  }

  /// Whether pronouns have told another gender of somebody than that of a pronoun.
  func isKnown(_ entity: Int, otherThan classes: WordClasses) -> Bool {
    for index in stride(from: recent.count - 1, through: max(0, recent.count - Self.speakersBack), by: -1)
    where recent[index].entity == entity && !recent[index].classes.isEmpty {
      return recent[index].classes.isDisjoint(with: classes)
    }
    return false
  }

  /// The person whose name stands between commas behind a post: `their lawyer, Ana Ruiz, said`, `said the study’s author,
  /// Dr Lin Wei.`
  func apposedPerson(behind phrase: NounPhrase) -> Int? {
    guard text.mark(phrase.end) == Mark.comma, !text.isCapitalized(phrase.head) || text.takesPrepositions(phrase.head)
    else { return nil }
    var index = text.firstMention(endingAfter: phrase.end)
    while index < text.mentions.count, text.mentions[index].tokens.start <= phrase.end + 1 + Self.longestTitle {
      let mention = text.mentions[index]
      if mention.label == .person, mention.kind != .pronoun, mention.kind != .title {
        let end = mention.tokens.end
        let isClosed = end >= text.view.count || text.isCommaOrDash(end) || text.isTerminal(end)
        return isClosed && describesPerson(TokenRange(phrase.end + 1, mention.tokens.start)) ? index : nil
      }
      index += 1
    }
    return nil
  }

  /// Whether some tokens are titles and posts, or describe a person with a noun right before the name.
  private func describesPerson(_ tokens: TokenRange) -> Bool {
    if text.areTitles(tokens.start..<tokens.end) { return true }
    return text.isTitle(tokens.end - 1)
      && (tokens.start..<tokens.end - 1).allSatisfy {
        text.isNominal($0) || text.classes($0).contains(.determiner) && $0 == tokens.start
      }
  }
}
