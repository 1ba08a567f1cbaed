internal import ExtractCore
internal import ExtractMatching

/// What stands after a reporting verb: a clause, an infinitive, a noun, and where it begins.
extension IndirectSpeech {
  /// The furthest that `that` stands behind its verb, in tokens.
  private static let reachOfThat = 14

  /// Where the statement of a cue begins, and by which rule.
  func complement(of cue: CueHit, _ end: Int) -> (QuoteRule, Int)? {
    guard cue.end < text.view.count else { return nil }
    let flags = cue.flags
    if let that = complementizer(after: cue, end) { return (QuoteRule.that, that) }
    if flags.contains(.clause), isThereIs(cue.end, end) { return (.bareClause, cue.end) }
    let first = cue.end
    if flags.contains(.clause), flags.contains(.bare) || !flags.contains(.addressee), opensWithNumber(first, end),
      text.hasFiniteVerb(TokenRange(first, min(end, first + ReportingText.reachOfFiniteVerb)))
    {
      return (.bareClause, first)
    }
    // `said that was a mistake`
    if flags.contains(.clause), text.classes(first).contains(.complementizer), first + 1 < end,
      !text.classes(first + 1).isDisjoint(with: .auxiliary)
    {
      return (.bareClause, first)
    }
    // `said despite the truce attacks went on`
    if flags.contains(.bare), first + 2 < end, text.uses(first).contains(.opening),
      text.hasFiniteVerb(TokenRange(first, min(end, first + ReportingText.reachOfFiniteVerb)))
    {
      return (.bareClause, first)
    }
    // `denied having taken bribes`
    let isHaving = text.form(cue).class == .deny && !text.classes(first).isDisjoint(with: .auxiliary)
    let start = isHaving ? first : text.skipAdverbials(from: first, to: end)
    guard start < end else { return nil }
    let classes = text.classes(start)
    if text.shape(start).isKind(.quote), text.shape(start).contains(.opening) {
      return (.fragment, start)
    }
    guard flags.contains(.indirect) else { return nil }
    var object = start
    if flags.contains(.addressee) {
      if classes.contains(.object) {
        object = start + 1
      } else if let addressee = text.nounPhrase(startingAt: start, before: end), !isSubject(addressee, end) {
        object = addressee.end
      }
    }
    if object < end, text.classes(object).contains(.question) {
      return isNamedOtherwise(object, end) ? nil : (.question, object)
    }
    // `…, urging both sides to talk`, but not of things: `…, requiring the sides to talk`
    let previous = text.tokenBeforeAdverbs(of: cue, notBefore: 0)
    let isFinite =
      !flags.contains(.gerund) || text.mark(cue.start - 1) == Mark.comma || text.classes(previous).contains(.be)
    switch text.form(cue).class {
    case .demand, .promise, .ask:
      if text.view.word(start) == text.lexicon.to || infinitive(from: start, end) {
        if isPassive(cue, start) { return nil }
        return isFinite && !(flags.contains(.gerund) && flags.isDisjoint(with: [.addressee, .object]))
          ? (.infinitive, start) : nil
      }
    case .call, .accuse:
      if !flags.contains(.object), text.hasQuotation(TokenRange(start, min(end, start + 10))) {
        return (.complement, start)
      }
    case .say, .warn, .write:
      // `told the crew to leave`
      if flags.contains(.addressee), isFinite, infinitive(from: start, end) { return (.infinitive, start) }
      // `threatened to leave`, `claimed to have left`
      let takesInfinitive = !flags.isDisjoint(with: [.object, .infinitive])
      if takesInfinitive, isFinite, isInfinitive(start, end) { return (.infinitive, start) }
    case .believe:
      // `Analysts expect the company to cut its dividend.`
      if flags.contains(.object), isFinite, infinitive(from: start, end) { return (.infinitive, start) }
    case .deny, .announce, .other: break
    }
    if flags.contains(.accusation) { return accusation(behind: start, end).map { (.complement, $0) } }
    let content = flags.contains(.addressee) ? object : start
    // `issued a statement saying …`: the participle reports.
    if text.cue(at: content).map({ $0.isVerbal && $0.flags.isSuperset(of: [.gerund, .bare]) }) == true { return nil }
    if flags.contains(.clause), content < end, beginsClause(content, loosely: flags.contains(.bare), end) {
      return (.bareClause, content)
    }
    // `released a statement in which it said …`
    if start + 1 < end, text.classes(start + 1).contains(.relative) { return nil }
    guard flags.contains(.object), isFinite, text.mark(start) == 0, text.form(cue).class != .believe,
      !denies(someone: start, cue, end),
      !classes.contains(.preposition) || cue.end - cue.start > 1
    else { return nil }
    return (.complement, start)
  }

