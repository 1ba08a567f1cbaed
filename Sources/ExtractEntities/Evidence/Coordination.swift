import ExtractCore
import ExtractMatching

/// What the neighbours of a name in a row of names say about it.
extension NameFinder {
  /// Names in a row are of one kind: "Kabare, Walungu and Goma".
  func coordinate() {
    findNeighbours()
    let neighbours = scratch.neighbours
    for position in neighbours.indices {
      let index = Int(neighbours[position])
      if takesLabelOfNeighbour(index) { coordinate(index, with: index - 1) }
    }
    for position in neighbours.indices.reversed() {
      let index = Int(neighbours[position])
      if takesLabelOfNeighbour(index - 1) { coordinate(index - 1, with: index) }
    }
  }

  /// Fills ``NameScratch/neighbours``: one or two tokens stand between a candidate and the one before it, and one of the
  /// two may take the label of the other.
  private func findNeighbours() {
    scratch.neighbours.removeAll()
    let candidates = scratch.candidates.pointer
    var againstLast = UInt.max
    for index in scratch.candidates.indices {
      let after = candidates + index
      let before = candidates + max(0, index &- 1)
      let isInOrder = before.pointee.start <= after.pointee.start
      let between =
        isInOrder ? after.pointee.start &- before.pointee.end : before.pointee.start &- after.pointee.end
      let against = reasonsAgainstTaking(after)
      // What is not 1 or 2 is a reason, too.
      let reasons = min(against, againstLast) | UInt(bitPattern: between &- 1) & ~1
      againstLast = against
      if reasons == 0 { scratch.neighbours.append(Int32(truncatingIfNeeded: index)) }
    }
  }

  /// Whether little enough is known of a candidate that its neighbours in a row tell what it is.
  private func takesLabelOfNeighbour(_ index: Int) -> Bool {
    reasonsAgainstTaking(scratch.candidates.pointer + index) == 0
  }

  /// Bits that are set if a candidate is likely, is several words, or is no plain name.
  @inline(__always) private func reasonsAgainstTaking(_ candidate: UnsafePointer<Candidate>) -> UInt {
    let marks = UInt(candidate.pointee.marks.intersection([.acronym, .title, .dropped]).rawValue)
    let evidence = UInt(candidate.pointee.evidence.rawValue & Evidence.likely.rawValue)
    let isArabic = candidate.pointee.count == 3 && isArabicArticle(candidate.pointee.start)
    return marks | evidence << 8 | UInt(bitPattern: isArabic ? 0 : candidate.pointee.count &- 1) << 16
  }

  private func coordinate(_ index: Int, with neighbour: Int) {
    let candidate = scratch.candidates[index]
    // "Well, Diallo said": a common word or a title that may be a surname is none for standing in a row.
    if candidate.isDoubted || candidate.label == nil,
      !classes(candidate.start).isDisjoint(with: [.commonWord, .title]) || part(candidate.start).contains(.inFull)
    {
      return
    }
    // "Allegedly, Diallo fled": a word that no list has, which ends like an adverb or a plural.
    if candidate.label == nil, isInitial(candidate.start), names.commonEndings.end(view.bytes(candidate.start)) {
      return
    }
    let other = scratch.candidates[neighbour]
    let isOfCompanies = isSurnameBesideCompany(candidate, other)
    let areArabic = isArabicArticle(candidate.start) && isArabicArticle(other.start)
    guard other.label == .geopolitical || candidate.label == nil || isOfCompanies, other.evidence >= .guess,
      !other.isDoubted,
      candidate.label == nil || candidate.label == .person && (other.evidence >= .likely || areArabic) || isOfCompanies,
      let label = other.label, other.kind == .name
    else { return }
    // "Halden Corp., Rolvan, OH"
    guard other.rule != .legalForm || other.start > candidate.start else { return }
    let (left, right) = candidate.start < other.start ? (candidate, other) : (other, candidate)
    guard isJoint(left.end, right.start) || isRoute(left, right) else { return }
    if label == .geopolitical { scratch.candidates[index].form = placeForm(of: candidate) }
    // "Ines Falk, Orvatek's director"
    let isEmployer = label == .person && candidate.form == nil && employs(candidate)
    scratch.candidates[index].label = isEmployer ? .organization : label
    scratch.candidates[index].evidence = .guess
    scratch.candidates[index].rule = .coordination
    scratch.candidates[index].isDoubted = false
  }

  /// "the companies Halden and Falk": a surname beside a name that a noun before it makes that of a body.
  private func isSurnameBesideCompany(_ candidate: Candidate, _ other: Candidate) -> Bool {
    candidate.rule == .surname && other.label == .organization && other.rule == .context
      && lowercaseContext(other.start - 1)?.before == .organization
  }

  /// Whether a comma stands before a name and a post that somebody has with it behind: "…, Orvatek's director".
  private func employs(_ candidate: Candidate) -> Bool {
    view.mark(candidate.start - 1) == Mark.comma
      && isPost(isPossessor(candidate) ? candidate.end + 1 : candidate.end)
  }

  /// Whether a comma, "and" or "or", or a comma with one of these, stands between two names.
  private func isJoint(_ start: Int, _ end: Int) -> Bool {
    let last = end - 1
    guard last >= start, end - start <= 2 else { return false }
    if last > start, view.mark(start) != Mark.comma { return false }
    return isAnd(last) || isOr(last) || last == start && view.mark(start) == Mark.comma
  }

  /// "from Halden to Rolvan"
  private func isRoute(_ left: Candidate, _ right: Candidate) -> Bool {
    right.start == left.end + 1 && isSmallWord(left.end, names.to) && standsAfterPlaceWord(left.start)
  }

  /// The form of a place that a candidate is in the lists.
  private func placeForm(of candidate: Candidate) -> Int32? {
    var form: Int32?
    forEachPlace(candidate.start, candidate.end) { index in
      if let known = form, scratch.forms[known].traits.trust >= scratch.forms[index].traits.trust { return }
      form = index
    }
    return form
  }
}
