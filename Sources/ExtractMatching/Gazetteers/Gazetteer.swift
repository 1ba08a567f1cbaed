public import ExtractCore

/// A form of a gazetteer's list that stands in the text.
public struct GazetteerMatch: Sendable {
  /// The tokens that the form covers.
  public let tokens: TokenRange
  /// The row of the form.
  public let entry: LexiconEntry
  /// The number of the list in the lexicon.
  public let list: Int
}

/// Finds the names of some lists over a token table in one pass.
///
/// Where names overlap, the longest in tokens stays; of equally long ones that of the list of the greater priority,
/// then the one that begins first, then that of the earlier list, then the earlier row.
///
/// - Complexity: linear in the tokens and, where names overlap, O(*n* log *n*) in the names of one cluster; the number
///   of names does not count.
public struct Gazetteer: @unchecked Sendable {
  /// The lexicon that has the lists; the texts must be cut into tokens with it.
  public let lexicon: Lexicon
  /// The names of the lists.
  public let lists: [String]
  private let wanted: ListSet
  /// By number of the list, the priority of those that are wanted, ``unwanted`` for others; never freed.
  private let priorities: UnsafePointer<Int32>

  private static let unwanted = Int32.min

  /// A gazetteer of some lists of a lexicon.
  ///
  /// - Precondition: the lists exist.
  public init(lexicon: Lexicon, lists: [String]) {
    self.lexicon = lexicon
    self.lists = lists
    wanted = lexicon.listSet(lists)
    let priorities = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, lexicon.listCount))
    priorities.initialize(repeating: Self.unwanted, count: lexicon.listCount)
    for list in lists {
      let number = lexicon.listNumber(list)
      let (layer, local) = lexicon.layer(ofList: number)
      priorities[number] = Int32(layer.lists[local].priority)
    }
    self.priorities = UnsafePointer(priorities)
  }

  /// Calls `body` with every match, in the order of where they begin, the shorter first.
  public func forEachMatch(in view: TokenView, _ body: (GazetteerMatch) -> Void) {
    for start in 0..<view.count where view.shape(start).contains(.startsPhrase) {
      lexicon.forEachPhrase(at: start, in: view, lists: wanted) { match in
        guard priorities[match.list] != Self.unwanted else { return }
        body(GazetteerMatch(tokens: TokenRange(start, match.end), entry: match.entry, list: match.list))
      }
    }
  }

  /// The matches that stay where names overlap, in the order of the text.
  public func longestMatches(in view: TokenView) -> [GazetteerMatch] {
    var kept: [GazetteerMatch] = []
    var cluster: [GazetteerMatch] = []
    var clusterEnd = 0
    forEachMatch(in: view) { match in
      if match.tokens.start >= clusterEnd {
        resolve(&cluster, into: &kept)
        clusterEnd = match.tokens.end
      }
      clusterEnd = max(clusterEnd, match.tokens.end)
      cluster.append(match)
    }
    resolve(&cluster, into: &kept)
    return kept
  }

  /// Moves the winners of matches that overlap in a chain to `kept`.
  private func resolve(_ cluster: inout [GazetteerMatch], into kept: inout [GazetteerMatch]) {
    guard var best = cluster.first else { return }
    let from = best.tokens.start
    var end = best.tokens.end
    for match in cluster.dropFirst() {
      end = max(end, match.tokens.end)
      if wins(match, best) { best = match }
    }
    if best.tokens.start == from, best.tokens.end == end {
      kept.append(best)
    } else {
      cluster.sort(by: wins)
      var isTaken = [Bool](repeating: false, count: end - from)
      let count = kept.count
      // What is taken already is no shorter than a later match, so it covers an end of whatever it overlaps.
      for match in cluster where !isTaken[match.tokens.start - from] && !isTaken[match.tokens.end - 1 - from] {
        for token in match.tokens.start..<match.tokens.end { isTaken[token - from] = true }
        kept.append(match)
      }
      kept[count...].sort { $0.tokens.start < $1.tokens.start }
    }
    cluster.removeAll(keepingCapacity: true)
  }

  private func wins(_ left: GazetteerMatch, _ right: GazetteerMatch) -> Bool {
    let (leftLength, rightLength) = (left.tokens.end - left.tokens.start, right.tokens.end - right.tokens.start)
    if leftLength != rightLength { return leftLength > rightLength }
    if priorities[left.list] != priorities[right.list] { return priorities[left.list] > priorities[right.list] }
    if left.tokens.start != right.tokens.start { return left.tokens.start < right.tokens.start }
    return left.list != right.list ? left.list < right.list : left.entry.row < right.entry.row
  }
}
