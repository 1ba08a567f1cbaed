import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Numbers that belong to a date, a time of day or a span of time, and are left to the stage that finds these.
extension QuantityScanner {
  /// The end of the date, the time of day or the year that the number at `index` belongs to.
  func endOfTime(at index: Int) -> Int? {
    if let end = endOfDate(at: index) {
      progress.dateEnd = end
      return end
    }
    guard isNumber(index) else { return nil }
    if let end = endOfClockTime(at: index) { return end }
    if let end = endOfYear(at: index) {
      progress.dateEnd = end
      return end
    }
    return nil
  }

  private func endOfDate(at index: Int) -> Int? {
    let dates = vocabulary.dates
    let isNumber = isNumber(index)
    if isNumber || bits(index) & QuantityVocabulary.monthBit != 0, let date = dates.parse(at: index, in: view) {
      return date.tokens.end
    }
    // A month before the number, with the period of its abbreviation.
    if (bits(index - 1) | bits(index - 2)) & QuantityVocabulary.monthBit != 0 {
      for month in (index - 2..<index).reversed() where dates.month(at: month, in: view) != nil {
        if let date = dates.parse(at: month, in: view), date.tokens.contains(index) { return date.tokens.end }
      }
    }
    // The second day of `April 3-5`, and the first of `3-5 April`.
    let isDay = isNumber && view.length(index) <= 2
    let dateEnd = progress.dateEnd
    if isDay, index == dateEnd + 1, isDash(dateEnd) || particle(dateEnd).contains(.range),
      countedNoun(after: index + 1) == nil
    {
      return index + 1
    }
    if isDay, isDash(index + 1) || !particle(index + 1).isDisjoint(with: [.range, .pair]), self.isNumber(index + 2),
      let date = dates.parse(at: index + 2, in: view), date.form == .dayMonth
    {
      return date.tokens.end
    }
    // `the third of May`, `May the fourth`
    if !isNumber, particle(index + 1).contains(.of), dates.month(at: index + 2, in: view) != nil {
      return index + 3
    }
    return nil
  }

  /// `10:30`, `10 a.m.`, `6pm`, `5 o'clock`, `1800 GMT`, `10h30`.
  private func endOfClockTime(at index: Int) -> Int? {
    var end = index + 1
    let isShort = view.length(index) <= 2
    if isShort, view.mark(end) == Mark.colon, view.isGlued(end), isNumber(end + 1), view.isGlued(end + 1),
      view.length(end + 1) >= 2
    {
      end += 2
      while view.mark(end) == Mark.colon, view.isGlued(end), isNumber(end + 1), view.isGlued(end + 1) { end += 2 }
      return particle(end).contains(.clock) ? end + 1 : end
    }
    if particle(end).contains(.clock), continues(end) { return end + 1 }
    if view.length(index) == 4 || isDottedTime(index), bits(end) & QuantityVocabulary.timeZoneBit != 0, continues(end),
      view.shape(end).contains(.allUpper)
    {
      return end + 1
    }
    // `p . m .` as some corpora and typists write it is not read; `10 to 11 a.m.` is.
    if isShort, isDash(end) || particle(end).contains(.range), isNumber(end + 1), particle(end + 2).contains(.clock) {
      return end + 3
    }
    return nil
  }

  /// `06.30`, as a time of day is written before its zone.
  private func isDottedTime(_ index: Int) -> Bool {
    let bytes = view.bytes(index)
    return (4...5).contains(bytes.count) && bytes[bytes.count - 3] == UInt8(ascii: ".")
  }

  /// A bare number of four digits that is a year by its surroundings, a decade, or a range of years.
  private func endOfYear(at index: Int) -> Int? {
    let end = index + 1
    let bytes = view.bytes(index)
    if end < view.count, view.isGlued(end), isDecadeEnding(end), bytes[bytes.count - 1] == 0x30,
      bytes.count == 4 || bytes.count == 2
    {
      return end + 1
    }
    guard let value = year(at: index), index == 0 || !vocabulary.isSerial(view.word(index - 1)),
      !view.isGlued(index) || currency(endingAt: index) == nil
    else { return nil }
    if end < view.count, view.isGlued(end) {
      // `2019-21`, `2019/20`, `2019–2021`
      if isDash(end) || view.mark(end) == Mark.slash, isNumber(end + 1), view.isGlued(end + 1) {
        let length = view.length(end + 1)
        guard length == 2 || year(at: end + 1) != nil else { return nil }
        return end + 2
      }
      if view.shape(end).isKind(.word) || view.mark(end) == Mark.percent { return nil }
    }
    let isRecent = (1900...2099).contains(value)
    let dateEnd = progress.dateEnd
    if index == dateEnd + 1, view.mark(dateEnd) == Mark.comma { return end }
    let before = particle(index - 1)
    let isAfterTime = index == dateEnd || dateEnd == index - 1 && !before.isDisjoint(with: [.range, .pair])
    let isNamed = bits(index - 1) & (QuantityVocabulary.monthBit | QuantityVocabulary.seasonBit) != 0
    let isBracketed =
      view.mark(index - 1) == Mark.openParenthesis || view.mark(index - 1) == Mark.openBracket
      || view.mark(end) == Mark.closeParenthesis
    guard before.contains(.year) || isBracketed || isAfterTime || isNamed || isRecent, !measures(end) else {
      return nil
    }
    if !isRecent, !isNamed, !isBracketed, !isAfterTime { return countedNoun(after: end) == nil ? end : nil }
    // A bare text of one number is a number.
    if index == 0, end == view.count { return nil }
    guard isPluralNoun(end) else { return end }
    // "In 2024 sales rose", "the 2022 protests", "the 1967 and 1973 wars", but not "around 2000 people", "the 2000 people".
    let isYearLike = isRecent && value % 100 != 0 && (isAfterTime || before.isDisjoint(with: .pair))
    return isYearLike && (isAfterTime || !before.isDisjoint(with: [.year, .determiner])) ? end : nil
  }

