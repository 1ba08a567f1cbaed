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
    nearestMention(range, in: sentence) { isPlace($0) && !isOwner($0) }
      ?? nearestMention(range, in: sentence, where: isPlace)
  }

  /// The index of the date or time that is nearest to `range` in a sentence.
  func time(nearest range: TextRange, in sentence: TextRange) -> Int? {
    Self.nearest(
      range, in: sentence, times.count, { times[$0].range },
      where: { times[$0].kind == .date || times[$0].kind == .time })
  }

  /// Whether a name for a people ends at an offset: "14 Fulani".
  func isPeople(endingAt end: Int) -> Bool {
    let index = firstMention(startingAt: end) - 1
    return index >= 0 && mentions[index].label == .group && mentions[index].range.upperBound == end
  }

  /// A sentence without the place and date before its dash: "KYIV, Nov 18 (Reuters) - Two people were killed".
  func withoutDateline(_ sentence: TextRange) -> TextRange {
    let index = firstMention(startingAt: sentence.lowerBound)
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

  private func nearestMention(_ range: TextRange, in sentence: TextRange, where isWanted: (Mention) -> Bool) -> Int? {
    Self.nearest(range, in: sentence, mentions.count, { mentions[$0].range }, where: { isWanted(mentions[$0]) })
  }

  private func firstMention(startingAt start: Int) -> Int {
    Self.firstIndex(mentions.count, { mentions[$0].range }, startingAt: start)
  }

  /// The index of the first of some items that starts at an offset or behind it.
  ///
  /// - Complexity: O(log *n*).
  private static func firstIndex(_ count: Int, _ itemRange: (Int) -> TextRange, startingAt start: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if itemRange(middle).lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The nearest of the items that stand in the sentence; of two at the same distance the later.
  ///
  /// Items are asked for by their index, as copies of them would cost more than the search.
  ///
  /// - Complexity: O(log *n*).
  private static func nearest(
    _ range: TextRange, in sentence: TextRange, _ count: Int, _ itemRange: (Int) -> TextRange,
    where isWanted: (Int) -> Bool
  ) -> Int? {
    let low = firstIndex(count, itemRange, startingAt: range.lowerBound)
    func isCandidate(_ index: Int) -> Bool { sentence.contains(itemRange(index)) && isWanted(index) }
    let after = (low..<min(count, low + reach)).first(where: isCandidate)
    let before = (max(0, low - reach)..<low).last(where: isCandidate)
    guard let after else { return before }
    guard let before else { return after }
    let distanceAfter = max(0, itemRange(after).lowerBound - range.upperBound)
    let distanceBefore = max(0, range.lowerBound - itemRange(before).upperBound)
    return distanceBefore < distanceAfter ? before : after
  }
}
