import ExtractCore
import ExtractMatching

/// Capitalised words in a row, with what may stand inside of a name: "Jean-Marie van der Meer", "J. K. Halden & Sons".
struct CapitalRun {
  var start: Int
  var end: Int
}

extension NameFinder {
  /// The longest run, so that the cost of a run is bounded whatever the text.
  static let longestRun = 32
  /// The longest second half of a given name that may be another word, in bytes.
  private static let longestSyllable = 5

  /// Whether a token with a capital letter may be part of a name: a word, but not "The", and not the pronoun.
  @inline(never) func looksLikeNameWord(_ index: Int) -> Bool {
    let shape = view.shape(index)
    guard shape.isWordOrInitialism else { return false }
    guard shape.contains(.initialUpper) else { return !shape.contains(.hasDigit) }
    let length = view.length(index)
    if length == 1, view.mark(index + 1) == Mark.period, view.isGlued(index + 1), isNameBefore(index) { return true }
    if classes(index).contains(.functionWord) {
      return shape.contains(.allUpper) && length > 1 && isMeantAsAcronym(index)
    }
    return length > 1 || view.mark(index + 1) == Mark.period || isLetterName(index)
  }

  /// A capitalised word just before an initial: "Dora A. Halden".
  private func isNameBefore(_ index: Int) -> Bool {
    index > 0 && view.shape(index - 1).isKind(.word) && view.shape(index - 1).contains(.initialUpper)
      && !classes(index - 1).contains(.functionWord)
  }

  /// "US", "IT", "WHO" among words that are not capitals. The first word of an article may stand in capitals, so that of
  /// a sentence must be the name of a list, and of function words only an auxiliary may follow: "US officials", "US-led",
  /// "WHO has", but not "WHO has come?".
  private func isMeantAsAcronym(_ index: Int) -> Bool {
    guard scratch.positions[index].isDisjoint(with: .allCapitals) else { return false }
    guard isInitial(index) else { return true }
    let next = index + 1
    guard next < view.count else { return false }
    let isJoined = view.mark(next) == Mark.hyphen && view.isGlued(next)
    let isBeforeWord =
      view.shape(next).isWordLike && !view.shape(next).contains(.allUpper)
      && (!classes(next).contains(.functionWord) || names.notes[view.word(next)].isAuxiliary && !asks(from: next))
    guard isJoined || isBeforeWord else { return false }
    findForms(at: index, from: opening(at: index))
    return scratch.found.indices.contains { place in
      let form = scratch.found[place]
      return form.end == next && !scratch.forms.kind(form.number).traits.isDisjoint(with: .gazetteer)
    }
  }

  /// The longest question, in tokens.
  private static let longestQuestion = 40

  /// Whether a sentence is a question, from a token within it.
  private func asks(from token: Int) -> Bool {
    let end = min(view.count, token + Self.longestQuestion)
    let last = (token..<end).first { view.mark($0) == Mark.question || view.mark($0) == Mark.period }
    return last.map { view.mark($0) == Mark.question } ?? true
  }

  /// A single letter within capitalised words: "Malcolm X", "Vitamin D".
  private func isLetterName(_ index: Int) -> Bool {
    let byte = view.bytes(index)[0]
    return byte != UInt8(ascii: "I") && byte != UInt8(ascii: "A")
  }

  /// The run of a word that may be part of a name, the first such word from a token on.
  @inline(__always) func run(over word: Int, from first: Int) -> CapitalRun {
    if view.isGlued(word), word >= first + 2 {
      if let run = particleRun(endingIn: word) { return run }
    } else if word > first, names.particles.contains(view.word(word - 1)) {
      if let run = listedRun(beginningAt: word - 1) { return run }
    }
    return firstRun(from: word)
  }

  /// The run that begins at a word that may be part of a name.
  func run(from word: Int) -> CapitalRun { run(word, word + 1) }

  /// The same for most words: nearly all runs are words in a row and nothing else.
  @inline(__always) func firstRun(from word: Int) -> CapitalRun {
    let limit = min(view.count, word + Self.longestRun)
    let end = endOfWords(from: word + 1, upTo: limit)
    return end < limit && mayJoin(end) ? run(word, end) : CapitalRun(start: word, end: end)
  }

