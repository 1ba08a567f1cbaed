import ExtractCore
import ExtractMatching

/// Definitions: "Orvane is a Danish chain of shops", "Orvane, a chain of shops, …", "Orvane (founded 1970) was a chain".
///
/// The head noun of such a sentence tells what a name is more surely than its form. The pattern is the copular one of
/// Hearst's (1992) for hyponyms.
extension NameFinder {
  /// Gives each name that the text defines the label of its definition.
  func applyDefinitions() {
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices where isOpenToDefinition(candidates + index) {
      let candidate = candidates + index
      if let named = nameGlossed(by: index) {
        candidate.pointee.label = candidates[named].label
        candidate.pointee.evidence = .likely
        candidate.pointee.rule = .definition
        continue
      }
      guard mayBeginDefinition(candidate.pointee.end), let label = definition(of: candidate.pointee),
        label != .person || mayBePerson(candidate.pointee), !isListedPlace(candidate.pointee, definedAs: label)
      else { continue }
      if candidate.pointee.label != label { candidate.pointee.form = nil }
      candidate.pointee.label = label
      candidate.pointee.evidence = .certain
      candidate.pointee.rule = .definition
      candidate.pointee.isDoubted = false
    }
  }

  /// A name that its form explains well enough needs no definition, and what a list knows is not put in doubt.
  @inline(__always) private func isOpenToDefinition(_ candidate: UnsafePointer<Candidate>) -> Bool {
    // In bits and without a switch: by which rules the names of a text are found cannot be foretold.
    var open = Self.openRules
    open |= candidate.pointee.evidence <= .likely ? EntityRule.givenName.bit : 0
    open |= candidate.pointee.evidence == .guess ? EntityRule.gazetteer.bit : 0
    return open & candidate.pointee.rule.bit != 0
  }

  /// The rules that explain no name well enough, a bit each.
  private static var openRules: UInt32 {
    EntityRule.capitalized.bit | EntityRule.surname.bit | EntityRule.coordination.bit | EntityRule.context.bit
      | EntityRule.acronym.bit | EntityRule.gazetteerInContext.bit | EntityRule.directedPlace.bit
  }

  /// Whether a definition may begin at the token after a name: with a verb, a comma and an article, or behind an aside.
  @inline(__always) private func mayBeginDefinition(_ next: Int) -> Bool {
    guard next < view.count else { return false }
    switch view.shape(next).mark {
    case 0: return definitionPart(next) == .verb
    case Mark.comma: return definitionPart(next + 1) == .article || isOwned(next + 1)
    case Mark.openParenthesis: return true
    default: return false
    }
  }

  /// "Denmark's" in "Orvane, Denmark's biggest bank, …"
  private func isOwned(_ owner: Int) -> Bool {
    owner + 2 < view.count && isClitic(owner + 1) && classes(owner).contains(.country)
  }

  private func mayBePerson(_ candidate: Candidate) -> Bool {
    candidate.kind == .name && (candidate.label == nil || candidate.label == .person)
      && !standsAfterArticle(candidate.start)
  }

  /// What kind of place a name is, a list knows better.
  private func isListedPlace(_ candidate: Candidate, definedAs label: NameLabel) -> Bool {
    candidate.form != nil && (candidate.label == .geopolitical || candidate.label == .location)
      && (label == .geopolitical || label == .location)
  }

  /// The candidate before the bracket whose other name a candidate is: "Halden Party (Haldenpartiet Vest)", "Halden Party
  /// (Danish: Haldenpartiet Vest)".
  private func nameGlossed(by index: Int) -> Int? {
    let candidate = scratch.candidates[index]
    guard candidate.count > 1, index > 0 else { return nil }
    var (bracket, named) = (candidate.start - 1, index - 1)
    if view.mark(bracket) == Mark.colon, named > 0, scratch.candidates[named].end == bracket,
      scratch.candidates[named].label == .group
    {
      (bracket, named) = (scratch.candidates[named].start - 1, named - 1)
    } else if candidate.rule != .capitalized {
      return nil
    }
    guard view.mark(bracket) == Mark.openParenthesis else { return nil }
    let name = scratch.candidates[named]
    let mark = view.mark(candidate.end)
    let isName =
      name.end == bracket && name.kind == .name && name.count > 1 && name.evidence >= .likely
      && name.label != nil && name.label != .person && !name.isDropped
    return isName && (mark == Mark.closeParenthesis || mark == Mark.comma) ? named : nil
  }

  /// What the words after a name define it as.
  private func definition(of candidate: Candidate) -> NameLabel? {
    let next = endOfParenthesis(candidate.end)
    // "A bank in Halden is the largest": the name is only part of what is defined.
    guard next + 2 < view.count, !isLowercasePreposition(candidate.start - 1) else { return nil }
    if definitionPart(next) == .verb, definitionPart(next + 1) == .article {
      return definedLabel(next + 2, isApposition: false)
    }
    if view.mark(next) == Mark.comma, definitionPart(next + 1) == .article {
      return definedLabel(next + 2, isApposition: true)
    }
    if view.mark(next) == Mark.comma, isOwned(next + 1) { return definedLabel(next + 3, isApposition: true) }
    return nil
  }

  /// The token after an aside in parentheses that begins at a token; the token itself if none does.
  private func endOfParenthesis(_ start: Int) -> Int {
    guard view.mark(start) == Mark.openParenthesis else { return start }
    let limit = min(view.count, start + 16)
    var index = start + 1
    while index < limit, view.mark(index) != Mark.closeParenthesis { index += 1 }
    return index < limit ? index + 1 : start
  }

  /// The label that the head noun of a noun phrase defines, which begins after its article.
  private func definedLabel(_ start: Int, isApposition: Bool) -> NameLabel? {
    var head: Int?
    var beforeHead: Int?
    var index = start
    let limit = min(view.count, start + 9)
    while index < limit {
      let shape = view.shape(index)
      if view.mark(index) == Mark.hyphen, view.isGlued(index) {
        index += 1
        continue
      }
      if shape.mark != 0 { break }
      if shape.isKind(.clitic) {
        (head, beforeHead) = (nil, nil)
      } else if classes(index).contains(.functionWord) || definitionPart(index) == .tail {
        break
      } else {
        (beforeHead, head) = (head, index)
      }
      index += 1
    }
    guard index < limit || index == view.count, let head else { return nil }
    if isApposition {
      let isEnd = index == view.count || view.mark(index) == Mark.comma || view.mark(index) == Mark.period
      guard isEnd || definitionPart(index) == .tail else { return nil }
      return label(definedBy: head, before: index)
    }
    if let label = label(definedBy: head, before: index) { return label }
    // "was a company founded in …"
    guard let beforeHead, names.participleEndings.end(view.bytes(head)) else { return nil }
    return label(definedBy: beforeHead, before: head)
  }

  private func label(definedBy noun: Int, before next: Int) -> NameLabel? {
    guard view.shape(noun).isDisjoint(with: .initialUpper) else { return nil }
    let note = names.notes[view.word(noun)]
    if note.definition == .collective, isOf(next) { return nil }
    return note.defined
  }

  private func isLowercasePreposition(_ index: Int) -> Bool {
    index >= 0 && definitionPart(index) == .tail && view.shape(index).isDisjoint(with: .initialUpper)
  }

  @inline(__always) private func definitionPart(_ index: Int) -> DefinitionPart? {
    guard index < view.count, classes(index).contains(.definitionWord) else { return nil }
    return names.notes[view.word(index)].definition
  }
}
