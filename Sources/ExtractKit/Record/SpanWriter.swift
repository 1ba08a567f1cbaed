import ExtractCore

/// Writes where things stand: offsets in the record's unit, source bytes, and the text itself.
struct SpanWriter {
  let text: UnsafeBufferPointer<UInt8>
  let offsets: OffsetIndex
  let alignment: AlignmentView

  /// Appends `"start":…,"end":…`.
  func writeOffsets(_ range: TextRange, to output: inout OutputBuffer) {
    output.append("\"start\":")
    output.append(offsets(range.lowerBound))
    output.append(",\"end\":")
    output.append(offsets(range.upperBound))
  }

  /// Appends `"start":…,"end":…,"src_start":…,"src_end":…`, and `src_parts` where source was left out inside.
  func writeSpan(_ range: TextRange, to output: inout OutputBuffer) {
    writeOffsets(range, to: &output)
    guard let source = alignment.source(of: range) else { return }
    output.append(",\"src_start\":")
    output.append(source.lowerBound)
    output.append(",\"src_end\":")
    output.append(source.upperBound)
    guard !alignment.isContiguous(range) else { return }
    output.append(",\"src_parts\":[")
    for (index, part) in alignment.sourceParts(of: range).enumerated() {
      output.append(index > 0 ? ",[" : "[")
      output.append(part.lowerBound)
      output.append(",")
      output.append(part.upperBound)
      output.append("]")
    }
    output.append("]")
  }

  /// Appends a span as ``writeSpan(_:to:)`` does, and `"text":"…"`.
  func writeSpanAndText(_ range: TextRange, to output: inout OutputBuffer) {
    writeSpan(range, to: &output)
    output.append(",\"text\":")
    writeText(range, to: &output)
  }

  /// Appends some text as a JSON string.
  func writeText(_ range: TextRange, to output: inout OutputBuffer) {
    output.appendJSON(UnsafeBufferPointer(rebasing: text[range.lowerBound..<range.upperBound]))
  }
}
