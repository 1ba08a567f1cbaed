import ExtractCore

extension PageParser {
  /// Adds visible text to the open leaf, opening one if there is ink.
  mutating func addText(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    taken = range.upperBound
    var counts = InkCounts()
    counts.count(UnsafeBufferPointer(rebasing: bytes[range]))
    guard counts.ink > 0 || hasOpenLeaf else { return }
    appendRun(
      PageTree.Run(start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .text, isLink: linkDepth > 0),
      counts)
  }

  /// Adds text that stands for a character reference.
  mutating func addReplacement(_ range: Range<Int>, _ text: [UInt8]) {
    taken = range.upperBound
    var counts = InkCounts()
    text.withUnsafeBufferPointer { counts.count($0) }
    guard counts.ink > 0 || hasOpenLeaf else { return }
    var run = PageTree.Run(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .reference, isLink: linkDepth > 0)
    run.replacement = Int32(tree.replacements.count)
    run.replacementLength = UInt8(text.count)
    tree.replacements.append(contentsOf: text)
    appendRun(run, counts)
  }

  private mutating func appendRun(_ run: PageTree.Run, _ counts: InkCounts) {
    if !hasOpenLeaf {
      hasOpenLeaf = true
      tree.leaves.append(PageTree.Leaf(node: currentNode, firstRun: Int32(tree.runs.count)))
      for open in stack.reversed() {
        guard open.node < 0 else { break }
        tree.leaves[tree.leaves.count - 1].hints.formUnion(open.hints)
        if open.tag == .time { tree.leaves[tree.leaves.count - 1].hasTime = true }
      }
    }
    if counts.ink > 0 { lineBreaks = 0 }
    let last = tree.leaves.count - 1
    let lastRun = tree.runs.count - 1
    // libxml2 reports a bare "&" or "<" by itself; the text goes on all the same.
    if run.kind == .text, lastRun >= Int(tree.leaves[last].firstRun), tree.runs[lastRun].kind == .text,
      tree.runs[lastRun].end == run.start, tree.runs[lastRun].isLink == run.isLink
    {
      tree.runs[lastRun].end = run.end
    } else {
      tree.runs.append(run)
    }
    tree.leaves[last].inkCount += Int32(counts.ink)
    if run.isLink { tree.leaves[last].linkInkCount += Int32(counts.ink) }
    tree.leaves[last].wordCount += Int32(counts.words)
    tree.leaves[last].punctuationCount += Int32(counts.punctuation)
    if counts.ink > 0 { tree.leaves[last].endsSentence = counts.endsSentence }
  }

  /// A `<br>`: one is a line end, two in a row part blocks.
  mutating func lineBreak() {
    guard hasOpenLeaf, invisibleDepth == 0 else { return }
    lineBreaks += 1
    if lineBreaks > 1 { return closeLeaf() }
    let place = Int32(taken)
    tree.runs.append(PageTree.Run(start: place, end: place, kind: .lineBreak, isLink: false))
  }

  /// Hints of an inline element go to the leaf it stands in.
  mutating func noteInline(_ tag: Tag, _ hints: PageHints) {
    guard hasOpenLeaf else { return }
    let last = tree.leaves.count - 1
    if tag == .time { tree.leaves[last].hasTime = true }
  }

  /// Ends the open leaf.
  mutating func closeLeaf() {
    lineBreaks = 0
    guard hasOpenLeaf else { return }
    hasOpenLeaf = false
    tree.leaves[tree.leaves.count - 1].endRun = Int32(tree.runs.count)
  }
}

/// Counts of what a stretch of text is made of.
struct InkCounts {
  var ink = 0
  var words = 0
  var punctuation = 0
  var endsSentence = false

  mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var isInWord = false
    for (index, byte) in text.enumerated() {
      if byte <= 0x20 {
        isInWord = false
        continue
      }
      guard byte & 0xC0 != 0x80 else { continue }
      // A no-break space is written with a lead byte of its own.
      if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
        isInWord = false
        continue
      }
      ink += 1
      if !isInWord {
        isInWord = true
        words += 1
      }
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"): punctuation += 1
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        punctuation += 1
        endsSentence = true
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): continue
      case 0xE2:
        // Curly quotes leave it open whether a sentence has ended; an ellipsis ends one.
        if index + 2 < text.count, text[index + 1] == 0x80 {
          if text[index + 2] == 0xA6 { endsSentence = true }
          if text[index + 2] >= 0x98, text[index + 2] <= 0xA6 { continue }
        }
      case 0xE3, 0xEF:
        // The full stop and comma of East Asian scripts; a scalar counts for a word there.
        if index + 2 < text.count, Self.isWideStop(byte, text[index + 1], text[index + 2]) {
          punctuation += 1
          endsSentence = true
          continue
        }
        words += 1
      case 0xE4...0xE9: words += 1
      default: break
      }
      endsSentence = false
    }
  }

  private static func isWideStop(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    first == 0xE3 && second == 0x80 && third >= 0x81 && third <= 0x82
      || first == 0xEF && second == 0xBC && (third == 0x81 || third == 0x8C || third == 0x9F)
  }
}
