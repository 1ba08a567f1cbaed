internal import ExtractCore
internal import ExtractMatching

/// Noun phrases by closed classes and capital letters, without parts of speech.
///
/// A phrase is a determiner, nominal words and prepositional phrases that a noun for a speaker or a name takes:
///
/// - `[a spokesman for the ministry] said`
/// - `In Lubero [the head of the provincial council] said`
/// - `said [police spokesman Dario Quist] on Friday`
/// - `when [residents] said`
extension ReportingText {
  private static let longestRun = 12

  /// The noun phrase that ends just before token `end` and begins at `lower` or after it.
  func nounPhrase(endingAt end: Int, notBefore lower: Int, depth: Int = 0) -> NounPhrase? {
    let last = end - 1
    guard last >= lower, depth < 4 else { return nil }
    if mark(last) == Mark.closeParenthesis, let open = openParenthesis(before: last, notBefore: lower) {
      guard var phrase = nounPhrase(endingAt: open, notBefore: lower, depth: depth + 1) else { return nil }
      phrase.end = open
      return phrase
    }
    if classes(last).contains(.relative), last > lower {
      let antecedent = mark(last - 1) == Mark.comma ? last - 1 : last
      guard let phrase = nounPhrase(endingAt: antecedent, notBefore: lower, depth: depth + 1) else { return nil }
      return uses(last).contains(.impersonal) ? thing(behindWhich: phrase, lower, depth) : phrase
    }
    if classes(last).contains(.subject) { return NounPhrase(start: last, end: end, head: last) }
    if let phrase = pronominal(endingAt: last, notBefore: lower) { return phrase }
    var headEnd = isAbbreviationPeriod(last) && last > lower ? last - 1 : last
    if isNumberOfNoun(headEnd), headEnd > lower { headEnd -= 1 }
    guard isNominal(headEnd) || joins(headEnd - 1) else { return nil }
    var phrase = NounPhrase(start: nounGroupStart(headEnd, lower), end: end, head: headEnd)
    guard !isBareNumber(phrase) else { return nil }
    extendLeft(&phrase, lower, depth)
    return phrase
  }

  /// What `which` stands for: no person, but the thing before one, `[a message] to his brother which read`.
  private func thing(behindWhich phrase: NounPhrase, _ lower: Int, _ depth: Int) -> NounPhrase? {
    let joint = phrase.start - 1
    guard isTitle(phrase.head), classes(phrase.head).isDisjoint(with: .impersonal), joint > lower,
      classes(joint).contains(.preposition)
    else { return phrase }
    return nounPhrase(endingAt: joint, notBefore: lower, depth: depth + 1) ?? phrase
  }

  /// `one of them`, `the other`
  private func pronominal(endingAt last: Int, notBefore lower: Int) -> NounPhrase? {
    if last - 2 >= lower, classes(last).contains(.object), view.word(last - 1) == lexicon.of, mark(last - 2) == 0 {
      return NounPhrase(start: last - 2, end: last + 1, head: last - 2)
    }
    guard last > lower, classes(last).contains(.determiner), isDefiniteArticle(last - 1) else { return nil }
    return NounPhrase(start: last - 1, end: last + 1, head: last)
  }

  /// A short lower-case word between capitalised ones: `Nele van Roosen`.
  private func isParticle(_ token: Int) -> Bool {
    !isCapitalized(token) && view.length(token) <= 4 && token > 0 && token + 1 < view.count && isCapitalized(token - 1)
      && isCapitalized(token + 1)
  }

  /// The end of the name of a person or body around a token, where it lies further on.
  private func endOfName(at token: Int, _ limit: Int) -> Int? {
    guard let mention = speakerMention(at: token) else { return nil }
    let end = mentions[mention].tokens.end
    return end > token + 1 && end <= limit ? end : nil
  }

  /// The start of the name of a person or body around a token.
  private func startOfName(at token: Int) -> Int {
    speakerMention(at: token).map { mentions[$0].tokens.start } ?? token
  }

  /// Whether a number tells which one of those that a noun names: `resolution 2717`.
  private func isNumberOfNoun(_ token: Int) -> Bool {
    token > 0 && token < view.count && shape(token).isKind(.number) && isTitle(token - 1)
  }

  private func isBareNumber(_ phrase: NounPhrase) -> Bool {
    phrase.end == phrase.start + 1 && shape(phrase.start).isKind(.number)
  }

  func openParenthesis(before close: Int, notBefore lower: Int) -> Int? {
    var index = close - 1
    while index > lower, index > close - 16 {
      if mark(index) == Mark.openParenthesis { return index }
      index -= 1
    }
    return nil
  }

