import ExtractCore

extension RecordWriter {
  mutating func writeQuantities(_ quantities: [Quantity], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"quantities\":[")
    for (index, quantity) in quantities.enumerated() {
      spans.writeItem(.quantity, index, quantity.range, to: &output)
      output.appendPieces(atMost: 40) { output in
        output.append(",\"kind\":\"")
        output.append(quantity.kind.recordName)
        output.append("\",\"value\":")
      }
      if let value = quantity.value { write(value, to: &output) } else { output.append("null") }
      writeBound(",\"min\":", quantity.minimum, to: &output)
      writeBound(",\"max\":", quantity.maximum, to: &output)
      output.append(",\"mod\":\"", named: quantity.modifier?.recordName)
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
      output.append(",\"change\":\"", named: quantity.change?.recordName)
      endItem(by: quantity.rule, of: quantity.range, to: &output)
    }
    output.append("]")
  }

  /// Appends a number where a double holds it as written, else a decimal string.
  private func write(_ value: ExactDecimal, to output: inout OutputBuffer) {
    if value.exponent >= 0, let integer = value.integer, value.fitsDouble { return output.append(integer) }
    if value.fitsDouble { return output.append(string: value.description) }
    output.appendJSON(value.description)
  }

  private func writeBound(_ key: StaticString, _ bound: ExactDecimal?, to output: inout OutputBuffer) {
    guard let bound else { return }
    output.append(key)
    if bound.fitsDouble { write(bound, to: &output) } else { output.append(string: bound.double.description) }
  }

  mutating func writeTimes(_ times: [TimeExpression], _ spans: SpanWriter, to output: inout OutputBuffer) {
    output.append(",\"times\":[")
    for index in times.indices {
      let range = times[index].range
      spans.writeItem(.time, index, range, to: &output)
      output.appendPieces(atMost: 40) { output in
        output.append(",\"type\":\"")
        output.append(times[index].kind.recordName)
        output.append("\",\"value\":")
      }
      if let value = times[index].value { output.appendJSON(value) } else { output.append("null") }
      write(",\"from\":\"", times[index].from, to: &output)
      write(",\"to\":\"", times[index].to, to: &output)
      writeString(",\"mod\":", times[index].modifier?.rawValue, to: &output)
      switch times[index].anchor {
      case .creationTime: output.append(",\"anchor\":\"dct\"")
      case .time(let other):
        output.append(",\"anchor\":")
        output.appendID(.time, other)
      case nil: break
      }
      writeString(",\"quant\":", times[index].quantifier, to: &output)
      writeString(",\"freq\":", times[index].frequency, to: &output)
      writeString(",\"flag\":", times[index].flag?.rawValue, to: &output)
      endItem(by: times[index].rule, of: range, to: &output)
    }
    output.append("]")
  }

  @inline(__always) private func write(_ key: StaticString, _ time: CalendarTime?, to output: inout OutputBuffer) {
    guard let time else { return }
    output.appendPieces(atMost: key.utf8CodeUnitCount + CalendarTime.longestText + 1) { output in
      output.append(key)
      output.append(time)
      output.append("\"")
    }
  }

  @inline(__always) private func writeString(_ key: StaticString, _ value: String?, to output: inout OutputBuffer) {
    guard let value else { return }
    output.append(key)
    output.appendJSON(value)
  }
}
