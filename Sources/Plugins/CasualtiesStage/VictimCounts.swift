import ExtractKit

/// Tells which quantities of a sentence count victims.
struct VictimCounts {
  struct Match {
    let outcome: Outcome
    let rule: RuleID
    /// The number, what it counts, and the word of the outcome.
    let tokens: TokenRange
  }

  private let view: TokenView
  private let vocabulary: Vocabulary
  private var sentence = TokenRange(0, 0)
  /// The last quantity that a verb before it governs, for the ones joined to it by "and".
  private var governed: (end: Int, outcome: Outcome)?

  /// How far the verb may stand behind what is counted, in tokens.
  private static let reach = 12
  /// How far a toll stands before its number.
  private static let reachOfToll = 20
  /// So many words stand between the two of a frame.
  private static let longestFrame = 5

  init(view: TokenView, vocabulary: Vocabulary) {
    self.view = view
    self.vocabulary = vocabulary
  }

  /// Goes on to a sentence, or stays in it.
  mutating func enter(_ sentence: TokenRange) {
    guard sentence != self.sentence else { return }
    self.sentence = sentence
    governed = nil
  }

  /// What happened to those whom a number counts; `nil` if it counts no victims. Numbers come in document order.
  ///
  /// - Parameters:
  ///   - noun: what the number counts; it stands before the number if that shares it with the one before.
  ///   - isPeople: whether the noun is surely one for people, by what the document says of it.
  mutating func outcome(
    ofNumber number: TokenRange, counted noun: TokenRange?, isPeople: @autoclosure () -> Bool = false
  ) -> Match? {
    let start = number.start
    let counted = noun.flatMap { $0.end <= start ? nil : $0 }
    let end = max(number.end, counted?.end ?? 0)
    // "A nurse, 45, was killed": an age.
    if counted == nil, view.mark(start - 1) == Mark.comma, view.mark(end) == Mark.comma { return nil }
    // "seven Houthis": a capital that no list knows is a people's or a group's.
    let isNamed =
      counted.map {
        view.shape($0.end - 1).contains(.initialUpper) || word($0.end - 1).roles.contains(.people) || isPeople()
      } ?? false
    let before = beforeApproximators(start)
    if let match = countedOutcome(start, end, counted, before, isNamed: isNamed) { return match }
    guard isNamed || counted == nil else { return nil }
    let next = word(end)
    if let match = countedOutcome(start, end, next) ?? labelled(start, end) { return match }
    // "put the toll at three and said five people were killed"
    let isJoined = !isNamed && sentence.contains(end) && spells(end, "and")
    if !isJoined, let match = suffered(start, end, next, before) { return match }
    if let match = inflicted(start, end, before, isNamed: isNamed) {
      governed = (end, match.outcome)
      return match
    }
    return counted == nil ? toll(start, end) : nil
  }

  private func word(_ index: Int) -> Vocabulary.Word {
    sentence.contains(index) ? vocabulary.word(view, index) : Vocabulary.Word()
  }

