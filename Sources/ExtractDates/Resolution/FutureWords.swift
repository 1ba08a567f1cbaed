import ExtractCore
import ExtractMatching

/// The words of a text that speak of the future.
struct FutureWords {
  /// How far before an expression they are looked for.
  private static let reach = 30
  /// How far before a length of time a number may stand: 18 per cent in one year.
  private static let reachOfNumber = 3
  /// How far before a length of time a superlative may stand: the worst outbreak of cholera in two decades.
  private static let reachOfSuperlative = 8

  let view: TokenView
  let vocabulary: DateVocabulary

  private var words: ContextWords { vocabulary.context }
  private var tenses: TenseWords { vocabulary.tenses }

  /// Whether one of them stands before a token in its sentence, which begins at `sentenceStart`, and between them no word
  /// of what was said and no verb in the past: `will open, the mayor said on Tuesday`, `the plan collapsed on Friday`.
  ///
  /// - Parameter conditionally: whether `would` is one.
  func stand(before token: Int, _ sentenceStart: Int, conditionally: Bool = false) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reach)
    if isOn(token) || isSubject(token) || isDeferred(to: token) || isSoonest(token) { return true }
    var hasInfinitive = false
    while index >= limit, !endsSentence(index) {
      let kinds = words.kinds(view, index)
      hasInfinitive = hasInfinitive || kinds.contains(.to)
      // "pledged aid on Friday", but not "pledged to send aid on Friday", "promised strikes from Friday"
      if kinds.contains(.promise), !hasInfinitive, standsOn(token), tenses.isPast(index, view) { return false }
      if kinds.contains(.future) || kinds.contains(.copula) && words.kinds(view, index + 1).contains(.to)
        || kinds.contains(.possible) && isToBe(index)
        || kinds.contains(.ability) && isAhead(index)
        || kinds.contains(.scheduled) && isIntransitive(index, before: token)
        || kinds.contains(.scheduledWithObject) && tenses.isTimetableObject(index + 1, view)
      {
        return true
      }
      if conditionally, isConditional(index) { return true }
      if kinds.contains(.reported) && !tenses.isParticiple(index, view) || tenses.isPast(index, view) { return false }
      index -= 1
    }
    // "On Friday, the court will decide", "As early as Friday, the court may decide"
    let opening = words.kinds(view, token - 2).contains(.soonest) ? 3 : 1
    return token <= sentenceStart + opening && isToCome(after: token)
  }

  /// "on Friday", "in May", but not "by Friday", "from Friday"
  private func standsOn(_ token: Int) -> Bool {
    token > 0 && view.length(token - 1) == 2 && !words.kinds(view, token - 1).contains(.deadline)
  }

  /// "may stop", "is likely", but not "May", "may have stopped"
  private func isToBe(_ token: Int) -> Bool {
    !view.shape(token).contains(.initialUpper)
      && (!tenses.isPerfect(token + 1, view) || words.kinds(view, token + 2).contains(.to))
  }

  /// "The court could decide", but not "nobody could be reached", "people could hear shots"
  private func isAhead(_ token: Int) -> Bool {
    let isPerfect = tenses.isPerfect(token + 1, view)
    let kinds = words.kinds(view, token + 1).union(words.kinds(view, token + 2))
    return !isPerfect && kinds.isDisjoint(with: [.modal, .perceived])
  }

  /// How far before "to" the verb may stand that puts something off: was postponed from May to.
  private static let reachOfDeferral = 4

  /// "was postponed to February"
  private func isDeferred(to token: Int) -> Bool {
    guard words.kinds(view, token - 1).contains(.to) else { return false }
    return (1...Self.reachOfDeferral).contains { words.kinds(view, token - 1 - $0).contains(.deferral) }
  }

  /// "as soon as Friday", but not "as soon as Friday's talks ended"
  private func isSoonest(_ token: Int) -> Bool {
    let soonest = token - 2
    let isOwner = token + 1 < view.count && view.shape(token + 1).isKind(.clitic)
    return soonest > 0 && !isOwner && view.length(token - 1) == 2 && words.kinds(view, soonest) == .soonest
      && view.length(soonest - 1) == 2
  }

  /// "since March"
  func isSince(_ token: Int) -> Bool {
    words.kinds(view, token - 1).contains(.since) || words.kinds(view, token).contains(.since)
  }

  /// "The game is on Saturday"
  private func isOn(_ token: Int) -> Bool {
    let preposition = words.kinds(view, token).contains(.preposition) ? token : token - 1
    return isPreposition(preposition) && words.kinds(view, preposition - 1).contains(.copula)
      && !isStop(preposition - 1)
  }

  private func isPreposition(_ token: Int) -> Bool {
    token > 0
      && (words.kinds(view, token).contains(.preposition)
        || view.length(token) == 2 && tenses.isPreposition(token, view))
  }

  /// "The vote on Tuesday will be close", "the conference in March is expected to …": the verb stands right behind the time.
  private func isSubject(_ token: Int) -> Bool {
    // "Sunday's election will be close"
    let isOwner = token + 1 < view.count && view.shape(token + 1).isKind(.clitic)
    let first = isOwner ? token + 3 : token + 1
    for verb in first..<max(first, min(view.count, first + 2)) where view.shape(verb).isKind(.word) {
      let kinds = words.kinds(view, verb)
      if kinds.contains(.present) { return true }
      return kinds.contains(.copula) && words.kinds(view, verb + 1).contains(.future)
    }
    return false
  }

  /// How far behind a time at the beginning of a sentence its verb is looked for.
  private static let reachOfVerb = 14

  /// Whether the first verb of a sentence that a time opens is one of the future.
  private func isToCome(after token: Int) -> Bool {
    var index = token + 1
    let limit = min(view.count, token + Self.reachOfVerb)
    while index < limit, !isStop(index), !view.shape(index).contains(.paragraphStart) {
      let kinds = words.kinds(view, index)
      if kinds.contains(.present) || kinds.contains(.future) && kinds.contains(.modal)
        || kinds.contains(.possible) && isToBe(index)
      {
        return true
      }
      if tenses.isPast(index, view) { return false }
      index += 1
    }
    return false
  }

  /// `would resume`, but not `would not comment`, `would have ended`, `would later say`
  private func isConditional(_ index: Int) -> Bool {
    guard tenses.isConditional(index, view), index + 1 < view.count else { return false }
    let next = words.kinds(view, index + 1)
    return !next.contains(.modal) && !next.contains(.after) && !tenses.isPerfect(index + 1, view)
  }

  /// Whether a verb of a timetable has no object: `the trial begins on Monday`, but not `a man opens his shop on Monday`.
  private func isIntransitive(_ verb: Int, before token: Int) -> Bool {
    guard verb + 1 < token else { return true }
    let next = words.kinds(view, verb + 1)
    return !next.isEmpty && next.isDisjoint(with: [.article, .possessive])
  }

  /// Whether the sentence says before a token, of the time of writing, that something is to come: `will open`, `is due`.
  func standInPresent(before token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reach)
    while index >= limit {
      let kinds = words.kinds(view, index)
      if kinds.contains(.present) || kinds.contains(.future) && words.kinds(view, index - 1).contains(.copula) {
        return true
      }
      if kinds.contains(.reported) || tenses.isPast(index, view) && !kinds.contains(.future) { return false }
      index -= 1
    }
    return false
  }

  /// Whether the sentence of a token has a verb in the past near it and no word of the future.
  func isPastTense(around token: Int, _ sentenceStart: Int) -> Bool {
    var isPast = false
    var index = max(sentenceStart, token - Self.reach)
    let limit = min(view.count, token + Self.reach)
    while index < limit, index == sentenceStart || !view.shape(index).contains(.paragraphStart) {
      if words.kinds(view, index).contains(.future) { return false }
      isPast = isPast || tenses.isPast(index, view)
      if isStop(index), index > token { break }
      index += 1
    }
    return isPast
  }

  /// Whether `in` some days at a token says how long something took: not after a word of the future, but after a number,
  /// as in `rose 5% in two days`, after a superlative or ordinal, after a verb in the past, or at the beginning of a
  /// sentence that goes on. `Within` some days does unless something is to come.
  func isLength(_ tokens: TokenRange, _ sentenceStart: Int) -> Bool {
    let token = tokens.start
    let kinds = words.kinds(view, token)
    if kinds.contains(.within) { return !stand(before: token, sentenceStart) }
    guard view.length(token) == 2, kinds.contains(.preposition) else { return false }
    if followsSuperlative(token, sentenceStart) || followsNegation(token, sentenceStart) { return true }
    if token > sentenceStart {
      let numbers = max(sentenceStart, token - Self.reachOfNumber)..<token
      return (numbers.contains { view.shape($0).contains(.hasDigit) } || followsDeed(token, sentenceStart))
        && !stand(before: token, sentenceStart)
    }
    guard tokens.end < view.count, !isStop(tokens.end) else { return false }
    var index = tokens.end
    let limit = min(view.count, token + Self.reach)
    while index < limit, !view.shape(index).contains(.paragraphStart), !isStop(index) {
      if words.kinds(view, index).contains(.future) { return false }
      index += 1
    }
    return true
  }

  /// Whether a time is one by which something is done: "by May".
  func isDeadline(_ token: Int) -> Bool {
    words.kinds(view, token).contains(.deadline) || words.kinds(view, token - 1).contains(.deadline)
  }

  /// How far before a length of time the verb in the past may stand that tells what took it.
  private static let reachOfDeed = 8

  /// `seized the town in two days`, `has doubled in a year`
  private func followsDeed(_ token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reachOfDeed)
    while index >= limit, view.shape(index).isWordLike {
      let kinds = words.kinds(view, index)
      if !kinds.isDisjoint(with: [.future, .modal, .possible, .reported, .scheduled, .promise]) { return false }
      if tenses.isPast(index, view) || index > limit && tenses.isPerfect(index - 1, view) { return true }
      index -= 1
    }
    return false
  }

  /// `has not slept in 36 hours`
  private func followsNegation(_ token: Int, _ sentenceStart: Int) -> Bool {
    let limit = max(sentenceStart + 1, token - Self.reachOfSuperlative)
    return (limit..<max(limit, token)).contains {
      words.kinds(view, $0).contains(.modal) && tenses.isPerfect($0 - 1, view)
    }
  }

  private func followsSuperlative(_ token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reachOfSuperlative)
    while index >= limit, !isStop(index) {
      let kinds = words.kinds(view, index)
      if kinds.contains(.superlative) || tenses.isOrdinal(index, view) { return true }
      if kinds.contains(.future) { return false }
      index -= 1
    }
    return false
  }

  /// Whether a length of time is that for each of which things are counted: `300 cars a day`, `30 miles an hour`.
  func isRate(_ tokens: TokenRange) -> Bool {
    guard tokens.count == 2, tokens.start > 1, view.length(tokens.start) <= 2,
      words.kinds(view, tokens.start).contains(.article), words.isPlural(view, tokens.start - 1),
      words.kinds(view, tokens.end).isDisjoint(with: [.after, .counted])
    else { return false }
    let count = tokens.start - 2
    return view.shape(count).isKind(.number) || vocabulary.isNumberOrNumberWord(count, view)
  }

  /// Whether a period stands before a word of times in capitals that begins a sentence: "by May. By January".
  private func endsSentence(_ token: Int) -> Bool {
    isStop(token) && token + 1 < view.count && view.shape(token + 1).contains(.initialUpper)
      && words.kinds(view, token + 1).contains(.preposition)
  }

  private func isStop(_ token: Int) -> Bool {
    let mark = view.mark(token)
    return mark == Mark.period || mark == Mark.question || mark == Mark.exclamation
  }
}
