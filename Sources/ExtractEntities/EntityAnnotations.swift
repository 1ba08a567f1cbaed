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
    let range = view.range(candidate.pointee.start, candidate.pointee.end)
    let isTitle = candidate.pointee.kind == .title
    let entity = isTitle ? candidate.pointee.owner.flatMap { self.entity(of: Int($0)) } : entity(of: index)
    if isTitle, let entity { addTitle(range, to: entity) }
    return Mention(
      range: range, tokens: TokenRange(candidate.pointee.start, candidate.pointee.end),
      label: scratch.forms.labels[candidate.pointee.label ?? .organization], kind: kind(of: index),
      entity: entity, rule: rules[Int(candidate.pointee.rule.rawValue)])
  }

  /// Puts a candidate among those that become mentions, in the order of their first tokens. They nearly come in it: only
  /// those of one run may stand in another order, so that none is moved far.
  @inline(__always) func addToOrder(_ index: Int, _ start: Int) {
    scratch.entities.order.append(Int32(truncatingIfNeeded: index))
    let candidates = scratch.candidates.pointer
    let order = scratch.entities.order
    var position = order.count - 1
    while position > 0, candidates[Int(order[position - 1])].start > start {
      order[position] = order[position - 1]
      position -= 1
    }
    order[position] = Int32(truncatingIfNeeded: index)
  }

  @inline(__always) private func kind(of index: Int) -> Mention.Kind {
    switch scratch.candidates[index].kind {
    case .acronym: return .acronym
    case .title: return .title
    case .name: break
    }
    let spelling = scratch.entities.assigned[index].spelling
    guard spelling >= 0 else { return .name }
    switch scratch.entities.spellings[Int(spelling)].kind {
    case .name: return .name
    case .alias: return .alias
    case .acronym: return .acronym
    case .title: return .title
    }
  }

  private func addTitle(_ range: TextRange, to entity: Int) {
    if scratch.entities.keys.insert(key(range, entity, .title), 1) {
      scratch.entities.drafts[entity].titles.append(range, .title, to: &scratch.entities.spellings)
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
    var entities: [Entity] = []
    entities.reserveCapacity(drafts.count)
    for index in drafts.indices {
      let draft = drafts.pointer + index
      let listed = draft.pointee.listed
      let name = listed.map { Entity.Name.listed(scratch.forms[$0].canonicalName) } ?? .text(draft.pointee.name)
      entities.append(
        Entity(
          label: scratch.forms.labels[draft.pointee.label], name: name, key: listed.map { scratch.forms[$0].key },
          links: draft.pointee.linked.map { scratch.forms[$0].links }, aliases: take(draft.pointee.aliases),
          titles: take(draft.pointee.titles), gender: draft.pointee.gender.map { $0 == .male ? .male : .female }))
    }
    return entities
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
