import ExtractCore

extension RecordWriter {
  mutating func writeQuantities(_ quantities: [Quantity], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"quantities\":[")
    for (index, quantity) in quantities.enumerated() {
      let kind = kinds.quantity[quantity.kind]
      spans.writeItem(.quantity, index, quantity.range, to: &output, within: kind.room) { $0.append(kind) }
      if let value = quantity.value { write(value, to: &output) } else { output.append("null") }
      writeBound(",\"min\":", quantity.minimum, to: &output)
      writeBound(",\"max\":", quantity.maximum, to: &output)
      output.append(kinds.modifier.piece(quantity.modifier))
      writeListed(quantity.unit, after: ",\"unit\":", to: &output)
      writeListed(quantity.currency, after: ",\"currency\":", to: &output)
      if let counted = quantity.counted {
        output.append(",\"of\":")
        spans.writeText(counted, to: &output)
        output.append(",\"of_start\":")
        output.append(spans.offsets(counted.lowerBound))
        output.append(",\"of_end\":")
        output.append(spans.offsets(counted.upperBound))
      }
      output.append(kinds.change.piece(quantity.change))
      output.append(names.ending(quantity.rule))
      endExplained(quantity.rule, of: quantity.range, to: &output)
    }
    output.endList(isEmpty: quantities.isEmpty)
  }

  /// Appends a number where a double holds it as written, else a decimal string.
  private mutating func write(_ value: ExactDecimal, to output: inout OutputBuffer) {
    if value.exponent >= 0, let integer = value.integer, value.fitsDouble { return output.append(integer) }
    if value.fitsDouble { return output.append(string: value.description) }
    output.appendJSON(value.description)
  }

  private mutating func writeBound(_ key: StaticString, _ bound: ExactDecimal?, to output: inout OutputBuffer) {
    guard let bound else { return }
    output.append(key)
    if bound.fitsDouble { write(bound, to: &output) } else { output.append(string: bound.double.description) }
  }

  mutating func writeTimes(_ times: [TimeExpression], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"times\":[")
    for index in times.indices {
      let range = times[index].range
      let kind = kinds.time[times[index].kind]
      spans.writeItem(.time, index, range, to: &output, within: kind.room) { $0.append(kind) }
      if let value = times[index].value { output.appendJSON(value) } else { output.append("null") }
      write(",\"from\":\"", times[index].from, to: &output)
      write(",\"to\":\"", times[index].to, to: &output)
      output.append(kinds.timeModifier.piece(times[index].modifier))
      switch times[index].anchor {
      case .creationTime: output.append(",\"anchor\":\"dct\"")
      case .time(let other):
        output.append(",\"anchor\":")
        output.appendID(.time, other)
      case nil: break
      }
      writeString(",\"quant\":", times[index].quantifier, to: &output)
      writeString(",\"freq\":", times[index].frequency, to: &output)
      output.append(kinds.flag.piece(times[index].flag))
      output.append(names.ending(times[index].rule))
      endExplained(times[index].rule, of: range, to: &output)
    }
    output.endList(isEmpty: times.isEmpty)
  }

  @inline(__always) private func write(_ key: StaticString, _ time: CalendarTime?, to output: inout OutputBuffer) {
    guard let time else { return }
    output.appendPieces(atMost: key.utf8CodeUnitCount + CalendarTime.longestText + 1) { output in
      output.append(key)
      output.append(time)
      output.append("\"")
    }
  }

  @inline(__always) private mutating func writeString(
    _ key: StaticString, _ value: String?, to output: inout OutputBuffer
  ) {
    guard let value else { return }
    output.append(key)
    output.appendJSON(value)
  }
}
