import ExtractCore

/// What stands between the text read last and the next.
enum InlineJoint {
  case none
  /// The end of an inline element, and nothing behind it.
  case end
  /// The end of an inline element and the beginning of another one: `<span>40</span><span>people</span>`.
  case siblings
}

/// Where a `<sup>` begins.
struct Superscript {
  var firstRun: Int
  var leaf: Int
  /// The leaf as it was before.
  var before: PageTree.Leaf
}

/// Inline elements side by side, which style sheets keep apart, and the marks of notes.
extension PageParser {
  /// The longest mark of a note, in bytes: `1,2`, `[12]`.
  private static let longestMark = 6

  mutating func beginInline(_ tag: Tag) {
    if tag == .sup || tag == .sub {
      joint = .none
      if tag == .sup, hasOpenLeaf, invisibleDepth == 0 {
        let leaf = tree.leaves.count - 1
        superscript = Superscript(firstRun: tree.runs.count, leaf: leaf, before: tree.leaves[leaf])
      }
      return
    }
    guard joint == .end else { return }
    joint = .siblings
    if facts.marked.isRecording { facts.marked.breakWord() }
  }

  mutating func endInline(_ tag: Tag) {
    if tag == .sup { endSuperscript() }
    joint = tag == .sup || tag == .sub ? .none : .end
  }

  /// Parts two elements side by side by a space, where one word would end in a small letter or digit and the next begin
  /// with a capital one or a digit, or a number would run into a word.
  mutating func joinSiblings(at start: Int) {
    guard hasOpenLeaf, let last = tree.runs.last, last.kind == .text, last.end > last.start, Int(last.end) < start,
      partsWords(bytes[Int(last.end) - 1], bytes[start]), !isEnding(at: start),
      !isPrefix(before: Int(last.end), notBefore: Int(last.start))
    else { return }
    addReplacement(Int(last.end)..<start, [0x20])
  }

  private func partsWords(_ last: UInt8, _ next: UInt8) -> Bool {
    let isSmall = last &- 0x61 < 26
    let isDigit = last &- 0x30 < 10
    let isNextCapital = next &- 0x41 < 26
    let isNextSmall = next &- 0x61 < 26
    let isNextDigit = next &- 0x30 < 10
    return isSmall && (isNextCapital || isNextDigit) || isDigit && (isNextCapital || isNextSmall)
  }

  /// Endings of ordinals, decades and the like, which belong to the number before them.
  private static let endings: [StaticString] = ["st", "nd", "rd", "th", "s", "am", "pm"]
  /// Words that begin a name and are written as one with what follows.
  private static let prefixes: [StaticString] = ["Mc", "Mac", "i", "e", "De", "You"]

  private func isLetter(_ place: Int) -> Bool { (bytes[place] | 0x20) &- 0x61 < 26 }

  /// Whether one letter, or an ending of numbers, begins at a place: `<b>21</b><i>st</i>`, `<b>5</b><i>G</i>`.
  private func isEnding(at start: Int) -> Bool {
    guard isLetter(start) else { return false }
    var end = start
    while end < bytes.count, end - start < 3, isLetter(end) { end += 1 }
    guard end - start < 3 else { return false }
    let word = bytes[start..<end]
    return word.count == 1
      || Self.endings.contains {
        word.elementsEqual(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
      }
  }

  /// Whether a prefix of names ends at a place: `<b>Mc</b><b>Donald</b>`.
  private func isPrefix(before end: Int, notBefore lower: Int) -> Bool {
    var start = end
    while start > lower, end - start < 4, isLetter(start - 1) { start -= 1 }
    let word = bytes[start..<end]
    return Self.prefixes.contains {
      word.elementsEqual(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount))
    }
  }

  // MARK: Superscripts

  /// Takes out the mark of a note.
  private mutating func endSuperscript() {
    guard let superscript else { return }
    self.superscript = nil
    guard hasOpenLeaf, superscript.leaf == tree.leaves.count - 1, superscript.firstRun < tree.runs.count,
      superscript.firstRun > Int(superscript.before.firstRun)
    else { return }
    let runs = tree.runs[superscript.firstRun...]
    guard runs.allSatisfy({ $0.kind == .text }), isMark(runs), let last = lastByte(before: superscript.firstRun) else {
      return
    }
    guard runs.contains(where: { $0.isLink }) || isNote(behind: last, superscript.firstRun) else { return }
    tree.runs.removeLast(runs.count)
    tree.leaves[superscript.leaf] = superscript.before
  }

  /// The shortest word and number behind which a raised number is the mark of a note, and no part of a unit, a power or
  /// a price: `million³`, `400³`, but not `km²`, `10⁶`, `$4⁹⁹`.
  private static let (shortestWord, shortestNumber) = (4, 3)

  /// Whether a raised number that no link has is the mark of a note, by what stands before it.
  private func isNote(behind last: UInt8, _ run: Int) -> Bool {
    let text = bytes[Int(tree.runs[run - 1].start)..<Int(tree.runs[run - 1].end)]
    if last &- 0x30 < 10 {
      return text.reversed().prefix { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") }.count >= Self.shortestNumber
    }
    if (last | 0x20) &- 0x61 < 26 {
      return text.reversed().prefix { ($0 | 0x20) &- 0x61 < 26 }.count >= Self.shortestWord
    }
    return last > 0x20
  }

  /// Whether some text is one of digits, commas, brackets, stars and daggers.
  private func isMark(_ runs: ArraySlice<PageTree.Run>) -> Bool {
    var count = 0
    for run in runs {
      for byte in bytes[Int(run.start)..<Int(run.end)] {
        count += 1
        let isOther = byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "*")
        let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
        guard byte &- 0x30 < 10 || isOther || isBracket else { return false }
      }
    }
    return count <= Self.longestMark
  }

  private func lastByte(before run: Int) -> UInt8? {
    let last = tree.runs[run - 1]
    return last.kind == .text && last.end > last.start ? bytes[Int(last.end) - 1] : nil
  }
}