  /// Whether a question word begins what somebody else calls something: `condemned what Ines Falk called "a massacre"`.
  private func isNamedOtherwise(_ question: Int, _ end: Int) -> Bool {
    guard let named = text.nounPhrase(startingAt: question + 1, before: end) else { return false }
    let start = text.skipAdverbials(from: named.end, to: end)
    return start < end && text.cue(at: start).map { text.form($0).class == .call } == true
  }

  /// Where it begins what somebody is accused of: at the first `of`, `the army of theft`, or at one with a verb behind it, `the
  /// head of the army of stealing`.
  private func accusation(behind start: Int, _ end: Int) -> Int? {
    let limit = min(end - 1, start + Self.reachOfThat)
    var found: Int?
    for index in start + 1..<max(start + 1, limit) {
      if text.isCommaOrDash(index) || text.isTerminal(index) && !text.isAbbreviationPeriod(index) { break }
      guard text.view.word(index) == text.lexicon.of else { continue }
      let isGerund = text.lexicon.gerundEndings.end(text.view.bytes(index + 1)) && !text.isCapitalized(index + 1)
      if isGerund || found == nil {
        found = index - 1 > start && text.shape(index - 1).isKind(.quote) ? index - 1 : index
      }
      if isGerund { break }
    }
    return found
  }

  /// Whether a verb of denying has a person for its object, and so tells what was done to them: `dismissed two ministers`,
  /// `denied him bail`.
  private func denies(someone object: Int, _ cue: CueHit, _ end: Int) -> Bool {
    guard text.form(cue).class == .deny else { return false }
    if text.classes(object).contains(.object) { return true }
    guard let phrase = text.nounPhrase(startingAt: object, before: end) else { return false }
    return text.classes(phrase.head).contains(.title)
      || text.classes(phrase.head).contains(.personNoun)
        && text.classes(phrase.head).isDisjoint(with: .cue)
      || text.personMention(at: phrase.head) != nil
  }

  /// Whether a clause begins with a number and what stands before it: `said nearly 40 people had fled`, `more than 40`,
  /// `at least 40`, `up to 40`.
  private func opensWithNumber(_ token: Int, _ end: Int) -> Bool {
    if text.uses(token).contains(.approximate) { return isNumber(token + 1, end) || isNumber(token + 2, end) }
    let isPhrase = !text.classes(token).isDisjoint(with: [.preposition, .subordinator]) && token + 2 < end
    guard isPhrase else { return false }
    let second = text.view.word(token + 1)
    if isNumber(token + 1, end), text.view.word(token + 2) == text.lexicon.and, isNumber(token + 3, end) { return true }
    // `as many as 40`
    if text.view.word(token + 2) == text.view.word(token) { return isNumber(token + 3, end) }
    return isNumber(token + 2, end) && (second == text.lexicon.to || text.uses(token + 1).contains(.approximate))
  }

  private func isNumber(_ token: Int, _ end: Int) -> Bool { token < end && text.shape(token).isKind(.number) }

  /// Whether an amount begins at a token, with or without its currency: `5`, `$5`.
  private func isAmount(_ token: Int, _ end: Int) -> Bool {
    isNumber(token, end) || token < end && text.shape(token).isKind(.symbol) && isNumber(token + 1, end)
  }

