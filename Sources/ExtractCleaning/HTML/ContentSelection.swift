import ExtractCore

/// Finds the element that holds the main content of a page.
///
/// Each leaf has a weight: prose counts for it, the more the longer it is, links and stray words against it. Elements
/// that are not content by their kind or by the words of their class weigh nothing. The container is the deepest
/// element that has most of the weight, or one inside it that is marked as the text of an article. The idea of
/// weighing text against links is that of Kohlschütter et al., "Boilerplate Detection using Shallow Text Features"
/// (2010).
struct ContentSelection {
  let reading: LeafReading
  /// For each node, whether it lies in something that is not content.
  private(set) var isExcluded: [Bool] = []
  private(set) var container = 0
  /// The first leaf of the container that reads like prose.
  private(set) var firstProse = 0
  /// For each leaf the sum of the weights, and of the prose, before it.
  private var weightBefore: [Double] = [0]
  private var proseBefore: [Double] = [0]

  private let tree: PageTree

  /// What is left out before weighing.
  enum Strictness: CaseIterable {
    /// Elements that are not content by their kind or by the words of their class.
    case byKindAndClass
    case byKind
    case nothing
  }
  private let strictness: Strictness
  private let evidence: PageKindEvidence

  /// What the content is looked for in.
  enum Scope {
    /// One element with prose, and nothing beside it.
    case article
    /// All of the page but its navigation: posts of a forum, items of a listing, the sections of a service's page.
    case page
  }
  let scope: Scope

  /// The selection that fits the page.
  ///
  /// A page that does not call itself an article, and has little of its text in one place, is taken as a whole.
  static func best(_ reading: LeafReading, evidence: PageKindEvidence) -> ContentSelection {
    let article = bestArticle(reading, evidence)
    var page = ContentSelection(reading, .byKind, .page)
    if page.foundInk.all < 200 {
      let whole = ContentSelection(reading, .nothing, .page)
      if whole.foundInk.all > 3 * page.foundInk.all { page = whole }
    }
    if evidence == .discussion {
      let thread = ContentSelection(reading, .byKindAndClass, .page, evidence)
      if 10 * thread.foundInk.plain >= 7 * page.foundInk.plain { page = thread }
    }
    let share = Double(article.foundInk.plain) / Double(max(1, page.foundInk.plain))
    let isWhole =
      switch evidence {
      case .discussion: true
      case .article: share < 0.1
      case .none: share < 0.5 || share < 0.75 && article.foundProse < 300
      }
    return isWhole ? page : article
  }

  /// The selection that leaves out most and still finds the prose of the page.
  private static func bestArticle(_ reading: LeafReading, _ evidence: PageKindEvidence) -> ContentSelection {
    var best = ContentSelection(reading, .byKindAndClass, .article, evidence)
    for strictness in [Strictness.byKind, .nothing] {
      let found = best.foundProse
      guard found < 1000, found < 0.3 * best.wholeProse || found < 150 else { break }
      let next = ContentSelection(reading, strictness, .article, evidence)
      if next.foundProse > 2 * found { best = next }
    }
    return best
  }

  private var wholeProse: Double { proseBefore.last ?? 0 }

  /// The prose that is inside the container and not excluded.
  private var foundProse: Double {
    guard !isExcluded.isEmpty else { return 0 }
    let node = tree.nodes[container]
    return (Int(node.firstLeaf)..<Int(node.endLeaf)).reduce(0) { sum, index in
      let leaf = tree.leaves[index]
      return leaf.node >= 0 && !isExcluded[Int(leaf.node)] ? sum + prose(leaf) : sum
    }
  }

  private init(
    _ reading: LeafReading, _ strictness: Strictness, _ scope: Scope, _ evidence: PageKindEvidence = .none
  ) {
    self.reading = reading
    self.scope = scope
    self.evidence = evidence
    tree = reading.tree
    self.strictness = strictness
    guard !reading.tree.nodes.isEmpty else { return }
    sumProse()
    exclude()
    if scope == .article { excludeTeasers(trustsProse: evidence == .article) }
    sumWeights()
    container = scope == .page ? mainElement() : chooseContainer()
    let node = tree.nodes[container]
    firstProse = (Int(node.firstLeaf)..<Int(node.endLeaf)).first { prose(tree.leaves[$0]) > 0 } ?? Int(node.firstLeaf)
  }

