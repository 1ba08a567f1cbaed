import ExtractCore

/// The layers of a document as facts.
struct DocumentFacts {
  private typealias Attribute = ObservedFact.Attribute

  private let document: Document

  private init(_ document: Document) { self.document = document }

  /// The facts of some kinds, in document order; those about the whole document first.
  static func facts(of document: Document, kinds: Set<FactKind>) -> [ObservedFact] {
    let facts = DocumentFacts(document)
    var found: [ObservedFact] = []
    if kinds.contains(.metadata) { found += facts.metadata }
    if kinds.contains(.creationTime) { found += facts.creationTimes }
    var spans: [ObservedFact] = []
    if kinds.contains(.block) { spans += (document.blocks ?? []).map(facts.block) }
    if kinds.contains(.sentence) {
      spans += (document.sentences ?? []).map { ObservedFact(.sentence, $0.range, rule: $0.rule, []) }
    }
    if kinds.contains(.mention) { spans += (document.mentions ?? []).map(facts.mention) }
    if kinds.contains(.quote) { spans += (document.quotes ?? []).map(facts.quote) }
    if kinds.contains(.quantity) { spans += (document.quantities ?? []).map(facts.quantity) }
    if !kinds.isDisjoint(with: FactKind.times) {
      spans += (document.times ?? []).map(facts.time).filter { kinds.contains($0.kind) }
    }
    if kinds.contains(.item) { spans += facts.items }
    let order = spans.indices.sorted { left, right in
      let a = spans[left].range?.lowerBound ?? 0
      let b = spans[right].range?.lowerBound ?? 0
      return a != b ? a < b : left < right
    }
    return found + order.map { spans[$0] }
  }

