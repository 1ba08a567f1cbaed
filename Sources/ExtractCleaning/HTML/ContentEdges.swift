import ExtractCore

/// What belongs to the content at its edges: the opening under the headline, and what follows the last paragraph.
extension LeafSelection {
  /// Stray short lines at the edges of the content belong to what surrounds it.
  mutating func trimEdges(_ range: Range<Int>) {
    let isProse = { [reading] (index: Int) in
      let leaf = reading.tree.leaves[index]
      return leaf.endsSentence && leaf.wordCount >= 6 || leaf.inkCount >= 100
    }
    guard let first = range.first(where: { verdicts[$0].isKept && isProse($0) }),
      let last = range.last(where: { verdicts[$0].isKept && isProse($0) })
    else { return }
    for index in range.lowerBound..<first where verdicts[index].isKept && verdicts[index].kind == .paragraph {
      if isSibling(index, first) { continue }
      if reading.tree.leaves[index].wordCount <= 6 { verdicts[index] = .drop(CleaningRule.navigation) }
    }
    for index in max(first + 1, last - 4)..<last + 1 where verdicts[index].isKept {
      if reading.tree.leaves[index].wordCount <= 60, boilerplate.endsAsCredit(reading.string(of: index)) {
        verdicts[index] = .drop(CleaningRule.boilerplatePhrase)
      }
    }
    dropAppeals(range)
    for index in last + 1..<range.upperBound where verdicts[index].isKept {
      let kind = verdicts[index].kind
      if index - last <= 2, isSibling(index, last) { continue }
      if kind == .heading || kind == .paragraph && reading.tree.leaves[index].wordCount <= 8 {
        verdicts[index] = .drop(CleaningRule.afterContent)
      }
    }
  }

  /// Whether a leaf is a paragraph without links, in the same element as another.
  func isSibling(_ index: Int, _ other: Int) -> Bool {
    let nodes = reading.tree.nodes
    let leaf = reading.tree.leaves[index]
    let node = nodes[Int(leaf.node)]
    return leaf.linkInkCount == 0 && node.tag == .p
      && node.parent == nodes[Int(reading.tree.leaves[other].node)].parent
  }

  /// Drops what addresses the reader or tells about the author, from the end of the content upwards.
  private mutating func dropAppeals(_ range: Range<Int>) {
    var left = 8
    for index in range.reversed() where verdicts[index].isKept {
      left -= 1
      guard left > 0 else { return }
      let leaf = reading.tree.leaves[index]
      if isAboutAuthor(index) {
        verdicts[index] = .drop(CleaningRule.afterContent)
      } else if leaf.wordCount <= 80, isAppeal(match(index), leaf) {
        verdicts[index] = .drop(CleaningRule.callToAction)
      } else if leaf.wordCount > 12 || leaf.endsSentence {
        return
      }
    }
  }

  private func isAppeal(_ match: BoilerplateTable.Match, _ leaf: PageTree.Leaf) -> Bool {
    switch match.start {
    case .callToAction?, .newsletter?, .share?, .legal?: true
    case .related?: reading.linkShare(leaf) > 0.3
    default: false
    }
  }

  /// Whether a paragraph begins with the name of the page's author.
  private func isAboutAuthor(_ index: Int) -> Bool {
    let leaf = reading.tree.leaves[index]
    guard leaf.wordCount >= 6, leaf.wordCount <= 150, !keys.authors.isEmpty else { return false }
    let text = TitleKey(reading.string(of: index)).folded
    return keys.authors.contains { $0.folded.count >= 7 && text.starts(with: $0.folded) }
  }

  /// What is longer is a paragraph, in scalars that are not white space.
  private static let longestDeck: Int32 = 130

  /// Paragraphs of the article that stand between its headline and the element with its text.
  func openingParagraphs(before start: Int) -> [Int] {
    guard let headline, headline < start, start - headline < 80 else { return [] }
    return (headline + 1..<start).filter { index in
      let leaf = reading.tree.leaves[index]
      guard leaf.node >= 0, leaf.inkCount >= 50, reading.linkShare(leaf) < 0.3, !selection.isExcluded[Int(leaf.node)],
        reading.kindNode(of: index)?.tag != .li, !isInPicture(leaf)
      else { return false }
      let hints = nearbyHints(leaf)
      guard hints.isDisjoint(with: [.caption, .byline, .remove]), match(index).either == nil else { return false }
      if hints.contains(.deck), leaf.inkCount < Self.longestDeck { return false }
      return hints.contains(.lead) || leaf.inkCount >= Self.longestDeck && leaf.endsSentence
    }
  }

  /// Byline and date between the headline and the content, and its summary or first paragraph.
  mutating func keepHeader(before start: Int, opening: [Int]) {
    guard let headline, headline < start, start - headline < 80 else { return }
    for index in opening where index < start { verdicts[index] = .keep(.paragraph, CleaningRule.paragraph) }
    guard start - headline < 40 else { return }
    for index in headline + 1..<start {
      let leaf = reading.tree.leaves[index]
      guard !verdicts[index].isKept, leaf.node >= 0, leaf.wordCount <= 20, !leaf.endsSentence,
        !selection.isExcluded[Int(leaf.node)]
      else {
        continue
      }
      let hints = nearbyHints(leaf)
      let match = match(index)
      if hints.contains(.byline) || match.start == .byline {
        verdicts[index] = .keep(.byline, CleaningRule.byline)
      } else if hints.contains(.date) || leaf.hasTime || match.start == .dateline {
        verdicts[index] = .keep(.dateline, CleaningRule.dateline)
      }
    }
  }

  /// The line under the headline that belongs to it.
  mutating func keepDeck(in range: Range<Int>) {
    guard let headline else { return }
    let end = min(headline + 12, max(range.lowerBound, selection.firstProse + 1))
    for index in headline + 1..<max(headline + 1, end) where isDeck(index) {
      if verdicts[index].isKept, verdicts[index].kind != .paragraph, verdicts[index].kind != .heading { continue }
      verdicts[index] = .keep(.title, CleaningRule.standfirst)
      return
    }
  }

  /// Whether a leaf is named so, or is what the page gives as its description.
  private func isDeck(_ index: Int) -> Bool {
    let leaf = reading.tree.leaves[index]
    guard leaf.node >= 0, leaf.wordCount >= 5, leaf.inkCount < Self.longestDeck, reading.linkShare(leaf) < 0.3,
      !selection.isExcluded[Int(leaf.node)]
    else { return false }
    if nearbyHints(leaf).contains(.deck) { return true }
    guard !verdicts[index].isKept else { return false }
    let text = TitleKey(reading.string(of: index)).folded
    return keys.summaries.contains { $0.folded.count >= 20 && text.starts(with: $0.folded.prefix(40)) }
  }
}
