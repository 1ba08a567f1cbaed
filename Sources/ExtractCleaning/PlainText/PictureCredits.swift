import ExtractCore

/// Captions, which a credit of the picture gives away: `Photo: Ines Falk`.
extension LineClassification {
  func markCaptions() {
    for order in inked.indices {
      let line = line(order)
      guard line.count <= 600, line.role.isKept, line.role != .code else { continue }
      if hasCredit(line.start, line.end) { setRole(order, .caption) }
    }
  }

  /// Whether a photo credit begins the line or ends it: `Photo: Name`, `(Photo by Name)`. What ends like a sentence
  /// ends with no credit; one at the end stands behind a sentence, a bar or an opening bracket.
  @inline(__always) private func hasCredit(_ start: Int, _ end: Int) -> Bool {
    if isCredit(at: start, end) { return true }
    return end - start >= 12 && bytes[end - 1] != UInt8(ascii: ".") && endsInCredit(start, end)
  }

  private func endsInCredit(_ lineStart: Int, _ end: Int) -> Bool {
    var index = end - 6
    let limit = max(lineStart + 1, end - 80)
    while let mark = lastMark(from: limit, to: index) {
      var start = mark + 1
      while start < end, bytes[start] == 0x20 { start += 1 }
      if start < end, bytes[start] &- 0x41 < 26, isCredit(at: start, end) { return true }
      index = mark
    }
    return false
  }

  /// The last place in a range of a mark behind which a credit can begin.
  private func lastMark(from start: Int, to end: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = end
    while index - 16 >= start {
      let block = raw.block(at: index - 16)
      let marks =
        (block .== ByteBlock(repeating: UInt8(ascii: "."))) .| (block .== ByteBlock(repeating: UInt8(ascii: "(")))
        .| (block .== ByteBlock(repeating: UInt8(ascii: "["))) .| (block .== ByteBlock(repeating: UInt8(ascii: "|")))
      if marks.hasAny { break }
      index -= 16
    }
    while index > start {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"): return index
      default: break
      }
    }
    return nil
  }

  /// A credit is one of the list's phrases before a colon or a slash, or one of several words.
  @inline(__always) private func isCredit(at start: Int, _ end: Int) -> Bool {
    let slice = bytes[start..<min(end, start + 48)]
    let text = UnsafeBufferPointer(rebasing: slice)
    return resources.credits.mayBegin(text) && resources.credits.canBegin(text) && isCredit(slice, end - start)
  }

  private func isCredit(_ slice: Slice<UnsafeBufferPointer<UInt8>>, _ length: Int) -> Bool {
    let match = resources.credits.match(UnsafeBufferPointer(rebasing: slice))
    guard match.start == .credit else { return false }
    if match.startWordCount > 1 { return length <= 200 }
    guard let mark = slice.firstIndex(where: { !WordSequenceHash.isWordByte($0) }) else { return false }
    return bytes[mark] == UInt8(ascii: ":") || bytes[mark] == UInt8(ascii: "/")
  }
}
