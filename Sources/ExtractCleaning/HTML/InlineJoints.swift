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

  /// Takes out the mark of a note; what stands raised behind a number becomes its exponent: `10^6`.
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
    let isBehindDigit = last &- 0x30 < 10
    let isBehindLetter = (last | 0x20) &- 0x61 < 26
    if isLinked || !isBehindDigit && !isBehindLetter {
      tree.runs.removeLast(runs.count)
      tree.leaves[superscript.leaf] = superscript.before
    } else if isBehindDigit {
      let taken = Array(runs)
      tree.runs.removeLast(taken.count)
      tree.leaves[superscript.leaf] = superscript.before
      let text = taken.flatMap { Array(bytes[Int($0.start)..<Int($0.end)]) }
      addReplacement(Int(taken[0].start)..<Int(taken[taken.count - 1].end), [UInt8(ascii: "^")] + text)
    }
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
