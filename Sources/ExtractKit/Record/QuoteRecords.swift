import ExtractCore

extension RecordWriter {
  mutating func writeQuotes(
    _ quotes: [Quote], _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    if !quotes.isEmpty { inside.begin(document, options) }
    output.append(",\"quotes\":[")
    for index in quotes.indices {
      let range = quotes[index].range
      spans.writeItem(.quote, index, range, to: &output)
      output.appendPieces(atMost: 32) { output in
        output.append(",\"kind\":\"")
        output.append(quotes[index].kind.recordName)
        output.append("\"")
      }
      if !quotes[index].parts.isEmpty { write(quotes[index].parts, spans, to: &output) }
      output.append(",\"speaker\":")
      write(quotes[index].speaker, document, spans, to: &output)
      write(quotes[index].cue, spans, to: &output)
      inside.write(range, quotes[index].parts, to: &output)
      writeListed(quotes[index].unattributed, after: ",\"unattributed\":", to: &output)
      if let addressee = quotes[index].addressee {
        output.append(",\"addressee\":")
        write(addressee, document, spans, to: &output)
      }
      endItem(by: quotes[index].rule, of: range, to: &output)
    }
    output.append("]")
  }

  private func write(_ parts: [TextRange], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"parts\":[")
    for (index, part) in parts.enumerated() {
      output.appendPieces(atMost: SpanWriter.longestOffsets + 3) { output in
        if index > 0 { output.append(",") }
        output.append("{")
        spans.writeOffsets(part, to: &output)
        output.append("}")
      }
    }
    output.append("]")
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

  private func write(_ cue: Cue?, _ spans: SpanWriter, to output: inout OutputBuffer) {
    guard let cue else { return output.append(",\"cue\":null") }
    output.append(",\"cue\":{\"text\":")
    spans.writeText(cue.range, to: &output)
    writeListed(cue.lemma, after: ",\"lemma\":", to: &output)
    output.appendPieces(atMost: SpanWriter.longestOffsets + 96) { output in
      output.append(",")
      spans.writeOffsets(cue.range, to: &output)
      output.append(",\"class\":\"", named: cue.class?.recordName)
      output.append(",\"polarity\":\"", named: cue.polarity?.recordName)
      output.append(",\"tense\":\"", named: cue.tense?.recordName)
      output.append("}")
    }
  }
}
