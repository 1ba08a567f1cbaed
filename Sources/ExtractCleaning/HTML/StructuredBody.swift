import ExtractCore

/// The text that a page's JSON-LD calls the article's, `articleBody`, as a hint at the element that holds it.
///
/// It is never the text of the document itself: it lacks the kinds of blocks, often ends early, and its escapes are not
/// the page's own bytes, to which all text must map. The element that holds the paragraphs of it is marked like one
/// with `itemprop="articleBody"`.
struct StructuredBody {
  /// The letters and digits of the body, folded.
  private let folded: [UInt8]

  /// A leaf is looked up by this many bytes of letters and digits, in the middle of it.
  private static let probe = 24
  /// A shorter body may be no more than a teaser.
  private static let leastBody = 500

  /// - Returns: `nil` if the page has no such text, or too little of it.
  init?(_ body: String?) {
    guard let body else { return nil }
    folded = TitleKey(body).folded
    guard folded.count >= Self.leastBody else { return nil }
  }

  /// Marks the deepest element that holds most of what is found of the body, if that is most of the body.
  ///
  /// - Complexity: O(*n*) in the page and the body.
  func mark(_ tree: inout PageTree, bytes: UnsafeBufferPointer<UInt8>) {
    let windows = hashes()
    let reading = LeafReading(tree: tree, bytes: bytes)
    var found = 0
    // The ink of the found leaves before each leaf.
    var inkBefore = [0]
    inkBefore.reserveCapacity(tree.leaves.count + 1)
    for (index, leaf) in tree.leaves.enumerated() {
      let isFound = leaf.node >= 0 && leaf.inkCount >= 40 && contains(reading.string(of: index), windows)
      if isFound { found += 1 }
      inkBefore.append(inkBefore[index] + (isFound ? Int(leaf.inkCount) : 0))
    }
    let ink = inkBefore[tree.leaves.count]
    guard found >= 3, ink * 10 >= folded.count * 6 else { return }
    var best: Int?
    for (index, node) in tree.nodes.enumerated() where node.tag != .html && node.tag != .body {
      guard node.endLeaf - node.firstLeaf >= 3 else { continue }
      let inside = inkBefore[Int(node.endLeaf)] - inkBefore[Int(node.firstLeaf)]
      if inside * 10 >= ink * 9 { best = index }
    }
    if let best { tree.nodes[best].hints.insert(.markedBody) }
  }

  private func contains(_ leaf: String, _ windows: Set<UInt64>) -> Bool {
    let key = TitleKey(leaf).folded
    guard key.count >= Self.probe else { return false }
    let start = (key.count - Self.probe) / 2
    return windows.contains(Self.hash(key[start..<start + Self.probe]))
  }

  private static let base: UInt64 = 0x0000_0100_0000_01B3

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 &* base &+ UInt64($1) }
  }

  /// The hashes of all stretches of the body as long as a probe, rolling (Karp and Rabin 1987).
  private func hashes() -> Set<UInt64> {
    var hashes = Set<UInt64>(minimumCapacity: folded.count)
    var hash = Self.hash(folded[..<Self.probe])
    hashes.insert(hash)
    let highest = (1..<Self.probe).reduce(1 as UInt64) { power, _ in power &* Self.base }
    for index in Self.probe..<folded.count {
      hash = (hash &- UInt64(folded[index - Self.probe]) &* highest) &* Self.base &+ UInt64(folded[index])
      hashes.insert(hash)
    }
    return hashes
  }
}