  /// The run that begins with a particle and its hyphen before a word: "al-Hassan".
  private func particleRun(endingIn word: Int) -> CapitalRun? {
    let particle = word - 2
    guard view.mark(word - 1) == Mark.hyphen, view.isGlued(word), view.isGlued(word - 1),
      view.shape(particle).isWordLike,
      !isNameWord(particle), !part(particle).isDisjoint(with: .anyParticle)
    else { return nil }
    return run(particle, word + 1)
  }

  /// The run that begins with a particle in small letters where a list has a name with both: "al Qaeda".
  @inline(never) private func listedRun(beginningAt particle: Int) -> CapitalRun? {
    guard !view.shape(particle).contains(.initialUpper), mayBeginForm(particle) else { return nil }
    findForms(at: particle, from: opening(at: particle))
    let isListed = scratch.found.indices.contains { scratch.found[$0].end > particle + 1 }
    return isListed ? run(particle, particle + 2) : nil
  }

  private func run(_ start: Int, _ known: Int) -> CapitalRun {
    let limit = min(view.count, start + Self.longestRun)
    var end = known
    while end < limit {
      end = endOfWords(from: end, upTo: limit)
      guard end < limit, mayJoin(end), let next = continuation(end) else { break }
      end = next
    }
    return CapitalRun(start: start, end: end)
  }

  /// Whether a token is one of those over which the name before it may go on without their being a word of it: of words
  /// in lower case, as most are, only a particle.
  @inline(__always) private func mayJoin(_ index: Int) -> Bool {
    view.shape(index).isLowercaseWord ? names.particles.contains(view.word(index)) : mayJoinAsOther(index)
  }

  @inline(__always) private func mayJoinAsOther(_ index: Int) -> Bool {
    let shape = view.shape(index)
    switch shape.mark {
    case 0:
      if shape.isKind(.clitic) { return mayPossess(index - 1) }
      return shape.contains(.initialUpper) && view.length(index) == 1 || names.particles.contains(view.word(index))
    case Mark.comma: return isJoinedByComma(index + 1)
    case Mark.period: return takesPeriod(index - 1)
    case Mark.hyphen, Mark.ampersand: return true
    case Mark.singleQuote: return mayPossess(index - 1)
    default: return false
    }
  }

  /// Whether a name may go on behind a word and its apostrophe.
  private func mayPossess(_ owner: Int) -> Bool { classes(owner).contains(.namePart) || isSaint(owner) }

  /// "Halden Foods, Inc.", "Ines Falk, Jr."
  @inline(__always) private func isJoinedByComma(_ index: Int) -> Bool {
    index < view.count && names.joinedByComma.contains(view.word(index)) && view.shape(index).contains(.initialUpper)
  }

  /// "St. Mary" in "St. Mary's School"
  private func isSaint(_ name: Int) -> Bool {
    let title = view.mark(name - 1) == Mark.period ? name - 2 : name - 1
    return title >= 0 && names.saints.contains(view.word(title)) && classes(name).contains(.givenName)
      && view.shape(title).contains(.initialUpper)
  }

  private func isGluedName(_ index: Int) -> Bool {
    index < view.count && view.isGlued(index - 1) && view.isGlued(index) && isNameWord(index)
  }

  /// The end of the run after the next word of the name, if the name goes on over the token at `end`.
  @inline(never) private func continuation(_ end: Int) -> Int? {
    let shape = view.shape(end)
    if shape.contains(.paragraphStart) || scratch.positions[end].contains(.sentenceStart) { return nil }
    if shape.mark != 0 { return afterMark(end, shape.mark) }
    guard shape.isWordLike else { return nil }
    if shape.isKind(.clitic) { return afterPossessive(end) }
    if isRegnalNumber(end) || isSmallSuffix(end) { return end + 1 }
    return classes(end).contains(.namePart) ? afterParticles(end) : nil
  }

  /// "Halden plc"
  private func isSmallSuffix(_ index: Int) -> Bool {
    names.smallSuffixes.contains(view.word(index)) && view.shape(index).isDisjoint(with: [.initialUpper, .mixedCase])
  }

