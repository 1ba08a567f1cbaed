import ExtractCore

/// The headline, byline and date line of a plain text, and headings within it.
extension LineClassification {
  /// Finds the headline above the first sentence, and byline and date line around it.
  mutating func markHeader() {
    guard let firstProse = inked.indices.first(where: { self.line($0).form == .prose && self.line($0).role == .text })
    else {
      return
    }
    markBylines(in: max(0, firstProse - 12)..<firstProse)
    var title: Int?
    for order in 0..<firstProse {
      let line = line(order)
      guard line.role == .text || line.role == .heading, line.wordCount <= 30, !goesOn(order), !isRest(order),
        !isRemark(line)
      else { continue }
      if line.wordCount >= 4 {
        title = order
        break
      }
      if title == nil { title = order }
    }
    if let title {
      for part in title...endOfHeadline(title) { setRole(part, .title) }
      titleLine = Int(inked[title])
    }
  }

  /// The words of a headline that is wrapped, at most.
  private static let longestHeadline = 20

  /// The last line of a headline that is wrapped: short lines that end no sentence, with nothing of the text below them.
  private func endOfHeadline(_ first: Int) -> Int {
    guard !line(first).endsSentence else { return first }
    var end = first
    var words = line(first).wordCount
    while end + 1 < inked.count, end - first < 3, isBelow(end + 1, end) {
      let line = line(end + 1)
      words += line.wordCount
      guard line.role == .text, !line.endsSentence, words <= Self.longestHeadline else { break }
      end += 1
    }
    guard end > first, line(first + 1).startsLower else { return first }
    let isWhole = end + 1 == inked.count || !isBelow(end + 1, end) || line(end + 1).role != .text
    return isWhole ? end : first
  }

  /// Whether a line stands right below another, with no blank line between.
  private func isBelow(_ order: Int, _ above: Int) -> Bool { inked[order] == inked[above] + 1 }

  /// Whether a line is the rest of a sentence that the line above it begins.
  private func isRest(_ order: Int) -> Bool {
    guard order > 0, isBelow(order, order - 1) else { return false }
    let above = line(order - 1)
    guard above.role == .text, !above.endsSentence else { return false }
    return line(order).startsLower || width.map { above.count * 10 >= $0 * 7 } ?? false
  }

  private func markBylines(in orders: Range<Int>) {
    for order in orders where line(order).role == .text || line(order).role == .other {
      if let role = roleInHeader(order) { setRole(order, role) }
    }
  }

  /// Whether a line at the headline is a byline or a date line.
  func roleInHeader(_ order: Int) -> LineRole? {
    let line = line(order)
    if line.wordCount <= 8, matches[order].start == .byline, !line.endsSentence { return .byline }
    return isDateLine(order, line) ? .dateline : nil
  }

  /// Whether a line is the beginning of a sentence that the next line ends.
  private func goesOn(_ order: Int) -> Bool {
    let line = line(order)
    guard line.role == .text, !line.endsSentence else { return false }
    if endOfHeadline(order) > order { return false }
    let isFollowed = order + 1 < inked.count && isBelow(order + 1, order) && self.line(order + 1).role == .text
    if width != nil, isFollowed { return true }
    for next in order + 1..<inked.count where self.line(next).role.isKept { return self.line(next).startsLower }
    return false
  }

  func isDateLine(_ order: Int, _ line: TextLine) -> Bool {
    guard line.wordCount <= 12, !line.endsSentence, line.count <= 80,
      bytes[line.range].contains(where: { $0 &- 0x30 < 10 })
    else { return false }
    return matches[order].start == .dateline
      || resources.dates.iso(String(decoding: bytes[line.range], as: UTF8.self)) != nil
  }

  /// A short line of its own that begins like a sentence and does not end like one is a heading, if something follows.
  func markHeadings() {
    let isWrapped = width != nil
    for order in inked.indices {
      let line = line(order)
      guard line.form == .short, line.role == .text, !line.endsSentence, line.wordCount <= 14, line.count <= 120,
        !line.startsLower, !isRemark(line)
      else { continue }
      let index = Int(inked[order])
      guard
        index == 0 || lines[index - 1].form == .blank || !isWrapped && !lines[index - 1].role.isKept
          || !isWrapped && lines[index - 1].endsSentence,
        !isWrapped || index + 1 == lines.count || lines[index + 1].form == .blank
      else { continue }
      let next = (order + 1..<inked.count).first { self.line($0).role.isKept }
      if let next {
        if !self.line(next).startsLower { setRole(order, .heading) }
      } else {
        setRole(order, .other)
      }
    }
  }

  /// A line in brackets: "(Reporting by Ines Falk)"
  private func isRemark(_ line: TextLine) -> Bool {
    bytes[line.range].first == UInt8(ascii: "(") && bytes[line.range].last == UInt8(ascii: ")")
  }

  /// A headline can stand below the article: a short line of its own after several sentences, where none stands above.
  mutating func markHeadlineAtEnd() {
    guard let order = inked.indices.last(where: { self.line($0).role.isKept }) else { return }
    let line = line(order)
    let index = Int(inked[order])
    guard line.role == .text, line.form == .short, (4...20).contains(line.wordCount), !line.endsSentence,
      line.startsUpper, !isRemark(line), index > 0, lines[index - 1].form == .blank,
      let first = inked.indices.first(where: { self.line($0).role.isKept }), self.line(first).form == .prose
    else { return }
    var prose = 0
    for other in 0..<order where self.line(other).role == .text && self.line(other).form == .prose {
      prose += 1
      if prose == 3 { break }
    }
    guard prose == 3 else { return }
    setRole(order, .title)
    titleLine = index
  }
}
