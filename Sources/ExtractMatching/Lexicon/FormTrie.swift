import ExtractCore

/// The trie of forms while lists are compiled: edges in one hash table, payloads in the order of the lists.
///
/// The first step of a path is the index of a word and the root of its own; later steps are indices of words, or marks
/// with ``markBit``.
struct FormTrie {
  private typealias Format = LexiconFormat

  static let markBit: UInt32 = 1 << 31

  /// The parent of each node; roots have none.
  private var parents: [UInt32] = []
  private var steps: [UInt32] = []
  private var listBits: [UInt64] = []
  /// The root of each word plus 1, 0 for none.
  private var rootOfWord: [UInt32] = []
  private var payloads: [(node: UInt32, payload: LexiconFormat.Payload)] = []
  private var lastRow: [UInt32] = []
  /// Nodes other than roots plus 1, by the hash of their parent and step.
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var edgeCount = 0

  private static let noParent = UInt32.max

  /// Adds a form; a second payload of the same row at the same node is left out.
  mutating func add(_ payload: LexiconFormat.Payload, along path: [UInt32], isOfList list: Int) {
    let bit: UInt64 = 1 << UInt64(list % 64)
    var node = root(Int(path[0]))
    listBits[Int(node)] |= bit
    for step in path.dropFirst() {
      node = child(of: node, step)
      listBits[Int(node)] |= bit
    }
    guard lastRow[Int(node)] != payload.row else { return }
    lastRow[Int(node)] = payload.row
    payloads.append((node, payload))
  }

  private mutating func root(_ word: Int) -> UInt32 {
    while rootOfWord.count <= word { rootOfWord.append(0) }
    if rootOfWord[word] == 0 {
      rootOfWord[word] = makeNode(Self.noParent, 0) + 1
    }
    return rootOfWord[word] - 1
  }

  private mutating func makeNode(_ parent: UInt32, _ step: UInt32) -> UInt32 {
    parents.append(parent)
    steps.append(step)
    listBits.append(0)
    lastRow.append(.max)
    return UInt32(parents.count - 1)
  }

  private mutating func child(of node: UInt32, _ step: UInt32) -> UInt32 {
    var slot = Self.hash(node, step) & (slots.count - 1)
    while slots[slot] != 0 {
      let other = slots[slot] - 1
      if parents[Int(other)] == node, steps[Int(other)] == step { return other }
      slot = (slot + 1) & (slots.count - 1)
    }
    let child = makeNode(node, step)
    slots[slot] = child + 1
    edgeCount += 1
    if edgeCount * 2 > slots.count { grow() }
    return child
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for node in parents.indices where parents[node] != Self.noParent {
      var slot = Self.hash(parents[node], steps[node]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(node + 1)
    }
  }

  private static func hash(_ node: UInt32, _ step: UInt32) -> Int {
    var hash = UInt64(node) << 32 | UInt64(step)
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return Int(hash >> 33)
  }

  /// The word or mark by which each node is reached; 0 for roots.
  private func identifiers(_ idOfWord: [LexiconID]) -> [LexiconID] {
    parents.indices.map { node in
      guard parents[node] != Self.noParent else { return 0 }
      let step = steps[node]
      return step & Self.markBit != 0 ? step & ~Self.markBit : idOfWord[Int(step)]
    }
  }

  struct Compiled {
    var nodes: [LexiconFormat.Node] = []
    var payloads: [LexiconFormat.Payload] = []
    var listSets: [UInt64] = []
    /// By word in the given order.
    var links: [LexiconFormat.Link] = []
    var hasChildren: [Bool] = []
  }

  /// The nodes numbered breadth first, from the roots of the words in the order of `roots`.
  func compiled(roots: [Int], idOfWord: [LexiconID]) -> Compiled {
    var result = Compiled()
    let children = Grouping(count: parents.count, parents.indices.lazy.filter { parents[$0] != Self.noParent }) {
      Int(parents[$0])
    }
    let payloadIndices = Grouping(count: parents.count, payloads.indices) { Int(payloads[$0].node) }
    var order: [Int] = []
    for word in roots {
      let root = word < rootOfWord.count ? Int(rootOfWord[word]) - 1 : -1
      let hasChildren = root >= 0 && !children[root].isEmpty
      result.hasChildren.append(hasChildren)
      guard root >= 0 else {
        result.links.append(.none)
        continue
      }
      if !hasChildren, payloadIndices[root].count == 1, let only = payloadIndices[root].first,
        let link = LexiconFormat.Link(payloads[only].payload)
      {
        result.links.append(link)
      } else {
        result.links.append(LexiconFormat.Link(node: order.count))
        order.append(root)
      }
    }
    var setNumbers: [UInt64: UInt32] = [:]
    let ids = identifiers(idOfWord)
    // Children by their identifiers, each with its node in the lower half.
    var siblings: [UInt64] = []
    result.nodes.reserveCapacity(parents.count + 1)
    result.payloads.reserveCapacity(payloads.count)
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      let set = setNumbers[listBits[node]] ?? UInt32(setNumbers.count)
      if Int(set) == setNumbers.count {
        setNumbers[listBits[node]] = set
        result.listSets.append(listBits[node])
      }
      result.nodes.append(
        LexiconFormat.Node(
          firstChild: UInt32(order.count), firstPayload: UInt32(result.payloads.count), word: ids[node], listSet: set))
      for index in payloadIndices[node] { result.payloads.append(payloads[index].payload) }
      siblings.removeAll(keepingCapacity: true)
      for child in children[node] { siblings.append(UInt64(ids[child]) << 32 | UInt64(child)) }
      if siblings.count > 1 { siblings.sort() }
      for sibling in siblings { order.append(Int(truncatingIfNeeded: sibling & 0xFFFF_FFFF)) }
    }
    result.nodes.append(
      LexiconFormat.Node(
        firstChild: UInt32(order.count), firstPayload: UInt32(result.payloads.count), word: 0, listSet: 0))
    return result
  }
}

/// Numbers grouped by a key, in their order within a group: a counting sort.
private struct Grouping {
  private var starts: [UInt32]
  private var members: [Int]

  init(count: Int, _ numbers: some Sequence<Int>, by key: (Int) -> Int) {
    starts = [UInt32](repeating: 0, count: count + 1)
    for number in numbers { starts[key(number) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    members = [Int](repeating: 0, count: Int(starts[count]))
    var filled = starts
    for number in numbers {
      members[Int(filled[key(number)])] = number
      filled[key(number)] += 1
    }
  }

  subscript(_ key: Int) -> ArraySlice<Int> { members[Int(starts[key])..<Int(starts[key + 1])] }
}
