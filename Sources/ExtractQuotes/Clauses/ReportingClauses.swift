internal import ExtractCore
internal import ExtractMatching

/// A reporting clause: who speaks, and the cue that says so.
struct ReportingClause {
  var speaker: NounPhrase?
  var cue: CueHit?
  var addressee: NounPhrase?
  var rule: QuoteRule
  private var last: Int32
  /// How the clause and a quotation after it are joined.
  var joint: Joint

  init(
    speaker: NounPhrase? = nil, cue: CueHit? = nil, addressee: NounPhrase? = nil, rule: QuoteRule, end: Int,
    joint: Joint = .separated
  ) {
    self.speaker = speaker
    self.cue = cue
    self.addressee = addressee
    self.rule = rule
    last = Int32(truncatingIfNeeded: end)
    self.joint = joint
  }

  /// The index just after the clause.
  var end: Int {
    get { Int(last) }
    set { last = Int32(truncatingIfNeeded: newValue) }
  }

  enum Joint {
    /// By a comma, colon or dash.
    case separated
    /// By nothing: `said "…"`
    case adjacent
    /// By `that`, `as` or other words.
    case embedded
  }
}

/// Reporting clauses beside quotations.
extension ReportingText {
  /// The furthest that a clause before a quotation is looked for, in tokens.
  private static let reach = 40
  private static let cuesTried = 6

  /// The reporting clause that begins at token `start`, just after a quotation.
  func clause(after start: Int, before limit: Int) -> ReportingClause? {
    let next = firstCue(startingAtOrAfter: start)
    guard next < cues.count && cues[next].start < limit || isDash(start) else { return nil }
    // `"We were lucky," as Ines Falk put it.`
    let first = view.word(start) == lexicon.as ? start + 1 : start
    for pattern in ReportingPattern.afterQuotation {
      if let clause = match(pattern, at: first, before: limit) { return clause }
    }
    return nil
  }

  private func match(_ pattern: ReportingPattern, at start: Int, before limit: Int) -> ReportingClause? {
    var clause = ReportingClause(rule: pattern.rule, end: start)
    var index = start
    for element in pattern.elements {
      switch element {
      case .speaker:
        guard let speaker = nounPhrase(startingAt: index, before: limit), isPlausible(speaker) else { return nil }
        let isVerbAhead = pattern.rule == QuoteRule.subjectSaid
        var described = withDescription(speaker, before: limit, isVerbAhead: isVerbAhead)
        if isVerbAhead { described = withPlace(described, before: limit) }
        clause.speaker = described
        index = described.end
      case .verb:
        guard let cue = finiteReport(at: index, before: limit),
          // `A man who said "go" told police`: they are no subject.
          clause.speaker != nil || !cue.flags.contains(.transitive)
        else { return nil }
        clause.cue = cue
        index = cue.end
      case .preposition:
        guard index < limit, let cue = cue(at: index), cue.flags.contains(.preposition),
          !cue.flags.contains(.weak)
        else { return nil }
        clause.cue = cue
        index = cue.end
      case .adverbials:
        // Some cues begin with an auxiliary: `was quoted as saying`.
        let end = skipAdverbials(from: index, to: limit)
        index = (index..<max(index, end)).first { cue(at: $0)?.isVerbal == true } ?? end
      case .apposition: index = skipApposition(from: index, to: limit)
      case .dash:
        guard index < limit, isDash(index) else { return nil }
        index += 1
      case .end: guard index >= limit || isTerminal(index) else { return nil }
      }
    }
    if let cue = clause.cue, cue.end == index, cue.flags.contains(.addressee) {
      let addressee = addressee(at: index, before: limit)
      clause.addressee = addressee.flatMap(addressed)
      index = addressee?.end ?? index
    }
    clause.end = index
    return clause
  }

  /// A noun phrase with what a preposition adds to it, where a reporting verb follows: `the sign on the door reads`.
  private func withPlace(_ phrase: NounPhrase, before limit: Int) -> NounPhrase {
    let joint = phrase.end
    guard joint + 1 < limit, classes(joint).contains(.preposition), classes(phrase.head).isDisjoint(with: .subject),
      let place = nounPhrase(startingAt: joint + 1, before: limit), isPlausible(place),
      isFollowedByReport(place.end, before: limit)
    else { return phrase }
    return NounPhrase(start: phrase.start, end: place.end, head: phrase.head)
  }

  /// Whether a reporting verb stands at a token or behind the adverbials there.
  func isFollowedByReport(_ end: Int, before limit: Int) -> Bool {
    finiteReport(at: skipAdverbials(from: end, to: limit), before: limit) != nil
  }

  private func isPlausible(_ speaker: NounPhrase) -> Bool {
    classes(speaker.head).isDisjoint(with: .calendar)
  }

  private func addressee(at start: Int, before limit: Int) -> NounPhrase? {
    guard start < limit else { return nil }
    if classes(start).contains(.object) { return NounPhrase(start: start, end: start + 1, head: start) }
    return nounPhrase(startingAt: start, before: limit)
  }

