import ExtractCore
import ExtractMatching

/// Other names that a text gives a person: "Mohamed Orsa, known as Tesk", "Orsa, better known as Tesk".
extension NameFinder {
  /// So many words stand between a name and "known": "who is widely".
  private static let mostWords = 3

  /// Makes each name behind "known as" one of the person before it.
  func linkAliases() {
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices.dropFirst() {
      let alias = candidates + index
      guard isSmallWord(alias.pointee.start - 1, names.as), isSmallWord(alias.pointee.start - 2, names.known),
        isBearer(candidates + (index - 1), endingBefore: alias.pointee.start - 2),
        alias.pointee.kind == .name, alias.pointee.label == nil || alias.pointee.label == .person
      else { continue }
      alias.pointee.take(.person, .definition)
      alias.pointee.evidence = .certain
      alias.pointee.owner = Int32(truncatingIfNeeded: index - 1)
      scratch.aliases.append(Int32(truncatingIfNeeded: index))
    }
  }

  /// Whether a candidate is a person's full name, and nothing but a comma and few small words stands between it and a
  /// token.
  private func isBearer(_ candidate: UnsafePointer<Candidate>, endingBefore known: Int) -> Bool {
    guard candidate.pointee.label == .person, candidate.pointee.kind == .name, candidate.pointee.count > 1,
      candidate.pointee.evidence >= .likely, known - candidate.pointee.end <= Self.mostWords + 1
    else { return false }
    return (candidate.pointee.end..<max(known, candidate.pointee.end)).allSatisfy {
      let mark = view.mark($0)
      return mark == Mark.comma || mark == Mark.openParenthesis || mark == 0 && !view.shape($0).contains(.initialUpper)
    }
  }
}

extension EntityBuilder {
  /// Assigns the other names of persons to these, so that each means the same wherever it stands.
  func assignAliases() {
    for position in scratch.aliases.indices {
      let index = Int(scratch.aliases[position])
      guard let entity = entityOfOwner(of: index) else { continue }
      let word = view.tokenKey(scratch.candidates[index].end - 1)
      persons.addShort(entity, word, scratch.entities.drafts[entity].gender, &scratch.entities.keys)
      note(index, in: entity)
    }
  }
}
