public import ExtractCore

/// A form of a list that stands in the text.
public struct PhraseMatch: Sendable {
  /// The row of the form.
  public let entry: LexiconEntry
  /// The number of the list, for comparison with ``Lexicon/listNumber(_:)``.
  public let list: Int
  /// The index just after the last token.
  public let end: Int
}

extension Lexicon {
  /// Calls `body` with each form of some lists that begins at token `start`, the shortest first.
  ///
  /// A hyphen between two words counts as a space, and the other way round; the period after an abbreviation is not
  /// part of the match. Forms of names must be capitalised as names are, exact ones spelled exactly.
  ///
  /// - Parameter wanted: the lists whose forms are looked for.
  /// - Complexity: O(*length of the longest form* · log *forms*).
  public func forEachPhrase(
    at start: Int, in view: TokenView, lists wanted: ListSet = .all, _ body: (PhraseMatch) -> Void
  ) {
    let word = view.word(start)
    guard word != 0 else { return }
    let links = links(of: word)
    guard base.mayReach(wanted, from: links.base) || !links.overlay.isNone else { return }
    var path = PhrasePath(lexicon: self, view: view, wanted: wanted, start: start, links: links)
    path.report(links, body)
    while path.step() { path.reportNodes(body) }
  }

  /// The longest form of the given list that begins at token `start`.
  public func longestPhrase(at start: Int, in view: TokenView, list: Int) -> PhraseMatch? {
    var longest: PhraseMatch?
    forEachPhrase(at: start, in: view, lists: ListSet(list: list)) { match in
      if match.list == list { longest = match }
    }
    return longest
  }
}

/// A walk from a token along the forms that begin there, in both layers of a lexicon at once.
private struct PhrasePath {
  let lexicon: Lexicon
  let view: TokenView
  let start: Int
  var end: Int
  let wanted: ListSet
  let wantedInOverlay: ListSet
  var baseNode: Int?
  var overlayNode: Int?

  @inline(__always) init(
    lexicon: Lexicon, view: TokenView, wanted: ListSet, start: Int,
    links: (base: LexiconFormat.Link, overlay: LexiconFormat.Link)
  ) {
    self.lexicon = lexicon
    self.view = view
    self.start = start
    end = start + 1
    self.wanted = wanted
    wantedInOverlay = links.overlay.isNone ? wanted : wanted.inLayer(from: lexicon.base.lists.count)
    baseNode = links.base.node
    overlayNode = links.overlay.node
  }

  /// Reports the forms of one word.
  @inline(__always) mutating func report(
    _ links: (base: LexiconFormat.Link, overlay: LexiconFormat.Link), _ body: (PhraseMatch) -> Void
  ) {
    if let payload = links.base.payload { report(payload, lexicon.base, wanted, isOverlay: false, body) }
    if let overlay = lexicon.tables.pointee.overlay, let payload = links.overlay.payload {
      report(payload, overlay, wantedInOverlay, isOverlay: true, body)
    }
    reportNodes(body)
  }

  /// Reports the forms that end where the walk is, and ends it in a layer that has none of the wanted lists beyond.
  @inline(__always) mutating func reportNodes(_ body: (PhraseMatch) -> Void) {
    if let node = baseNode, !report(node, lexicon.base, wanted, isOverlay: false, body) { baseNode = nil }
    if let node = overlayNode, let overlay = lexicon.tables.pointee.overlay {
      if !report(node, overlay, wantedInOverlay, isOverlay: true, body) { overlayNode = nil }
    }
  }

  private func report(
    _ node: Int, _ layer: LexiconLayer, _ wanted: ListSet, isOverlay: Bool, _ body: (PhraseMatch) -> Void
  ) -> Bool {
    guard layer.lists(of: node) & wanted.bits != 0 else { return false }
    for index in layer.payloads(of: node) { report(layer.payloads[index], layer, wanted, isOverlay: isOverlay, body) }
    return layer.hasChildren(node)
  }

  private func report(
    _ payload: LexiconFormat.Payload, _ layer: LexiconLayer, _ wanted: ListSet, isOverlay: Bool,
    _ body: (PhraseMatch) -> Void
  ) {
    let row = Int(payload.row)
    let list = layer.list(ofRow: row)
    guard wanted.mayContain(list),
      view.accepts(payload, layer.header(ofRow: row).flags, layer.form(payload), start, end)
    else { return }
    let base = lexicon.base
    body(
      PhraseMatch(
        entry: LexiconEntry(lexicon: lexicon, row: UInt32(row + (isOverlay ? base.rows.count : 0))),
        list: list + (isOverlay ? base.lists.count : 0), end: end))
  }

  /// Goes on by one word; `false` if no form does.
  @inline(__always) mutating func step() -> Bool {
    guard baseNode != nil || overlayNode != nil else { return false }
    let word = view.wordOfPhrase(after: &end)
    guard word != 0 else { return false }
    if let node = baseNode { baseNode = lexicon.base.child(of: node, by: word) }
    if let node = overlayNode { overlayNode = lexicon.tables.pointee.overlay?.child(of: node, by: word) }
    return baseNode != nil || overlayNode != nil
  }
}

extension TokenView {
  /// The word by which forms go on after token `end - 1`, whose end `end` becomes; 0 if none can.
  @inlinable @inline(__always) func wordOfPhrase(after end: inout Int) -> LexiconID {
    guard end < count, !shape(end).contains(.paragraphStart) else { return 0 }
    if mark(end) == Mark.hyphen, end + 1 < count, isGlued(end), isGlued(end + 1) { end += 1 }
    end += 1
    return word(end - 1)
  }
}
