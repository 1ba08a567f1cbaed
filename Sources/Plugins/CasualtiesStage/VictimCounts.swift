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
  /// - Parameter noun: what the number counts; it stands before the number if that shares it with the one before.
  mutating func outcome(ofNumber number: TokenRange, counted noun: TokenRange?) -> Match? {
    let start = number.start
    let counted = noun.flatMap { $0.end <= start ? nil : $0 }
    let end = max(number.end, counted?.end ?? 0)
    let isNamed = counted.map { word($0.end - 1).roles.contains(.people) } ?? false
    if let match = countedOutcome(start, end, counted, isNamed: isNamed) { return match }
    guard isNamed || counted == nil else { return nil }
    let next = word(end)
    if let match = countedOutcome(start, end, next) { return match }
    // "put the toll at three and said five people were killed"
    let isJoined = !isNamed && sentence.contains(end) && view.bytes(end).elementsEqual("and".utf8)
    if !isJoined, let match = suffered(start, end, next) { return match }
    if let match = inflicted(start, end) {
      governed = (end, match.outcome)
      return match
    }
    return counted == nil ? toll(start, end) : nil
  }

  private func word(_ index: Int) -> Vocabulary.Word {
    sentence.contains(index) ? vocabulary.word(view, index) : Vocabulary.Word()
  }

  /// "12 deaths", "12 displaced families"
  private func countedOutcome(_ start: Int, _ end: Int, _ counted: TokenRange?, isNamed: Bool) -> Match? {
    for index in (counted?.start ?? end)..<end {
      let word = word(index)
      guard let outcome = word.outcome else { continue }
      if word.uses.contains(.noun) || isNamed && word.uses.contains(.adjective) {
        return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start, end))
      }
    }
    return nil
  }

  /// "12 dead", "12 people dead"
  private func countedOutcome(_ start: Int, _ end: Int, _ next: Vocabulary.Word) -> Match? {
    guard let outcome = next.outcome, !next.uses.isDisjoint(with: [.adjective, .noun]), !isObject(end + 1) else {
      return nil
    }
    return Match(outcome: outcome, rule: CasualtyRule.counted, tokens: TokenRange(start, end + 1))
  }

  /// Whether an object begins here, so that the participle before is a verb and the number its subject.
  private func isObject(_ index: Int) -> Bool {
    guard sentence.contains(index) else { return false }
    return view.shape(index).isKind(.number) || word(index).roles.contains(.determiner)
  }

  /// "12 people were killed", "12 residents of the camp have died"
  private func suffered(_ start: Int, _ end: Int, _ first: Vocabulary.Word) -> Match? {
    guard sentence.contains(end) else { return nil }
    let begins =
      !first.roles.isDisjoint(with: [.auxiliary, .opener]) || first.uses.contains(.verb)
      || view.mark(end) == Mark.comma
    guard begins else { return nil }
    var isPassive = false
    for index in end..<min(sentence.end, end + Self.reach) {
      let mark = view.mark(index)
      guard mark == 0 || mark == Mark.comma || mark == Mark.hyphen else { return nil }
      if view.shape(index).isKind(.number), !isCounted(with: index) { return nil }
      let word = word(index)
      if let outcome = word.outcome {
        let holds = word.uses.contains(.verb) || isPassive && word.uses.contains(.passive)
        guard holds else { return nil }
        return Match(outcome: outcome, rule: CasualtyRule.suffered, tokens: TokenRange(start, index + 1))
      }
      // An adverb may stand between: "were reportedly killed".
      isPassive = word.roles.contains(.auxiliary) || isPassive && (word.roles.contains(.adverb) || endsInLY(index))
    }
    return nil
  }

  /// Whether another number counts who suffered the same, "3 soldiers and 12 civilians were killed", and not alone what the
  /// verb tells: "took in 60 patients and 12 died".
  private func isCounted(with number: Int) -> Bool {
    let before = beforeApproximators(number)
    return joins(before...before) && word(number + 1).outcome == nil
      && word(number + 1).roles.isDisjoint(with: .auxiliary)
  }

  private func endsInLY(_ index: Int) -> Bool {
    let bytes = view.bytes(index)
    return bytes.count > 3 && bytes[bytes.count - 2] == UInt8(ascii: "l") && bytes[bytes.count - 1] == UInt8(ascii: "y")
  }

  /// "killed 12 people", "killed at least 12", and "3 soldiers" in "killed 12 people and 3 soldiers"
  private func inflicted(_ start: Int, _ end: Int) -> Match? {
    let before = beforeApproximators(start)
    let verb = word(before)
    if let outcome = verb.outcome, verb.uses.contains(.transitive) {
      return Match(outcome: outcome, rule: CasualtyRule.inflicted, tokens: TokenRange(before, end))
    }
    if let governed, before >= governed.end, before - governed.end <= 1, joins(governed.end...before) {
      return Match(outcome: governed.outcome, rule: CasualtyRule.inflicted, tokens: TokenRange(start, end))
    }
    return nil
  }

  private func joins(_ tokens: ClosedRange<Int>) -> Bool {
    tokens.allSatisfy { index in
      let bytes = view.bytes(index)
      return view.mark(index) == Mark.comma || bytes.elementsEqual("and".utf8) || bytes.elementsEqual("or".utf8)
    }
  }

  /// The index of the token before a number and what makes it vague.
  private func beforeApproximators(_ start: Int) -> Int {
    var index = start - 1
    while index > start - 6, sentence.contains(index), word(index).roles.contains(.approximator) { index -= 1 }
    return index
  }

  /// "the death toll rose to 12", but not the 10 in "rose from 10 to 12"
  private func toll(_ start: Int, _ end: Int) -> Match? {
    guard sentence.contains(start - 1), !view.bytes(start - 1).elementsEqual("from".utf8) else { return nil }
    var index = start - 1
    while index > start - 9, sentence.contains(index), view.mark(index) == 0 {
      let word = word(index)
      if let outcome = word.outcome {
        guard word.uses.contains(.toll) else { return nil }
        return Match(outcome: outcome, rule: CasualtyRule.toll, tokens: TokenRange(index, end))
      }
      index -= 1
    }
    return nil
  }
}