  /// The ink of a leaf if it reads like prose, else 0.
  private func prose(_ leaf: PageTree.Leaf) -> Double {
    guard reading.linkShare(leaf) < 0.4, leaf.inkCount >= 80 || leaf.endsSentence && leaf.wordCount >= 8,
      leaf.hasWords
    else { return 0 }
    return Double(leaf.inkCount - leaf.linkInkCount)
  }

  private mutating func sumProse() {
    proseBefore.reserveCapacity(tree.leaves.count + 1)
    var sum = 0.0
    for leaf in tree.leaves {
      sum += prose(leaf)
      proseBefore.append(sum)
    }
  }

  private func prose(inside node: Int) -> Double {
    proseBefore[Int(tree.nodes[node].endLeaf)] - proseBefore[Int(tree.nodes[node].firstLeaf)]
  }

  func weight(inside node: Int) -> Double {
    weightBefore[Int(tree.nodes[node].endLeaf)] - weightBefore[Int(tree.nodes[node].firstLeaf)]
  }

  private mutating func exclude() {
    let all = proseBefore[tree.leaves.count]
    isExcluded = Array(repeating: false, count: tree.nodes.count)
    var articleDepth = Array(repeating: false, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      let parent = Int(node.parent)
      if parent >= 0 {
        isExcluded[index] = isExcluded[parent]
        articleDepth[index] = articleDepth[parent]
      }
      if node.tag == .article || node.tag == .main || !node.hints.isDisjoint(with: [.markedBody, .body]) {
        articleDepth[index] = true
      }
      guard !isExcluded[index], isUnwanted(node, isInArticle: articleDepth[index]) else { continue }
      // A name that says "not content" about most of the prose says something else.
      let share = all > 0 ? prose(inside: index) / all : 0
      isExcluded[index] = share <= limit(of: node, proseBeside: all * (1 - share))
    }
  }

  /// The greatest share of the page's prose that an unwanted element can have. Comments can outweigh an article.
  private func limit(of node: PageTree.Node, proseBeside: Double) -> Double {
    if node.hints.contains(.comments) { return evidence == .article || proseBeside >= 400 ? 0.95 : 0.6 }
    return node.hints.contains(.complementary) || node.tag == .nav || node.tag == .aside ? 0.7 : 0.4
  }

  private func isUnwanted(_ node: PageTree.Node, isInArticle: Bool) -> Bool {
    // The posts of a thread are comments too.
    if evidence == .discussion, node.hints.contains(.comments) { return false }
    if node.tag == .noscript || node.hints.contains(.hidden) { return strictness != .nothing }
    if strictness == .nothing { return false }
    switch node.tag {
    case .html, .body, .main, .head: return false
    case .nav, .aside, .footer, .dialog, .menu, .button, .form, .option: return true
    case .header: return !isInArticle
    case _ where strictness == .byKind:
      return node.hints.contains(.complementary) || scope == .article && node.hints.contains(.comments)
    case .article where node.hints.contains(.comments): return true
    case .article: return node.hints.contains(.remove) && node.hints.isDisjoint(with: [.body, .content, .markedBody])
    default:
      if !node.hints.isDisjoint(with: [.markedBody, .body]) { return false }
      return !node.hints.isDisjoint(with: [.remove, .complementary, .comments])
    }
  }

  /// Leaves out lists of teasers: three or more elements in a row that look alike, each a linked headline with at most
  /// a few lines under it.
  ///
  /// - Parameter trustsProse: whether the prose of the page is known to be an article; otherwise more of it than of the
  ///   teasers is asked for.
  private mutating func excludeTeasers(trustsProse: Bool) {
    let all = proseBefore[tree.leaves.count]
    var parent = 0
    while parent < tree.nodes.count {
      defer { parent += 1 }
      guard !isExcluded[parent], tree.nodes[parent].endLeaf - tree.nodes[parent].firstLeaf >= 3 else { continue }
      var child = parent + 1
      var count = 0
      var teasers = 0
      while child < Int(tree.nodes[parent].end) {
        let node = tree.nodes[child]
        if node.endLeaf > node.firstLeaf {
          count += 1
          if isTeaser(node) { teasers += 1 }
        }
        child = max(child + 1, Int(node.end))
      }
      guard teasers >= 3, 10 * teasers >= 8 * count, prose(inside: parent) <= 0.4 * all,
        trustsProse || Double(ink(inside: parent).all) <= all - prose(inside: parent)
      else { continue }
      for index in parent..<Int(tree.nodes[parent].end) { isExcluded[index] = true }
    }
  }

