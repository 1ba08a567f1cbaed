import ExtractCore

/// What pages of print carry beside their text: numbers, running headers and footers, tables of contents.
extension LineClassification {
  /// Drops `Page 3 of 10` anywhere, and a number alone beside a page break.
  func dropPageNumbers() {
    for order in inked.indices {
      let line = line(order)
      guard line.count <= 24, line.role.isKept else { continue }
      var ink = 0
      var digits = 0
      for byte in bytes[line.range] where byte > 0x20 && byte != UInt8(ascii: "-") {
        ink += 1
        if byte &- 0x30 < 10 { digits += 1 }
      }
      guard digits > 0, digits + 6 >= ink else { continue }
      let isCounted = ink > 4 && beginsWithPage(line) && digits + 6 >= ink
      let isAlone = digits == ink && digits <= 4 && isBesidePageBreak(Int(inked[order]))
      if isCounted || isAlone { setRole(order, .pageNumber) }
    }
  }

  private func beginsWithPage(_ line: TextLine) -> Bool {
    bytes[line.range].prefix(4).elementsEqual("Page".utf8)
      && bytes[line.range].dropFirst(4).first { $0 > 0x20 }.map { $0 &- 0x30 < 10 } ?? false
  }

  private func isBesidePageBreak(_ index: Int) -> Bool {
    for other in max(0, index - 2)...min(lines.count - 1, index + 2) where other != index {
      if lines[other].form == .pageBreak || lines[other].form == .ruleLine { return true }
    }
    let next = index + 1 < lines.count ? lines[index + 1].lineStart : bytes.count
    return next < bytes.count && bytes[next] == 0x0C || bytes[lines[index].lineStart] == 0x0C
  }

  // MARK: Running headers

  /// Drops the lines that stand at the edges of pages again and again, and the numbers of the pages.
  ///
  /// Pages end at form feeds, or at numbers that count up. Numbers alone can be those of chapters, too: they count only
  /// if a sentence goes on over one of them, if they stand far from the margin, or beside a line that comes again.
  ///
  /// - Complexity: O(*n*).
  func dropPageFurniture() {
    var numbers = pageNumbers()
    let breaks = formFeeds()
    guard !numbers.isEmpty || breaks.count >= 2 else { return }
    var places: [UInt64: [Int]] = [:]
    var edges: Set<Int> = []
    for number in numbers { edges.formUnion([number - 2, number - 1, number + 1, number + 2]) }
    for start in breaks { edges.formUnion([start - 2, start - 1, start, start + 1]) }
    for order in edges.sorted() where inked.indices.contains(order) && canBeRunning(line(order)) {
      let key = keyWithoutNumbers(line(order))
      places[key, default: []].append(order)
    }
    let running = Set(places.filter { $0.value.count >= 2 && isApart($0.value) }.map(\.key))
    if !breaks.isEmpty || numbers.contains(where: { isPageNumber($0, running) }) {
      for order in numbers where line(order).role.isKept { setRole(order, .pageNumber) }
    } else {
      numbers = []
    }
    guard !running.isEmpty, !numbers.isEmpty || !breaks.isEmpty else { return }
    // The header of the first page has no page before it.
    edges.formUnion(inked.indices.prefix(2))
    for order in edges where inked.indices.contains(order) && canBeRunning(line(order)) {
      if running.contains(keyWithoutNumbers(line(order))) { setRole(order, .runningHeader) }
    }
  }

  private func canBeRunning(_ line: TextLine) -> Bool {
    line.role.isKept && line.form != .prose && line.count <= 120 && numberAlone(line) == nil
      && numberOfTotal(line) == nil
  }

  /// Whether lines stand on different pages, not side by side.
  private func isApart(_ orders: [Int]) -> Bool { zip(orders, orders.dropFirst()).allSatisfy { $1 - $0 >= 3 } }

  /// The lines that are nothing but the number of a page, if they count up; empty if there are not two of them.
  private func pageNumbers() -> [Int] {
    var best: [Int] = []
    var chain: [Int] = []
    var last = -1
    for order in inked.indices where line(order).form != .prose {
      guard let number = numberAlone(line(order)) ?? numberOfTotal(line(order)) else { continue }
      if number == last + 1, let previous = chain.last, order - previous >= 3 {
        chain.append(order)
      } else {
        chain = [order]
      }
      last = number
      if chain.count > best.count { best = chain }
    }
    return best.count >= 2 ? best : []
  }