  /// Those whom a noun phrase behind a cue names: no time (`warned last week that`), and without what says where they were
  /// told (`told reporters at a conference`).
  func addressed(_ phrase: NounPhrase) -> NounPhrase? {
    guard classes(phrase.head).isDisjoint(with: [.timeUnit, .calendar]) else { return nil }
    var phrase = phrase
    let next = phrase.head + 1
    if next < phrase.end, classes(next).contains(.preposition), view.word(next) != lexicon.of { phrase.end = next }
    return phrase
  }

  /// `he[’d] say`, `they[’ve] said`, but not `the mayor[’s]`.
  func isAuxiliaryClitic(_ token: Int) -> Bool {
    shape(token).isKind(.clitic) && view.bytes(token).last.map { $0 | 0x20 } != UInt8(ascii: "s")
  }

  func skipAdverbials(from start: Int, to limit: Int) -> Int {
    var index = start
    while index < limit {
      let classes = classes(index)
      let isAdverbial = !classes.isDisjoint(with: .adverbial) && classes.isDisjoint(with: [.subject, .possessive])
      if isAdverbial || isAdverb(index) || isAuxiliaryClitic(index) {
        index += 1
      } else {
        let end = skipDate(from: index, classes, to: limit)
        if end == index { break }
        index = end
      }
    }
    return index
  }

  /// Passes over what stands between commas after a subject, up to where a verb can follow; stays if there is nothing.
  private func skipApposition(from start: Int, to limit: Int) -> Int {
    var index = start
    if index < limit, mark(index) == Mark.openParenthesis {
      var close = index
      while close < limit, close < index + 16, mark(close) != Mark.closeParenthesis { close += 1 }
      if mark(close) == Mark.closeParenthesis { index = close + 1 }
    }
    let isRelative = index < limit && classes(index).contains(.relative)
    guard index < limit, isCommaOrDash(index) || isRelative else { return index }
    var end = index + 1
    while end < limit, end < index + Self.reach {
      if isCommaOrDash(end) || isRelative {
        let verb = skipAdverbials(from: isCommaOrDash(end) ? end + 1 : end, to: limit)
        if finiteReport(at: verb, before: limit) != nil { return isCommaOrDash(end) ? end + 1 : end }
      }
      end += 1
    }
    return index
  }

  /// The reporting clause before the quotation that opens at `open`.
  func clause(before open: Int, notBefore lower: Int) -> ReportingClause? {
    guard open > lower else { return nil }
    let separator = mark(open - 1)
    let isSeparated = separator == Mark.comma || separator == Mark.colon || isDash(open - 1)
    let textEnd = isSeparated ? open - 1 : open
    var position = firstCue(startingAtOrAfter: open) - 1
    var tried = 0
    while position >= 0, cues[position].start >= max(lower, open - Self.reach), tried < Self.cuesTried {
      let cue = cues[position]
      position -= 1
      tried += 1
      if isDependent(cue, from: lower, to: textEnd) { continue }
      guard let joint = joint(from: cue, to: textEnd, separator: isSeparated ? separator : 0) else { continue }
      if let clause = clause(of: cue, to: textEnd, notBefore: lower, joint: joint) { return clause }
    }
    return separator == Mark.colon ? clause(beforeColon: open - 1, notBefore: lower) : nil
  }

  /// Whether a cue belongs to a clause that depends on another one behind its comma: `As you might expect, she was blunt: "…"`.
  private func isDependent(_ cue: CueHit, from lower: Int, to end: Int) -> Bool {
    (uses(lower).contains(.dependent) || view.word(lower) == lexicon.as) && cue.start > lower
      && (cue.end..<max(cue.end, end)).contains { mark($0) == Mark.comma }
  }

  /// How what stands between a cue and a quotation joins them; `nil` if it keeps them apart.
  private func joint(from cue: CueHit, to end: Int, separator: UInt8) -> ReportingClause.Joint? {
    let flags = cue.flags
    guard cue.end < end else { return separator != 0 ? .separated : flags.contains(.weak) ? nil : .adjacent }
    if separator == Mark.colon { return flags.contains(.weak) && end > cue.end + 12 ? nil : .separated }
    let first = cue.end
    if separator == 0 {
      if classes(end - 1).contains(.complementizer), end - first <= 12 { return .embedded }
      if flags.contains(.preposition) { return nil }
      if flags.contains(.addressee), let addressee = addressee(at: first, before: end), addressee.end == end {
        return .adjacent
      }
      return nil
    }
    if flags.contains(.preposition) { return .separated }
    if flags.contains(.addressee), addressee(at: first, before: end) != nil { return .separated }
    let classes = classes(first)
    if !classes.isDisjoint(with: [.preposition, .adverb, .calendar, .object]) || isAdverb(first) || isCommaOrDash(first)
    {
      return .separated
    }
    // The subject may follow the verb: `Said Falk: "…"`
    if let subject = nounPhrase(startingAt: first, before: end), subject.end == end { return .separated }
    return flags.contains(.weak) || flags.contains(.direct) && !flags.contains(.indirect) ? .separated : nil
  }

