import ExtractCore

/// The text of a page's leaves, read where it stands.
struct LeafReading {
  let tree: PageTree
  let bytes: UnsafeBufferPointer<UInt8>

  /// Calls `body` with the text of a leaf piece by piece; a line break is a space.
  func forEachPiece(of leaf: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let leaf = tree.leaves[leaf]
    forEachPiece(ofRuns: Int(leaf.firstRun)..<Int(leaf.endRun), body)
  }

  private func forEachPiece(ofRuns runs: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for run in tree.runs[runs] {
      switch run.kind {
      case .text: body(UnsafeBufferPointer(rebasing: bytes[Int(run.start)..<Int(run.end)]))
      case .reference:
        tree.replacements.withUnsafeBufferPointer {
          body(
            UnsafeBufferPointer(rebasing: $0[Int(run.replacement)..<Int(run.replacement) + Int(run.replacementLength)]))
        }
      case .lineBreak: withUnsafePointer(to: 0x20) { body(UnsafeBufferPointer(start: $0, count: 1)) }
      }
    }
  }

  /// The text of a leaf with white space normalized.
  func string(of leaf: Int) -> String {
    let leaf = tree.leaves[leaf]
    return string(ofRuns: Int(leaf.firstRun)..<Int(leaf.endRun))
  }

  /// The text of some of a leaf's runs with white space normalized.
  func string(ofRuns runs: Range<Int>) -> String {
    if runs.count == 1, tree.runs[runs.lowerBound].kind == .text {
      let run = tree.runs[runs.lowerBound]
      return TextBuilder.normalized(UnsafeBufferPointer(rebasing: bytes[Int(run.start)..<Int(run.end)]))
    }
    var text: [UInt8] = []
    forEachPiece(ofRuns: runs) { text.append(contentsOf: $0) }
    return text.withUnsafeBufferPointer { TextBuilder.normalized($0) }
  }

  /// The tag and index of the nearest element at or above `node` that gives a block its kind.
  func kindNode(of leaf: Int) -> (tag: Tag, node: Int)? {
    var node = Int(tree.leaves[leaf].node)
    while node >= 0 {
      switch tree.nodes[node].tag {
      case .h1, .h2, .h3, .h4, .h5, .h6, .li, .dt, .dd, .td, .th, .figcaption, .caption, .pre, .blockquote:
        return (tree.nodes[node].tag, node)
      case .article, .main, .body, .section: return nil
      default: node = Int(tree.nodes[node].parent)
      }
    }
    return nil
  }

  func linkShare(_ leaf: PageTree.Leaf) -> Double {
    leaf.inkCount == 0 ? 0 : Double(leaf.linkInkCount) / Double(leaf.inkCount)
  }
}
