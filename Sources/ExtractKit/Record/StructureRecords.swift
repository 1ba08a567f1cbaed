import ExtractCore

extension RecordWriter {
  /// Blocks and sentences.
  mutating func writeStructure(
    _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    if let blocks = document.blocks, options.shows(.text) {
      output.append(",\"blocks\":[")
      for block in blocks {
        let rule = block.rule.map { names.piece($0) }
        spans.writeItem(block.range, after: kinds.block[block.kind], before: rule, to: &output)
      }
      output.endList(isEmpty: blocks.isEmpty)
    }
    if let sentences = document.sentences, options.shows(.sentences) {
      output.append(",\"sentences\":[")
      for sentence in sentences {
        spans.writeItem(sentence.range, after: nil, before: names.piece(sentence.rule), to: &output)
      }
      output.endList(isEmpty: sentences.isEmpty)
    }
  }

  /// What cleaning left out, and by which rule.
  mutating func writeDropped(_ pieces: [DroppedPiece], to output: inout OutputBuffer) {
    output.append(",\"dropped\":[")
    for (index, piece) in pieces.enumerated() {
      output.append(index > 0 ? ",{\"src_start\":" : "{\"src_start\":")
      output.append(piece.range.lowerBound)
      output.append(",\"src_end\":")
      output.append(piece.range.upperBound)
      writeRule(piece.rule, to: &output)
      output.append("}")
    }
    output.append("]")
  }

  mutating func writeCustomLayers(
    _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    var isEmpty = true
    for (name, annotations) in document.customLayers where options.showsCustomLayer(name) {
      output.append(isEmpty ? ",\"layers\":{" : ",")
      output.appendJSON(name)
      output.append(":[")
      for annotation in annotations {
        output.append("{")
        spans.writeSpan(annotation.range, to: &output)
        output.append(",\"text\":")
        spans.writeText(annotation.range, to: &output)
        writeRule(annotation.rule, to: &output)
        writeWhy(annotation.rule, of: annotation.range, to: &output)
        for field in annotation.fields where shows(field.value) {
          output.append(",")
          output.appendJSON(field.name)
          output.append(":")
          write(field.value, spans, to: &output)
        }
        output.append("},")
      }
      output.endList(isEmpty: annotations.isEmpty)
      isEmpty = false
    }
    if !isEmpty { output.append("}") }
  }

  private func write(_ value: Annotation.Value, _ spans: SpanWriter, to output: inout OutputBuffer) {
    switch value {
    case .string(let string): output.appendJSON(string)
    case .integer(let number): output.append(number)
    case .double(let number):
      if number.isFinite { output.append(string: number.description) } else { output.append("null") }
    case .boolean(let flag): output.append(flag ? "true" : "false")
    case .text(let range): spans.writeText(range, to: &output)
    case .reference(let reference): write(reference, to: &output)
    case .references(let references):
      output.append("[")
      var separator: StaticString = ""
      for reference in references where shows(reference) {
        output.append(separator)
        write(reference, to: &output)
        separator = ","
      }
      output.append("]")
    }
  }

  private func shows(_ value: Annotation.Value) -> Bool {
    if case .reference(let reference) = value { shows(reference) } else { true }
  }

  private func shows(_ reference: Annotation.Reference) -> Bool {
    switch reference {
    case .mention, .entity: options.shows(.entities)
    case .quote: options.shows(.quotes)
    case .quantity: options.shows(.quantities)
    case .time: options.shows(.times)
    }
  }

  private func write(_ reference: Annotation.Reference, to output: inout OutputBuffer) {
    switch reference {
    case .mention(let index): output.appendID(.mention, index)
    case .entity(let index): output.appendID(.entity, index)
    case .quote(let index): output.appendID(.quote, index)
    case .quantity(let index): output.appendID(.quantity, index)
    case .time(let index): output.appendID(.time, index)
    }
  }
}
