import ExtractCore

/// From candidates and drafts to the annotations of the document.
extension EntityBuilder {
  func mentions() -> [Mention] {
    markCanonicalSpellings()
    let order = scratch.entities.order
    let rules = EntityRule.ids
    return [Mention](unsafeUninitializedCapacity: order.count) { mentions, count in
      for position in order.indices {
        mentions.initializeElement(at: position, to: mention(Int(order[position]), rules))
      }
      count = order.count
    }
  }

  @inline(__always) private func mention(_ index: Int, _ rules: [RuleID]) -> Mention {
    let candidate = scratch.candidates.pointer + index
    let assigned = scratch.entities.assigned[index]
    let range = view.range(candidate.pointee.start, candidate.pointee.end)
    let kind = candidate.pointee.kind
    let entity = kind == .title ? bearer(of: candidate, range) : assigned.entity < 0 ? nil : Int(assigned.entity)
    return Mention(
      range: range, tokens: TokenRange(candidate.pointee.start, candidate.pointee.end),
      label: scratch.forms.labels[candidate.pointee.label ?? .organization],
      kind: self.kind(of: kind, spelled: assigned.spelling), entity: entity,
      rule: rules[Int(candidate.pointee.rule.rawValue)])
  }

  /// The entity that a title belongs to, which has it from now on.
  @inline(never) private func bearer(of title: UnsafePointer<Candidate>, _ range: TextRange) -> Int? {
    guard let owner = title.pointee.owner, let entity = entity(of: Int(owner)) else { return nil }
    if scratch.entities.keys.insert(key(range, entity, .title), 1) {
      scratch.entities.drafts[entity].titles.append(range, .title, to: &scratch.entities.spellings)
    }
    return entity
  }

  /// Puts a candidate among those that become mentions, in the order of their first tokens. They nearly come in it: only
  /// those of one run may stand in another order, so that none is moved far.
  ///
  /// - Parameter furthest: the last of the first tokens so far.
  @inline(__always) func addToOrder(_ index: Int, _ start: Int, _ furthest: inout Int) {
    scratch.entities.order.append(Int32(truncatingIfNeeded: index))
    if start >= furthest { furthest = start } else { moveUp(index, start) }
  }

  private func moveUp(_ index: Int, _ start: Int) {
    let candidates = scratch.candidates.pointer
    let order = scratch.entities.order
    var position = order.count - 1
    while position > 0, candidates[Int(order[position - 1])].start > start {
      order[position] = order[position - 1]
      position -= 1
    }
    order[position] = Int32(truncatingIfNeeded: index)
  }

  /// The kind of a mention by that of its candidate and by the index of its spelling.
  @inline(__always) private func kind(of kind: Candidate.Kind, spelled spelling: Int32) -> Mention.Kind {
    switch kind {
    case .acronym: return .acronym
    case .title: return .title
    case .name: break
    }
    guard spelling >= 0 else { return .name }
    switch scratch.entities.spellings[Int(spelling)].kind {
    case .name: return .name
    case .alias: return .alias
    case .acronym: return .acronym
    case .title: return .title
    }
  }

  private func markCanonicalSpellings() {
    let drafts = scratch.entities.drafts
    for entity in drafts.indices {
      let draft = drafts.pointer + entity
      draft.pointee.aliases.markCanonical(scratch.entities.spellings) { range in
        guard let form = draft.pointee.listed else { return view.hasEqualText(draft.pointee.name, range) }
        return view.hasText(scratch.forms[form].canonicalName.bytes, range)
      }
    }
  }

  func entities() -> [Entity] {
    let drafts = scratch.entities.drafts
    let spellings = otherSpellings()
    var next = 0
    func take(_ list: SpellingList) -> TextRangeList {
      guard list.otherCount > 0 else { return TextRangeList() }
      let first = next
      next += Int(list.otherCount)
      return TextRangeList(spellings, first..<next)
    }
    return [Entity](unsafeUninitializedCapacity: drafts.count) { entities, count in
      for index in drafts.indices {
        let draft = drafts.pointer + index
        let listed = draft.pointee.listed
        let name = listed.map { Entity.Name.listed(scratch.forms[$0].canonicalName) } ?? .text(draft.pointee.name)
        entities.initializeElement(
          at: index,
          to: Entity(
            label: scratch.forms.labels[draft.pointee.label], name: name, key: listed.map { scratch.forms[$0].key },
            links: draft.pointee.linked.map { scratch.forms[$0].links }, aliases: take(draft.pointee.aliases),
            titles: take(draft.pointee.titles), gender: draft.pointee.gender.map { $0 == .male ? .male : .female }))
      }
      count = drafts.count
    }
  }

  /// The spellings and titles of the entities that are not their canonical names, in the order of the drafts.
  private func otherSpellings() -> [TextRange] {
    let drafts = scratch.entities.drafts
    let links = scratch.entities.spellings
    return [TextRange](unsafeUninitializedCapacity: links.count) { ranges, count in
      for index in drafts.indices {
        let draft = drafts.pointer + index
        draft.pointee.aliases.writeOthers(links, to: ranges, &count)
        draft.pointee.titles.writeOthers(links, to: ranges, &count)
      }
    }
  }
}
