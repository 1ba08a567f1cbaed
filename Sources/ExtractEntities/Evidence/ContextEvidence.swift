import ExtractCore
import ExtractMatching

/// What the words beside a candidate say about it.
extension NameFinder {
  /// Gives a candidate the label that its context speaks for, or confirms the one it has.
  @inline(__always) func applyContext(_ candidate: inout Candidate) {
    // Of what is more than a guess a word beside it changes nothing.
    if candidate.evidence == .guess || candidate.label == nil { applyContextToGuess(&candidate) }
  }

  /// Whether the tokens just before and after a name are of those that may say something of it; most are not.
  @inline(__always) private func mayTell(_ before: Int, _ after: Int) -> Bool {
    var words: WordClass = before >= 0 ? classes(before) : []
    var isMark: UInt64 = 0
    if after < view.count {
      words.formUnion(classes(after))
      isMark = Self.tellingMarks >> UInt64(view.shape(after).mark & 63) & 1
    }
    let told = isMark | words.intersection([.context, .personNoun, .title, .cue]).rawValue
    return told != 0 || isOf(before) || isSmallWord(before, names.at) || isSmallWord(before, names.to)
      || isSmallWord(before, names.on)
  }

  /// A bit for each mark that may tell something; others have another bit, or one of these and tell nothing.
  private static var tellingMarks: UInt64 { 1 << UInt64(Mark.comma) | 1 << UInt64(Mark.hyphen) }

  @inline(never) private func applyContextToGuess(_ candidate: inout Candidate) {
    // "the mayor of Goma said", "from Devon to Kent"
    if candidate.label == .geopolitical, candidate.form != nil,
      isOf(candidate.start - 1) && isOffice(candidate.start - 2) && !isRealmOfArt(candidate)
        || isSmallWord(candidate.start - 1, names.to) && endsInPlace(candidate.start - 1)
    {
      candidate.evidence = .likely
      candidate.rule = .gazetteerInContext
      candidate.isDoubted = false
      return
    }
    guard mayTell(candidate.start - 1, candidate.end) else { return }
    guard let (label, evidence) = context(candidate.start, candidate.end, isAcronym: candidate.kind == .acronym) else {
      if candidate.label == nil, candidate.kind == .name, isAimedAt(candidate) {
        candidate.take(.geopolitical, .context)
      }
      return
    }
    let isPlace = label == .geopolitical || label == .location
    // "a degree in Linguistics"
    if isPlace, candidate.form == nil, candidate.count == 1, names.scienceEndings.end(view.bytes(candidate.start)) {
      return
    }
    switch candidate.label {
    case nil:
      candidate.label = label
      candidate.evidence = evidence
      candidate.rule = .context
      if evidence >= .likely { candidate.isDoubted = false }
    case label?:
      if candidate.evidence == .guess, evidence >= .guess {
        candidate.evidence = .likely
        if candidate.form != nil { candidate.rule = .gazetteerInContext }
        candidate.isDoubted = false
      }
    case .location? where candidate.evidence == .guess && label == .geopolitical:
      candidate.evidence = .likely
      candidate.rule = .gazetteerInContext
      candidate.isDoubted = false
    case .person?
    where candidate.evidence == .guess && (isOneName(candidate) || candidate.rule == .surname && isPlace)
      && !isPossessor(candidate)
      && (isPlace
        || label == .organization
          && (isSmallWord(candidate.start - 1, names.at) || isSmallWord(candidate.start - 1, names.in)
            || isEmployer(candidate))):
      candidate.label = label
      candidate.rule = .context
    case .person? where candidate.evidence == .guess && label == .organization && isNameOfBody(candidate):
      candidate.label = label
      candidate.rule = .context
    case .geopolitical?
    where candidate.evidence == .guess && label == .organization && isSmallWord(candidate.start - 1, names.in)
      && !isWidelyKnown(candidate.form):
      candidate.label = label
      candidate.form = nil
      candidate.rule = .context
    case .geopolitical? where candidate.evidence == .guess && label == .person:
      candidate.label = label
      candidate.form = nil
      candidate.rule = .context
    default: break
    }
  }

