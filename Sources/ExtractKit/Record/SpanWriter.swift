import ExtractCore

/// Writes where things stand: offsets in the record's unit, source bytes, and the text itself.
struct SpanWriter {
  let text: UnsafeBufferPointer<UInt8>
  let offsets: OffsetIndex
  let alignment: AlignmentView
  /// The run of the alignment where the last span began: spans are written in the order of the text, layer by layer.
  let lastRun: UnsafeMutablePointer<Int>

  /// The most bytes of ``writeOffsets(_:to:)``.
  static let longestOffsets = 15 + 2 * OutputCursor.longestNumber

  /// Appends `"start":…,"end":…`.
  @inline(__always) func writeOffsets(_ range: TextRange, to output: inout OutputCursor) {
    output.append("\"start\":")
    output.append(offsets(range.lowerBound))
    output.append(",\"end\":")
    output.append(offsets(range.upperBound))
  }

  /// Appends `"start":…,"end":…,"src_start":…,"src_end":…`, and `src_parts` where source was left out inside.
  ///
  /// - Parameters:
  ///   - room: the most bytes of `opening`.
  ///   - opening: what stands before.
  @inline(__always) func writeSpan(
    _ range: TextRange, to output: inout OutputBuffer, behind room: Int, _ opening: (inout OutputCursor) -> Void
  ) {
    let source = alignment.source(of: range, near: &lastRun.pointee)
    output.appendPieces(atMost: room + 2 * Self.longestOffsets + 16) { output in
      opening(&output)
      writeOffsets(range, to: &output)
      guard let source else { return }
      output.append(",\"src_start\":")
      output.append(source.range.lowerBound)
      output.append(",\"src_end\":")
      output.append(source.range.upperBound)
    }
    if let source, !source.isContiguous { writeParts(of: range, to: &output) }
  }

  @inline(never) private func writeParts(of range: TextRange, to output: inout OutputBuffer) {
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

  /// Appends the beginning of an item of a layer: `{"id":"m1","start":…,"end":…,"text":"…"`, with a comma before all
  /// but the first.
  func writeItem(_ letter: ItemLetter, _ index: Int, _ range: TextRange, to output: inout OutputBuffer) {
    writeSpan(range, to: &output, behind: 8 + OutputCursor.longestID) { output in
      if index > 0 { output.append(",") }
      output.append("{\"id\":")
      output.appendID(letter, index)
      output.append(",")
    }
    writeText(range, after: ",\"text\":\"", to: &output)
  }

  /// Appends some text as a JSON string.
  func writeText(_ range: TextRange, to output: inout OutputBuffer) { writeText(range, after: "\"", to: &output) }

  /// Appends some text as a JSON string, whose first quotation mark is the end of `opening`.
  ///
  /// Most texts are a few words: these are copied as they are, with what follows, if nothing in them needs an escape.
  @inline(__always) private func writeText(
    _ range: TextRange, after opening: StaticString, to output: inout OutputBuffer
  ) {
    let bytes = UnsafeBufferPointer(rebasing: text[range.lowerBound..<range.upperBound])
    let short = OutputCursor.shortText
    var isWritten = false
    output.appendPieces(atMost: opening.utf8CodeUnitCount + short + 1) { output in
      output.append(opening)
      guard bytes.count <= short, range.lowerBound + short <= text.count, let start = bytes.baseAddress,
        output.appendShort(start, bytes.count)
      else { return }
      output.append("\"")
      isWritten = true
    }
    guard !isWritten else { return }
    output.appendEscaped(bytes)
    output.append("\"")
  }
}
