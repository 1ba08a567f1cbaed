import ExtractCore

/// The headings of a page that may be its title, as readers see them.
struct VisibleTitle {
  /// The heading that is most like the titles the page declares.
  var headline: String?
  /// What the headline ends with after a boundary of elements inside it: where a kicker stands in an element of its
  /// own before the title, `<h1><span>Harbour</span> Ferries sail again</h1>`.
  var tails: [String] = []
  /// The text of the page's `<h1>`, if it has one alone, and is an article.
  var onlyHeading: String?

  init() {}

  init(_ reading: LeafReading, headline: Int?, scope: ContentSelection.Scope) {
    if let headline {
      self.headline = Self.trimmed(reading.string(of: headline))
      tails = Self.tails(reading, headline)
    }
    if scope == .article { onlyHeading = Self.onlyHeading(reading) }
  }

  private static func tails(_ reading: LeafReading, _ headline: Int) -> [String] {
    let tree = reading.tree
    let leaf = tree.leaves[headline]
    let runs = Int(leaf.firstRun)..<Int(leaf.endRun)
    return runs.dropFirst().prefix(8).compactMap { run in
      let (before, start) = (Int(tree.runs[run - 1].end), Int(tree.runs[run].start))
      guard before < start, reading.bytes[before..<start].contains(UInt8(ascii: "<")) else { return nil }
      return trimmed(reading.string(ofRuns: run..<runs.upperBound))
    }
  }

  /// Headings that say the same count for one: pages repeat their title for small screens.
  private static func onlyHeading(_ reading: LeafReading) -> String? {
    let tree = reading.tree
    var only: (text: String, folded: [UInt8])?
    for (index, node) in tree.nodes.enumerated() where node.tag == .h1 {
      guard tree.nearest(from: Int32(index), where: { $0.hints.contains(.hidden) || $0.tag == .nav }) == nil else {
        continue
      }
      let text = trimmed(
        (Int(node.firstLeaf)..<Int(node.endLeaf)).prefix(8).map { reading.string(of: $0) }.joined(separator: " "))
      let folded = TitleKey(text).folded
      guard !folded.isEmpty else { continue }
      if let only, only.folded != folded { return nil }
      only = (text, folded)
    }
    return only?.text
  }

  /// Without white space and the marks by which documentation links to a heading.
  static func trimmed(_ text: String) -> String {
    func isEdge(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "¶" || scalar == "#" || scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }
    var scalars = text.unicodeScalars[...]
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    while let first = scalars.first, first != "#", isEdge(first) { scalars.removeFirst() }
    return String(scalars)
  }
}
