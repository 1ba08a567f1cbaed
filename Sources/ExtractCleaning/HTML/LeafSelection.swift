import ExtractCore

/// Decides for each leaf of a page whether it stays, as what, and by which rule.
struct LeafSelection {
  struct Verdict {
    var kind: Block.Kind = .paragraph
    var rule: RuleID
    var isKept: Bool

    static func keep(_ kind: Block.Kind, _ rule: RuleID) -> Verdict { Verdict(kind: kind, rule: rule, isKept: true) }
    static func drop(_ rule: RuleID) -> Verdict { Verdict(rule: rule, isKept: false) }
  }

  let reading: LeafReading
  let selection: ContentSelection
  let boilerplate: BoilerplateTable
  /// What the page says about itself outside its text.
  struct Keys {
    var titles: [TitleKey] = []
    var site: TitleKey?
    var summaries: [TitleKey] = []
    var authors: [TitleKey] = []
  }
  let keys: Keys
  private let wantsAll: Bool
  var verdicts: [Verdict] = []
  /// The leaf that is the page's headline.
  private(set) var headline: Int?
  /// The first leaf of the content that reads like prose.
  var firstProse: Int { selection.firstProse }

  init(_ selection: ContentSelection, boilerplate: BoilerplateTable, keys: Keys, wantsAll: Bool) {
    reading = selection.reading
    self.selection = selection
    self.boilerplate = boilerplate
    self.keys = keys
    self.wantsAll = wantsAll
    headline = findHeadline(keys.titles, site: keys.site)
    judge()
  }

  // MARK: Headline