  /// Whether what stands behind a verb is no addressee but the subject of a clause: `warned they may stop`.
  private func isSubject(_ phrase: NounPhrase, _ end: Int) -> Bool {
    phrase.end < end && !text.classes(phrase.end).isDisjoint(with: .auxiliary)
  }

  /// Whether a verb that takes those spoken to as its object has none, and so speaks of its subject: `was fined and
  /// ordered to leave`.
  private func isPassive(_ cue: CueHit, _ start: Int) -> Bool {
    text.form(cue).class == .demand && cue.flags.isSuperset(of: [.past, .addressee])
      && text.view.word(start) == text.lexicon.to
  }

  private func infinitive(from start: Int, _ end: Int) -> Bool {
    if text.classes(start).contains(.object), isInfinitive(start + 1, end) { return true }
    // Most sentences go on without `to`, which is told sooner than where the object ends.
    let reach = min(end, start + Self.longestStatement)
    guard (start..<max(start, reach)).contains(where: { text.view.word($0) == text.lexicon.to }),
      let object = text.nounPhrase(startingAt: start, before: end)
    else { return false }
    return isInfinitive(object.end, end)
  }

  /// `to` and a verb, not a place: `told the crew to the end`
  func isInfinitive(_ token: Int, _ end: Int) -> Bool {
    let marker = token < end && text.classes(token).contains(.negation) ? token + 1 : token
    return marker + 1 < end && text.view.word(marker) == text.lexicon.to && !text.isCapitalized(marker + 1)
      && text.classes(marker + 1).isDisjoint(with: [.determiner, .possessive, .object, .preposition])
  }

  /// The `that` of a cue's statement: behind the verb, or behind those spoken to or a phrase of place or time.
  private func complementizer(after cue: CueHit, _ end: Int) -> Int? {
    let limit = min(end, cue.end + Self.reachOfThat)
    guard cue.complementizer < limit else { return nil }
    // `said on May 20 that`: the month is no verb.
    var index = text.skipDate(from: cue.end, to: limit)
    while index < limit {
      let classes = text.classes(index)
      if classes.contains(.complementizer) {
        guard index + 1 < end, text.classes(index - 1).isDisjoint(with: .preposition) || index == cue.end else {
          return nil
        }
        let takesAddressee = cue.flags.contains(.addressee) || text.form(cue).class == .promise
        if !takesAddressee, hasObject(cue, before: index) { return nil }
        // `prefers cash, the idea that …`
        if text.uses(index - 1).contains(.content), hasComma(TokenRange(cue.end, index)) { return nil }
        // `held signs that said "No more"`, `rejected that figure as unfair`
        if index > cue.end, text.isPastForm(index + 1), text.isNominal(index - 1) { return nil }
        if text.form(cue).class == .deny, !text.hasFiniteVerb(TokenRange(index + 1, end)) { return nil }
        // `officials said, in a blast that hurt six`
        if text.mark(cue.end) == Mark.comma, text.mark(index - 1) != Mark.comma { return nil }
        // `ruled that out`
        if !text.classes(index + 1).isDisjoint(with: [.preposition, .adverb]), endsClause(index + 2, end) {
          return nil
        }
        return text.classes(index + 1).isDisjoint(with: .auxiliary) ? index : nil
      }
      if text.mark(index) != 0, text.mark(index) != Mark.comma, text.mark(index) != Mark.hyphen { return nil }
      if text.view.word(index) == text.lexicon.to, index + 1 < end, text.classes(index + 1).isEmpty,
        !text.isCapitalized(index + 1)
      {
        return nil
      }
      if index > cue.end, !classes.isDisjoint(with: .auxiliary) { return nil }
      if let other = text.cue(at: index), other.isVerbal, !isReduced(other, behind: cue) { return nil }
      index += 1
    }
    return nil
  }

  private func hasComma(_ tokens: TokenRange) -> Bool {
    (tokens.start..<tokens.end).contains { text.mark($0) == Mark.comma }
  }

