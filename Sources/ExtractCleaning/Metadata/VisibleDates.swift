import ExtractCore

/// Finds the date of publication where readers of a page see it: beside the headline, after a word such as `Published`,
/// or at the beginning of the text.
struct VisibleDates {
  let reading: LeafReading
  let boilerplate: BoilerplateTable
  let dates: DateReading
  let isDayFirst: Bool?

  /// The first date that is found, by falling nearness to the headline.
  func first(headline: Int?, firstProse: Int) -> String? {
    let leaves = reading.tree.leaves
    // The stretches overlap, and a leaf without a date needs no second look.
    var isOpen = [Bool](repeating: true, count: leaves.count)
    func date(_ index: Int) -> String? {
      guard isOpen[index] else { return nil }
      isOpen[index] = false
      return hasDigit(index) ? dates.iso(reading.string(of: index), isDayFirst: isDayFirst) : nil
    }
    let near = (headline ?? firstProse)
    for index in max(0, near - 4)..<min(leaves.count, near + 14) where canBeDate(index) {
      if let date = date(index) { return date }
    }
    for index in 0..<min(leaves.count, 2000) where isOpen[index] && canBeDate(index) && hasDigit(index) {
      let match = boilerplate.match { read in reading.forEachPiece(of: index, read) }
      if match.start == .dateline, let date = date(index) { return date }
    }
    for index in firstProse..<min(leaves.count, firstProse + 2) where opensWithDate(index) {
      if let date = date(index) { return date }
    }
    for index in firstProse..<min(leaves.count, firstProse + 400)
    where isOpen[index] && canBeDate(index) && leaves[index].wordCount <= 6 {
      if let date = date(index) { return date }
    }
    for index in 0..<min(leaves.count, 2000) where isOpen[index] && canBeDate(index) && !isAtEdge(index) {
      if let date = date(index) { return date }
    }
    return nil
  }

  /// Whether a leaf may be a line that says when the page was published: a short one, and no sentence.
  private func canBeDate(_ index: Int) -> Bool {
    let leaf = reading.tree.leaves[index]
    guard leaf.wordCount <= 20, leaf.node >= 0, leaf.wordCount <= Self.longestPhrase || !isSentence(index) else {
      return false
    }
    return reading.tree.nearest(from: leaf.node) { $0.hints.contains(.comments) || $0.tag == .nav } == nil
  }

  /// The longest line that may end with a period and be no sentence, in words: `Posted on 12 Nov. 2024.`
  private static let longestPhrase = 6
  /// The furthest that a date stands from the beginning of prose that it dates, in bytes.
  private static let reachOfDateline = 40

  /// Whether a leaf ends as sentences do.
  private func isSentence(_ index: Int) -> Bool {
    var last: UInt8?
    reading.forEachPiece(of: index) { piece in last = piece.last { $0 > 0x20 } ?? last }
    // From U+007F on there is white space, and what is left out.
    if let byte = last, byte >= 0x7F { last = reading.string(of: index).utf8.last { $0 != 0x20 && $0 != 0x0A } }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
  }

  private func opensWithDate(_ index: Int) -> Bool {
    hasDigit(index) && dates.place(in: reading.string(of: index)).map { $0 <= Self.reachOfDateline } == true
  }

  /// Whether a leaf stands beside or below what the page is about.
  private func isAtEdge(_ index: Int) -> Bool {
    reading.tree.nearest(from: reading.tree.leaves[index].node) { $0.tag == .footer || $0.tag == .aside } != nil
  }

  private func hasDigit(_ index: Int) -> Bool {
    var hasDigit = false
    reading.forEachPiece(of: index) { piece in
      if !hasDigit { hasDigit = piece.contains { $0 >= 0x30 && $0 <= 0x39 } }
    }
    return hasDigit
  }
}
