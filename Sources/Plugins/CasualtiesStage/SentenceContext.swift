import ExtractKit

/// The places and times around an item.
struct SentenceContext {
  let mentions: [Mention]
  let times: [TimeExpression]

  /// How many neighbours on each side are looked at.
  private static let reach = 16

  /// The index of the mention of a place that is nearest to `range` in a sentence.
  func place(nearest range: TextRange, in sentence: TextRange) -> Int? {
    Self.nearest(range, in: sentence, mentions, \.range) { mention in
      mention.label == .geopolitical || mention.label == .location || mention.label == .facility
    }
  }

  /// The index of the date or time that is nearest to `range` in a sentence.
  func time(nearest range: TextRange, in sentence: TextRange) -> Int? {
    Self.nearest(range, in: sentence, times, \.range) { $0.kind == .date || $0.kind == .time }
  }

  /// The nearest of the items that stand in the sentence; of two at the same distance the later.
  ///
  /// - Complexity: O(log *n*).
  private static func nearest<Item>(
    _ range: TextRange, in sentence: TextRange, _ items: [Item], _ itemRange: (Item) -> TextRange,
    where isWanted: (Item) -> Bool
  ) -> Int? {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if itemRange(items[middle]).start < range.start { low = middle + 1 } else { high = middle }
    }
    func isCandidate(_ index: Int) -> Bool { sentence.contains(itemRange(items[index])) && isWanted(items[index]) }
    let after = (low..<min(items.count, low + reach)).first(where: isCandidate)
    let before = (max(0, low - reach)..<low).last(where: isCandidate)
    guard let after else { return before }
    guard let before else { return after }
    let distanceAfter = max(0, itemRange(items[after]).lowerBound - range.upperBound)
    let distanceBefore = max(0, range.lowerBound - itemRange(items[before]).upperBound)
    return distanceBefore < distanceAfter ? before : after
  }
}
