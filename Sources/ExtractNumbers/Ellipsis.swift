import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Numbers whose noun is left out, because the number before them in the sentence has it.
///
/// - `1.5 million [residents] are displaced, [3.6 million] are hungry`
/// - `the blast killed 12 [guards] and wounded [30]`
extension QuantityScanner {
  /// The furthest that the number with the noun stands before the one without, in tokens.
  private static let reachOfNoun = 40
  private static let longestModifier = 4
  /// The longest clause about counted ones that is looked through.
  private static let reachOfClause = 8

  /// The noun of a number without one, where it is the subject of a verb, or the object at the end of its clause, and the
  /// quantity before it counts something.
  ///
  /// - Parameter first: the first token of the modifier before the number, or else of the number.
  func elidedNoun(from start: Int, to end: Int, withModifier first: Int) -> TextRange? {
    guard first > 0, isSubject(first, end) || isObject(first, end), let last = lastWhole(before: start),
      last.kind == .cardinal || last.kind == .range, let noun = last.counted,
      let sentence = startOfSentence(with: start), sentence <= last.tokens.start
    else { return nil }
    return noun
  }

  /// The nearest quantity before a number that counts none of those counted before.
  private func lastWhole(before start: Int) -> Quantity? {
    for index in progress.quantities.indices.reversed() {
      let quantity = progress.quantities[index]
      if start - quantity.tokens.end > Self.reachOfNoun { return nil }
      if !isIncluded(quantity.tokens.start), !isOfClause(index) { return quantity }
    }
    return nil
  }

  /// Whether a quantity stands in a clause about those that the one before it counts: "the 300 who got two
  /// pills left, and 12 were ill".
  private func isOfClause(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (end, start) = (progress.quantities[index - 1].tokens.end, progress.quantities[index].tokens.start)
    return end <= start && start - end <= Self.reachOfClause
      && (end..<min(start, end + 3)).contains {
        particle($0).isSuperset(of: [.many, .stop]) && particle($0).isDisjoint(with: .pronoun)
      }
  }

  /// Whether a number counts some of those before it: "12 guards died, including 3 women, and 30 were hurt".
  private func isIncluded(_ start: Int) -> Bool {
    let before = (modifierBefore(start)?.start ?? start) - 1
    return before > 0 && (vocabulary.includes(view.word(before)) || vocabulary.includes(view.word(before - 1)))
  }

  /// `…, 3.6 million are hungry`, `and another 20 died`
  private func isSubject(_ start: Int, _ end: Int) -> Bool {
    guard isWord(end), isFinite(end), !view.shape(start - 1).isKind(.bracket) else { return false }
    let first = max(0, start - Self.longestModifier)
    return (first..<start).contains { isJoint($0) }
  }

  /// `and wounded 30.`, `…, wounding 30.`
  private func isObject(_ start: Int, _ end: Int) -> Bool {
    guard start > 1, isWord(start - 1), isFinite(start - 1) || isGerund(start - 1), isJoint(start - 2) else {
      return false
    }
    return end >= view.count || !view.shape(end).isWordLike || particle(end).contains(.pair)
  }

  private func isJoint(_ token: Int) -> Bool {
    view.mark(token) == Mark.comma || view.mark(token) == Mark.semicolon || particle(token).contains(.pair)
  }

  private func isGerund(_ token: Int) -> Bool { vocabulary.gerundEndings.end(view.bytes(token)) }

  /// An auxiliary or a verb in the past, in lower case.
  private func isFinite(_ token: Int) -> Bool {
    !view.shape(token).contains(.initialUpper)
      && (vocabulary.isVerb(view.word(token)) || vocabulary.pastEndings.end(view.bytes(token)))
  }
}
