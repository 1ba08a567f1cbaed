import ExtractCore

/// Short names that several bear, such as "Korea": they mean the one whose full name the document has, if it has only
/// one.
extension EntityBuilder {
  /// Whether a name waits until all full names are known.
  @inline(__always) func isShared(_ form: Int32?) -> Bool {
    form.map { scratch.forms.kind($0).traits.contains(.shared) } ?? false
  }

  func assignSharedNames() {
    for position in scratch.entities.sharedNames.indices {
      let index = Int(scratch.entities.sharedNames[position])
      guard entity(of: index) == nil else { continue }
      let candidate = scratch.candidates[index]
      // Others have a key by which they are found; looking through all entities is for the few names of states.
      if isShared(candidate.form), let entity = onlyEntity(named: candidate) {
        note(index, in: entity)
      } else {
        assign(index)
      }
    }
  }

  /// The only entity of the candidate's label that has the name among the words of its listed name.
  private func onlyEntity(named candidate: Candidate) -> Int? {
    let name = view.range(candidate.start, candidate.end)
    var found: Int?
    for index in scratch.entities.drafts.indices {
      let draft = scratch.entities.drafts[index]
      guard draft.label == candidate.label, let form = draft.listed,
        view.isWord(name, of: scratch.forms[form].canonicalName.bytes)
      else { continue }
      if found != nil { return nil }
      found = index
    }
    return found
  }
}

extension TokenView {
  /// Whether a stretch of the text is a word of a listed name: between its ends, spaces and hyphens.
  func isWord(_ range: TextRange, of listed: UnsafeBufferPointer<UInt8>) -> Bool {
    func isEdge(_ index: Int) -> Bool {
      !listed.indices.contains(index) || listed[index] == UInt8(ascii: " ") || listed[index] == UInt8(ascii: "-")
    }
    guard listed.count > range.count else { return false }
    for start in 0...listed.count - range.count where isEdge(start - 1) && isEdge(start + range.count) {
      if hasText(UnsafeBufferPointer(rebasing: listed[start..<start + range.count]), range) { return true }
    }
    return false
  }
}