  private func clause(
    of cue: CueHit, to end: Int, notBefore lower: Int, joint: ReportingClause.Joint
  ) -> ReportingClause? {
    let flags = cue.flags
    var clause = ReportingClause(cue: cue, rule: QuoteRule.subjectSaidBefore, end: end, joint: joint)
    if flags.contains(.preposition) {
      guard !flags.contains(.weak), let speaker = speaker(namedBy: cue, before: end) else { return nil }
      clause.speaker = speaker
      clause.rule = QuoteRule.accordingToBefore
      return clause
    }
    if cue.start == lower {
      // `Offering comfort, the hotel "has a pool".`
      guard !flags.contains(.gerund), let speaker = nounPhrase(startingAt: cue.end, before: end), isPlausible(speaker)
      else { return nil }
      clause.speaker = speaker
      clause.rule = QuoteRule.saidSubjectBefore
      return clause
    }
    guard cue.isVerbal else { return nil }
    if flags.contains(.addressee), cue.end < end {
      clause.addressee = addressee(at: cue.end, before: end).flatMap(addressed)
    }
    clause.speaker = speaker(of: cue, notBefore: lower)
    // `The work would continue "until all are found"`: who only does something beside a quotation says nothing.
    if joint == .adjacent, flags.isDisjoint(with: .bare), end + 1 < view.count, !isCapitalized(end + 1),
      let speaker = clause.speaker,
      !isSpeakerLike(speaker.head)
    {
      return nil
    }
    return clause.speaker == nil ? nil : clause
  }

  /// The subject of a cue, also of one without a subject of its own: `…, saying`, `to say`.
  func speaker(of cue: CueHit, notBefore lower: Int) -> NounPhrase? {
    let previous = cue.start - 1
    let isInfinitive = previous >= lower && view.word(previous) == lexicon.to
    if let participle = participle(before: cue, notBefore: lower) {
      return subject(before: participle.start, notBefore: lower)
    }
    if let verb = activeVerb(before: cue, notBefore: lower) { return objectPhrase(of: verb, before: cue.start) }
    let before = firstCue(startingAtOrAfter: cue.start) - 1
    let isBehindCue = before >= 0 && cues[before].end == cue.start
    if cue.flags.contains(.gerund), previous > lower, isNominal(previous), isSpeakerLike(previous), !isBehindCue {
      // `with Falk saying …`
      return nounPhrase(endingAt: cue.start, notBefore: lower)
    }
    if cue.flags.contains(.gerund) || isInfinitive {
      if let earlier = earlierCue(before: cue, notBefore: lower) {
        return subject(before: earlier.start, notBefore: lower) ?? sentenceSubject(from: lower, to: cue.start)
      }
      // `It is safe to say that …`
      return sentenceSubject(from: lower, to: cue.start).flatMap {
        isInfinitive && classes($0.head).contains(.thing) ? nil : $0
      }
    }
    return subject(before: cue.start, notBefore: lower)
  }

  private func earlierCue(before cue: CueHit, notBefore lower: Int) -> CueHit? {
    let position = firstCue(startingAtOrAfter: cue.start) - 1
    guard position >= 0, cues[position].start > lower, cues[position].isVerbal,
      !cues[position].flags.contains(.gerund)
    else { return nil }
    return cues[position]
  }

  /// The speaker behind `according to`, who may be `him`.
  func speaker(namedBy cue: CueHit, before limit: Int) -> NounPhrase? {
    guard cue.end < limit else { return nil }
    let isPossessive = classes(cue.end).contains(.possessive) && cue.end + 1 < limit && isNominal(cue.end + 1)
    if classes(cue.end).contains(.object), !isPossessive {
      return NounPhrase(start: cue.end, end: cue.end + 1, head: cue.end)
    }
    return nounPhrase(startingAt: cue.end, before: limit).map { withDescription($0, before: limit) }
  }

  /// `Ines Falk: "…"`, `The mayor was blunt: "…"`
  private func clause(beforeColon colon: Int, notBefore lower: Int) -> ReportingClause? {
    guard let found = sentenceSubject(from: lower, to: colon),
      let subject = isSpeakerLike(found.head) ? found : owner(of: found)
    else { return nil }
    let isName = subject.end == colon && subject.start == lower
    return ReportingClause(
      speaker: subject, cue: nil, rule: isName ? QuoteRule.lineName : QuoteRule.colon, end: colon)
  }

  /// The one whose words a noun phrase in the genitive is: `[the mayor]'s answer`.
  private func owner(of phrase: NounPhrase) -> NounPhrase? {
    let clitic = (phrase.start + 1..<max(phrase.start + 1, phrase.end)).first { isGenitive($0) }
    guard let clitic, isSpeakerLike(clitic - 1) else { return nil }
    return NounPhrase(start: phrase.start, end: clitic, head: clitic - 1)
  }
}