  private func afterMark(_ end: Int, _ mark: UInt8) -> Int? {
    switch mark {
    case Mark.hyphen:
      if isLowerSyllable(end + 1) { return end + 2 }
      if isEzafe(end + 1), !view.isGlued(end + 2), isNameWord(end + 2) { return end + 3 }
      return isGluedName(end + 1) || isParticleBridge(end + 1) ? end + 1 + (isNameWord(end + 1) ? 1 : 3) : nil
    case Mark.period:
      guard view.isGlued(end), takesPeriod(end - 1), end + 1 < view.count, !view.isGlued(end + 1), isNameWord(end + 1),
        !scratch.positions[end + 1].contains(.sentenceStart)
      else { return nil }
      return end + 2
    case Mark.comma:
      return isJoinedByComma(end + 1) ? end + 2 : nil
    case Mark.ampersand:
      return isNameWord(end + 1) ? end + 2 : nil
    case Mark.singleQuote:
      // "National Farmers' Union"
      return view.isGlued(end) && end + 1 < view.count && !view.isGlued(end + 1) ? afterPossessive(end) : nil
    default:
      return nil
    }
  }

  /// "Mei Li-wen": the second half of a given name. After a family name that stands first it may be another word as well,
  /// "Kim Jong-un", but not after a place: "Hong Kong-based".
  private func isLowerSyllable(_ index: Int) -> Bool {
    guard index < view.count, view.isGlued(index - 1), view.isGlued(index), view.shape(index).isKind(.word),
      !view.shape(index).contains(.initialUpper), view.length(index) <= 6,
      view.mark(index + 1) != Mark.hyphen || !view.isGlued(index + 1)
    else { return false }
    return (isRareSyllable(index) || isOfFamily(index))
      && index >= 3 && isNameWord(index - 2) && view.mark(index - 3) == 0 && isNameWord(index - 3)
      && view.length(index - 2) <= 6 && self.classes(index - 2).isDisjoint(with: [.country])
  }

  private func isRareSyllable(_ index: Int) -> Bool {
    classes(index).isDisjoint(with: [.commonWord, .functionWord, .context, .personNoun, .cue])
  }

  private func isOfFamily(_ index: Int) -> Bool {
    guard index >= 3, part(index - 3).contains(.family), view.length(index) <= Self.longestSyllable,
      !names.participleEndings.end(view.bytes(index))
    else { return false }
    var isPlace = false
    forEachPlace(index - 3, index - 1) { _ in isPlace = true }
    return !isPlace
  }

  /// "Ottokar I": the numeral, not the pronoun.
  private func isRegnalNumber(_ index: Int) -> Bool {
    guard view.length(index) == 1, view.bytes(index)[0] == UInt8(ascii: "I"), isNameWord(index - 1),
      !classes(index - 1).contains(.commonWord)
    else { return false }
    // "King Haldan I fled"
    if index > 1, classes(index - 2).contains(.title) { return true }
    let next = index + 1
    return next >= view.count || view.shape(next).mark != 0 || view.shape(next).isKind(.clitic) || isOf(next)
      || isAnd(next)
  }

  /// "Sipah-e Rolvan": the small word of Persian and its neighbours that joins two nouns, behind a hyphen.
  func isEzafe(_ index: Int) -> Bool {
    index + 1 < view.count && part(index).contains(.ezafe) && view.mark(index - 1) == Mark.hyphen
      && view.isGlued(index) && view.isGlued(index - 1)
  }

  /// "Abd-el-Rahim"
  private func isParticleBridge(_ index: Int) -> Bool {
    index + 2 < view.count && !part(index).isDisjoint(with: .anyParticle)
      && view.mark(index + 1) == Mark.hyphen
      && isGluedName(index + 2)
  }

  /// A single letter or an abbreviation keeps the name open over its period.
  private func takesPeriod(_ index: Int) -> Bool {
    view.length(index) == 1 || !classes(index).isDisjoint(with: .abbreviated)
  }

  private func afterPossessive(_ clitic: Int) -> Int? {
    (part(clitic - 1).contains(.possessive) || isSaint(clitic - 1)) && isNameWord(clitic + 1) ? clitic + 2 : nil
  }

  private func afterParticles(_ from: Int) -> Int? {
    var index = from
    while index < view.count, index - from < 3, !part(index).isDisjoint(with: .anyParticle),
      !view.shape(index).contains(.initialUpper)
    {
      if view.mark(index + 1) == Mark.hyphen, isGluedName(index + 2) { return index + 3 }
      guard part(index).contains(.particle) else { return nil }
      index += 1
    }
    return index > from && isNameWord(index) ? index + 1 : nil
  }
}