  /// Whether a name is one word, with or without the article of Arabic: "Halden", "al-Rolvan".
  func isOneName(_ candidate: Candidate) -> Bool {
    candidate.count == 1 || candidate.count == 3 && isArabicArticle(candidate.start)
  }

  /// Whether what may be a person is a body by the words beside it: "the Hamza brigade", "grid operator Elering Nord",
  /// "gaming companies Halden and Rolvan".
  private func isNameOfBody(_ candidate: Candidate) -> Bool {
    let start = candidate.start
    let isOwned = start > 0 && view.shape(start - 1).isKind(.clitic)
    if standsAfterArticle(start) || isOwned, lowercaseContext(candidate.end)?.after == .organization { return true }
    if isArabicArticle(start) {
      return (lowercaseContext(candidate.end)?.after ?? lowercaseContext(start - 1)?.before) == .organization
    }
    guard classes(start).isDisjoint(with: .givenName) else { return false }
    return candidate.count > 1 ? isLowercase(start - 1) : lowercaseContext(start - 1)?.before == .organization
  }

  /// Whether a place is no small town: "shares in Tokyo fell".
  private func isWidelyKnown(_ form: Int32?) -> Bool {
    form.map { !scratch.forms[$0].traits.isDisjoint(with: [.major, .country, .subdivision]) } ?? false
  }

  /// "attacked Halden", "the attack on Halden"
  private func isAimedAt(_ candidate: Candidate) -> Bool {
    let before = candidate.start - 1
    guard view.shape(candidate.end - 1).contains(.hasLower), !isPossessor(candidate) else { return false }
    return isSmallWord(before, names.on)
      ? lowercaseContext(before - 1)?.isAimedOn == true : lowercaseContext(before)?.isAimed == true
  }

  /// Whether "'s" follows: "in Diallo's trial" speaks of no place.
  func isPossessor(_ candidate: Candidate) -> Bool {
    candidate.form == nil && isClitic(candidate.end)
  }

  /// Whether a number between commas, or at the end of a sentence, says how old somebody is: "Ines Falk, 52, said".
  private func isAge(_ index: Int) -> Bool {
    guard index + 1 < view.count, view.shape(index).isKind(.number), view.length(index) == 2 else { return false }
    let mark = view.mark(index + 1)
    let isApart = index + 2 == view.count || !view.isGlued(index + 2)
    return (mark == Mark.comma || mark == Mark.period) && isApart
  }

  /// Whether a post and the name of who holds it follow what may be a surname: "Jefferies analyst Ines Falk".
  private func isEmployer(_ candidate: Candidate) -> Bool {
    candidate.rule == .surname && isPost(candidate.end) && isNameWord(candidate.end + 1)
  }

  /// Whether the word before a name is one that places follow.
  func standsAfterPlaceWord(_ index: Int) -> Bool { lowercaseContext(index - 1)?.before == .geopolitical }

