import ExtractCore

extension RecordWriter {
  /// Mentions and entities.
  mutating func writeEntityLayers(
    _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard options.shows(.entities), let mentions = document.mentions else { return }
    output.append(",\"mentions\":[")
    for (index, mention) in mentions.enumerated() {
      let label = names.piece(mention.label, mention.kind)
      let ending = names.ending(mention.rule)
      spans.writeItem(
        .mention, index, mention.range, to: &output, within: label.room &+ 10 &+ OutputCursor.longestID &+ ending.room
      ) { output in
        output.append(label)
        if let entity = mention.entity {
          output.append(",\"entity\":")
          output.appendID(.entity, entity)
        }
        output.append(ending)
      }
      endExplained(mention.rule, of: mention.range, to: &output)
    }
    output.endList(isEmpty: mentions.isEmpty)
    guard let entities = document.entities else { return }
    writeEntities(entities, mentions, spans, to: &output)
  }

  private mutating func writeEntities(
    _ entities: [Entity], _ mentions: [Mention], _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    members.begin(mentions, entityCount: entities.count)
    output.append(",\"entities\":[")
    // Items are looked at where they are: a copy would retain and release what they refer to.
    for index in entities.indices {
      let label = names.piece(entities[index].label)
      output.appendPieces(atMost: label.room &+ 16 &+ OutputCursor.longestID) { output in
        output.append("{\"id\":")
        output.appendID(.entity, index)
        output.append(label)
        output.append(",\"name\":")
      }
      writeName(entities[index].name, spans, to: &output)
      writeListed(entities[index].key, after: ",\"key\":", to: &output)
      writeTexts(",\"aliases\":[", entities[index].aliases, spans, to: &output)
      writeTexts(",\"titles\":[", entities[index].titles, spans, to: &output)
      members.write(index, to: &output)
      if let links = entities[index].links { output.append(listedLinks.piece(links)) }
      output.append(kinds.gender.piece(entities[index].gender))
      output.append("},")
    }
    output.endList(isEmpty: entities.isEmpty)
  }

  /// Appends the canonical name of an entity as a JSON string.
  mutating func writeName(_ name: Entity.Name, _ spans: SpanWriter, to output: inout OutputBuffer) {
    switch name {
    case .text(let range): spans.writeText(range, to: &output)
    case .listed(let text): output.append(listedTexts.piece(text))
    }
  }

  /// Appends a text of a list, such as `,"key":"wikidata:Q974"`, if there is one.
  @inline(__always) mutating func writeListed(
    _ text: ImmortalText?, after key: StaticString, to output: inout OutputBuffer
  ) {
    guard let text else { return }
    let piece = listedTexts.piece(text)
    output.appendPieces(atMost: key.utf8CodeUnitCount + piece.room) { output in
      output.append(key)
      output.append(piece)
    }
  }

  @inline(__always) private mutating func writeTexts(
    _ key: StaticString, _ ranges: TextRangeList, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard !ranges.isEmpty else { return }
    output.append(key)
    for range in ranges {
      spans.writeText(range, to: &output)
      output.append(",")
    }
    output.endList(isEmpty: false)
  }

  /// Appends `iso3166=CD;geonames=1` as `,"links":{…}`; an item without `=` is left out.
  static func writeLinks(_ links: ImmortalText, to output: inout OutputBuffer) {
    let bytes = links.bytes
    output.append(",\"links\":{")
    // An escape is six bytes, and so is what an item, which is at least one byte with its end, has around it.
    output.appendPieces(atMost: 12 * bytes.count + 12) { output in
      var isFirst = true
      var index = 0
      while index < bytes.count {
        let before = output
        if !isFirst { output.append(",") }
        output.append("\"")
        var hasValue = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ";") {
          if !hasValue, bytes[index] == UInt8(ascii: "=") {
            output.append("\":\"")
            hasValue = true
          } else {
            output.append(character: bytes[index])
          }
          index += 1
        }
        output.append("\"")
        if hasValue { isFirst = false } else { output = before }
        index += 1
      }
    }
    output.append("}")
  }
}

/// The mentions of each entity in document order: a list in which each mention says which is the next.
///
/// Its memory serves one document after the other.
final class MentionsByEntity {
  // Only a writer's methods, which do not call each other, come here: accesses need no check at run time.
  /// The first mention of each entity, and the next of each mention; -1 for none.
  @exclusivity(unchecked) private var firsts = FlatArray<Int32>()
  @exclusivity(unchecked) private var nexts = FlatArray<Int32>()

  deinit {
    firsts.deallocate()
    nexts.deallocate()
  }

  /// Takes the mentions of a document.
  func begin(_ mentions: [Mention], entityCount: Int) {
    firsts.fill(entityCount, with: -1)
    nexts.fill(mentions.count, with: -1)
    for index in mentions.indices.reversed() {
      guard let entity = mentions[index].entity, firsts.indices.contains(entity) else { continue }
      nexts[index] = firsts[entity]
      firsts[entity] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Appends `,"mentions":["m1","m4"]` of an entity.
  func write(_ entity: Int, to output: inout OutputBuffer) {
    output.append(",\"mentions\":[")
    var mention = firsts[entity]
    let isEmpty = mention < 0
    while mention >= 0 {
      output.appendPieces(atMost: OutputCursor.longestID + 1) { output in
        output.appendID(.mention, Int(mention))
        output.append(",")
      }
      mention = nexts[Int(mention)]
    }
    output.endList(isEmpty: isEmpty)
  }
}
