import ExtractCore

/// Writes where things stand: offsets in the record's unit, source bytes, and the text itself.
struct SpanWriter {
  let text: UnsafeBufferPointer<UInt8>
  let offsets: OffsetIndex
  let alignment: AlignmentView
  /// The run of the alignment where the last span began: spans are written in the order of the text, layer by layer.
  let lastRun: UnsafeMutablePointer<Int>

  /// Appends `"start":…,"end":…`.
  func writeOffsets(_ range: TextRange, to output: inout OutputBuffer) {
    output.appendPieces(atMost: 80) { writeOffsets(range, to: &$0) }
  }

  @inline(__always) private func writeOffsets(_ range: TextRange, to output: inout OutputCursor) {
    output.append("\"start\":")
    output.append(offsets(range.lowerBound))
    output.append(",\"end\":")
    output.append(offsets(range.upperBound))
  }

  /// Appends `"start":…,"end":…,"src_start":…,"src_end":…`, and `src_parts` where source was left out inside.
  func writeSpan(_ range: TextRange, to output: inout OutputBuffer) {
    let source = alignment.source(of: range, near: &lastRun.pointee)
    output.appendPieces(atMost: 160) { output in
      writeOffsets(range, to: &output)
      guard let source else { return }
      output.append(",\"src_start\":")
      output.append(source.range.lowerBound)
      output.append(",\"src_end\":")
      output.append(source.range.upperBound)
    }
    guard let source, !source.isContiguous else { return }
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