  private func numberAlone(_ line: TextLine) -> Int? {
    var number = 0
    var digits = 0
    for byte in bytes[line.range] {
      if byte &- 0x30 < 10 {
        number = number * 10 + Int(byte - 0x30)
        digits += 1
        guard digits <= 4 else { return nil }
      } else if byte != UInt8(ascii: "-"), byte != 0x20 {
        return nil
      }
    }
    return digits > 0 ? number : nil
  }

  /// The number before a slash and that of all pages, at an edge of a line with but a few numbers and the mark of English
  /// beside it: `3/12`, `31-04120 (E)   3/12`.
  private func numberOfTotal(_ line: TextLine) -> Int? {
    guard line.wordCount <= 4, bytes[line.range].contains(UInt8(ascii: "/")),
      !bytes[line.range].contains(where: { $0 | 0x20 &- 0x61 < 26 && $0 != UInt8(ascii: "E") })
    else { return nil }
    let words = bytes[line.range].split { $0 <= 0x20 }
    return words.first.flatMap(Self.page) ?? words.last.flatMap(Self.page)
  }

  private static func page(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let parts = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2, let page = number(parts[0]), let total = number(parts[1]), page <= total else { return nil }
    return page
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private func isPageNumber(_ order: Int, _ running: Set<UInt64>) -> Bool {
    if line(order).indent >= 10 || numberOfTotal(line(order)) != nil { return true }
    for other in [order - 1, order + 1] where inked.indices.contains(other) {
      if running.contains(keyWithoutNumbers(line(other))) { return true }
    }
    guard order > 0, order + 1 < inked.count else { return false }
    let before = line(order - 1)
    return before.role == .text && !before.endsSentence && before.count >= 40 && line(order + 1).startsLower
  }

  /// The first lines with ink behind form feeds.
  private func formFeeds() -> [Int] {
    guard lines.contains(where: { $0.form == .pageBreak || beginsPage($0) }) else { return [] }
    var found: [Int] = []
    for order in inked.indices.dropFirst() {
      let between = lines[Int(inked[order - 1]) + 1..<Int(inked[order])]
      if beginsPage(line(order)) || between.contains(where: { $0.form == .pageBreak }) { found.append(order) }
    }
    return found
  }

  private func beginsPage(_ line: TextLine) -> Bool {
    line.lineStart < bytes.count && bytes[line.lineStart] == 0x0C
  }

  /// A hash of a line's words, without numbers: headers count the pages.
  private func keyWithoutNumbers(_ line: TextLine) -> UInt64 {
    var hash = WordSequenceHash()
    for byte in bytes[line.range] where WordSequenceHash.isWordByte(byte) && byte &- 0x30 >= 10 { hash.add(byte) }
    return hash.value
  }

  // MARK: Contents

  /// Drops the lines of tables of contents and of forms, whose dots lead to a number or to nothing, and the heading
  /// above them.
  func dropContentsLines() {
    for order in inked.indices where line(order).role.isKept && hasLeader(line(order)) {
      setRole(order, .contentsLine)
      guard order > 0, line(order - 1).role.isKept, line(order - 1).wordCount <= 3, !line(order - 1).endsSentence else {
        continue
      }
      if !hasLeader(line(order - 1)), matches[order - 1].line == .navigation { setRole(order - 1, .contentsLine) }
    }
  }

  /// Whether a line ends in a row of dots, with a number behind it or not: `Introduction ..... 3`.
  private func hasLeader(_ line: TextLine) -> Bool {
    guard line.count >= 10, line.count <= 200 else { return false }
    var index = line.end
    while index > line.start, bytes[index - 1] &- 0x30 < 10 { index -= 1 }
    let hasNumber = index < line.end
    guard hasNumber || bytes[index - 1] == UInt8(ascii: ".") || bytes[index - 1] == UInt8(ascii: "_") else {
      return false
    }
    var dots = 0
    while index > line.start {
      let byte = bytes[index - 1]
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == 0x20 else { break }
      if byte != 0x20 { dots += 1 }
      index -= 1
    }
    return dots >= (hasNumber ? 4 : 8)
  }
}
