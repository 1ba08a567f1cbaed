import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Numbers that are names: of a resolution, a room, an aircraft, a telephone.
extension QuantityScanner {
  /// The end of the identifier, or of the mark of a list item, that the numeral is; `nil` if it is a quantity.
  func readIdentifier(_ numeral: Numeral) -> Int? {
    let start = numeral.tokens.start
    let end = numeral.tokens.end
    if let end = endOfListMark(numeral) { return end }
    if let end = endOfScore(numeral) { return end }
    guard numeral.kind == .cardinal, numeral.spelling != .mixed else { return nil }
    let rule: RuleID
    if isAfterReferenceNoun(numeral) || continuesIdentifiers(numeral) {
      rule = QuantityRules.reference
    } else if isDesignation(numeral) {
      rule = QuantityRules.designation
    } else {
      return nil
    }
    add(.identifier, numeral, from: start, to: end, rule: rule) { $0.value = nil }
    progress.identifierEnd = end
    return end
  }

  /// `1.` or `2)` at the beginning of a line with text after it.
  private func endOfListMark(_ numeral: Numeral) -> Int? {
    let end = numeral.tokens.end
    guard numeral.plainDigits > 0, numeral.plainDigits <= 3, view.shape(numeral.tokens.start).contains(.lineStart),
      end + 1 < view.count, view.isGlued(end), !view.isGlued(end + 1),
      view.shape(end + 1).isDisjoint(with: .lineStart)
    else { return nil }
    let mark = view.mark(end)
    return mark == Mark.period || mark == Mark.closeParenthesis ? end + 1 : nil
  }

  /// `3-1` and `24/7`: numbers that a mark joins and that are neither range nor fraction nor measure.
  private func endOfScore(_ numeral: Numeral) -> Int? {
    let end = numeral.tokens.end
    guard numeral.plainDigits > 0, end + 1 < view.count, view.isGlued(end), isNumber(end + 1), view.isGlued(end + 1)
    else {
      return nil
    }
    if view.mark(end) == Mark.slash { return end + 2 }
    guard isDash(end), rangeTail(after: end, from: numeral, unit: nil) == nil,
      let other = vocabulary.numerals.parse(at: end + 1, in: view), other.plainDigits > 0,
      unit(at: afterHyphen(other.tokens.end), after: other, isHyphenated: false) == nil
    else { return nil }
    return other.tokens.end
  }

  /// `Resolution 2717`, `Room 5`, `No. 7`.
  private func isAfterReferenceNoun(_ numeral: Numeral) -> Bool {
    let start = numeral.tokens.start
    // "No one" is not number one; "Phase Two" is a name.
    guard start > 0, canEnd(vocabulary.referenceEdges, before: start), continues(start),
      numeral.spelling == .digits || view.length(start - 1) > 3
    else { return false }
    for length in 1...4 where start - length >= 0 {
      let from = start - length
      guard canBegin(vocabulary.referenceEdges, from) else { continue }
      var found: Bool?
      vocabulary.lexicon.forEachPhrase(at: from, in: view, lists: vocabulary.references.set) { match in
        let period = view.mark(match.end) == Mark.period && view.isGlued(match.end) ? 1 : 0
        guard let isAmbiguous = vocabulary.references[match], match.end == start || match.end + period == start else {
          return
        }
        found = isAmbiguous
      }
      guard let isAmbiguous = found else { continue }
      // A lower-case noun is a reference only if nothing is counted: "chapter 3", but "the report cites 3 cases".
      if view.shape(from).contains(.initialUpper) || view.mark(from) != 0 {
        return !isAmbiguous || countedPlural(numeral.tokens.end) == nil
      }
      return !isAmbiguous && countedPlural(numeral.tokens.end) == nil
    }
    return false
  }

  private func countedPlural(_ index: Int) -> TextRange? { isPlural(index) ? countedNoun(after: index) : nil }

  /// `Articles 5 and 6`, `Resolutions 1325, 1820`.
  private func continuesIdentifiers(_ numeral: Numeral) -> Bool {
    let joint = progress.identifierEnd
    guard joint >= 0, numeral.tokens.start - joint == 1, numeral.plainDigits > 0 else { return false }
    let isJoined =
      view.mark(joint) == Mark.comma || isDash(joint) || !particle(joint).isDisjoint(with: [.pair, .either, .range])
    return isJoined && countedNoun(after: numeral.tokens.end) == nil
  }

  /// `F-16`, `Covid-19`, `Kivu 23`: digits after a capitalised word that is no common one, nothing being counted.
  private func isDesignation(_ numeral: Numeral) -> Bool {
    let start = numeral.tokens.start
    guard numeral.plainDigits > 0, start > 0, continues(start) else { return false }
    if start > 1, view.mark(start - 1) == Mark.hyphen, view.isGlued(start), view.isGlued(start - 1) {
      return view.shape(start - 2).contains(.initialUpper)
    }
    let shape = view.shape(start - 1)
    guard shape.isKind(.word), shape.contains(.initialUpper), numeral.plainDigits <= 4,
      particle(start - 1).isEmpty, isProperNoun(start - 1)
    else { return false }
    let end = numeral.tokens.end
    // "The Finance Bill 2024 aims": a year behind a name counts nothing, as round numbers may: "in Goma 2000 people".
    if numeral.plainDigits == 4, let year = numeral.integer, (1900..<2100).contains(year), year % 100 != 0,
      particle(end).isDisjoint(with: .plural), !startsSentence(start - 1)
    {
      return true
    }
    // "The FTSE 100 rose 0.2%", "the Nikkei 225 gained"
    if !startsSentence(start - 1), isWord(end), !isPlural(end), surroundings(before: start, after: end).change != nil {
      return true
    }
    if isWord(end), particle(end).isEmpty || isPlural(end), view.shape(end).isDisjoint(with: .initialUpper) {
      return false
    }
    return unit(at: afterHyphen(end), after: numeral, isHyphenated: false) == nil && !startsSentence(start - 1)
  }

  /// A capitalised word that no list of common words has, an acronym, or the second of two capitalised words.
  private func isProperNoun(_ index: Int) -> Bool {
    let bits = bits(index)
    if bits & ~QuantityVocabulary.timeZoneBit == 0 { return true }
    guard bits & ~(QuantityVocabulary.timeZoneBit | QuantityVocabulary.commonBit) == 0 else { return false }
    if view.shape(index).contains(.allUpper), view.length(index) >= 3 { return true }
    return index > 0 && continues(index) && view.shape(index - 1).contains(.initialUpper)
      && view.shape(index - 1).isKind(.word) && particle(index - 1).isEmpty
  }
}