  func year(at index: Int) -> Int? {
    guard view.length(index) == 4 else { return nil }
    var value = 0
    for byte in view.bytes(index) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
    }
    return (1000...2199).contains(value) ? value : nil
  }

  private func isDecadeEnding(_ index: Int) -> Bool {
    let last = view.bytes(index).last
    let length = view.length(index)
    return last == UInt8(ascii: "s")
      && (length == 1 || view.shape(index).isKind(.clitic) && length <= 4)
  }

  /// Whether a unit or a currency follows.
  private func measures(_ index: Int) -> Bool {
    guard continues(index) else { return false }
    var found = false
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.measures) { match in
      if let unit = vocabulary.units[match], !unit.isSymbol || !unit.isWeak { found = true }
      if vocabulary.currencies[match] != nil { found = true }
    }
    return found
  }

  private func isPluralNoun(_ index: Int) -> Bool {
    guard isWord(index), particle(index).isDisjoint(with: [.stop, .year]) || particle(index).contains(.plural) else {
      return false
    }
    return isPlural(index)
  }

  /// The end of a span of time, `two weeks` or `20-year`, or of the age that is made from one.
  func endOfSpan(_ numeral: Numeral) -> Int? {
    // `an hour and a half`
    let start = numeral.tokens.start
    if numeral.kind == .fraction, particle(start - 1).contains(.pair), start > 1, isTimeUnit(start - 2) {
      return numeral.tokens.end
    }
    let upper = rangeTail(after: numeral.tokens.end, from: numeral, unit: nil)?.upper
    let end = upper?.tokens.end ?? numeral.tokens.end
    if numeral.kind == .ordinal { return endOfOrdinalSpan(numeral) }
    var unitStart = afterHyphen(end)
    if particle(unitStart).contains(.plus) { unitStart = afterHyphen(unitStart + 1) }
    if numeral.kind == .fraction, numeral.spelling == .words {
      // `half an hour`
      if particle(unitStart).contains(.of) { unitStart += 1 }
      if particle(unitStart).contains(.determiner) { unitStart += 1 }
    }
    guard let (unitEnd, ageUnit) = timeUnit(at: unitStart, after: numeral) else { return readAge(numeral) }
    // `20-year-old`, `20 years old`, `20 years of age`, `ten days old`
    var old = afterHyphen(unitEnd)
    if particle(old).contains(.of), particle(old + 1).contains(.age) { old += 1 }
    guard continues(old), particle(old).contains(.old) || old > unitEnd && particle(old).contains(.age) else {
      return unitEnd
    }
    addAge(numeral, upper: upper, to: old + 1, unit: ageUnit, rule: QuantityRules.yearsOld)
    return old + 1
  }

  private func endOfOrdinalSpan(_ numeral: Numeral) -> Int? {
    let end = afterHyphen(numeral.tokens.end)
    // `the first six months`
    if let count = nextNumeral(at: end), count.kind == .cardinal,
      timeUnit(at: count.tokens.end, after: count) != nil
    {
      return end
    }
    guard isWord(end) else {
      // `per second`, `a second`
      let isSecond = numeral.integer == 2 && numeral.spelling == .words
      let before = numeral.tokens.start - 1
      return isSecond && before >= 0 && (particle(before).contains(.determiner) || isNumber(before)) ? end : nil
    }
    var found: Int?
    guard canBegin(vocabulary.timeUnitEdges, end) else { return nil }
    vocabulary.lexicon.forEachPhrase(at: end, in: view, lists: vocabulary.timeUnits.set) { match in
      if vocabulary.timeUnits[match]?.isSymbol == false { found = match.end }
    }
    return found
  }

  /// The unit of time at `index`, and its end; a symbol counts only after digits.
  private func timeUnit(at index: Int, after numeral: Numeral) -> (end: Int, ageUnit: ImmortalText)? {
    guard continues(index), canBegin(vocabulary.timeUnitEdges, index), view.shape(index).isWordLike else { return nil }
    var found: (end: Int, ageUnit: ImmortalText)?
    var other = 0
    vocabulary.lexicon.forEachPhrase(at: index, in: view, lists: vocabulary.measuresAndTimes) { match in
      if let unit = vocabulary.timeUnits[match] {
        if !unit.isSymbol || numeral.spelling == .digits { found = (match.end, unit.ageUnit) }
      } else if vocabulary.units[match] != nil || vocabulary.currencies[match] != nil {
        other = match.end
      }
    }
    guard let found, found.end >= other else { return nil }
    return found
  }
}