  /// The start of the determiner and the nominal words up to `head`.
  func nounGroupStart(_ head: Int, _ lower: Int) -> Int {
    var start = max(lower, startOfName(at: head))
    let isName = isCapitalized(head)
    var hasRole = isTitle(head) && !(isName && isNumberOfNoun(head + 1))
    var index = start - 1
    while index >= lower, index > head - Self.longestRun {
      let (classes, shape) = (classes(index), shape(index))
      if isNominal(shape, classes) || shape.isKind(.word) && isCompound(index) {
        let isRole = !classes.isDisjoint(with: [.personNoun, .title])
        // Before a name only titles and nouns for persons are lower case, and what stands before these.
        if isName, !shape.contains(.initialUpper), !hasRole, !isRole, !isParticle(index) { break }
        hasRole = hasRole || isRole
        start = index
      } else if isGenitive(index) || shape.mark == Mark.hyphen || shape.mark == Mark.ampersand
        || shape.mark == Mark.period && isAbbreviationPeriod(index)
      {
        guard index > lower, index + 1 <= start else { break }
      } else if !classes.isDisjoint(with: [.determiner, .possessive]) {
        return hasCount(before: index, lower) ? index - 1 : index
      } else {
        break
      }
      index -= 1
    }
    return start
  }

  /// Whether a number before a determiner counts what follows, `12 other groups`, and is no year: `in 1538 the council`.
  private func hasCount(before determiner: Int, _ lower: Int) -> Bool {
    let number = determiner - 1
    guard number >= lower, shape(number).isKind(.number), !isDefiniteArticle(determiner) else { return false }
    return number == lower || classes(number - 1).isDisjoint(with: [.preposition, .calendar]) && mark(number - 1) == 0
  }

  /// Takes in what a preposition or a conjunction joins to the phrase on its left.
  private func extendLeft(_ phrase: inout NounPhrase, _ lower: Int, _ depth: Int) {
    let joint = phrase.start - 1
    guard joint > lower else { return }
    if let name = mention(at: joint), mentions[name].tokens.start >= lower, mentions[name].tokens.end <= phrase.head {
      // `Bank of Norway governor Ines Falk`: the preposition belongs to a name before the head.
      phrase.start = mentions[name].tokens.start
      return
    }
    let classes = classes(joint)
    if view.word(joint) == lexicon.by, joint - 1 > lower {
      // `a letter seen by Ines Falk said`, `a report by Ines Falk said`: the letter speaks.
      let end = isTitle(joint - 1) ? joint : joint - 1
      if let left = nounPhrase(endingAt: end, notBefore: lower, depth: depth + 1), takesPrepositions(left.head) {
        phrase.start = left.start
        phrase.head = left.head
      }
    } else if classes.contains(.preposition), !isCapitalized(joint) {
      guard let left = nounPhrase(endingAt: joint, notBefore: lower, depth: depth + 1),
        self.classes(left.head).isDisjoint(with: .subject)
          || view.word(joint) == lexicon.of && self.classes(left.head).contains(.determiner),
        takesPrepositions(left.head) || view.word(joint) == lexicon.of
          || isCapitalized(left.head) && uses(joint).contains(.attaching)
      else { return }
      phrase.start = left.start
      phrase.head = left.head
    } else if view.word(joint) == lexicon.and {
      guard let left = nounPhrase(endingAt: joint, notBefore: lower, depth: depth + 1) else { return }
      let isPair = isSpeakerLike(left.head) && isSpeakerLike(phrase.head)
      if left.start == lower || isPair { phrase.start = left.start }
    }
  }

  /// A noun for a person or office, which prepositional phrases follow: `head of`, `spokesman for`.
  func takesPrepositions(_ head: Int) -> Bool { isTitle(head) }

  /// A name, a pronoun, or a noun for those who speak.
  func isSpeakerLike(_ head: Int) -> Bool {
    isCapitalized(head) && classes(head).isDisjoint(with: .functional)
      || !classes(head).isDisjoint(with: [.personNoun, .title, .subject])
  }

  /// The noun phrase that begins at token `start` and ends before `limit`.
  func nounPhrase(startingAt start: Int, before limit: Int, depth: Int = 0) -> NounPhrase? {
    guard start < limit, depth < 4 else { return nil }
    let first = classes(start)
    let isDeterminer = !first.isDisjoint(with: [.determiner, .possessive])
    if first.contains(.subject), !(isDeterminer && start + 1 < limit && isNominal(start + 1)) {
      return partitive(start, limit, depth) ?? NounPhrase(start: start, end: start + 1, head: start)
    }
    var index = isDeterminer ? start + 1 : start
    while index < limit, !classes(index).isDisjoint(with: [.determiner, .possessive]), index < start + 3 { index += 1 }
    var head: Int?
    var hasRole = false
    let end = min(limit, start + Self.longestRun)
    run: while index < end {
      let (classes, shape) = (classes(index), shape(index))
      if isNominal(shape, classes) || shape.isKind(.word) && isCompound(index) {
        let isSpeaker = !classes.isDisjoint(with: [.personNoun, .title])
        if let head, !isSpeaker, !shape.contains(.initialUpper), !isParticle(index) {
          let afterName = isCapitalized(head) && !self.shape(index - 1).isKind(.clitic) && !isPeople(head)
          if afterName || hasRole && !isHyphenated(index), !leadsToSpeaker(index, end) { break run }
        }
        // `a claim Ines Falk made`
        if isDeterminer, let head, !hasRole, shape.contains(.initialUpper), uses(head).contains(.content),
          !isCapitalized(head)
        {
          break run
        }
        if isSpeaker { hasRole = true }
        head = index
        if let end = endOfName(at: index, limit) {
          index = end
          continue run
        }
      } else if isGenitive(index) {
        guard index + 1 < limit, isNominal(index + 1) else { break run }
        hasRole = false
      } else {
        switch shape.mark {
        case Mark.hyphen, Mark.ampersand: guard index + 1 < limit, isNominal(index + 1) else { break run }
        case Mark.period: guard isAbbreviationPeriod(index) else { break run }
        default: break run
        }
      }
      index += 1
    }
    guard var head else { return nil }
    if isNumberOfNoun(head), head > start { head -= 1 }
    var phrase = NounPhrase(start: start, end: index, head: head)
    guard !isBareNumber(phrase) else { return nil }
    extendRight(&phrase, limit, depth)
    return phrase
  }