  private func endsClause(_ token: Int, _ end: Int) -> Bool {
    token >= end || text.isTerminal(token) || text.isCommaOrDash(token) || text.view.word(token) == text.lexicon.and
  }

  /// Whether a participle describes the text in which something was said: `said in a statement posted on Monday that`.
  private func isReduced(_ participle: CueHit, behind cue: CueHit) -> Bool {
    let isBehindPhrase = participle.start == cue.end
    let isBehindNoun = cue.end < participle.start - 1 && text.classes(cue.end).contains(.preposition)
    return participle.flags.contains(.past) && text.isNominal(participle.start - 1) && (isBehindPhrase || isBehindNoun)
  }

  /// Whether a person's name ends with a token: `stated Ines Falk left`.
  private func endsPerson(_ token: Int) -> Bool {
    text.personMention(at: token).map { text.mentions[$0].tokens.end == token + 1 } == true
  }

  /// Whether the verb has an object of its own, which `that` belongs to: `maintained parts that fail`. A noun for what
  /// is said, and a date, are none: `denied claims that …`, `said this week that …`.
  private func hasObject(_ cue: CueHit, before that: Int) -> Bool {
    let start = text.skipAdverbials(from: cue.end, to: that)
    guard start < that else { return false }
    let isNoun = text.isNominal(start) || !text.classes(start).isDisjoint(with: [.determiner, .possessive])
    // `said the claim that he lied was absurd`: the noun begins the statement.
    return isNoun && text.classes(that - 1).isDisjoint(with: [.timeUnit, .calendar])
      && (cue.flags.contains(.bare) || !text.uses(that - 1).contains(.content))
  }

  /// `there was`
  func isThereIs(_ token: Int, _ end: Int) -> Bool {
    token + 1 < end && text.view.word(token) == text.lexicon.there
      && !text.classes(token + 1).isDisjoint(with: .auxiliary)
  }

  /// Whether a clause without `that` begins at a token: a subject, and a verb not far behind it.
  private func beginsClause(_ token: Int, loosely: Bool, _ end: Int) -> Bool {
    let classes = text.classes(token)
    if classes.contains(.subject), classes.isDisjoint(with: .determiner) { return token + 1 < end }
    if isThereIs(token, end) { return true }
    let isQuoted = text.shape(token).isKind(.quote)
    let isGerund = text.cue(at: token).map { $0.flags.contains(.gerund) } == true
    guard isQuoted || isGerund || text.isNominal(token) || !classes.isDisjoint(with: [.determiner, .possessive]) else {
      return false
    }
    if loosely {
      // A bare noun may be the object: `claimed victory as the count went on`; so may what `that` speaks of.
      let isBareNoun = classes.isEmpty && !text.isCapitalized(token)
      let ends: WordClasses = isBareNoun ? [.complementizer, .relative, .question, .subordinator] : .complementizer
      // No further than a verb is looked for, so that the cost of a cue does not grow with its sentence.
      let end = min(end, token + ReportingText.reachOfFiniteVerb)
      let limit = (token + 1..<max(token + 1, end)).first {
        !text.classes($0).isDisjoint(with: ends) && !text.uses($0 - 1).contains(.content)
          || isBareNoun && text.uses($0).contains(.dependent)
      }
      return text.hasFiniteVerb(TokenRange(token, limit ?? end))
    }
    let ends: WordClasses = [.complementizer, .relative, .question, .conjunction, .subordinator]
    var index = token + 1
    while index < min(end, token + Self.reachOfThat) {
      if !text.classes(index).isDisjoint(with: .auxiliary) { return true }
      // `reported profit rose 5%`
      if text.isPastForm(index), text.isNominal(index - 1), isAmount(index + 1, end) || endsPerson(index - 1) {
        return true
      }
      if text.mark(index) == Mark.comma || !text.classes(index).isDisjoint(with: ends)
        || text.uses(index).contains(.dependent)
      {
        return false
      }
      index += 1
    }
    return false
  }
}
