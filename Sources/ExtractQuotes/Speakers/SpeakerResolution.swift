internal import ExtractCore
internal import ExtractMatching

/// Finds who the speakers are: mentions by name, pronouns, roles, and speakers carried on from quotation to quotation.
struct SpeakerResolution {
  /// How far back a pronoun looks, in sentences and in mentions of each.
  private static let sentencesBack = 10
  private static let mentionsPerSentence = 12
  /// The number of quotations of one turn that are looked through for the turn before.
  private static let longestTurn = 8
  /// How far a speaker who is no person stays the antecedent of `it` and `they`, in tokens.
  private static let reachOfSpeaker = 80

  let text: ReportingText
  private let entities: UnsafeBufferPointer<Entity>

  init(_ text: ReportingText, entities: UnsafeBufferPointer<Entity>) {
    self.text = text
    self.entities = entities
  }

  var recent: FlatArray<RecentSpeaker> { text.scratch.recent }

  /// The speaker that a noun phrase names.
  ///
  /// - Parameter statement: what the speaker said; of those whom it names only its subject can be `he` or `she`.
  func speaker(_ phrase: NounPhrase, of statement: TokenRange = TokenRange(0, 0)) -> Speaker {
    var speaker = Speaker(range: text.view.range(phrase.start, phrase.end))
    let classes = text.classes(phrase.head)
    if phrase.tokens.count == 1, !classes.isDisjoint(with: [.subject, .object, .possessive]) {
      if let entity = antecedent(of: phrase.head, classes, statement) {
        speaker.entity = entity
        speaker.rule = QuoteRule.pronoun.id
      } else if let entity = interviewee(named: phrase.head) {
        speaker.entity = entity
        speaker.rule = QuoteRule.interviewee.id
      }
    } else if phrase.tokens.count == 1, text.uses(phrase.head).contains(.answerer), let entity = interviewee {
      speaker.entity = entity
      speaker.rule = QuoteRule.interviewee.id
    } else if let mention = mention(of: phrase) {
      speaker.mention = mention
      speaker.entity = text.mentions[mention].entity
      let range = text.mentions[mention].range
      if range != speaker.range, speaker.range.contains(range) { speaker.head = range }
    } else {
      if phrase.end - phrase.start > 1 { speaker.head = text.view.range(phrase.head, phrase.head + 1) }
      if let mention = apposedPerson(behind: phrase) {
        speaker.mention = mention
        speaker.entity = text.mentions[mention].entity
      } else if let entity = text.holder(of: phrase) {
        speaker.entity = entity
        speaker.rule = QuoteRule.role.id
      }
    }
    if let entity = speaker.entity {
      text.scratch.recent.append(
        RecentSpeaker(token: phrase.start, entity: entity, classes: classes.intersection([.male, .female])))
    } else if isUnnamed(phrase), isIndefinite(phrase) || phrase.end > phrase.head + 1 {
      text.scratch.recent.append(RecentSpeaker(token: phrase.start, entity: nil, classes: text.classes(phrase.head)))
    }
    return speaker
  }

  /// The mention at the head of a noun phrase, of the organisation whose kind the head tells (`the Orvane company`),
  /// or of a person right at it.
  private func mention(of phrase: NounPhrase) -> Int? {
    if let mention = text.mention(at: phrase.head), text.mentions[mention].kind != .pronoun { return mention }
    if phrase.head > phrase.start, text.classes(phrase.head).contains(.body),
      let mention = text.mention(at: phrase.head - 1), text.mentions[mention].label == .organization
    {
      return mention
    }
    let isOfPerson = text.takesPrepositions(phrase.head)
    var index = text.firstMention(endingAfter: phrase.start)
    while index < text.mentions.count, text.mentions[index].tokens.start <= phrase.head {
      let mention = text.mentions[index]
      // `a Quist executive`, `Quist’s neighbour`: somebody else; but not `Ines Falk KC`.
      let isHonour = mention.tokens.count > 1 && text.shape(phrase.head).contains(.allUpper)
      let isModifier = isOfPerson && (mention.tokens.end == phrase.head && !isHonour || isGenitive(mention))
      if mention.label == .person, mention.tokens.end <= phrase.end, !isModifier { return index }
      index += 1
    }
    return nil
  }

  // MARK: Pronouns