  @inline(__always) private func context(_ start: Int, _ end: Int, isAcronym: Bool) -> (NameLabel, Evidence)? {
    let (before, after) = (start - 1, end)
    let wordsBefore: WordClass = before >= 0 ? classes(before) : []
    let wordsAfter: WordClass = after < view.count ? classes(after) : []
    let mark = view.mark(after)
    if mark == Mark.comma {
      // "Lissa, Halden" and "Lissa, in Halden"
      let larger = isSmallWord(after + 1, names.in) ? after + 2 : after + 1
      if isLargerPlace(larger) { return (.geopolitical, .likely) }
      if !isAcronym, isAge(after + 1) { return (.person, .likely) }
    }
    // "Halden-based"
    if mark == Mark.hyphen, isLowercase(after + 1), names.situated.contains(view.word(after + 1)), view.isGlued(after) {
      return (.geopolitical, .likely)
    }
    if isSmallWord(before, names.at), standsAfterPost(before) { return (.organization, .guess) }
    // "shares in Halvorsen"
    if isSmallWord(before, names.in), lowercaseContext(before - 1)?.takesInvestment == true {
      return (.organization, .likely)
    }
    // "faith in Halvorsen"
    if isSmallWord(before, names.in), lowercaseContext(before - 1)?.takesTrust == true { return (.person, .guess) }
    // "fled to Halden"
    if isSmallWord(before, names.to), lowercaseContext(before - 1)?.leadsToPlace == true {
      return (.geopolitical, .guess)
    }
    // "20 km north of Halden", "the mayor of Halden said", but not "the people of God", "of Zone B"
    if !isAcronym, isOf(before), classes(end - 1).isDisjoint(with: .commonWord), view.length(end - 1) > 1,
      lowercaseContext(before - 1)?.isOfPlace == true
    {
      return (.geopolitical, .guess)
    }
    // "Lord Ashcombe of Halden said"
    if isOf(before), let bearer = scratch.candidates.last, bearer.rule == .titleName, bearer.end == before {
      return (.geopolitical, .guess)
    }
    if let context = lowercaseContext(after), let label = context.after {
      // "a farmer in Tarsom who"
      let isInPlace = label == .person && lowercaseContext(before)?.before == .geopolitical
      return (isInPlace ? .geopolitical : label, .guess)
    }
    if let context = lowercaseContext(before), let label = context.before {
      return (label, .guess)
    }
    if isOf(before), !isClitic(after), let label = labelOfLed(before - 1) { return (label, .likely) }
    guard !isAcronym else { return nil }
    if wordsBefore.contains(.title), !wordsBefore.contains(.functionWord), isLowercase(before) {
      return (.person, .guess)
    }
    if wordsBefore.contains(.cue), isLowercase(before), isClosingBefore(before) { return (.person, .guess) }
    if wordsAfter.contains(.cue), isLowercase(after) {
      return (standsAfterArticle(start) ? .organization : .person, .guess)
    }
    return nil
  }

  /// What a noun before "of" says of the name behind it: "the executives of Halden", "the head of Halden", "CEO of Halden".
  private func labelOfLed(_ noun: Int) -> NameLabel? {
    if let label = lowercaseContext(noun)?.after { return label == .person ? nil : label }
    let isPost =
      noun >= 0 && view.shape(noun).contains(.allUpper) && view.length(noun) > 2 && classes(noun).contains(.title)
    return isPost ? .organization : nil
  }

  /// So many words a post has after "of": "head of global macro strategy at".
  private static let longestPost = 4

  /// Whether a post that somebody holds ends just before a token: "economist at", "head of strategy at".
  private func standsAfterPost(_ index: Int) -> Bool {
    var word = index - 1
    if isPost(word) { return true }
    while word > 0, index - word <= Self.longestPost, isLowercase(word), !isOf(word) { word -= 1 }
    return isOf(word) && (isPost(word - 1) || isSmallWord(word - 1, names.head))
  }

  /// Whether a word is the title of an office that a place has: "the mayor of".
  private func isOffice(_ index: Int) -> Bool {
    index >= 0 && classes(index).contains(.title)
  }

  /// "the king of Pop": a common word that is a small town as well, behind the title of a ruler.
  private func isRealmOfArt(_ place: Candidate) -> Bool {
    guard place.count == 1, classes(place.start).contains(.commonWord), let form = place.form,
      scratch.forms.kind(form).traits.intersection([.city, .major]) == .city
    else { return false }
    findForms(at: place.start - 2, from: opening(at: place.start - 2))
    return scratch.found.indices.contains { scratch.forms.kind(scratch.found[$0].number).traits.gender != nil }
  }

  /// Whether a word is one for a post: "director".
  func isPost(_ index: Int) -> Bool {
    index >= 0 && index < view.count && (isLowercase(index) || isInitial(index))
      && !classes(index).isDisjoint(with: [.title, .personNoun])
  }

