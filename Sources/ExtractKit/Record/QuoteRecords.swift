import ExtractCore

extension RecordWriter {
  mutating func writeQuotes(
    _ quotes: [Quote], _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    let inside = InsideJoin(document, options)
    output.append(",\"quotes\":[")
    for (index, quote) in quotes.enumerated() {
      output.append(index > 0 ? ",{\"id\":" : "{\"id\":")
      writeID("q", index, to: &output)
      output.append(",")
      spans.writeSpanAndText(quote.range, to: &output)
      output.append(",\"kind\":\"")
      output.append(quote.kind.recordName)
      output.append("\"")
      if !quote.parts.isEmpty {
        output.append(",\"parts\":[")
        for (index, part) in quote.parts.enumerated() {
          output.append(index > 0 ? ",{" : "{")
          spans.writeOffsets(part, to: &output)
          output.append("}")
        }
        output.append("]")
      }
      output.append(",\"speaker\":")
      write(quote.speaker, document, spans, to: &output)
      write(quote.cue, spans, to: &output)
      inside.write(quote, self, to: &output)
      if let reason = quote.unattributed {
        output.append(",\"unattributed\":")
        output.appendJSON(reason.bytes)
      }
      if quote.addressee != nil {
        output.append(",\"addressee\":")
        write(quote.addressee, document, spans, to: &output)
      }
      writeRule(quote.rule, of: quote.range, to: &output)
      output.append("}")
    }
    output.append("]")
  }

  private mutating func write(
    _ speaker: Speaker?, _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard let speaker else { return output.append("null") }
    output.append("{")
    if options.shows(.entities) {
      if let entity = speaker.entity {
        output.append("\"entity\":")
        writeID("e", entity, to: &output)
        output.append(",")
      }
      if let mention = speaker.mention {
        output.append("\"mention\":")
        writeID("m", mention, to: &output)
        output.append(",")
      }
    }
    output.append("\"text\":")
    spans.writeText(speaker.range, to: &output)
    output.append(",")
    spans.writeOffsets(speaker.range, to: &output)
    if let index = speaker.entity, let entity = document.entities?[index] {
      output.append(",\"name\":")
      writeName(entity.name, spans, to: &output)
      if let key = entity.key {
        output.append(",\"key\":")
        output.appendJSON(key.bytes)
      }
    }
    if let head = speaker.head {
      output.append(",\"head\":{")
      spans.writeOffsets(head, to: &output)
      output.append("}")
    }
    writeRule(speaker.rule, to: &output)
    output.append("}")
  }

  private func write(_ cue: Cue?, _ spans: SpanWriter, to output: inout OutputBuffer) {
    guard let cue else { return output.append(",\"cue\":null") }
    output.append(",\"cue\":{\"text\":")
    spans.writeText(cue.range, to: &output)
    if let lemma = cue.lemma {
      output.append(",\"lemma\":")
      output.appendJSON(lemma.bytes)
    }
    output.append(",")
    spans.writeOffsets(cue.range, to: &output)
    func field(_ key: StaticString, _ value: String?) {
      guard let value else { return }
      output.append(key)
      output.append(string: value)
      output.append("\"")
    }
    field(",\"class\":\"", cue.class?.rawValue)
    field(",\"polarity\":\"", cue.polarity?.rawValue)
    field(",\"tense\":\"", cue.tense?.rawValue)
    output.append("}")
  }
}

/// What stands inside a quotation: an interval join by binary search, made when the record is written.
struct InsideJoin {
  private let mentions: [Mention]
  private let quantities: [Quantity]
  private let times: [TimeExpression]

  init(_ document: borrowing Document, _ options: RecordOptions) {
    mentions = options.shows(.entities) ? document.mentions ?? [] : []
    quantities = options.shows(.quantities) ? document.quantities ?? [] : []
    times = options.shows(.times) ? document.times ?? [] : []
  }

  func write(_ quote: Quote, _ writer: RecordWriter, to output: inout OutputBuffer) {
    guard !(mentions.isEmpty && quantities.isEmpty && times.isEmpty) else { return }
    output.append(",\"inside\":[")
    let parts = quote.parts.isEmpty ? [quote.range] : quote.parts
    var separator: StaticString = ""
    for part in parts { write("m", mentions, \.range, in: part, &separator, writer, to: &output) }
    for part in parts { write("n", quantities, \.range, in: part, &separator, writer, to: &output) }
    for part in parts { write("t", times, \.range, in: part, &separator, writer, to: &output) }
    output.append("]")
  }

  private func write<Item>(
    _ prefix: StaticString, _ items: [Item], _ range: (Item) -> TextRange, in part: TextRange,
    _ separator: inout StaticString, _ writer: RecordWriter, to output: inout OutputBuffer
  ) {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if range(items[middle]).start < part.start { low = middle + 1 } else { high = middle }
    }
    while low < items.count, range(items[low]).start < part.end {
      if part.contains(range(items[low])) {
        output.append(separator)
        writer.writeID(prefix, low, to: &output)
        separator = ","
      }
      low += 1
    }
  }
}
