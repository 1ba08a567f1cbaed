import ExtractCore

/// From a piece of a run, with no title in it, to candidates.
///
/// The order is the order of trust: a head noun that ends the piece, a form of a gazetteer that is the whole piece,
/// a person's name, forms of gazetteers inside, the bare run.
extension NameFinder {
  /// Adds the candidates of a piece; gives the token after the last one used, which may lie beyond the piece.
  @discardableResult mutating func parsePiece(_ from: Int, _ to: Int, in run: CapitalRun) -> Int {
    var start = from
    var end = to
    while start < end, view.shape(start).mark != 0 || view.shape(start).isKind(.clitic) { start += 1 }
    while end > start, view.shape(end - 1).mark != 0 || view.shape(end - 1).isKind(.clitic) { end -= 1 }
    var next = end
    while start < end {
      let used = parseNext(start, end, in: run)
      start = max(used, start + 1)
      next = max(next, start)
      while start < end, view.shape(start).mark != 0 || view.shape(start).isKind(.clitic) { start += 1 }
    }
    return next
  }

  /// Reads one candidate from the start of a piece; gives the token after what it used.
  private mutating func parseNext(_ start: Int, _ end: Int, in run: CapitalRun) -> Int {
    let whole = longestMatch(at: start, upTo: end) { $0.kind.isGazetteer }
    let inHeadline = !scratch.positions[start].isDisjoint(with: .headline)
    if let used = parseHeads(start, end, whole) { return used }
    if let whole, whole.end == end { return addListed(whole) }
    if let hyphen = splitPairs(start, end) { return hyphen }
    if let used = parsePerson(start, end, isHeadline: inHeadline) { return used }
    if let whole, whole.count > 1 || form(whole).label == .group || inHeadline { return addListed(whole) }
    if let directed = parseDirected(start, end) { return directed }
    if let used = parseInner(start, end, in: run, isHeadline: inHeadline) { return used }
    return addBare(start, end, isHeadline: inHeadline)
  }

  /// "Israel-Lebanon": two names of lists with a hyphen between them are two names.
  private mutating func splitPairs(_ start: Int, _ end: Int) -> Int? {
    guard let left = longestMatch(at: start, upTo: end, where: { $0.kind == .place || $0.label == .group }),
      left.end < end, view.mark(left.end) == Mark.hyphen,
      let right = longestMatch(at: left.end + 1, upTo: end, where: { $0.kind == .place || $0.label == .group }),
      right.end == end
    else { return nil }
    _ = addListed(left)
    return addListed(right)
  }

  /// "South London", "Greater Manchester", "Upper Egypt"
  private mutating func parseDirected(_ start: Int, _ end: Int) -> Int? {
    guard part(start).contains(.direction), start + 1 < end,
      let place = longestMatch(at: start + 1, upTo: end, where: { $0.kind == .place }), place.end == end
    else { return nil }
    add(Candidate(start, end, form(place).label, .likely, EntityRule.directedPlace))
    return end
  }

  /// A form of a gazetteer further inside of the piece: the words before it are read first, on their own.
  private mutating func parseInner(_ start: Int, _ end: Int, in run: CapitalRun, isHeadline: Bool) -> Int? {
    for index in start + 1..<max(start + 1, end) {
      guard
        let match = longestMatch(
          at: index, upTo: end, where: { $0.kind.isGazetteer && !$0.flags.contains(.ambiguous) }),
        match.count > 1 || isHeadline || form(match).flags.contains(.country)
      else { continue }
      parsePiece(start, index, in: run)
      return addListed(match)
    }
    return nil
  }

