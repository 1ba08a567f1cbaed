import ExtractCore

/// What counts the items of a list: `2.`, `b)`, `(3)`, `3.)`
struct ListMarker: Equatable {
  private static let longestRoman = 5

  /// How the marker is written: 1 for a period, 2 for a closing bracket, 4 for an opening one, 8 for a letter.
  var style: UInt8
  /// The number, or that of the letter.
  var value: Int
  /// The index of the first token, a bullet included.
  var start: Int
  /// The index just after the marker.
  var end: Int

  /// The marker that begins at token `index`, after any bullet.
  init?(at index: Int, in view: TokenView) {
    start = index
    var index = index
    if view.mark(index) == Mark.bullet { index += 1 }
    style = 0
    if view.mark(index) == Mark.openParenthesis {
      style |= 4
      index += 1
    }
    guard index + 1 < view.count, let value = Self.value(of: index, in: view) else { return nil }
    if !view.shape(index).isKind(.number) { style |= 8 }
    self.value = value
    index += 1
    if view.mark(index) == Mark.period, view.isGlued(index) {
      style |= 1
      index += 1
    }
    if view.mark(index) == Mark.closeParenthesis, view.isGlued(index) {
      style |= 2
      index += 1
    }
    guard style & 3 != 0, index < view.count, !view.isGlued(index) else { return nil }
    end = index
  }

  /// Whether an item of a list begins at token `index`, which begins a line: with a bullet or a marker.
  static func begins(at index: Int, in view: TokenView) -> Bool {
    guard index + 1 < view.count, view.shape(index + 1).isDisjoint(with: .paragraphStart) else { return false }
    switch view.mark(index) {
    case Mark.bullet: return true
    case UInt8(ascii: "*"), Mark.hyphen, Mark.enDash, Mark.emDash: return !view.isGlued(index + 1)
    default:
      if view.shape(index).isKind(.word), view.length(index) > longestRoman { return false }
      if ListMarker(at: index, in: view) != nil { return true }
      // Roman numerals beyond one letter: "iv. The harbour".
      return isRoman(view.bytes(index)) && view.mark(index + 1) == Mark.period && view.isGlued(index + 1)
        && view.length(index) > 1
    }
  }

  /// Whether a word is written in the letters of Roman numerals, in one case, and has at most five.
  static func isRoman(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= longestRoman else { return false }
    let isLower = bytes[0] >= 0x61
    for byte in bytes {
      switch byte | 0x20 {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"):
        if (byte >= 0x61) != isLower { return false }
      default: return false
      }
    }
    return true
  }

  private static func value(of index: Int, in view: TokenView) -> Int? {
    let shape = view.shape(index)
    let bytes = view.bytes(index)
    if shape.isKind(.number), bytes.count <= 3 {
      var value = 0
      for byte in bytes {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    if shape.isKind(.word), bytes.count == 1, bytes[0] < 0x80 { return Int(bytes[0] | 0x20) }
    return nil
  }
}

extension BoundaryScanner {
  /// The longest item of a countdown after which another one is looked for, in tokens.
  private static let longestCountedItem = 60

  /// Remembers the marker that a sentence begins with.
  mutating func noteMarker(at index: Int) {
    // Most sentences begin with a word.
    if view.shape(index).isKind(.word), view.length(index) > 1 { return }
    guard let found = ListMarker(at: index, in: view) else { return }
    if let last = marker { listStep = found.value - last.value }
    marker = found
  }

  /// Ends the sentence before the next item of a list whose marker ends in the bracket at token `index`.
  mutating func continuesList(closingAt index: Int) -> Bool {
    guard marker != nil, index > start else { return false }
    var first = index - 1
    if first > start, view.mark(first) == Mark.period { first -= 1 }
    if first > start, view.mark(first - 1) == Mark.openParenthesis { first -= 1 }
    return endsBeforeItem(at: first)
  }

  /// Ends the sentence before token `first` if a marker stands there that follows that of the list.
  mutating func endsBeforeItem(at first: Int) -> Bool {
    guard first > start, !view.isGlued(first), let last = marker else { return false }
    let item = view.mark(first - 1) == Mark.bullet && first - 1 > start ? first - 1 : first
    guard let next = ListMarker(at: first, in: view), next.style == last.style,
      next.value == last.value + 1 || next.value == last.value - 1 && isCountdown(at: next),
      next.style != 9
    else {
      // Letters with a bare period, as in "A. B. Moss", are initials as often.
      return false
    }
    end(at: item, boundaries.listItem)
    listStep = next.value - last.value
    marker = next
    return true
  }

  /// Whether a list counts down to its item with the marker `next`: it has done so before, or does so after it.
  private func isCountdown(at next: ListMarker) -> Bool {
    guard next.style & 8 == 0, next.value > 0 else { return false }
    if listStep == -1 { return true }
    for index in next.end..<min(view.count, next.end + Self.longestCountedItem) {
      let shape = view.shape(index)
      if shape.contains(.paragraphStart) { return false }
      guard shape.isKind(.number), !view.isGlued(index), let later = ListMarker(at: index, in: view) else { continue }
      return later.style == next.style && later.value == next.value - 1
    }
    return false
  }
}
