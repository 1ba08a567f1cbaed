import ExtractCore
import ExtractMatching

/// Acronyms that the document defines: "Southern Lakes Trade Union (SLTU)", "SLTU (Southern Lakes Trade Union)".
///
/// The long form is found as by Schwartz and Hearst (2003): from the right, each letter must begin a word.
extension NameFinder {
  func defineAcronyms() {
    for position in scratch.bracketed.indices {
      let index = Int(scratch.bracketed[position])
      let candidate = scratch.candidates[index]
      guard candidate.count == 1,
        view.mark(candidate.end) == Mark.closeParenthesis || view.mark(candidate.end) == Mark.comma
          || view.mark(candidate.end) == Mark.semicolon,
        isAcronymForm(candidate.start) || isWordOfInitials(index)
      else {
        defineReversed(index)
        continue
      }
      define(index, openingAt: candidate.start - 1)
    }
  }

  private func isAcronymForm(_ index: Int) -> Bool {
    let shape = view.shape(index)
    let length = view.length(index)
    return shape.contains(.initialUpper) && length >= 2 && length <= 12
      && (shape.contains(.allUpper) || shape.contains(.mixedCase))
  }

  /// "Democratic Nurses of Halden (Denha)": a word that no list has, behind a body that begins with its letter.
  private func isWordOfInitials(_ index: Int) -> Bool {
    let word = scratch.candidates[index].start
    guard index > 0, (4...10).contains(view.length(word)), view.shape(word).contains(.initialUpper),
      classes(word).isDisjoint(with: [.commonWord, .givenName, .surname, .title]), scratch.candidates[index].form == nil
    else { return false }
    let body = scratch.candidates[index - 1]
    return body.end == word - 1 && body.count > 2 && body.label == .organization
      && view.bytes(body.start)[0] == view.bytes(word)[0]
  }

  /// "Long Form (LF)": finds the long form before the bracket and makes it one candidate.
  private func define(_ index: Int, openingAt bracket: Int) {
    if abbreviatesCommonNoun(index, endingAt: bracket) {
      scratch.abbreviations.append(Int32(truncatingIfNeeded: scratch.candidates[index].start))
      scratch.candidates[index].isDropped = true
      return
    }
    guard let start = longForm(of: index, endingAt: bracket) else {
      // No letters to go by: an organisation before the bracket is the long form all the same.
      if let long = joinedName(before: index, endingAt: bracket) {
        extend(long, to: bracket, over: index)
        link(index, to: long)
      } else if index > 0, scratch.candidates[index - 1].end == bracket,
        isLongOrganization(index - 1) || isUnknownLongName(index - 1)
      {
        link(index, to: index - 1)
      }
      return
    }
    var first = index
    while first > 0, scratch.candidates[first - 1].end > start { first -= 1 }
    guard first < index else { return }
    let exact = scratch.candidates[first]
    if first == index - 1, exact.end == bracket, exact.start <= start,
      exact.label != .person || exact.evidence < .likely || exact.start == start && isWholeName(exact)
    {
      // "Government of the Republic of Halden (ROH)": the acronym is the state, not its government.
      if exact.start < start, exact.label != .geopolitical, isListedPlace(scratch.candidates[index]) { return }
      // The candidate may reach further to the left than the letters do: "Kenyan Air Force (KAF)".
      link(index, to: first)
      return
    }
    if let post = names.lexicon.longestPhrase(at: start, in: view, list: names.titleList), post.end == bracket {
      definePost(index, start, bracket, first: first)
      return
    }
    if classes(start).contains(.title) {
      // "Special Envoy for the Lakes (SEL)" is a post.
      scratch.candidates[index].isDropped = true
      return
    }
    if scratch.candidates[first].start < start || scratch.candidates[first].kind == .title { return }
    for inner in first..<index { scratch.candidates[inner].isDropped = true }
    // A listed acronym says what its long form is, "Republic of Halden (ROH)", if it has a word of it.
    let known = scratch.candidates[index].form.map { scratch.forms[$0] }.flatMap {
      sharesWord(start, bracket, $0.canonicalName) ? $0 : nil
    }
    if known == nil { scratch.candidates[index].form = nil }
    let form = known?.traits.contains(.ambiguous) == false ? scratch.candidates[index].form : nil
    let label = form == nil ? .organization : known?.label
    var long = Candidate(start, bracket, label, .certain, .definedAcronym, form: form)
    long.key = view.nameKey(start, bracket)
    scratch.candidates[first] = long
    link(index, to: first)
  }

