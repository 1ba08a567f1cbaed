import ExtractCore

/// A stop with the stops, closing marks and footnote marks after it that belong to the same sentence.
struct StopCluster {
  /// The marks of the stop and the closing marks after it.
  var cues: BoundaryCues = []
  /// The index just after the last token.
  var end: Int
  /// A period follows that of an initialism, so that the second one ends a sentence: `the U.S..`
  var isDoubled = false
}

extension BoundaryScanner {
  /// The stop at token `index` with all that goes with it; notes the quotation marks in it.
  mutating func cluster(at index: Int) -> StopCluster {
    var cluster = StopCluster(end: index)
    let first = view.shape(index)
    addStop(index, first, to: &cluster)
    while cluster.end < view.count {
      let shape = view.shape(cluster.end)
      if shape.contains(.lineStart) || !extend(&cluster, by: cluster.end, shape, after: index) { break }
    }
    return cluster
  }

  private func addStop(_ index: Int, _ shape: TokenShape, to cluster: inout StopCluster) {
    switch shape.mark {
    case Mark.question: cluster.cues.formUnion(.question)
    case Mark.exclamation: cluster.cues.formUnion(.exclamation)
    case Mark.ellipsis: cluster.cues.formUnion(.ellipsis)
    case Mark.otherStop: cluster.cues.formUnion(.otherStop)
    case Mark.period where cluster.cues.contains(.initialism) && !shape.contains(.repeated):
      cluster.cues.remove(.initialism)
      cluster.isDoubled = true
    case Mark.period:
      let isSecond = !cluster.cues.isDisjoint(with: .period) && cluster.cues.isDisjoint(with: .closedBracket)
      cluster.cues.formUnion(shape.contains(.repeated) || isSecond ? .ellipsis : .period)
    default: cluster.cues.formUnion([.initialism, .period])
    }
    // A stop after a bracket is the sentence's, not the bracket's.
    cluster.cues.remove(.closedBracket)
    if cluster.cues.contains(.ellipsis) { cluster.cues.remove(.period) }
    cluster.end = index + 1
  }

  /// Adds token `next` to the cluster if it belongs to it.
  private mutating func extend(_ cluster: inout StopCluster, by next: Int, _ shape: TokenShape, after stop: Int) -> Bool
  {
    switch Role.of(shape, in: roles) {
    case Role.stop:
      // An ellipsis with a space before it begins the next sentence: "It rained. ... And it poured."
      guard view.isGlued(next) || shape.mark != Mark.ellipsis || cluster.cues.isDisjoint(with: .period) else {
        return false
      }
      addStop(next, shape, to: &cluster)
      return true
    case Role.doubleQuote:
      guard closesAfterStop(next) else { return false }
      isQuoteOpen = false
      cluster.cues.formUnion(.closedQuote)
    case Role.singleQuote:
      guard view.isGlued(next) || !cluster.cues.contains(.closedQuote), closesAfterStop(next) else { return false }
      isSingleQuoteOpen = false
      cluster.cues.formUnion(.closedQuote)
    case Role.closeBracket:
      if next == bracketEnd, bracketStart > start { cluster.cues.formUnion(.closedBracket) }
      if next < bracketEnd { return false }
    case Role.openBracket:
      guard let end = endOfCitation(next) else { return false }
      cluster.end = end
      return true
    default:
      return extendByNote(&cluster, by: next, shape, after: stop)
    }
    cluster.end = next + 1
    return true
  }

  /// The index after a bracket that holds only numbers: `[1]`, `[2, 3]`, `[4–6]`; `nil` if it holds something else.
  private func endOfCitation(_ open: Int) -> Int? {
    guard view.mark(open) == Mark.openBracket else { return nil }
    var numbers = 0
    for index in open + 1..<max(open + 1, min(view.count, open + 10)) {
      let shape = view.shape(index)
      if shape.isKind(.number) {
        numbers += 1
      } else if shape.mark == Mark.closeBracket {
        return numbers > 0 ? index + 1 : nil
      } else if shape.mark != Mark.comma, shape.mark != Mark.enDash, shape.mark != Mark.hyphen {
        return nil
      }
    }
    return nil
  }

  /// The index after a face in punctuation, `:)` or `;-D`, that begins at token `index`.
  private func endOfEmoticon(_ index: Int) -> Int? {
    switch view.mark(index) {
    case Mark.colon, Mark.semicolon, UInt8(ascii: "="): break
    default: return nil
    }
    guard !view.isGlued(index) || view.mark(index - 1) != Mark.colon else { return nil }
    var mouth = index + 1
    if view.mark(mouth) == Mark.hyphen { mouth += 1 }
    guard mouth < view.count, view.isGlued(mouth), view.isGlued(mouth - 1) || mouth == index + 1 else { return nil }
    guard mouth + 1 >= view.count || !view.isGlued(mouth + 1) else { return nil }
    if view.shape(mouth).isKind(.bracket) { return mouth + 1 }
    guard view.length(mouth) == 1 else { return nil }
    switch view.bytes(mouth)[0] {
    case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "O"): return mouth + 1
    default: return nil
    }
  }

  /// Adds a footnote number, a footnote sign or a pictograph.
  private func extendByNote(_ cluster: inout StopCluster, by next: Int, _ shape: TokenShape, after stop: Int) -> Bool {
    if let end = endOfEmoticon(next) {
      cluster.end = end
      return true
    }
    let isLast = next + 1 >= view.count || !view.isGlued(next + 1)
    guard isLast else { return false }
    if shape.isKind(.emoji) {
      cluster.end = next + 1
      return true
    }
    guard view.isGlued(next) else { return false }
    if shape.isKind(.number), view.length(next) <= 3, next == cluster.end, stop > start,
      !view.shape(stop - 1).isKind(.number), cluster.cues.isDisjoint(with: [.initialism, .ellipsis])
    {
      let before = view.shape(stop - 1)
      guard before.contains(.nonASCII) || view.length(stop - 1) > 2 || before.isKind(.bracket) else { return false }
      guard next + 1 < view.count else { return false }
      let after = view.shape(next + 1)
      guard after.contains(.initialUpper) || after.isKind(.number) || after.contains(.lineStart) else { return false }
      cluster.end = next + 1
      while cluster.end < view.count, view.shape(cluster.end).isKind(.number), view.length(cluster.end) <= 3 {
        cluster.end += 1
      }
      return true
    }
    if shape.mark == UInt8(ascii: "*") || shape.mark == UInt8(ascii: "_") {
      cluster.end = next + 1
      return true
    }
    return false
  }
}