  private func antecedent(of pronoun: Int, _ classes: WordClasses, _ statement: TokenRange) -> Int? {
    guard classes.isDisjoint(with: .participant),
      !classes.isDisjoint(with: [.male, .female, .plural, .thing]), let sentence = text.sentence(of: pronoun)
    else { return nil }
    let isPerson = !classes.isDisjoint(with: [.male, .female])
    if !isPerson, let last = recent.last, pronoun - last.token < Self.reachOfSpeaker {
      if let entity = last.entity, fits(entity, classes) { return entity }
      // `Twelve groups urged … They said …`
      if last.entity == nil, agrees(last.classes, with: classes) { return nil }
    }
    let subject =
      statement.start < pronoun ? text.sentenceSubject(from: statement.start, to: statement.end) : nil
    // In the middle of a statement a pronoun is none of those whom it names.
    let isWithin = statement.contains(pronoun) && text.isCommaOrDash(pronoun - 1)
    let passed = TokenRange(isWithin ? statement.start : subject?.end ?? statement.start, statement.end)
    let isAfterPhrase = isPerson && opensWithPhrase(text.sentences[sentence].tokens, before: pronoun)
    for back in (isAfterPhrase ? 1 : 0)..<Self.sentencesBack where sentence - back >= 0 {
      let tokens = text.sentences[sentence - back].tokens
      let named = subjectEntity(in: tokens, before: pronoun, classes, except: passed)
      if let named, !named.isOwner { return named.entity }
      let limit = min(tokens.end, statement.contains(tokens.start) ? statement.start : pronoun)
      let before = TokenRange(tokens.start, max(tokens.start, limit))
      if isOfUnnamed(pronoun, classes, in: before, isSame: back == 0) { return nil }
      if let named { return named.entity }
    }
    return nil
  }

  /// Whether a preposition and no clause stands before a pronoun, which then is nobody named there: `After talks with Ines Falk,
  /// she said …`
  private func opensWithPhrase(_ sentence: TokenRange, before pronoun: Int) -> Bool {
    let start = text.startBehindDateline(sentence)
    return start < pronoun && text.classes(start).contains(.preposition)
      && text.classes(start).isDisjoint(with: .subordinator)
      && text.startOfSubject(from: start, to: pronoun + 1) == pronoun
      && !text.hasFiniteVerb(TokenRange(start, pronoun))
  }

  /// The first compatible entity of a sentence, which is most often its subject; one in the genitive, an owner, only if no
  /// other is there. What is in `passed` is none.
  private func subjectEntity(
    in tokens: TokenRange, before pronoun: Int, _ classes: WordClasses, except passed: TokenRange
  ) -> (entity: Int, isOwner: Bool)? {
    var found: (token: Int, entity: Int)?
    var owner: Int?
    // No one in a dateline speaks: `OSLO, 12 May – Lumenta fell.`
    var index = text.firstMention(endingAfter: text.startBehindDateline(tokens))
    var tried = 0
    while index < text.mentions.count, tried < Self.mentionsPerSentence {
      let mention = text.mentions[index]
      guard mention.tokens.start < min(tokens.end, pronoun) else { break }
      index += 1
      tried += 1
      if let entity = mention.entity, fits(entity, classes), !passed.contains(mention.tokens.start),
        !text.isQuoted(mention.tokens.start), !isModifier(mention), !isScene(mention)
      {
        if isGenitive(mention) {
          owner = owner ?? entity
          continue
        }
        found = (mention.tokens.start, entity)
        break
      }
    }
    for index in max(0, recent.count - 4)..<recent.count {
      let speaker = recent[index]
      guard tokens.contains(speaker.token), speaker.token < pronoun, let entity = speaker.entity else { continue }
      if fits(entity, classes) { found = (speaker.token, entity) }
    }
    if let role = subjectByRole(in: tokens, before: found?.token ?? min(tokens.end, pronoun)), fits(role, classes) {
      return (role, false)
    }
    return (found?.entity ?? owner).map { ($0, found == nil) }
  }

  /// The person whose role is the subject of a sentence: `The minister met the governor. She said …`
  private func subjectByRole(in tokens: TokenRange, before limit: Int) -> Int? {
    guard tokens.start < limit, let start = text.startOfSubject(from: tokens.start, to: limit),
      text.isDefiniteArticle(start), let subject = text.nounPhrase(startingAt: start, before: limit)
    else { return nil }
    return text.holder(of: subject)
  }

  /// Whether a name says whose something is: `the minister’s visit`.
  private func isGenitive(_ mention: Mention) -> Bool {
    mention.tokens.end < text.view.count && text.isGenitive(mention.tokens.end)
  }

  private func fits(_ index: Int, _ classes: WordClasses) -> Bool {
    let entity = entities[index]
    if !classes.isDisjoint(with: [.male, .female]) {
      guard entity.label == .person else { return false }
      guard let gender = entity.gender else { return !isKnown(index, otherThan: classes) }
      return classes.contains(gender == .male ? .male : .female)
    }
    // A state is `it`.
    return entity.label == .organization || entity.label == .group
      || entity.label == .geopolitical && !classes.contains(.plural)
  }

