import ExtractCore

extension LeafSelection {
  /// The leaf where the content goes on after a section of comments or of related links that begins at a leaf.
  func endOfForeignSection(_ index: Int, _ match: BoilerplateTable.Match, _ end: Int) -> Int? {
    let leaf = reading.tree.leaves[index]
    guard leaf.node >= 0, !selection.isExcluded[Int(leaf.node)] else { return nil }
    let counted: BoilerplateClass? = isCountOfComments(index) ? .comments : nil
    // `Comments` is a link of menus, too; as a heading it begins what readers wrote.
    let line = match.line == .navigation && isHeading(index) ? nil : match.line
    guard
      let found = counted ?? line ?? (match.start == .comments || match.start == .related ? match.start : nil),
      found == .comments || found == .related, counted != nil || leaf.wordCount <= 10
    else { return nil }
    guard isHeading(index) || match.line != nil && index > selection.firstProse else { return nil }
    if found == .comments {
      guard index > selection.firstProse else { return nil }
      return !isHeading(index) && goesOn(behind: index, end) ? index + 1 : end
    }
    return min(end, endOfRelatedLinks(index, end))
  }

  /// So many leaves behind an invitation to comment the article is looked for.
  private static let reachOfArticle = 4

  /// Whether the paragraphs of the article go on behind a line that invites to comment: in the same element as those
  /// before.
  private func goesOn(behind index: Int, _ end: Int) -> Bool {
    guard let last = (selection.firstProse..<index).last(where: { isProse(reading.tree.leaves[$0]) }) else {
      return false
    }
    return (index + 1..<min(end, index + Self.reachOfArticle)).contains {
      isProse(reading.tree.leaves[$0]) && isSibling($0, last)
    }
  }

  /// Related links end with the element that holds them and their heading; where they stand among the paragraphs, at
  /// the next paragraph or heading that is not a link.
  private func endOfRelatedLinks(_ index: Int, _ end: Int) -> Int {
    let tree = reading.tree
    var node = tree.leaves[index].node
    var box: Int32?
    while node >= 0, !hasProse(tree.nodes[Int(node)]) {
      box = node
      node = tree.nodes[Int(node)].parent
    }
    if let box, Int(tree.nodes[Int(box)].endLeaf) > index + 1 { return Int(tree.nodes[Int(box)].endLeaf) }
    var next = index + 1
    while next < end {
      let leaf = tree.leaves[next]
      if isHeading(next), reading.linkShare(leaf) < 0.5, isHeading(index) { break }
      if isProse(leaf) { break }
      next += 1
    }
    return next
  }

  private func hasProse(_ node: PageTree.Node) -> Bool {
    reading.tree.leaves[Int(node.firstLeaf)..<Int(node.endLeaf)].contains { isProse($0) }
  }

  private func isProse(_ leaf: PageTree.Leaf) -> Bool {
    reading.linkShare(leaf) < 0.3 && (leaf.inkCount >= 200 || leaf.endsSentence && leaf.wordCount >= 12)
  }

  /// Whether a leaf is a count with what is counted, such as `34 comments`.
  private func isCountOfComments(_ index: Int) -> Bool {
    guard reading.tree.leaves[index].wordCount <= 16, beginsWithNumber(index) else { return false }
    var isFirst = true
    let match = boilerplate.match { read in
      reading.forEachPiece(of: index) { piece in
        var piece = piece
        if isFirst, let start = piece.firstIndex(where: { !Self.isDigitOrSpace($0) }) {
          piece = UnsafeBufferPointer(rebasing: piece[start...])
          isFirst = false
        }
        read(piece)
      }
    }
    return match.either == .comments
  }

  /// Whether digits stand before the first letter of a leaf, in the same piece of text.
  private func beginsWithNumber(_ index: Int) -> Bool {
    var isFirst = true
    var hasDigits = false
    reading.forEachPiece(of: index) { piece in
      guard isFirst, let start = piece.firstIndex(where: { !Self.isDigitOrSpace($0) }) else { return }
      hasDigits = piece[..<start].contains { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
      isFirst = false
    }
    return hasDigits
  }

  private static func isDigitOrSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: ",")
  }
}