  /// The heading that is most like one of the titles, or else the first of the highest rank.
  private func findHeadline(_ titles: [TitleKey], site: TitleKey?) -> Int? {
    var best: (leaf: Int, score: Int)?
    for (index, leaf) in reading.tree.leaves.enumerated() where leaf.node >= 0 && leaf.wordCount <= 60 {
      let heading = reading.tree.nearest(from: leaf.node) { Tag.traits(of: $0.tag).contains(.heading) }
      let isMarked = leaf.hints.contains(.title) || reading.tree.nodes[Int(leaf.node)].hints.contains(.title)
      guard heading != nil || isMarked else { continue }
      let text = TitleKey(VisibleTitle.trimmed(reading.string(of: index)))
      var score = titles.map { text.likeness(to: $0) }.max() ?? 0
      guard heading != nil || score > 0 else { continue }
      switch heading.map({ reading.tree.nodes[Int($0)].tag }) {
      case .h1?: score += 30
      case .h2?: score += 10
      case nil: break
      default: score += 5
      }
      if isMarked { score += 8 }
      if selection.isExcluded[Int(leaf.node)] { score -= 25 }
      if let site, site.folded == text.folded { score -= 80 }
      if score >= 13, score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.leaf
  }

  /// Whether the page is cut down to one article.
  private var isArticle: Bool { !wantsAll && selection.scope == .article }

  // MARK: Leaves

  private mutating func judge() {
    let leaves = reading.tree.leaves
    verdicts = Array(repeating: .drop(CleaningRule.outsideContent), count: leaves.count)
    guard !reading.tree.nodes.isEmpty else { return }
    let container = reading.tree.nodes[selection.container]
    var range = wantsAll ? 0..<leaves.count : Int(container.firstLeaf)..<Int(container.endLeaf)
    let opening = isArticle ? openingParagraphs(before: range.lowerBound) : []
    if opening.count > 1, let first = opening.first { range = first..<range.upperBound }
    var index = range.lowerBound
    var seen: Set<UInt64> = []
    while index < range.upperBound {
      let canRepeat = leaves[index].inkCount >= 60
      let match = match(index, hashesAll: canRepeat)
      if isArticle, let end = endOfForeignSection(index, match, range.upperBound) {
        for dropped in index..<end { verdicts[dropped] = .drop(CleaningRule.afterContent) }
        index = end
        continue
      }
      verdicts[index] = verdict(index, match)
      if verdicts[index].isKept, canRepeat, verdicts[index].kind != .table,
        !seen.insert(match.hash &+ UInt64(leaves[index].inkCount)).inserted, isRepetition(index)
      {
        verdicts[index] = .drop(CleaningRule.repeated)
      }
      index += 1
    }
    if isArticle {
      trimEdges(range)
      keepHeader(before: range.lowerBound, opening: opening)
      keepDeck(in: range)
    }
    if let headline { verdicts[headline] = .keep(.title, CleaningRule.headline) }
  }

  /// Whether an earlier leaf nearby has the same text.
  private func isRepetition(_ index: Int) -> Bool {
    let text = reading.string(of: index)
    for other in max(0, index - 12)..<index where verdicts[other].isKept {
      if reading.tree.leaves[other].inkCount == reading.tree.leaves[index].inkCount, reading.string(of: other) == text {
        return true
      }
    }
    return false
  }

  func match(_ index: Int, hashesAll: Bool = false) -> BoilerplateTable.Match {
    boilerplate.match(hashesAll: hashesAll) { read in reading.forEachPiece(of: index, read) }
  }

  func isHeading(_ index: Int) -> Bool {
    guard let tag = reading.kindNode(of: index)?.tag else { return false }
    return Tag.traits(of: tag).contains(.heading)
  }

  private func verdict(_ index: Int, _ match: BoilerplateTable.Match) -> Verdict {
    let leaf = reading.tree.leaves[index]
    if wantsAll { return .keep(kind(index), rule(kind(index))) }
    guard leaf.node >= 0, !selection.isExcluded[Int(leaf.node)] else { return .drop(CleaningRule.removedElement) }
    let hints = nearbyHints(leaf)
    if !hints.isDisjoint(with: .remove), leaf.hints.contains(.remove) { return .drop(CleaningRule.removedElement) }
    let words = leaf.wordCount
    // On a page of many items each may have its author and its date.
    let canBeHeader = isArticle || index < (headline ?? selection.firstProse) + 4
    if canBeHeader, words <= 25,
      hints.contains(.byline) || match.start == .byline && words <= 10 && index < selection.firstProse + 3,
      !leaf.endsSentence
    {
      return .keep(.byline, CleaningRule.byline)
    }
    if canBeHeader, words <= 14, hints.contains(.date) || leaf.hasTime || match.start == .dateline, !leaf.endsSentence {
      return .keep(.dateline, CleaningRule.dateline)
    }
    if let found = phraseVerdict(match, leaf) { return found }
    let kind = hints.contains(.caption) && words <= 80 ? Block.Kind.caption : kind(index)
    if isArticle, kind == .caption || isInPicture(leaf), !isFigureLabel(index), words <= 120 {
      return .drop(CleaningRule.pictureCaption)
    }
    if isArticle, kind == .paragraph, words <= 12, match.start == .credit, isCredit(index, match) {
      return .drop(CleaningRule.pictureCaption)
    }
    if isArticle, words <= 4, isCounter(index) { return .drop(CleaningRule.navigation) }
    if isArticle, isLinkList(leaf, kind) { return .drop(CleaningRule.links) }
    return .keep(kind, rule(kind))
  }

  private func phraseVerdict(_ match: BoilerplateTable.Match, _ leaf: PageTree.Leaf) -> Verdict? {
    let words = leaf.wordCount
    switch match.line {
    case .navigation?, .share?, .legal?, .newsletter?, .comments?: return .drop(CleaningRule.boilerplatePhrase)
    case .callToAction?: return .drop(CleaningRule.callToAction)
    default: break
    }
    switch match.start {
    case .callToAction?, .newsletter?, .share?:
      let isCall = words <= 6 || leaf.linkInkCount > 0 && words <= 30 || words <= 14 && !leaf.endsSentence
      return isCall ? .drop(CleaningRule.callToAction) : nil
    case .legal?: return words <= 60 ? .drop(CleaningRule.boilerplatePhrase) : nil
    case .related?, .navigation?:
      return reading.linkShare(leaf) > 0.3 && words <= 30 ? .drop(CleaningRule.navigation) : nil
    default: return nil
    }
  }

  /// Whether a leaf stands in a `<figure>` that holds neither table, code nor quotation.
  func isInPicture(_ leaf: PageTree.Leaf) -> Bool {
    guard let figure = reading.tree.nearest(from: leaf.node, where: { $0.tag == .figure }) else { return false }
    let nodes = reading.tree.nodes
    return !nodes[Int(figure)..<Int(nodes[Int(figure)].end)].contains {
      $0.tag == .table || $0.tag == .pre || $0.tag == .blockquote
    }
  }

  /// Whether a caption has the number that a text refers to it by, or belongs to a table.
  private func isFigureLabel(_ index: Int) -> Bool {
    match(index).start == .figureLabel || reading.kindNode(of: index)?.tag == .caption
      || reading.tree.nearest(from: reading.tree.leaves[index].node) { $0.tag == .figure }.map { _ in
        !isInPicture(reading.tree.leaves[index])
      } ?? false
  }

  private func isLinkList(_ leaf: PageTree.Leaf, _ kind: Block.Kind) -> Bool {
    let share = reading.linkShare(leaf)
    switch kind {
    case .heading: return share > 0.9 && leaf.wordCount >= 4 && isInListItem(leaf)
    case .table, .code: return share > 0.95 && leaf.wordCount > 8
    case .list: return share > 0.8 && !leaf.endsSentence
    default: return share > 0.85 && leaf.inkCount < 300 || share > 0.6 && leaf.wordCount <= 12
    }
  }

  /// `Photo: Name`, `Image courtesy of Name`: a credit is a word before a colon, or several words and no sentence.
  private func isCredit(_ index: Int, _ match: BoilerplateTable.Match) -> Bool {
    let text = reading.string(of: index).utf8
    guard
      let mark = text.drop(while: { !WordSequenceHash.isWordByte($0) }).firstIndex(where: {
        !WordSequenceHash.isWordByte($0)
      })
    else { return false }
    return text[mark] == UInt8(ascii: ":") || match.startWordCount > 1 && !reading.tree.leaves[index].endsSentence
  }

  /// `Image 2 of 5`, `3 / 12`: where a reader stands in a gallery.
  private func isCounter(_ index: Int) -> Bool {
    let text = reading.string(of: index)
    guard let last = text.utf8.last, last &- 0x30 < 10 else { return false }
    let words = text.utf8.split(separator: 0x20)
    guard words.count >= 3 else { return false }
    let middle = words[words.count - 2]
    let isNumber = { (word: Substring.UTF8View) in word.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    return isNumber(words[words.count - 3]) && isNumber(words[words.count - 1])
      && (middle.elementsEqual("of".utf8) || middle.elementsEqual("/".utf8))
  }

  private func isInListItem(_ leaf: PageTree.Leaf) -> Bool {
    reading.tree.nearest(from: leaf.node) { $0.tag == .li } != nil
  }

  /// Hints of the leaf's inline elements and of the elements around it that hold little more than it.
  func nearbyHints(_ leaf: PageTree.Leaf) -> PageHints {
    var hints = leaf.hints
    var node = Int(leaf.node)
    var steps = 0
    while node >= 0, steps < 4 {
      let element = reading.tree.nodes[node]
      if element.endLeaf - element.firstLeaf > 4 { break }
      hints.formUnion(element.hints)
      node = Int(element.parent)
      steps += 1
    }
    return hints
  }

  private func kind(_ index: Int) -> Block.Kind {
    switch reading.kindNode(of: index)?.tag {
    case .h1?, .h2?, .h3?, .h4?, .h5?, .h6?: .heading
    case .li?, .dt?, .dd?: .list
    case .td?, .th?: .table
    case .figcaption?, .caption?: .caption
    case .blockquote?: .quote
    case .pre?: .code
    default: .paragraph
    }
  }

  private func rule(_ kind: Block.Kind) -> RuleID {
    switch kind {
    case .heading: CleaningRule.heading
    case .list: CleaningRule.listItem
    case .table: CleaningRule.table
    case .caption: CleaningRule.caption
    case .quote: CleaningRule.quotation
    case .code: CleaningRule.code
    default: CleaningRule.paragraph
    }
  }
}