  private func isTeaser(_ node: PageTree.Node) -> Bool {
    var ink: Int32 = 0
    var hasHeadline = false
    for leaf in tree.leaves[Int(node.firstLeaf)..<Int(node.endLeaf)] {
      ink += leaf.inkCount
      if leaf.wordCount >= 4, reading.linkShare(leaf) > 0.9 { hasHeadline = true }
    }
    return hasHeadline && ink <= 400
  }

  private mutating func sumWeights() {
    weightBefore.reserveCapacity(tree.leaves.count + 1)
    var sum = 0.0
    for leaf in tree.leaves {
      if leaf.node >= 0, !isExcluded[Int(leaf.node)] { sum += weight(leaf) }
      weightBefore.append(sum)
    }
  }

  private func weight(_ leaf: PageTree.Leaf) -> Double {
    let plain = Double(leaf.inkCount - leaf.linkInkCount)
    let link = Double(leaf.linkInkCount)
    let tag = tree.nodes[Int(leaf.node)].tag
    if reading.linkShare(leaf) > 0.5 { return -8 - link * 0.3 }
    if Tag.traits(of: tag).contains(.heading) { return 5 }
    guard leaf.hasWords, leaf.endsSentence || plain >= 80 else {
      return tag == .td || tag == .th || tag == .pre ? 1 : -4
    }
    return plain * min(1, plain / 200) * (1 + 0.05 * Double(min(6, leaf.punctuationCount))) - link * 0.5
  }

  /// The outermost of the elements with the greatest weight: what is around it adds nothing but links.
  private var heaviest: Int {
    var best = tree.nodes.firstIndex { $0.tag == .body } ?? 0
    for index in tree.nodes.indices where !isExcluded[index] && weight(inside: index) > weight(inside: best) {
      best = index
    }
    return best
  }

  private func chooseContainer() -> Int {
    let root = heaviest
    let widest = descend(from: root, share: 0.75)
    let whole = weight(inside: widest)
    guard whole > 0 else { return root }
    var best: (node: Int, weight: Double)?
    for (index, node) in tree.nodes.enumerated() where !isExcluded[index] {
      let isMarked = node.hints.contains(.markedBody)
      guard isMarked || node.hints.contains(.body) || node.tag == .article || node.hints.contains(.markedArticle) else {
        continue
      }
      let own = weight(inside: index) * (isMarked ? 1.3 : node.hints.contains(.body) ? 1.1 : 1)
      if own > (best?.weight ?? 0) * (isInside(index, best?.node) ? 0.85 : 1) { best = (index, own) }
    }
    if let best, best.weight >= 0.55 * whole { return best.node }
    return widest
  }

  /// The scalars inside the container that are not excluded: all of them, and those outside links.
  private var foundInk: (all: Int, plain: Int) { isExcluded.isEmpty ? (0, 0) : ink(inside: container) }

  private func ink(inside node: Int) -> (all: Int, plain: Int) {
    let node = tree.nodes[node]
    var sum = (all: 0, plain: 0)
    for leaf in tree.leaves[Int(node.firstLeaf)..<Int(node.endLeaf)]
    where leaf.node >= 0 && !isExcluded[Int(leaf.node)] {
      sum.all += Int(leaf.inkCount)
      sum.plain += Int(leaf.inkCount - leaf.linkInkCount)
    }
    return sum
  }

  /// The element marked as the main one, if it has most of the page; else all of it.
  private func mainElement() -> Int {
    let root = tree.nodes.firstIndex { $0.tag == .body } ?? 0
    let whole = ink(inside: root).all
    let marked = tree.nodes.indices.first { index in
      let node = tree.nodes[index]
      return (node.tag == .main || node.hints.contains(.markedMain)) && 2 * ink(inside: index).all > whole
    }
    return marked ?? root
  }

  private func isInside(_ node: Int, _ other: Int?) -> Bool {
    guard let other else { return false }
    return node > other && node < Int(tree.nodes[other].end)
  }

  /// The deepest element below `node` that has at least `share` of its weight.
  private func descend(from node: Int, share: Double) -> Int {
    let least = weight(inside: node) * share
    guard least > 0 else { return node }
    var current = node
    var index = node + 1
    while index < Int(tree.nodes[current].end) {
      if !isExcluded[index], weight(inside: index) >= least {
        // Paragraphs and cells are not containers.
        let tag = tree.nodes[index].tag
        if tag == .p || tag == .td || tag == .li || tag == .tr { break }
        current = index
        index += 1
      } else {
        index = max(index + 1, Int(tree.nodes[index].end))
      }
    }
    return current
  }
}