  /// "12 deaths", "12 displaced families", "12 bodies were found"
  private func countedOutcome(
    _ start: Int, _ end: Int, _ counted: TokenRange?, _ before: Int, isNamed: Bool
  ) -> Match? {
    for index in (counted?.start ?? end)..<end {
      let word = word(index)
      guard let outcome = word.outcome else { continue }
      if word.uses.contains(.noun) || isNamed && word.uses.contains(.adjective) {
        return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start, end))
      }
    }
    // "12 bodies were found", but not "12 governing bodies were found to be slow"
    let noun = counted.map { $0.count == 1 ? word($0.start).opens : 0 } ?? 0
    if noun != 0, let closed = close(noun, from: end) { return framed(closed.frame, start, closed.end) }
    return frame(around: start, end, before)
  }

  /// "claimed 12 lives", "took 12 people hostage", "forced 12 families out of their homes"
  private func frame(around start: Int, _ end: Int, _ before: Int) -> Match? {
    let opener = word(before).opens
    guard opener != 0, !isUnreal(before) else { return nil }
    let counted = opener & word(end - 1).closes & vocabulary.countedFrames
    if counted != 0, end > start + 1 { return framed(counted, before, end) }
    return close(opener, from: end).map { framed($0.frame, before, $0.end) }
  }

  /// The end of a frame, behind some words that may stand within it.
  private func close(_ opener: UInt16, from start: Int) -> (frame: UInt16, end: Int)? {
    var index = start
    while index < start + Self.longestFrame, sentence.contains(index) {
      let word = word(index)
      if word.closes & opener != 0 { return (word.closes & opener, index + 1) }
      guard !word.roles.isDisjoint(with: [.filler, .adverb, .auxiliary]) || endsInLY(index) else { return nil }
      index += 1
    }
    return nil
  }

  private func framed(_ frame: UInt16, _ start: Int, _ end: Int) -> Match {
    let outcome = OutcomeFrame.all[frame.trailingZeroBitCount].outcome
    return Match(outcome: outcome, rule: CasualtyRule.framed, tokens: TokenRange(start, end))
  }

  /// "12 dead", "12 people still missing", and the first of "12 women and 3 men dead"
  private func countedOutcome(_ start: Int, _ end: Int, _ next: Vocabulary.Word) -> Match? {
    if next.outcome == nil, isNumber(end + 1), joins(end...end) { return joined(start, before: end + 1) }
    let last = next.roles.contains(.adverb) ? end + 1 : end
    let word = last > end ? word(last) : next
    guard let outcome = word.outcome, !word.uses.isDisjoint(with: [.adjective, .noun]), !isObject(last + 1) else {
      return nil
    }
    return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start, last + 1))
  }

  /// The outcome of those whom the next number counts, too: "12 women and 3 men dead".
  private func joined(_ start: Int, before number: Int) -> Match? {
    var index = number + 1
    while index < number + Self.longestFrame, word(index).roles.contains(.people) { index += 1 }
    let word = word(index)
    guard index > number + 1, let outcome = word.outcome, word.uses.contains(.adjective), !word.uses.contains(.passive)
    else { return nil }
    return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start, index + 1))
  }

  private func isNumber(_ index: Int) -> Bool {
    sentence.contains(index) && (view.shape(index).isKind(.number) || word(index).roles.contains(.numeral))
  }

  /// "Killed: 12", "Deaths: 12"
  private func labelled(_ start: Int, _ end: Int) -> Match? {
    guard view.mark(start - 1) == Mark.colon else { return nil }
    let label = word(start - 2)
    guard let outcome = label.outcome, !label.uses.isDisjoint(with: [.adjective, .noun]) else { return nil }
    return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start - 2, end))
  }

  /// Whether an object begins here, so that the participle before is a verb and the number its subject.
  private func isObject(_ index: Int) -> Bool {
    guard sentence.contains(index) else { return false }
    return view.shape(index).isKind(.number) || word(index).roles.contains(.determiner)
  }

  /// "12 people were killed", "12 residents of the camp have died", "12 people were shot dead"
  private func suffered(_ start: Int, _ end: Int, _ first: Vocabulary.Word, _ before: Int) -> Match? {
    guard sentence.contains(end) else { return nil }
    let begins =
      !first.roles.isDisjoint(with: [.auxiliary, .opener]) || first.uses.contains(.verb) || first.opens != 0
      || view.mark(end) == Mark.comma || endsInLY(end) || first.uses.contains(.passive) && endsClause(end + 1)
    guard begins else { return nil }
    let isIncluded = word(before).roles.contains(.inclusion)
    var isPassive = false
    for index in end..<min(sentence.end, end + Self.reach) {
      let mark = view.mark(index)
      guard mark == 0 || mark == Mark.comma || mark == Mark.hyphen else { return nil }
      if view.shape(index).isKind(.number), !isAge(index), isIncluded || !isCounted(with: index) { return nil }
      let word = word(index)
      if word.opens != 0, let closed = close(word.opens, from: index + 1) {
        return framed(closed.frame, start, closed.end)
      }
      if let outcome = word.outcome {
        let holds =
          word.uses.contains(.verb) || word.uses.contains(.passive) && (isPassive || endsClause(index + 1))
        guard holds, !(isIncluded && view.mark(end) == Mark.comma) else { return nil }
        return Match(outcome: outcome, rule: CasualtyRule.suffered, tokens: TokenRange(start, index + 1))
      }
      // An adverb may stand between: "were reportedly killed".
      isPassive = word.roles.contains(.auxiliary) || isPassive && (word.roles.contains(.adverb) || endsInLY(index))
    }
    return nil
  }

  /// "children under 5", "children under the age of 5"
  private func isAge(_ number: Int) -> Bool {
    word(spells(number - 1, "of") ? number - 2 : number - 1).roles.contains(.age)
  }

  /// Whether nothing follows that a verb could have for its object: "six members of the force killed, nine injured".
  private func endsClause(_ index: Int) -> Bool {
    !sentence.contains(index) || view.mark(index) != 0 || word(index).roles.contains(.opener)
  }

  /// Whether another number counts who suffered the same, "3 soldiers and 12 civilians were killed", and not alone what the
  /// verb tells: "took in 60 patients and 12 died".
  private func isCounted(with number: Int) -> Bool {
    let before = beforeApproximators(number)
    return joins(before...before) && word(number + 1).outcome == nil
      && word(number + 1).roles.isDisjoint(with: .auxiliary)
  }

  private func endsInLY(_ index: Int) -> Bool {
    guard sentence.contains(index) else { return false }
    let bytes = view.bytes(index)
    return bytes.count > 3 && bytes[bytes.count - 2] == UInt8(ascii: "l") && bytes[bytes.count - 1] == UInt8(ascii: "y")
  }

  /// "killed 12 people", "killed at least 12", and "3 soldiers" in "killed 12 people and 3 soldiers"
  private func inflicted(_ start: Int, _ end: Int, _ before: Int, isNamed: Bool) -> Match? {
    let verb = word(before)
    if let outcome = verb.outcome, verb.uses.contains(.transitive), isNamed || !verb.uses.contains(.named) {
      return isUnreal(before)
        ? nil : Match(outcome: outcome, rule: CasualtyRule.inflicted, tokens: TokenRange(before, end))
    }
    // "shot dead 12 people", "claimed the lives of 12 people"
    let opener = word(before - 1).roles.contains(.filler) ? before - 2 : before - 1
    if word(opener).opens & verb.closes != 0, isNamed {
      return framed(word(opener).opens & verb.closes, opener, end)
    }
    if let governed, before >= governed.end, before - governed.end <= Self.longestFrame,
      continues(governed.end...before)
    {
      return Match(outcome: governed.outcome, rule: CasualtyRule.inflicted, tokens: TokenRange(start, end))
    }
    return nil
  }

  /// Whether a verb tells of what did not happen, or may: "could kill 12", "denied killing 12".
  private func isUnreal(_ verb: Int) -> Bool {
    word(verb - 1).roles.contains(.unreal)
      || word(verb - 1).roles.contains(.opener) && word(verb - 2).roles.contains(.unreal)
  }

  /// Whether some tokens only go on with a list of those who suffered: "12 men, a nurse and".
  private func continues(_ tokens: ClosedRange<Int>) -> Bool {
    joins(tokens.lowerBound...tokens.lowerBound) && joins(tokens.upperBound...tokens.upperBound)
      && tokens.allSatisfy {
        joins($0...$0) || !word($0).roles.isDisjoint(with: [.determiner, .people])
      }
  }

  private func joins(_ tokens: ClosedRange<Int>) -> Bool {
    tokens.allSatisfy { view.mark($0) == Mark.comma || spells($0, "and") || spells($0, "or") }
  }

  /// The index of the token before a number and what makes it vague.
  private func beforeApproximators(_ start: Int) -> Int {
    var index = start - 1
    while index > start - 6, sentence.contains(index), word(index).roles.contains(.approximator) { index -= 1 }
    return index
  }

  /// "the death toll from the siege rose to 12", "the number of wounded stood at 12", but not the 10 in "rose from 10 to 12"
  private func toll(_ start: Int, _ end: Int) -> Match? {
    guard sentence.contains(start - 1), !spells(start - 1, "from") else { return nil }
    var index = start - 1
    while index > start - Self.reachOfToll, sentence.contains(index), view.mark(index) == 0 {
      let word = word(index)
      if let outcome = word.outcome {
        guard word.uses.contains(.toll) || isNumbered(index) else { return nil }
        return Match(outcome: outcome, rule: CasualtyRule.toll, tokens: TokenRange(index, end))
      }
      index -= 1
    }
    return nil
  }

  /// "the number of wounded"
  private func isNumbered(_ index: Int) -> Bool {
    sentence.contains(index - 2) && spells(index - 1, "of") && spells(index - 2, "number")
  }

  private func spells(_ index: Int, _ spelling: ImmortalText) -> Bool { spelling.isSpelled(view.bytes(index)) }
}
