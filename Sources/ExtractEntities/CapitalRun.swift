import ExtractCore

/// Capitalised words in a row, with what may stand inside of a name: "Jean-Marie van der Meer", "J. K. Halden & Sons".
struct CapitalRun {
  var start: Int
  var end: Int
}

extension NameFinder {
  /// The longest run, so that the cost of a run is bounded whatever the text.
  static let longestRun = 32

  /// Whether a token may be a word of a name by its form.
  func isNameWord(_ index: Int) -> Bool {
    guard index >= 0, index < view.count else { return false }
    let shape = view.shape(index)
    guard shape.isKind(.word) || shape.isKind(.initialism) else { return false }
    if shape.contains(.initialUpper) {
      let classes = classes(index)
      if classes.contains(.functionWord) { return shape.contains(.allUpper) && view.length(index) > 1 && isMeantAsAcronym(index) }
      return view.length(index) > 1 || view.mark(index + 1) == Mark.period || isLetterName(index)
    }
    return shape.contains(.mixedCase) && !shape.contains(.hasDigit)
  }

  /// "US", "IT", "WHO" among words that are not capitals.
  private func isMeantAsAcronym(_ index: Int) -> Bool {
    scratch.positions[index].isDisjoint(with: .allCapitals) && !scratch.positions[index].contains(.initial)
  }

  /// A single letter within capitalised words: "Malcolm X", "Vitamin D".
  private func isLetterName(_ index: Int) -> Bool {
    let byte = view.bytes(index)[0]
    return byte != UInt8(ascii: "I") && byte != UInt8(ascii: "A")
  }

  /// The run that begins at a token, or `nil` if none does.
  func run(from index: Int) -> CapitalRun? {
    var start = index
    if !isNameWord(index) {
      // "al-Hassan": a particle with its hyphen may begin a name.
      guard classes(index).contains(.namePart), view.mark(index + 1) == Mark.hyphen, isGluedName(index + 2),
        part(index).contains(.particle)
      else { return nil }
      start = index
    }
    var end = isNameWord(index) ? index + 1 : index + 3
    while end < view.count, end - start < Self.longestRun, let next = continuation(end) { end = next }
    return CapitalRun(start: start, end: end)
  }

  private func isGluedName(_ index: Int) -> Bool {
    index < view.count && view.isGlued(index - 1) && view.isGlued(index) && isNameWord(index)
  }

  /// The end of the run after the next word of the name, if the name goes on at `end`.
  private func continuation(_ end: Int) -> Int? {
    if scratch.positions[end].contains(.sentenceStart) || view.shape(end).contains(.paragraphStart) { return nil }
    let shape = view.shape(end)
    switch shape.mark {
    case 0:
      if shape.isKind(.clitic) { return afterPossessive(end) }
      guard shape.isWordLike else { return nil }
      if isNameWord(end), !view.isGlued(end) { return end + 1 }
      return afterParticles(end)
    case Mark.hyphen:
      return isGluedName(end + 1) || isParticleBridge(end + 1) ? end + 1 + (isNameWord(end + 1) ? 1 : 3) : nil
    case Mark.period:
      guard view.isGlued(end), takesPeriod(end - 1), end + 1 < view.count, !view.isGlued(end + 1), isNameWord(end + 1),
        !scratch.positions[end + 1].contains(.sentenceStart)
      else { return nil }
      return end + 2
    case Mark.ampersand:
      return isNameWord(end + 1) ? end + 2 : nil
    default:
      return nil
    }
  }

  /// "Abd-el-Rahim"
  private func isParticleBridge(_ index: Int) -> Bool {
    index + 2 < view.count && part(index).contains(.particle) && view.mark(index + 1) == Mark.hyphen
      && isGluedName(index + 2)
  }

  /// A single letter or an abbreviation keeps the name open over its period.
  private func takesPeriod(_ index: Int) -> Bool {
    view.length(index) == 1 || !classes(index).isDisjoint(with: [.abbreviation, .title])
  }

  private func afterPossessive(_ clitic: Int) -> Int? {
    part(clitic - 1).contains(.possessive) && isNameWord(clitic + 1) ? clitic + 2 : nil
  }

  private func afterParticles(_ from: Int) -> Int? {
    var index = from
    while index < view.count, index - from < 3, part(index).contains(.particle),
      !view.shape(index).contains(.initialUpper)
    {
      index += 1
      if view.mark(index) == Mark.hyphen, isGluedName(index + 1) { return index + 2 }
    }
    return index > from && isNameWord(index) ? index + 1 : nil
  }
}
