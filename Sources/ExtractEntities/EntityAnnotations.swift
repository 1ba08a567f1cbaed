import ExtractCore

/// From candidates and drafts to the annotations of the document.
extension EntityBuilder {
  func mentions() -> [Mention] {
    orderMentions()
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
    let candidate = scratch.candidates[index]
    let range = view.range(candidate.start, candidate.end)
    let isTitle = candidate.kind == .title
    let entity = isTitle ? candidate.owner.flatMap { self.entity(of: Int($0)) } : entity(of: index)
    if isTitle, let entity { addTitle(range, to: entity) }
    return Mention(
      range: range, tokens: TokenRange(candidate.start, candidate.end),
      label: scratch.forms.labels[candidate.label ?? .organization], kind: kind(of: candidate, range, entity),
      entity: entity, rule: rules[Int(candidate.rule.rawValue)])
  }

  /// Puts the candidates that stay in the order of their first tokens. They nearly are: only those of one run may stand
  /// in another order, so that insertion moves none far.
  private func orderMentions() {
    let candidates = scratch.candidates.pointer
    for index in scratch.candidates.indices where !candidates[index].isDropped {
      let start = candidates[index].start
      scratch.entities.order.append(Int32(truncatingIfNeeded: index))
      let order = scratch.entities.order
      var position = order.count - 1
      while position > 0, candidates[Int(order[position - 1])].start > start {
        order[position] = order[position - 1]
        position -= 1
      }
      order[position] = Int32(truncatingIfNeeded: index)
    }
  }

  private func kind(of candidate: Candidate, _ range: TextRange, _ entity: Int?) -> Mention.Kind {
    switch candidate.kind {
    case .acronym, .abbreviation: return .acronym
    case .title: return .title
    case .name:
      guard let entity, !isCanonical(range, entity) else { return .name }
      return candidate.count == 1 && view.shape(candidate.start).contains(.allUpper) ? .acronym : .alias
    }
  }

  private func addTitle(_ range: TextRange, to entity: Int) {
    if scratch.entities.keys.insert(spelling(range, entity, .title), 1) {
      scratch.entities.drafts[entity].titles.append(range, to: &scratch.entities.spellings)
    }
  }

  private func isCanonical(_ range: TextRange, _ entity: Int) -> Bool {
    let draft = scratch.entities.drafts.pointer + entity
    if let name = draft.pointee.listedName { return view.hasText(name.bytes, range) }
    return view.hasEqualText(draft.pointee.name, range)
  }

  func entities() -> [Entity] {
    let drafts = scratch.entities.drafts
    var entities: [Entity] = []
    entities.reserveCapacity(drafts.count)
    for index in drafts.indices {
      let draft = drafts[index]
      let name = draft.listedName.map { Entity.Name.listed($0) } ?? .text(draft.name)
      entities.append(
        Entity(
          label: scratch.forms.labels[draft.label], name: name, key: draft.key, links: draft.links,
          aliases: draft.aliases.ranges(scratch.entities.spellings) { !isCanonical($0, index) },
          titles: draft.titles.ranges(scratch.entities.spellings) { _ in true },
          gender: draft.gender.map { $0 == .male ? .male : .female }))
    }
    return entities
  }
}
