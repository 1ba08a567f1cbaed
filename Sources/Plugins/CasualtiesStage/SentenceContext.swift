import ExtractKit

/// The places and times around an item.
struct SentenceContext {
  let view: TokenView
  let mentions: [Mention]
  let times: [TimeExpression]

  /// How many neighbours on each side are looked at.
  private static let reach = 16
  /// How far the dash of a dateline stands behind its place, in tokens.
  private static let longestDateline = 12

  /// The index of the mention of a place that is nearest to `range` in a sentence; one that says whose somebody is, "Mali's
  /// army", only where there is no other.
  func place(nearest range: TextRange, in sentence: TextRange) -> Int? {
    Self.nearest(range, in: sentence, mentions, \.range) { isPlace($0) && !isOwner($0) }
      ?? Self.nearest(range, in: sentence, mentions, \.range, where: isPlace)
  }

  /// The index of the date or time that is nearest to `range` in a sentence.
  func time(nearest range: TextRange, in sentence: TextRange) -> Int? {
    Self.nearest(range, in: sentence, times, \.range) { $0.kind == .date || $0.kind == .time }
  }

  /// Whether a name for a people ends at an offset: "14 Fulani".
  func isPeople(endingAt end: Int) -> Bool {
    let index = Self.firstIndex(mentions, \.range, startingAt: end) - 1
    return index >= 0 && mentions[index].label == .group && mentions[index].range.upperBound == end
  }

  /// A sentence without the place and date before its dash: "KYIV, Nov 18 (Reuters) - Two people were killed".
  func withoutDateline(_ sentence: TextRange) -> TextRange {
    let index = Self.firstIndex(mentions, \.range, startingAt: sentence.lowerBound)
    guard index < mentions.count, mentions[index].range.lowerBound == sentence.lowerBound, isPlace(mentions[index])
    else { return sentence }
    let first = mentions[index].tokens.end
    let dash = (first..<min(first + Self.longestDateline, view.count)).first { isDash($0) }
    guard let dash, view.end(dash) < sentence.upperBound else { return sentence }
    return TextRange(view.end(dash), sentence.upperBound)
  }

  private func isDash(_ token: Int) -> Bool {
    let mark = view.mark(token)
    return mark == Mark.enDash || mark == Mark.emDash || mark == Mark.hyphen && !view.isGlued(token)
  }

  private func isPlace(_ mention: Mention) -> Bool {
    mention.label == .geopolitical || mention.label == .location || mention.label == .facility
  }

  private func isOwner(_ mention: Mention) -> Bool {
    mention.tokens.end < view.count && view.shape(mention.tokens.end).isKind(.clitic)
  }

  /// The index of the first item that starts at an offset or behind it.
  ///
  /// - Complexity: O(log *n*).
  private static func firstIndex<Item>(
    _ items: [Item], _ itemRange: (Item) -> TextRange, startingAt start: Int
  ) -> Int {
    var (low, high) = (0, items.count)
    while low < high {
      let middle = (low + high) / 2
      if itemRange(items[middle]).lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The nearest of the items that stand in the sentence; of two at the same distance the later.
  ///
  /// - Complexity: O(log *n*).
  private static func nearest<Item>(
    _ range: TextRange, in sentence: TextRange, _ items: [Item], _ itemRange: (Item) -> TextRange,
    where isWanted: (Item) -> Bool
  ) -> Int? {
    let low = firstIndex(items, itemRange, startingAt: range.lowerBound)
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