  /// Whether a people is named only to describe a noun: `Australian schools`.
  private func isModifier(_ mention: Mention) -> Bool {
    let next = mention.tokens.end
    return mention.label == .group && next < text.view.count && text.isNominal(next)
  }

  /// Whether a place is named for where something was: `plants in Ohio`.
  private func isScene(_ mention: Mention) -> Bool {
    mention.label == .geopolitical && mention.tokens.start > 0
      && text.classes(mention.tokens.start - 1).contains(.preposition)
  }

  // MARK: Quotations without a reporting clause

  /// The draft at a place among those that somebody says.
  private func spoken(_ place: Int) -> QuoteDraft {
    text.scratch.drafts[Int(text.scratch.order[Int(text.scratch.spoken[place])])]
  }

  /// The speaker of a quotation that has no reporting clause of its own, from what stands before it.
  ///
  /// - Parameter quotes: the quotations before it, in the order of ``QuoteScratch/order``.
  func carriedSpeaker(of draft: QuoteDraft, after quotes: [Quote]) -> (QuoteRule, Speaker)? {
    let count = text.scratch.spoken.count
    guard count > 0 else { return previousSubject(of: draft, from: 0) }
    let previous = spoken(count - 1)
    let distance = draft.paragraph - previous.lastParagraph
    guard distance <= 1 else { return previousSubject(of: draft, from: previous.end) }
    if draft.start == previous.end || distance == 1 && isWholly(previous, before: draft) {
      return nextTurn(draft, quotes, distance)
    }
    if let found = previousSubject(of: draft, from: previous.end) { return found }
    guard distance == 0, let speaker = speaker(count - 1, quotes) else { return nil }
    return (.sameParagraph, speaker)
  }

  private func speaker(_ place: Int, _ quotes: [Quote]) -> Speaker? { quotes[Int(text.scratch.spoken[place])].speaker }

  /// Whether nothing but the previous statement with its clause stands before a quotation.
  private func isWholly(_ previous: QuoteDraft, before draft: QuoteDraft) -> Bool {
    let end = max(previous.end, previous.clause?.end ?? 0)
    return draft.start - end <= 4
  }

  /// Quotations side by side, a paragraph after a question, and a question after an answer take turns; else the last
  /// speaker goes on.
  private func nextTurn(_ draft: QuoteDraft, _ quotes: [Quote], _ distance: Int) -> (QuoteRule, Speaker)? {
    let last = text.scratch.spoken.count - 1
    let isNextQuestion = isQuestion(draft) && last > 0 && isQuestion(spoken(last - 1))
    guard distance == 0 || isQuestion(spoken(last)) || isNextQuestion else {
      return speaker(last, quotes).map { (.nextParagraph, $0) }
    }
    // The turn before the last one, over the quotations of the last.
    var index = last
    while index > 0, last - index < Self.longestTurn, !beginsTurn(spoken(index), after: spoken(index - 1)) {
      index -= 1
    }
    guard index > 0, let other = speaker(index - 1, quotes) else { return nil }
    if let speaker = speaker(last, quotes), !differ(other, speaker) { return nil }
    return (.dialogue, other)
  }

  private func isQuestion(_ draft: QuoteDraft) -> Bool { text.mark(draft.end - 2) == Mark.question }

  private func beginsTurn(_ draft: QuoteDraft, after previous: QuoteDraft) -> Bool {
    draft.start == previous.end || draft.paragraph > previous.lastParagraph
  }

  private func differ(_ first: Speaker, _ second: Speaker) -> Bool {
    if let one = first.entity, let other = second.entity { return one != other }
    return first.range != second.range
  }

  /// The subject of the sentence before a quotation in its paragraph.
  private func previousSubject(of draft: QuoteDraft, from lower: Int) -> (QuoteRule, Speaker)? {
    guard draft.start > lower, let sentence = text.sentence(of: draft.start - 1),
      !text.shape(draft.start).contains(.paragraphStart)
    else { return nil }
    let tokens = text.sentences[sentence].tokens
    let start = max(tokens.start, lower)
    guard start < draft.start, let subject = text.sentenceSubject(from: start, to: draft.start),
      text.isSpeakerLike(subject.head), !text.isQuoted(subject.head)
    else { return nil }
    let speaker = speaker(subject)
    let isPerson = speaker.entity.map { entities[$0].label == .person } ?? true
    return isPerson ? (.previousSubject, speaker) : nil
  }
}