  /// A quotation mark or comma just before the word: "…," said Diallo.
  private func isClosingBefore(_ index: Int) -> Bool {
    let mark = view.mark(index - 1)
    return mark == Mark.doubleQuote || mark == Mark.comma || mark == Mark.singleQuote
  }

  /// What a word beside a name says of it, if its letters are small or the first is a capital for its place alone.
  @inline(__always) func lowercaseContext(_ index: Int) -> WordNote? {
    let mayTell = index >= 0 && index < view.count && !classes(index).isDisjoint(with: [.context, .personNoun])
    return mayTell ? note(ofLowercase: index) : nil
  }

  @inline(never) private func note(ofLowercase index: Int) -> WordNote? {
    let isLowercase = isLowercase(index) || view.shape(index).isWordLike && isInitial(index)
    return isLowercase ? names.notes[view.word(index)] : nil
  }

  /// Whether a token is the "’s" of the word before it.
  func isClitic(_ index: Int) -> Bool { index < view.count && view.shape(index).isKind(.clitic) }

  @inline(__always) func isLowercase(_ index: Int) -> Bool {
    index >= 0 && index < view.count && view.shape(index).isLowercaseWord
  }

  /// A state or province, whose name after a comma makes the name before it a place.
  @inline(never) func isLargerPlace(_ index: Int) -> Bool {
    guard index < view.count, view.shape(index).contains(.initialUpper) else { return false }
    // "Orvane, Denmark's biggest bank, …"
    if isClitic(index + 1) { return false }
    if !classes(index).isDisjoint(with: [.country, .subdivision]) { return true }
    var found = false
    names.lexicon.forEachPhrase(at: index, in: view, lists: names.largerPlaces) { match in
      if !names.traits(ofList: match.list).isDisjoint(with: [.country, .subdivision]) { found = true }
    }
    return found
  }

  /// Makes a name in quotation marks behind a noun for a work the name of that: the song "Amelia".
  @inline(never) func completeTitle(_ candidate: UnsafeMutablePointer<Candidate>) {
    let mark = candidate.pointee.start - 1
    let noun = view.mark(mark - 1) == Mark.comma ? mark - 2 : mark - 1
    let closing = view.mark(candidate.pointee.end) == Mark.comma ? candidate.pointee.end + 1 : candidate.pointee.end
    guard candidate.pointee.kind == .name, closing < view.count, view.shape(closing).mark == view.shape(mark).mark,
      lowercaseContext(noun)?.before == .work
    else { return }
    candidate.pointee.meaning = NameMeaning(form: nil, label: .work)
    candidate.pointee.gender = nil
    candidate.pointee.evidence = .likely
    candidate.pointee.rule = .context
    candidate.pointee.isDoubted = false
  }

  /// Whether a city that has the surname of a person of the document stands where that person does something, or a small
  /// one where a person is as likely: "George Washington … Washington crossed the river".
  func isNamesakeOfPerson(_ place: Candidate) -> Bool {
    guard place.rule == .gazetteer, !standsAfterPlaceWord(place.start), !standsAfterArticle(place.start) else {
      return false
    }
    if isFollowedByVerb(place.start) { return true }
    let isSaid = place.start > 0 && classes(place.start - 1).contains(.cue) && isLowercase(place.start - 1)
    if isPast(place.end) || isSaid { return true }
    let isSmall = place.form.map { scratch.forms.kind($0).traits.isDisjoint(with: [.major, .country]) } ?? true
    return isInitial(place.start) && (isSmall || classes(place.start).contains(.surname))
  }

  /// Whether a word in lower case has the ending of a verb of the past: "crossed".
  func isPast(_ index: Int) -> Bool {
    isLowercase(index) && names.participleEndings.end(view.bytes(index)) && !names.gerundEndings.end(view.bytes(index))
  }
}