  private var metadata: [ObservedFact] {
    let metadata = document.metadata
    let attributes = [
      recorded("title", metadata.title),
      recorded("authors", metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: "; ")),
      recorded("published", metadata.published), recorded("modified", metadata.modified),
      recorded("language", metadata.language), recorded("site", metadata.site), recorded("url", metadata.url),
      recorded("description", metadata.description),
    ]
    return attributes.contains { $0 != nil } ? [ObservedFact(.metadata, nil, rule: nil, attributes)] : []
  }

  /// The chosen creation time, or the candidates while none is chosen.
  private var creationTimes: [ObservedFact] {
    let times = document.creationTime.map { [$0] } ?? document.creationTimeCandidates
    return times.map { time in
      ObservedFact(
        .creationTime, nil, rule: time.rule,
        [recorded(FactAttribute.value, time.value), recorded("from", time.origin.rawValue)])
    }
  }

  private func block(_ block: Block) -> ObservedFact {
    ObservedFact(.block, block.range, rule: block.rule, [recorded(FactAttribute.kind, block.kind.rawValue)])
  }

  private func mention(_ mention: Mention) -> ObservedFact {
    let entity = mention.entity.flatMap(self.entity)
    return ObservedFact(
      .mention, mention.range, rule: mention.rule,
      [
        recorded(FactAttribute.label, mention.label.name), recorded(FactAttribute.kind, mention.kind.rawValue),
        recorded(FactAttribute.entity, entity.map(name)), recorded("key", entity?.key?.string),
        silent("links", entity?.links?.string), silent("gender", entity?.gender?.rawValue),
      ])
  }

  private func quote(_ quote: Quote) -> ObservedFact {
    let cue = quote.cue
    return ObservedFact(
      .quote, quote.range, rule: quote.rule,
      [
        recorded(FactAttribute.kind, quote.kind.rawValue),
        Attribute(name: "by", value: quote.speaker.map { string($0.range) }, isRecorded: true),
        recorded(FactAttribute.entity, quote.speaker?.entity.flatMap(entity).map(name)),
        recorded("cue", cue.map { string($0.range) }), silent("to", quote.addressee.map { string($0.range) }),
        silent("head", quote.speaker?.head.map(string)), silent("lemma", cue?.lemma?.string),
        silent("class", cue?.class?.rawValue), silent("polarity", cue?.polarity?.rawValue),
        silent("tense", cue?.tense?.rawValue), silent("parts", quote.parts.isEmpty ? nil : String(quote.parts.count)),
        silent("because", quote.unattributed?.string),
      ])
  }

  private func quantity(_ quantity: Quantity) -> ObservedFact {
    ObservedFact(
      .quantity, quantity.range, rule: quantity.rule,
      [
        recorded(FactAttribute.value, quantity.value?.description),
        recorded(FactAttribute.kind, quantity.kind.rawValue),
        recorded("unit", quantity.unit?.string), recorded("currency", quantity.currency?.string),
        recorded("mod", quantity.modifier?.rawValue), recorded("min", quantity.minimum?.description),
        recorded("max", quantity.maximum?.description), recorded("change", quantity.change?.rawValue),
        recorded("of", quantity.counted.map(string)),
      ])
  }

  private func time(_ time: TimeExpression) -> ObservedFact {
    // A day covers itself: its first and last day are worth writing only where they say more than the value.
    func bound(_ name: String, _ bound: CalendarTime?) -> Attribute? {
      let text = bound?.description
      return text == time.value ? silent(name, text) : recorded(name, text)
    }
    return ObservedFact(
      FactKind(time.kind), time.range, rule: time.rule,
      [
        recorded(FactAttribute.value, time.value), recorded("mod", time.modifier?.rawValue),
        recorded("anchor", anchor(time.anchor)), bound("from", time.from), bound("to", time.to),
        recorded("quant", time.quantifier), recorded("freq", time.frequency), recorded("flag", time.flag?.rawValue),
      ])
  }

  /// The items of custom layers, by the names of the layers.
  private var items: [ObservedFact] {
    document.customLayers.flatMap { layer, annotations in
      annotations.map { item in
        ObservedFact(
          .item, item.range, rule: item.rule,
          [recorded(FactAttribute.value, layer)] + item.fields.map { recorded($0.name, text($0.value)) })
      }
    }
  }

  /// The value of a field as people read it: what it refers to by its words.
  private func text(_ value: Annotation.Value) -> String {
    switch value {
    case .string(let string): string
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .boolean(let flag): String(flag)
    case .text(let range): string(range)
    case .reference(let reference): text(reference)
    case .references(let references): references.map(text).joined(separator: "; ")
    }
  }

  private func text(_ reference: Annotation.Reference) -> String {
    let range: TextRange? =
      switch reference {
      case .mention(let index): document.mentions?[index].range
      case .quote(let index): document.quotes?[index].range
      case .quantity(let index): document.quantities?[index].range
      case .time(let index): document.times?[index].range
      case .entity: nil
      }
    if case .entity(let index) = reference, let entity = entity(index) { return name(entity) }
    return range.map(string) ?? ""
  }

  private func anchor(_ anchor: TimeExpression.Anchor?) -> String? {
    switch anchor {
    case .creationTime: "dct"
    case .time(let index): document.times.flatMap { $0.indices.contains(index) ? string($0[index].range) : nil }
    case nil: nil
    }
  }

  private func entity(_ index: Int) -> Entity? {
    document.entities.flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  private func name(_ entity: Entity) -> String {
    switch entity.name {
    case .text(let range): string(range)
    case .listed(let text): text.string
    }
  }

  /// Some text; what of the range lies outside of the text is left out, since facts are made of wrong layers as well.
  private func string(_ range: TextRange) -> String {
    let start = min(max(0, range.lowerBound), document.text.count)
    return document.string(TextRange(start, min(max(start, range.upperBound), document.text.count)))
  }

  private func recorded(_ name: String, _ value: String?) -> Attribute? {
    value.map { Attribute(name: name, value: $0, isRecorded: true) }
  }

  private func silent(_ name: String, _ value: String?) -> Attribute? {
    value.map { Attribute(name: name, value: $0, isRecorded: false) }
  }
}
