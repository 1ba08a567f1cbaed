import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Ages: `aged 5`, `Ines Falk, 34,`, `a nurse, 45, was hurt`, `he was 87`.
extension QuantityScanner {
  /// `aged 5`, `age 87`, and `, 34, ` after a name.
  func readAge(_ numeral: Numeral) -> Int? {
    let start = numeral.tokens.start
    let role = particle(start - 1)
    // One of these stands before each age.
    guard !role.isEmpty || view.mark(start - 1) == Mark.comma else { return nil }
    var before = start - 1
    if role.contains(.between) { before -= 1 }
    if particle(before).contains(.of), particle(before - 1).contains(.age) { before -= 1 }
    if role.contains(.state), isAgeOfPerson(numeral) {
      addAge(numeral, upper: nil, to: numeral.tokens.end, rule: QuantityRules.statedAge)
      return numeral.tokens.end
    }
    let followsAge = particle(before).contains(.age)
    guard followsAge || view.mark(start - 1) == Mark.comma || role.contains(.pair),
      numeral.kind == .cardinal || numeral.kind == .vague, (numeral.integer ?? 0) <= 130
    else { return nil }
    if followsAge, continues(start) {
      let upper = rangeTail(after: numeral.tokens.end, from: numeral, unit: nil)?.upper
      let end = upper?.tokens.end ?? numeral.tokens.end
      addAge(numeral, upper: upper, to: end, rule: QuantityRules.aged)
      return end
    }
    let end = numeral.tokens.end
    guard numeral.plainDigits > 0, numeral.plainDigits <= 3, (numeral.integer ?? 0) <= Self.oldest, start >= 2,
      isApposed(start, end) || goesOnWithAge(start, end)
    else { return nil }
    addAge(numeral, upper: nil, to: end, rule: QuantityRules.apposedAge)
    return end
  }

  /// `Ines Falk, 44, said` · `a nurse, 44, was hurt`
  private func isApposed(_ start: Int, _ end: Int) -> Bool {
    guard view.mark(start - 1) == Mark.comma else { return false }
    let noun = start - 2
    if vocabulary.isPerson(view.word(noun)), isWord(noun), !view.shape(noun).contains(.initialUpper) {
      return view.mark(end) == Mark.comma && !isNumber(end + 1) || view.mark(end) == Mark.period && !isDecimal(end)
        || particle(end).contains(.pair)
    }
    return view.length(start) <= 2 && view.shape(noun).contains(.initialUpper) && view.shape(noun).contains(.hasLower)
      && bits(noun) & (QuantityVocabulary.monthBit | QuantityVocabulary.weekdayBit) == 0
      && (start < 3 || view.shape(start - 3).contains(.initialUpper) || isFirst(noun))
      && endsApposition(end, ofName: start)
  }

  private func isDecimal(_ period: Int) -> Bool {
    period + 1 < view.count && view.isGlued(period + 1) && isNumber(period + 1)
  }

  /// `aged 12, 14 and 16`: another age right before, and no noun behind.
  private func goesOnWithAge(_ start: Int, _ end: Int) -> Bool {
    guard let last = progress.quantities.last, last.kind == .age, last.tokens.count == 1 else { return false }
    let joint = start - 1
    let isJoined = view.mark(joint) == Mark.comma || particle(joint).contains(.pair)
    let first = particle(joint).contains(.pair) && view.mark(joint - 1) == Mark.comma ? joint - 1 : joint
    // "Ines Falk, 29, and 30 were hurt"
    return isJoined && last.tokens.end == first && (view.mark(end) != 0 || particle(end).contains(.pair))
  }

  /// The youngest and the oldest that a person is said to be where nothing but a pronoun tells that a number is an age.
  private static let youngest = 10
  private static let oldest = 110

  /// `He was 87.` · `At 46, she moved` · `Falk, now 51, was jailed`: whether a number behind a word for a state is an age.
  private func isAgeOfPerson(_ numeral: Numeral) -> Bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end)
    guard start > 0, numeral.kind == .cardinal, let years = numeral.integer, 1...Self.oldest ~= years,
      numeral.tokens.count == 1
    else { return false }
    let mark = view.mark(end)
    let isOpen = end >= view.count || !view.isGlued(end) || end + 1 >= view.count || !view.isGlued(end + 1)
    if particle(start - 2).contains(.person) {
      // "He was one of them", "she was 5 and out"
      guard years >= Self.youngest || numeral.spelling == .digits else { return false }
      return end >= view.count || (mark == Mark.period || mark == Mark.comma) && isOpen
        || years >= Self.youngest && particle(end).contains(.pair) && !isNumber(end + 1)
    }
    guard mark == Mark.comma, isOpen else { return false }
    if view.mark(start - 2) == Mark.comma, start > 2 {
      return view.shape(start - 3).contains(.initialUpper)
    }
    return particle(end + 1).contains(.person) && view.shape(start - 1).contains(.initialUpper)
  }

  /// Whether a comma and no name follow an age, or behind two capitalised words the end of the sentence.
  private func endsApposition(_ end: Int, ofName start: Int) -> Bool {
    if view.mark(end) == Mark.period {
      return start >= 3 && view.shape(start - 3).contains(.initialUpper) && view.shape(start - 3).isKind(.word)
        && !isDecimal(end)
    }
    return view.mark(end) == Mark.comma && continues(end + 1) && !isNumber(end + 1)
      && !view.shape(end + 1).contains(.initialUpper)
  }

  /// Whether a word is the first of a line or stands behind the end of a sentence.
  private func isFirst(_ index: Int) -> Bool {
    let before = view.mark(index - 1)
    return view.shape(index).contains(.lineStart) || before == Mark.period || before == Mark.question
      || before == Mark.exclamation
  }

  func addAge(
    _ numeral: Numeral, upper: Numeral?, to end: Int, unit: ImmortalText = TimeUnitForm.years, rule: RuleID
  ) {
    let modifier = modifier(before: numeral.tokens.start, after: end)
    add(.age, numeral, from: numeral.tokens.start, to: end, rule: rule) { quantity in
      quantity.modifier = modifier
      quantity.unit = unit
      Self.bound(&quantity, by: upper)
    }
  }
}
