import ExtractCore

extension PageParser {
  /// Adds visible text to the open leaf, opening one if there is ink.
  mutating func addText(_ range: Range<Int>) {
    var counts = InkCounts()
    counts.count(UnsafeBufferPointer(rebasing: bytes[range]))
    guard counts.ink > 0 || hasOpenLeaf else { return }
    if joint == .siblings { joinSiblings(at: range.lowerBound) }
    appendRun(
      PageTree.Run(start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .text, isLink: linkDepth > 0),
      counts)
  }

  /// Adds text that stands for a character reference.
  mutating func addReplacement(_ range: Range<Int>, _ text: [UInt8]) {
    var counts = InkCounts()
    text.withUnsafeBufferPointer { counts.count($0) }
    guard counts.ink > 0 || hasOpenLeaf else { return }
    var run = PageTree.Run(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .reference, isLink: linkDepth > 0)
    run.replacement = Int32(tree.replacements.count)
    run.replacementLength = Int32(text.count)
    tree.replacements.append(contentsOf: text)
    appendRun(run, counts)
  }

  mutating func appendRun(_ run: PageTree.Run, _ counts: InkCounts) {
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
    let place = Int32(place)
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
