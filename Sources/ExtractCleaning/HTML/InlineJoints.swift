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
      partsWords(bytes[Int(last.end) - 1], bytes[start])
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

  // MARK: Superscripts

  /// Takes out the mark of a note, and keeps what is raised behind a unit, or behind ten.
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
    let isLinked = runs.contains { $0.isLink }
    if isLinked || !isBehindUnit(last), !isPower(before: superscript.firstRun) || isLinked {
      tree.runs.removeLast(runs.count)
      tree.leaves[superscript.leaf] = superscript.before
    } else if isPower(before: superscript.firstRun), let start = runs.first?.start {
      // The text has no character that the page has not, but space: a power is two numbers.
      let taken = Array(runs)
      let end = tree.runs[superscript.firstRun - 1].end
      tree.runs.removeLast(taken.count)
      addReplacement(Int(end)..<Int(start), [0x20])
      tree.runs.append(contentsOf: taken)
    }
  }

  /// Whether what is raised behind a byte belongs to it: `km<sup>2</sup>`.
  private func isBehindUnit(_ last: UInt8) -> Bool { (last | 0x20) &- 0x61 < 26 }

  /// Whether the text before a run ends in the number ten.
  private func isPower(before run: Int) -> Bool {
    let last = tree.runs[run - 1]
    guard last.kind == .text, last.end - last.start >= 2 else { return false }
    let text = bytes[Int(last.start)..<Int(last.end)]
    let isTen = text[text.endIndex - 2] == UInt8(ascii: "1") && text[text.endIndex - 1] == UInt8(ascii: "0")
    return isTen && (text.count == 2 || text[text.endIndex - 3] &- 0x30 >= 10)
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