  /// "Tomas Albert Brandt (TAB)": a person with given name and surname, known by the initials.
  private func isWholeName(_ candidate: Candidate) -> Bool {
    candidate.label == .person && candidate.evidence >= .likely && candidate.count > 2
      && classes(candidate.start).contains(.givenName) && classes(candidate.end - 1).contains(.surname)
  }

  /// Whether a capitalised word of some tokens is in a name, or the name has no words but capital letters.
  private func sharesWord(_ start: Int, _ end: Int, _ name: ImmortalText) -> Bool {
    if !name.bytes.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { return true }
    return (start..<end).contains {
      view.shape($0).contains(.initialUpper) && view.isWord(view.range($0, $0 + 1), of: name.bytes)
    }
  }

  private func isLongOrganization(_ index: Int) -> Bool {
    scratch.candidates[index].label == .organization && scratch.candidates[index].count > 1
  }

  /// Whether nothing tells what a name of several words is: "Harbour Choice (HbCh)".
  private func isUnknownLongName(_ index: Int) -> Bool {
    let candidate = scratch.candidates[index]
    return candidate.label == nil && candidate.count > 1 && candidate.kind == .name && !candidate.isDropped
      && !names.ailments.contains(view.word(candidate.end - 1))
  }

  /// So many words a name goes on for behind "and".
  private static let longestJoined = 5

  /// The organisation to which "and" joins the words up to the bracket with an acronym that begins like its name:
  /// "Association of Bakers and Flour Millers (AOB)".
  private func joinedName(before acronym: Int, endingAt bracket: Int) -> Int? {
    guard acronym > 0 else { return nil }
    var long = acronym - 1
    while long > 0, scratch.candidates[long].start > bracket - Self.longestJoined, !isAnd(scratch.candidates[long].end)
    {
      long -= 1
    }
    let candidate = scratch.candidates[long]
    guard isLongOrganization(long), candidate.end < bracket, bracket - candidate.end <= Self.longestJoined,
      isAnd(candidate.end), view.bytes(candidate.start)[0] == view.bytes(scratch.candidates[acronym].start)[0],
      (candidate.end + 1..<bracket).allSatisfy({ view.shape($0).contains(.initialUpper) || isOf($0) })
    else { return nil }
    return long
  }

  /// Makes a name go on up to the bracket with its acronym; the candidates between them are parts of it.
  private func extend(_ long: Int, to bracket: Int, over acronym: Int) {
    scratch.candidates[long].end = bracket
    scratch.candidates[long].key = view.nameKey(scratch.candidates[long].start, bracket)
    for inner in long + 1..<acronym { scratch.candidates[inner].isDropped = true }
  }

  private func isListedPlace(_ candidate: Candidate) -> Bool {
    guard let form = candidate.form.map({ scratch.forms[$0] }) else { return false }
    return form.label == .geopolitical && form.traits.isDisjoint(with: .ambiguous)
  }

  /// "Special Envoy for the Lakes (SEL)", where the lists have the post: the acronym means it wherever it stands.
  private func definePost(_ index: Int, _ start: Int, _ bracket: Int, first: Int) {
    for inner in first..<index { scratch.candidates[inner].isDropped = true }
    var post = Candidate(start, bracket, .role, .certain, .definedAcronym)
    post.key = view.nameKey(start, bracket)
    scratch.candidates[first] = post
    link(index, to: first)
  }

