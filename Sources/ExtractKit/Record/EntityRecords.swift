import ExtractCore

extension RecordWriter {
  /// Mentions and entities.
  mutating func writeEntityLayers(
    _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard options.shows(.entities), let mentions = document.mentions else { return }
    output.append(",\"mentions\":[")
    for (index, mention) in mentions.enumerated() {
      output.append(index > 0 ? ",{\"id\":" : "{\"id\":")
      writeID("m", index, to: &output)
      output.append(",")
      spans.writeSpanAndText(mention.range, to: &output)
      let label = names.label(mention.label)
      output.appendPieces(atMost: label.count + 48) { output in
        output.append(",\"label\":\"")
        output.append(label)
        output.append("\",\"kind\":\"")
        output.append(mention.kind.recordName)
        output.append("\"")
      }
      if let entity = mention.entity {
        output.append(",\"entity\":")
        writeID("e", entity, to: &output)
      }
      writeRule(mention.rule, of: mention.range, to: &output)
      output.append("}")
    }
    output.append("]")
    guard let entities = document.entities else { return }
    writeEntities(entities, mentions, spans, to: &output)
  }

  private mutating func writeEntities(
    _ entities: [Entity], _ mentions: [Mention], _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    let members = MentionsByEntity(mentions, entityCount: entities.count)
    output.append(",\"entities\":[")
    for (index, entity) in entities.enumerated() {
      output.append(index > 0 ? ",{\"id\":" : "{\"id\":")
      writeID("e", index, to: &output)
      output.append(",\"label\":\"")
      output.append(names.label(entity.label))
      output.append("\",\"name\":")
      writeName(entity.name, spans, to: &output)
      if let key = entity.key {
        output.append(",\"key\":")
        output.appendJSON(key.bytes)
      }
      writeTexts(",\"aliases\":[", entity.aliases, spans, to: &output)
      writeTexts(",\"titles\":[", entity.titles, spans, to: &output)
      output.append(",\"mentions\":[")
      for (position, mention) in members[index].enumerated() {
        if position > 0 { output.append(",") }
        writeID("m", Int(mention), to: &output)
      }
      output.append("]")
      if let links = entity.links { writeLinks(links, to: &output) }
      if let gender = entity.gender {
        output.append(",\"gender\":\"")
        output.append(string: gender.rawValue)
        output.append("\"")
      }
      output.append("}")
    }
    output.append("]")
  }

  /// Appends the canonical name of an entity as a JSON string.
  func writeName(_ name: Entity.Name, _ spans: SpanWriter, to output: inout OutputBuffer) {
    switch name {
    case .text(let range): spans.writeText(range, to: &output)
    case .listed(let text): output.appendJSON(text.bytes)
    }
  }

  private func writeTexts(
    _ key: StaticString, _ ranges: [TextRange], _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard !ranges.isEmpty else { return }
    output.append(key)
    for (index, range) in ranges.enumerated() {
      if index > 0 { output.append(",") }
      spans.writeText(range, to: &output)
    }
    output.append("]")
  }

  /// Appends `iso3166=CD;geonames=1` as an object.
  private func writeLinks(_ links: ImmortalText, to output: inout OutputBuffer) {
    output.append(",\"links\":{")
    var separator: StaticString = ""
    var rest = links.bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
      if let equals = rest[..<end].firstIndex(of: UInt8(ascii: "=")) {
        output.append(separator)
        output.appendJSON(UnsafeBufferPointer(rebasing: rest[..<equals]))
        output.append(":")
        output.appendJSON(UnsafeBufferPointer(rebasing: rest[(equals + 1)..<end]))
        separator = ","
      }
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    output.append("}")
  }
}

/// The mentions of each entity in document order: a counting sort of the mentions by entity.
struct MentionsByEntity {
  private var starts: [Int32]
  private var mentions: [Int32]

  init(_ all: [Mention], entityCount: Int) {
    starts = [Int32](repeating: 0, count: entityCount + 1)
    for mention in all {
      if let entity = mention.entity { starts[entity + 1] += 1 }
    }
    for index in 0..<entityCount { starts[index + 1] += starts[index] }
    var next = starts
    mentions = [Int32](repeating: 0, count: Int(starts[entityCount]))
    for (index, mention) in all.enumerated() {
      guard let entity = mention.entity else { continue }
      mentions[Int(next[entity])] = Int32(index)
      next[entity] += 1
    }
  }

  subscript(_ entity: Int) -> ArraySlice<Int32> { mentions[Int(starts[entity])..<Int(starts[entity + 1])] }
}
