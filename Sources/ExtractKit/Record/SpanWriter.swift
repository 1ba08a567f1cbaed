import ExtractCore

/// Writes where things stand: offsets in the record's unit, source bytes, and the text itself.
struct SpanWriter {
  let text: UnsafeBufferPointer<UInt8>
  let offsets: OffsetIndex
  private let alignment: AlignmentView
  /// Where the last span was found in the alignment: spans are written in the order of the text, layer by layer.
  private let cursor: UnsafeMutablePointer<AlignmentCursor>
  /// The last offset of the text behind which there are ``OutputCursor/shortText`` bytes; negative if there is none.
  private let lastShortText: Int

  /// - Parameter cursor: memory for one cursor, as long as the writer lives.
  init(
    text: UnsafeBufferPointer<UInt8>, offsets: OffsetIndex, alignment: AlignmentView,
    cursor: UnsafeMutablePointer<AlignmentCursor>
  ) {
    (self.text, self.offsets, self.alignment, self.cursor) = (text, offsets, alignment, cursor)
    lastShortText = text.count - OutputCursor.shortText
    cursor.initialize(to: AlignmentCursor())
  }

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
  @inline(never) func writeSpan(_ range: TextRange, to output: inout OutputBuffer) {
    var hasParts = false
    output.appendPieces(atMost: Self.longestSpan) { hasParts = writeSpan(range, to: &$0) }
    if hasParts { writeParts(of: range, to: &output) }
  }

  /// Appends an item that is no more than a span, with a comma behind it: `{`, a piece, where it stands, its rule,
  /// `},`.
  @inline(__always) func writeItem(
    _ range: TextRange, after opening: ReadyPiece?, before rule: ReadyPiece?, to output: inout OutputBuffer
  ) {
    var hasParts = false
    output.appendPieces(atMost: opening.room &+ Self.longestSpan &+ rule.room &+ 3) { output in
      output.append("{")
      output.append(opening)
      hasParts = writeSpan(range, to: &output)
      guard !hasParts else { return }
      output.append(rule)
      output.append("},")
    }
    guard hasParts else { return }
    writeParts(of: range, to: &output)
    output.append(rule)
    output.append("},")
  }

  /// The most bytes of ``writeSpan(_:to:)``.
  private static let longestSpan = 2 * longestOffsets + 16

  /// Appends `"start":…,"end":…,"src_start":…,"src_end":…`.
  ///
  /// - Returns: whether source was left out inside.
  @inline(__always) private func writeSpan(_ range: TextRange, to output: inout OutputCursor) -> Bool {
    writeOffsets(range, to: &output)
    guard let source = alignment.source(of: range, near: &cursor.pointee) else { return false }
    output.append(",\"src_start\":")
    output.append(source.range.lowerBound)
    output.append(",\"src_end\":")
    output.append(source.range.upperBound)
    return !source.isContiguous
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

  /// Appends an item of a layer, `{"id":"m1","start":…,"end":…,"text":"…"`, and what it has behind its text.
  ///
  /// - Parameters:
  ///   - room: the most bytes of `rest`.
  ///   - rest: appends what stands behind the text.
  @inline(__always) func writeItem(
    _ letter: ItemLetter, _ index: Int, _ range: TextRange, to output: inout OutputBuffer, within room: Int,
    _ rest: (inout OutputCursor) -> Void
  ) {
    let opening: StaticString = ",\"text\":\""
    var hasParts = false
    var hasText = false
    output.appendPieces(
      atMost: room &+ 8 &+ OutputCursor.longestID &+ Self.longestSpan &+ Self.longestShortText
    ) { output in
      output.append("{\"id\":")
      output.appendID(letter, index)
      output.append(",")
      hasParts = writeSpan(range, to: &output)
      if !hasParts { hasText = writeShortText(range, after: opening, to: &output) }
      if hasText { rest(&output) }
    }
    guard !hasText else { return }
    if hasParts { writeParts(of: range, to: &output) }
    writeText(range, after: ",\"text\":", to: &output)
    output.appendPieces(atMost: room, rest)
  }

  /// Appends some text as a JSON string.
  func writeText(_ range: TextRange, to output: inout OutputBuffer) {
    var isWritten = false
    output.appendPieces(atMost: Self.longestShortText) { output in
      isWritten = writeShortText(range, after: "\"", to: &output)
    }
    if !isWritten { writeText(range, after: "", to: &output) }
  }

  /// Appends any text as a JSON string.
  @inline(never) private func writeText(
    _ range: TextRange, after opening: StaticString, to output: inout OutputBuffer
  ) {
    output.append(opening)
    output.appendJSON(
      UnsafeBufferPointer(rebasing: text[range.lowerBound..<range.upperBound]), behind: text.count - range.upperBound)
  }

  /// The most bytes of ``writeShortText(_:after:to:)``.
  private static let longestShortText = 16 + OutputCursor.shortText

  /// Appends a text of a few words, as most are, as a JSON string if nothing in it needs an escape; its first quotation
  /// mark is the end of `opening`.
  ///
  /// - Returns: whether it was appended.
  @inline(__always) private func writeShortText(
    _ range: TextRange, after opening: StaticString, to output: inout OutputCursor
  ) -> Bool {
    guard UInt(bitPattern: range.count) <= OutputCursor.shortText, range.lowerBound <= lastShortText,
      let start = text.baseAddress
    else {
      return false
    }
    var cursor = output
    cursor.append(opening)
    guard cursor.appendShort(start + range.lowerBound, range.count) else { return false }
    cursor.append("\"")
    output = cursor
    return true
  }
}
