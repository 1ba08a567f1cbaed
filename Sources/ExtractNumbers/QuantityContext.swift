import ExtractCore
import ExtractMatching
import ExtractNumerals

/// What the words around a quantity say of it.
struct Surroundings {
  let modifier: Quantity.Modifier?
  let change: Quantity.Change?
  /// Where the quantity starts, with the modifier before it.
  let start: Int
  /// The token behind the quantity and the modifier after it.
  let end: Int
}

/// What stands around a quantity: how exact it is, whether it went up, what is counted.
extension QuantityScanner {
  /// What the words before token `start` and those from token `end` on say.
  func surroundings(before start: Int, after end: Int) -> Surroundings {
    let (before, after) = (modifierBefore(start), modifierAfter(end))
    let first = before?.start ?? start
    return Surroundings(
      modifier: after?.modifier ?? before?.modifier, change: change(before: first, after: end), start: first,
      end: after?.end ?? end)
  }

  /// The modifier whose phrase begins at token `end`, or else ends just before token `start`.
  func modifier(before start: Int, after end: Int) -> Quantity.Modifier? {
    modifierAfter(end)?.modifier ?? modifierBefore(start)?.modifier
  }

  private static let longestModifier = 6

  func modifierBefore(_ start: Int) -> (modifier: Quantity.Modifier, start: Int)? {
    guard start > 0, canEnd(vocabulary.modifierEdges, before: start), continues(start) else { return nil }
    var found: (modifier: Quantity.Modifier, start: Int)?
    for from in (max(0, start - Self.longestModifier)..<start).reversed()
    where canBegin(vocabulary.modifierEdges, from) {
      vocabulary.lexicon.forEachPhrase(at: from, in: view, lists: vocabulary.modifiers.set) { match in
        let period = view.mark(match.end) == Mark.period && view.isGlued(match.end) ? 1 : 0
        guard let entry = vocabulary.modifiers[match], entry.isBefore, match.end == start || match.end + period == start
        else { return }
        found = (entry.modifier, from)
      }
    }
    // "a drama about three sisters"
    if let found, found.start > 0, found.modifier == .approximately, vocabulary.isTopical(view.word(found.start - 1)) {
      return nil
    }
    return found
  }

  /// The modifier whose phrase begins at a token, and the token behind it: `or more`.
  private func modifierAfter(_ start: Int) -> (modifier: Quantity.Modifier, end: Int)? {
    guard continues(start) else { return nil }
    // `60-plus`
    let plus = afterHyphen(start)
    if plus > start, particle(plus).contains(.plus) { return (.atLeast, plus + 1) }
    guard canBegin(vocabulary.modifierEdges, start) else { return nil }
    var found: (modifier: Quantity.Modifier, end: Int)?
    vocabulary.lexicon.forEachPhrase(at: start, in: view, lists: vocabulary.modifiers.set) { match in
      if let entry = vocabulary.modifiers[match], !entry.isBefore { found = (entry.modifier, match.end) }
    }
    return found
  }

  /// Whether the words around say that something went up or down by the quantity: `rose by 5 percent`, `a 3% drop`.
  ///
  /// - Parameter start: where the quantity starts, with the modifier before it.
  private func change(before start: Int, after end: Int) -> Quantity.Change? {
    if continues(end), let change = vocabulary.change(view.word(end)), isWord(end) { return change }
    var before = start - 1
    if particle(before).contains(.by) { before -= 1 }
    guard before >= 0, continues(before + 1), view.shape(before).isKind(.word) else { return nil }
    // `made up 55%`, `shot down 12 drones`
    if particle(before - 1).contains(.phrasal), view.length(before) <= 4 { return nil }
    return vocabulary.change(view.word(before))
  }

  /// How many words a counted noun phrase has at most.
  private static let longestNounPhrase = 6

  /// The counted noun phrase at token `index`: the words up to the first plural, `of the` left out.
  ///
  /// - Parameter isWhole: whether a plural behind the plural may be the head; else it is a verb, `one in five workers earns`.
  func countedNoun(after index: Int, isSingular: Bool = false, isWhole: Bool = true) -> TextRange? {
    var at = index
    if particle(at).contains(.of), continues(at) {
      at += 1
      if particle(at).contains(.determiner) { at += 1 }
    } else if particle(at).contains(.further), continues(at) {
      at += 1
    }
    let first = at
    for _ in 0..<Self.longestNounPhrase {
      guard continues(at), view.shape(at).isWordLike,
        view.shape(at).isDisjoint(with: .lineStart) || at == first && !beginsAnew(at),
        !vocabulary.numerals.isNumberOrNumberWord(view, at)
      else { break }
      let role = particle(at)
      // `three distinct and successive phases`
      if role.contains(.pair), at > first {
        at += 1
        continue
      }
      if role.contains(.people), !isSingular, endsNounPhrase(at + 1) { return view.range(first, at + 1) }
      if role.contains(.plural) || isPlural(at) {
        // A plural after a plural is the head: `weapons caches`.
        let isCompound = isWhole && !role.contains(.plural) && isPlural(at + 1)
        return view.range(first, isCompound && !view.shape(at + 1).contains(.initialUpper) ? at + 2 : at + 1)
      }
      // A verb within a compound, `rebel-held`, does not end the phrase.
      let isCompound = at > first && view.isGlued(at)
      if view.shape(at).isKind(.clitic) {
        // `40% of the country's hospitals`
        guard at > first, particle(index).contains(.of), isWord(at + 1) else { break }
        at += 1
        continue
      }
      if !role.subtracting(.besides).isEmpty && !isCompound { break }
      at = afterHyphen(at + 1)
    }
    guard isSingular else { return nil }
    while at > first + 1, particle(at - 1).contains(.pair) { at -= 1 }
    while at > first + 1, vocabulary.otherEndings.end(view.bytes(at - 1)) { at -= 1 }
    return at > first && at - first <= 3 ? view.range(first, at) : nil
  }

  /// Whether a token is none of the noun phrase before it: `50,000 Congolese to Burundi`, but not `12 Chinese ships`.
  private func endsNounPhrase(_ index: Int) -> Bool {
    guard isWord(index) else { return view.mark(index) != Mark.hyphen }
    return !particle(index).subtracting(.besides).isEmpty
  }

  /// Whether a line begins something else, such as the next item of a list, and is no wrapped one.
  private func beginsAnew(_ index: Int) -> Bool { view.shape(index).isSuperset(of: [.lineStart, .initialUpper]) }

  /// A plural by its ending, or one that the list knows.
  func isPlural(_ index: Int) -> Bool {
    guard continues(index), view.shape(index).isKind(.word), !beginsAnew(index) else { return false }
    let role = particle(index)
    if role.contains(.plural) { return true }
    guard role.subtracting(.besides).isEmpty, view.shape(index).isDisjoint(with: .allUpper) else { return false }
    if vocabulary.pluralEndings.end(view.bytes(index)) { return true }
    // "two Somalis"
    return view.shape(index).contains(.initialUpper) && vocabulary.peopleEndings.end(view.bytes(index))
  }
}
