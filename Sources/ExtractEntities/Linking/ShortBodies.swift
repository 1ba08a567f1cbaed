import ExtractCore
import ExtractMatching

/// Bodies that a text names by their noun alone once it has named them in full: "the UN Security Council … the Council".
extension NameFinder {
  /// So many names back a body may have been named in full, which its noun means or the beginning of its name.
  private static let furthestBack = (noun: 48, beginning: 64)

  /// The candidate that is the full name of the body which a noun alone means; `nil` if there is none, or if the noun does
  /// not stand alone behind "the".
  ///
  /// Of several bodies it is the one named oftenest before, and the first of these: what a text is about comes first. Of
  /// those that only a list knows by the noun it is the last one.
  func bodyInFull(_ noun: Int) -> Int? {
    guard standsAfterArticle(noun), view.shape(noun).contains(.hasLower),
      scratch.positions[noun].isDisjoint(with: .headline)
    else { return nil }
    let candidates = scratch.candidates.pointer
    let before = latest(Self.furthestBack.noun)
    let word = view.word(noun)
    var best: (index: Int, times: Int)?
    for index in before where isBody(candidates + index) && hasWord(candidates[index], word) {
      let key = candidates[index].key
      let times = (index..<before.upperBound).reduce(0) { $0 + (candidates[$1].key == key ? 1 : 0) }
      if times > best?.times ?? 0 { best = (index, times) }
    }
    return best?.index ?? before.last { isBody(candidates + $0) && isAcronym(candidates[$0], ofBody: noun) }
  }

  /// Whether a noun alone behind "the" is one that means a body with a capital: "the Coalition said".
  func isBodyAlone(_ noun: Int) -> Bool {
    guard scratch.runTraits.contains(.alone), standsAfterArticle(noun), view.shape(noun).contains(.hasLower) else {
      return false
    }
    return scratch.positions[noun].isDisjoint(with: .headline)
  }

  /// The last candidate that is the full name of a team which a plural alone means behind "the": "the Bergen Pirates … the
  /// Pirates".
  func teamInFull(_ plural: Int) -> Int? {
    guard names.pluralEndings.end(view.bytes(plural)),
      view.shape(plural).contains(.hasLower),
      scratch.positions[plural].isDisjoint(with: .headline)
    else { return nil }
    let key = view.tokenKey(plural)
    return latest(Self.furthestBack.noun).last { index in
      let candidate = scratch.candidates[index]
      return candidate.label == .organization && candidate.count > 1 && !candidate.isDropped && candidate.owner == nil
        && view.tokenKey(candidate.end - 1) == key
    }
  }

  /// The last candidate that is the full name of a body whose beginning a listed name is: "the Supreme Court of India … the
  /// Supreme Court".
  func longerName(of match: ListedMatch) -> Int? {
    guard standsAfterArticle(match.start), match.count > 1 || !classes(match.start).isDisjoint(with: .commonWord) else {
      return nil
    }
    return latest(Self.furthestBack.beginning).last { index in
      let candidate = scratch.candidates[index]
      return candidate.label == .organization && candidate.form == nil && candidate.count > match.count
        && (0..<match.count).allSatisfy { view.word(candidate.start + $0) == view.word(match.start + $0) }
    }
  }

  /// Whether a candidate is surely the name of a body.
  @inline(__always) private func isBody(_ candidate: UnsafePointer<Candidate>) -> Bool {
    candidate.pointee.isLabelled(.organization) && candidate.pointee.evidence >= .likely
      && !candidate.pointee.isDropped && candidate.pointee.owner == nil
  }

  private func hasWord(_ candidate: Candidate, _ word: LexiconID) -> Bool {
    candidate.count > 1 && (candidate.start..<candidate.end).contains { view.word($0) == word }
  }

  /// Whether a candidate is the acronym of a listed body with a noun in its name: "MONUSCO" of a mission.
  private func isAcronym(_ candidate: Candidate, ofBody noun: Int) -> Bool {
    guard candidate.count == 1, view.shape(candidate.start).contains(.allUpper), let form = candidate.form else {
      return false
    }
    return view.isWord(view.range(noun, noun + 1), of: scratch.forms[form].canonicalName.bytes)
  }

  /// Adds a noun, or the beginning of its name, as another name of a body.
  func addShortBody(_ start: Int, _ end: Int, _ full: Int) {
    var candidate = Candidate(start, end, .organization, .likely, .bodyNoun)
    candidate.owner = Int32(truncatingIfNeeded: full)
    scratch.shortBodies.append(Int32(truncatingIfNeeded: scratch.candidates.count))
    add(candidate)
  }
}

extension EntityBuilder {
  /// Assigns the short names of bodies to these.
  func assignShortBodies() {
    for position in scratch.shortBodies.indices {
      let index = Int(scratch.shortBodies[position])
      if let entity = entityOfOwner(of: index) { note(index, in: entity) }
    }
  }
}