  private func link(_ acronym: Int, to long: Int) {
    var label = scratch.candidates[long].label ?? .organization
    if label == .person, !isWholeName(scratch.candidates[long]) { label = .organization }
    scratch.candidates[long].label = label
    scratch.candidates[long].evidence = .certain
    scratch.candidates[long].isDoubted = false
    // "National Emergency Management Agency (NEMA)" is not the town of Néma, nor "Kurdish Island Army (KIA)" a firm.
    let name = scratch.candidates[long]
    if let form = scratch.candidates[acronym].form,
      scratch.forms[form].label != label || scratch.forms[form].traits.contains(.ambiguous)
        || name.form == nil && !sharesWord(name.start, name.end, scratch.forms[form].canonicalName)
    {
      scratch.candidates[acronym].form = nil
    }
    scratch.candidates[acronym].label = label
    scratch.candidates[acronym].evidence = .certain
    scratch.candidates[acronym].rule = .definedAcronym
    scratch.candidates[acronym].kind = .acronym
    scratch.candidates[acronym].owner = Int32(truncatingIfNeeded: long)
    scratch.definedAcronyms.append(Int32(truncatingIfNeeded: acronym))
    scratch.candidates[acronym].isDoubted = false
  }

  /// "LF (Long Form)"
  private func defineReversed(_ index: Int) {
    let candidate = scratch.candidates[index]
    guard index > 0, candidate.count > 1, view.mark(candidate.end) == Mark.closeParenthesis
    else { return }
    let acronym = scratch.candidates[index - 1]
    guard acronym.count == 1, acronym.end == candidate.start - 1, isAcronymForm(acronym.start),
      longForm(of: index - 1, endingAt: candidate.end) == candidate.start
    else { return }
    link(index - 1, to: index)
  }

  /// Whether the words before `end` whose initials are the letters of an acronym are in lower case.
  private func abbreviatesCommonNoun(_ index: Int, endingAt end: Int) -> Bool {
    let acronym = view.singularAcronym(scratch.candidates[index].start)
    var letter = acronym.count - 1
    var token = end - 1
    let floor = max(0, end - 2 * acronym.count - 4)
    while letter >= 0, token >= floor {
      let shape = view.shape(token)
      if shape.mark == 0 {
        let isOpener = letter == 0 && scratch.positions[token].contains(.sentenceStart)
        guard shape.isKind(.word), shape.isDisjoint(with: .initialUpper) || isOpener else { return false }
        if view.bytes(token)[0] | 0x20 == acronym[letter] | 0x20 {
          letter -= 1
        } else if !classes(token).contains(.functionWord) {
          return false
        }
      } else if shape.mark != Mark.hyphen {
        return false
      }
      token -= 1
    }
    return letter < 0
  }

  /// So many words of a long form may have no letter in the acronym.
  private static let mostSkipped = 2

  /// The first token of the words before `end` whose initials are the letters of an acronym.
  private func longForm(of index: Int, endingAt end: Int) -> Int? {
    let acronym = view.bytes(scratch.candidates[index].start)
    var letter = acronym.count - 1
    var token = end - 1
    let floor = max(0, end - 2 * acronym.count - 4)
    var start: Int?
    var skipped = 0
    while letter >= 0, token >= floor {
      let wanted = acronym[letter] | 0x20
      guard wanted >= UInt8(ascii: "a"), wanted <= UInt8(ascii: "z") else {
        letter -= 1
        continue
      }
      let shape = view.shape(token)
      if shape.mark != 0 {
        guard shape.mark == Mark.hyphen || shape.mark == Mark.comma || shape.mark == Mark.ampersand else { return nil }
      } else {
        if scratch.positions[token].contains(.sentenceStart), letter > 0 { return nil }
        let initial = view.bytes(token)[0] | 0x20
        if initial == wanted {
          start = token
          letter -= 1
        } else if shape.contains(.initialUpper) {
          // A capitalised word must count, but for a few amid the letters: "Integrated Food Security Phase
          // Classification (IPC)".
          guard letter < acronym.count - 1, acronym.count > 2, skipped < Self.mostSkipped else { return nil }
          skipped += 1
        }
      }
      token -= 1
    }
    guard letter < 0, let start, view.shape(start).contains(.initialUpper) else { return nil }
    return start
  }
}