  /// Adds a form of a gazetteer; gives the token after it.
  mutating func addListed(_ match: ListedMatch) -> Int {
    let form = form(match)
    var candidate = Candidate(match.start, match.end, form.label, .likely, EntityRule.gazetteer, form: match.form)
    let isSingle = match.count == 1
    let isCommon = isSingle && classes(match.start).contains(.commonWord) && !view.shape(match.start).contains(.allUpper)
    let position = scratch.positions[match.start]
    if form.flags.contains(.ambiguous) {
      candidate.evidence = .guess
      candidate.isDoubted = isCommon && !position.isDisjoint(with: [.initial, .titleCase, .allCapitals])
    } else if isCommon, !form.flags.contains(.country), form.label != .group {
      candidate.evidence = .guess
      candidate.isDoubted = !position.isDisjoint(with: [.initial, .titleCase, .allCapitals])
    } else if form.flags.contains(.city), isSingle, !classes(match.start).isDisjoint(with: .personName) {
      candidate.evidence = .guess
    }
    applyContext(&candidate)
    add(candidate)
    return match.end
  }

  /// Adds what is left of a piece: capitalised words that no list and no noun explains.
  private mutating func addBare(_ start: Int, _ end: Int, isHeadline: Bool) -> Int {
    if isHeadline { return addHeadlineWords(start, end) }
    if end - start == 1 {
      addSingle(start)
      return end
    }
    var uncommon = 0
    var words = 0
    for index in start..<end where view.shape(index).isWordLike {
      words += 1
      if !classes(index).contains(.commonWord) { uncommon += 1 }
    }
    var candidate = Candidate(start, end, nil, .shape, EntityRule.capitalized)
    candidate.isDoubted = uncommon == 0 && scratch.positions[start].contains(.initial)
    applyContext(&candidate)
    if candidate.label == nil {
      if uncommon == words, words <= 3 {
        candidate.label = .person
        candidate.evidence = .guess
      } else if uncommon > 0 || !scratch.positions[start].contains(.initial) {
        candidate.label = .organization
      }
    }
    add(candidate)
    return end
  }

  /// In a headline each word stands alone; the document decides whether it is a name.
  private mutating func addHeadlineWords(_ start: Int, _ end: Int) -> Int {
    add(doubted(start, start + 1))
    return start + 1
  }

  private func doubted(_ start: Int, _ end: Int) -> Candidate {
    var candidate = Candidate(start, end, nil, .shape, EntityRule.capitalized)
    candidate.isDoubted = true
    return candidate
  }

  private mutating func addSingle(_ index: Int) {
    let classes = classes(index)
    let shape = view.shape(index)
    if !classes.isDisjoint(with: [.commonAcronym, .calendar]) { return }
    if isAcronym(index) {
      var candidate = Candidate(index, index + 1, .organization, .guess, EntityRule.acronym)
      candidate.kind = .acronym
      applyContext(&candidate)
      add(candidate)
      return
    }
    if shape.contains(.allUpper), view.length(index) < 3 { return }
    if classes.contains(.commonWord), !classes.contains(.givenName) || scratch.positions[index].contains(.initial) { return }
    var candidate = Candidate(index, index + 1, nil, .shape, EntityRule.capitalized)
    candidate.isDoubted = scratch.positions[index].contains(.initial)
    if classes.contains(.givenName), !classes.contains(.commonWord) {
      candidate.label = .person
      candidate.evidence = .guess
      candidate.rule = EntityRule.givenName
      candidate.isDoubted = false
    } else if classes.contains(.surname), !classes.contains(.commonWord) {
      candidate.label = .person
      candidate.evidence = .guess
      candidate.rule = EntityRule.surname
    }
    applyContext(&candidate)
    add(candidate)
  }

  /// Two to six capital letters that are no Roman numeral, among words that are not all capitals.
  func isAcronym(_ index: Int) -> Bool {
    let shape = view.shape(index)
    guard shape.contains(.allUpper), !classes(index).contains(.commonAcronym),
      scratch.positions[index].isDisjoint(with: .allCapitals)
    else { return false }
    let letters = shape.isKind(.initialism) ? view.length(index) / 2 : view.length(index)
    guard letters >= 2, letters <= 7, !part(index).contains(.suffix) else { return false }
    return !shape.contains(.hasDigit) || letters <= 4
  }

  mutating func add(_ candidate: Candidate) {
    var candidate = candidate
    if !scratch.positions[candidate.start].isDisjoint(with: .headline), candidate.evidence < .likely {
      candidate.isDoubted = true
    }
    candidate.key = view.nameKey(candidate.start, candidate.end)
    scratch.candidates.append(candidate)
  }
}
