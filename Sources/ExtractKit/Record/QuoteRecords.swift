import ExtractCore

extension RecordWriter {
  mutating func writeQuotes(
    _ quotes: [Quote], _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    if !quotes.isEmpty { inside.begin(document, options) }
    output.append(",\"quotes\":[")
    for index in quotes.indices {
      let range = quotes[index].range
      // To take the parts out copies all of the quotation: they are asked for only if there are any.
      let isSplit = !quotes[index].parts.isEmpty
      let kind = kinds.quote[quotes[index].kind]
      spans.writeItem(.quote, index, range, to: &output, within: kind.room) { $0.append(kind) }
      if isSplit { write(quotes[index].parts, spans, to: &output) }
      output.append(",\"speaker\":")
      write(quotes[index].speaker, document, spans, to: &output)
      write(quotes[index].cue, spans, to: &output)
      inside.write(range, isSplit ? quotes[index].parts : [], to: &output)
      writeListed(quotes[index].unattributed, after: ",\"unattributed\":", to: &output)
      if let addressee = quotes[index].addressee {
        output.append(",\"addressee\":")
        write(addressee, document, spans, to: &output)
      }
      output.append(names.ending(quotes[index].rule))
      endExplained(quotes[index].rule, of: range, to: &output)
    }
    output.endList(isEmpty: quotes.isEmpty)
  }

  private mutating func write(_ parts: [TextRange], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"parts\":[")
    for part in parts {
      output.appendPieces(atMost: SpanWriter.longestOffsets + 3) { output in
        output.append("{")
        spans.writeOffsets(part, to: &output)
        output.append("},")
      }
    }
    output.endList(isEmpty: false)
  }

  private mutating func write(
    _ speaker: Speaker?, _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard let speaker else { return output.append("null") }
    output.append("{")
    if options.shows(.entities) {
      output.appendPieces(atMost: 32 + 2 * OutputCursor.longestID) { output in
        if let entity = speaker.entity {
          output.append("\"entity\":")
          output.appendID(.entity, entity)
          output.append(",")
        }
        if let mention = speaker.mention {
          output.append("\"mention\":")
          output.appendID(.mention, mention)
          output.append(",")
        }
      }
    }
    output.append("\"text\":")
    spans.writeText(speaker.range, to: &output)
    output.appendPieces(atMost: SpanWriter.longestOffsets + 1) { output in
      output.append(",")
      spans.writeOffsets(speaker.range, to: &output)
    }
    if let entity = speaker.entity, let name = document.entities?[entity].name {
      output.append(",\"name\":")
      writeName(name, spans, to: &output)
      writeListed(document.entities?[entity].key, after: ",\"key\":", to: &output)
    }
    if let head = speaker.head {
      output.appendPieces(atMost: SpanWriter.longestOffsets + 16) { output in
        output.append(",\"head\":{")
        spans.writeOffsets(head, to: &output)
        output.append("}")
      }
    }
    writeRule(speaker.rule, to: &output)
    output.append("}")
  }

  private mutating func write(_ cue: Cue?, _ spans: SpanWriter, to output: inout OutputBuffer) {
    guard let cue else { return output.append(",\"cue\":null") }
    output.append(",\"cue\":{\"text\":")
    spans.writeText(cue.range, to: &output)
    writeListed(cue.lemma, after: ",\"lemma\":", to: &output)
    let (kind, polarity, tense) = (
      kinds.cue.piece(cue.class), kinds.polarity.piece(cue.polarity), kinds.tense.piece(cue.tense)
    )
    output.appendPieces(atMost: SpanWriter.longestOffsets &+ kind.room &+ polarity.room &+ tense.room &+ 2) { output in
      output.append(",")
      spans.writeOffsets(cue.range, to: &output)
      output.append(kind)
      output.append(polarity)
      output.append(tense)
      output.append("}")
    }
  }
}