  /// So many words stand between a body or an adjective and the noun for one who speaks.
  private static let longestPost = 4

  /// Whether words in lower case lead from a token to a noun for a person or to a person's name: `UN [human rights] chief`,
  /// `local [shop] owner`.
  private func leadsToSpeaker(_ first: Int, _ limit: Int) -> Bool {
    var index = first
    while index < min(limit, first + Self.longestPost), isNominal(index) || mark(index) == Mark.hyphen {
      if isTitle(index) { return true }
      if isCapitalized(index) { return personMention(at: index) != nil }
      if cue(at: index)?.isVerbal == true { return false }
      index += 1
    }
    return false
  }

  /// `one of them`, `some of the survivors`
  private func partitive(_ start: Int, _ limit: Int, _ depth: Int) -> NounPhrase? {
    let whole = start + 2
    guard whole < limit, view.word(start + 1) == lexicon.of, classes(start).contains(.determiner) else { return nil }
    if classes(whole).contains(.object), classes(whole).isDisjoint(with: .possessive) {
      return NounPhrase(start: start, end: whole + 1, head: start)
    }
    return nounPhrase(startingAt: whole, before: limit, depth: depth + 1).map {
      NounPhrase(start: start, end: $0.end, head: start)
    }
  }

  /// Whether a token names a people, as an adjective may: `French foreign minister`.
  private func isPeople(_ token: Int) -> Bool { mention(at: token).map { mentions[$0].label == .group } ?? false }

  /// Whether a token is part of a compound: `Under-Secretary-General`.
  private func isHyphenated(_ token: Int) -> Bool { view.isGlued(token) && joins(token - 1) || joins(token + 1) }

  /// Whether a token is part of a compound, with a hyphen or without: `think tank`.
  private func isCompound(_ token: Int) -> Bool {
    isHyphenated(token) || token + 1 < view.count && uses(token + 1).contains(.compound)
  }

  /// Whether a token is a hyphen with words right beside it.
  func joins(_ token: Int) -> Bool {
    mark(token) == Mark.hyphen && view.isGlued(token) && token + 1 < view.count && view.isGlued(token + 1)
  }

  /// Takes in the place behind a post and its body, where it is closed by a comma: `the head of the mission in Congo, …`.
  private func extendOverPlace(_ phrase: inout NounPhrase, _ limit: Int) {
    let joint = phrase.end
    guard joint + 1 < limit, classes(joint).contains(.preposition), isCapitalized(joint + 1),
      classes(joint + 1).isDisjoint(with: .calendar),
      let place = nounPhrase(startingAt: joint + 1, before: limit, depth: 1), mark(place.end) == Mark.comma
    else { return }
    phrase.end = place.end
  }

  private func extendRight(_ phrase: inout NounPhrase, _ limit: Int, _ depth: Int) {
    let joint = phrase.end
    guard joint + 1 < limit else { return }
    if view.word(joint) == lexicon.of
      || classes(joint).contains(.preposition) && takesPrepositions(phrase.head)
        && uses(joint).contains(.attaching)
      // `a survey by the bank`
      || view.word(joint) == lexicon.by && self.classes(phrase.head).contains(.impersonal)
    {
      if let right = nounPhrase(startingAt: joint + 1, before: limit, depth: depth + 1),
        classes(right.head).isDisjoint(with: [.subject, .calendar])
      {
        phrase.end = right.end
        // `the head of the mission in Congo`
        if depth == 0, takesPrepositions(phrase.head) { extendOverPlace(&phrase, limit) }
      }
    } else if view.word(joint) == lexicon.and {
      if let right = nounPhrase(startingAt: joint + 1, before: limit, depth: depth + 1), isSpeakerLike(right.head),
        classes(right.head).isDisjoint(with: .subject)
      {
        phrase.end = right.end
        // `coach and former player Ines Falk` is one person.
        let isArticled = classes(phrase.start).union(classes(right.start)).contains(.determiner)
        if !isArticled, isTitle(phrase.head), !isCapitalized(phrase.head), isCapitalized(right.head) {
          phrase.head = right.head
        }
      }
    }
  }
}
